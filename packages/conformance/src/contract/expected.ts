import { isDeepStrictEqual } from 'node:util';
import type { Count, Expectation, OneOf } from '../cases/row.ts';
import type { HostileServer } from '../server/hostile.ts';
import type { TrunklineError } from '../types.ts';
import { graceMs, type Settled } from './settled.ts';

/** What a case left behind. */
export interface Evidence {
  readonly settled: Settled;
  readonly requests: number;
  readonly connections: number;
  /** What the good answer decodes to, where the case asks for it. */
  readonly goodValue?: unknown;
}

/** What a server has seen of a case, without what is beside the point. */
export function seenBy({ requests, connections }: HostileServer): Pick<Evidence, 'requests' | 'connections'> {
  return { requests: requests.length, connections: connections.filter(({ aside }) => !aside).length };
}

/** Is the number the one, or within the range? */
function counts(actual: number, wanted: Count): boolean {
  return typeof wanted === 'number' ? actual === wanted : actual >= wanted[0] && actual <= wanted[1];
}

const said = (wanted: unknown): string => (Array.isArray(wanted) ? wanted.join(' or ') : String(wanted));

/** Fields of an error that are compared by their value. */
const compared = [
  'kind',
  'reason',
  'category',
  'outcome',
  'phase',
  'scope',
  'participant',
  'status',
  'tlsReason',
  'networkCode',
  'redirectHost',
] as const satisfies readonly (keyof Expectation)[];

/** A list is itself, anything else a list of one. */
function alternatives<T>(wanted: OneOf<T>): readonly T[] {
  return Array.isArray(wanted) ? (wanted as readonly T[]) : [wanted as T];
}

function numberProblem(name: string, actual: unknown, wanted: Count | undefined): string[] {
  if (wanted === undefined || (typeof actual === 'number' && counts(actual, wanted))) return [];
  return [`${name} is ${String(actual)}, not ${Array.isArray(wanted) ? wanted.join(' to ') : String(wanted)}`];
}

function errorProblems(error: TrunklineError, wanted: Expectation): string[] {
  const facts = error as unknown as Record<string, unknown>;
  const differing = compared.flatMap((field) => {
    const expected = wanted[field];
    if (expected === undefined || alternatives<unknown>(expected).includes(facts[field])) return [];
    return [`error.${field} is ${String(facts[field])}, not ${said(expected)}`];
  });
  const issues = Array.isArray(facts.issues) ? (facts.issues as { path?: unknown; offset?: unknown }[]) : [];
  const located =
    wanted.issues === 'offset' ? issues.some(({ offset }) => typeof offset === 'number') : issues.length > 0;
  return [
    ...differing,
    ...numberProblem('error.retryAfterMs', facts.retryAfterMs, wanted.retryAfterMs),
    ...numberProblem('error.bytes', facts.bytes, wanted.bytes),
    ...(wanted.issues === undefined || located ? [] : [`error.issues names no ${wanted.issues}`]),
  ];
}

function answerProblems({ settled: { result }, goodValue }: Evidence, wanted: Expectation): string[] {
  if (result === undefined) return [];
  if (result.ok) {
    if (wanted.ok !== true) return [`answered ok where ${said(wanted.kind)} is due`];
    if (wanted.sameValue !== true || isDeepStrictEqual(result.value, goodValue)) return [];
    return ['the value is not that of the good answer'];
  }
  if (wanted.ok !== true) return errorProblems(result.error, wanted);
  const { kind, reason, phase } = result.error as unknown as Record<string, unknown>;
  return [`failed where ok is due (${[kind, reason, phase].filter((word) => typeof word === 'string').join(', ')})`];
}

function against(evidence: Evidence, wanted: Expectation): string[] {
  const { settled, requests, connections } = evidence;
  const late = wanted.withinMs !== undefined && settled.ms - settled.lagMs > wanted.withinMs + graceMs;
  // Timers may fire a little early by the clock that measures them.
  const early = wanted.atLeastMs !== undefined && settled.ms < wanted.atLeastMs - 10;
  return [
    ...answerProblems(evidence, wanted),
    ...numberProblem('the number of requests', requests, wanted.requests ?? 1),
    ...numberProblem('the number of connections', connections, wanted.connections),
    ...(late ? [`took ${Math.round(settled.ms)} ms, more than ${wanted.withinMs}`] : []),
    ...(early ? [`took ${Math.round(settled.ms)} ms, less than ${wanted.atLeastMs}`] : []),
  ];
}

/** In what the evidence differs from the expectation; of several, from the one it comes nearest to. */
export function expectedProblems(evidence: Evidence, expectation: OneOf<Expectation>): string[] {
  const found = alternatives(expectation).map((one) => against(evidence, one));
  return found.toSorted((one, other) => one.length - other.length)[0] ?? [];
}
