import { leaks } from './secrets.ts';
import { graceMs, type Settled } from './settled.ts';
import { resultProblems } from './result.ts';

/** What the contract is checked against. */
export interface ContractTerms {
  readonly vendor: string;
  readonly secrets: readonly string[];
}

function timeProblems({ ms, lagMs, deadlineMs }: Settled): string[] {
  const late = ms - deadlineMs - lagMs;
  return late > graceMs ? [`settled after ${Math.round(ms)} ms; its deadline was ${deadlineMs} ms`] : [];
}

/** What is wrong with how a call ended, whatever the case: the contract every call keeps. */
export function contractProblems(settled: Settled, { vendor, secrets }: ContractTerms): string[] {
  if (settled.hung) return [`hung: not settled long after its deadline of ${settled.deadlineMs} ms`];
  if ('thrown' in settled) {
    const { thrown } = settled;
    const name = thrown instanceof Error ? thrown.name : typeof thrown;
    return [`threw instead of answering a Result (${name})`, ...leaks({ 'what was thrown': thrown }, secrets)];
  }
  const { result } = settled;
  const exhibits = { 'the Result': result, 'the error': (result as { error?: unknown } | undefined)?.error };
  return [...timeProblems(settled), ...resultProblems(result, vendor), ...leaks(exhibits, secrets)];
}
