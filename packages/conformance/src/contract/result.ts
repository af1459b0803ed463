import { isDeepStrictEqual } from 'node:util';
import {
  categories,
  errorKinds,
  fromPlain,
  isTrunklineError,
  outcomes,
  retryAdvice,
  toPlain,
  type Meta,
  type Result,
  type TrunklineError,
} from '../types.ts';

const words = { kind: errorKinds, category: categories, outcome: outcomes, retry: retryAdvice } as const;

function metaProblems(meta: Meta | undefined, vendor: string): string[] {
  if (typeof meta !== 'object' || meta === null) return ['meta is missing'];
  const sound: Record<string, boolean> = {
    vendor: meta.vendor === vendor,
    operation: typeof meta.operation === 'string' && meta.operation !== '',
    callId: typeof meta.callId === 'string' && meta.callId !== '',
    attempts: Number.isInteger(meta.attempts) && meta.attempts >= 0,
    durationMs: Number.isFinite(meta.durationMs) && meta.durationMs >= 0,
  };
  return Object.entries(sound).flatMap(([field, fine]) =>
    fine ? [] : [`meta.${field} is ${String(Reflect.get(meta, field))}`],
  );
}

function errorProblems(error: TrunklineError | undefined, vendor: string): string[] {
  if (!isTrunklineError(error)) return ['the error is not a branded one'];
  const problems = Object.entries(words).flatMap(([field, known]) => {
    const word: unknown = Reflect.get(error, field);
    return (known as readonly unknown[]).includes(word) ? [] : [`error.${field} is ${String(word)}, no known word`];
  });
  if (!(error instanceof Error)) problems.push('the error is no Error');
  if (error.vendor !== vendor) problems.push('error.vendor is not the vendor');
  const unsent = error.kind === 'input' || error.kind === 'refused';
  if (unsent && error.outcome !== 'not_sent')
    problems.push(`${error.kind} with outcome ${error.outcome}: nothing may have been sent`);
  return problems;
}

/** The only form in which a code or an id from the wire may be kept. */
const tame = /^[\w.:-]{1,64}$/;

function wireProblems({ meta, error }: Result<unknown>): string[] {
  const kept: Record<string, unknown> = {
    'meta.requestId': meta?.requestId,
    'error.requestId': error?.requestId,
    'error.code': error?.kind === 'api' ? error.code : undefined,
  };
  return Object.entries(kept).flatMap(([field, value]) =>
    typeof value === 'string' && !tame.test(value) ? [`${field} is kept as the server sent it`] : [],
  );
}

/** Does it keep its fields on the way through a queue or into a worker? */
function travelProblems(result: Result<unknown>): string[] {
  try {
    const cloned = structuredClone(toPlain(result));
    const returned = fromPlain(cloned);
    if (returned.ok !== result.ok) return ['the clone has another ok'];
    if (returned.ok || result.ok)
      return isDeepStrictEqual(returned.value, result.value) ? [] : ['the clone has another value'];
    const json: unknown = JSON.parse(JSON.stringify(result));
    const kind: unknown = (json as { error?: { kind?: unknown } }).error?.kind;
    const same = isTrunklineError(returned.error) && returned.error.kind === result.error.kind;
    return [
      ...(same ? [] : ['the clone is no branded error of the kind']),
      ...(kind === result.error.kind ? [] : ['JSON lost the kind']),
    ];
  } catch (thrown) {
    return [`it doesn't survive structuredClone and JSON (${thrown instanceof Error ? thrown.name : typeof thrown})`];
  }
}

/** What is wrong with a Result, whatever the case. */
export function resultProblems(result: unknown, vendor: string): string[] {
  if (typeof result !== 'object' || result === null || typeof (result as { ok?: unknown }).ok !== 'boolean') {
    return ['the call answered something that is no Result'];
  }
  const given = result as Result<unknown>;
  return [
    ...metaProblems(given.meta, vendor),
    ...(given.ok ? [] : errorProblems(given.error, vendor)),
    ...wireProblems(given),
    ...travelProblems(given),
  ];
}
