import {
  isMilliseconds,
  type CallOptions,
  type Composed,
  type Issue,
  type Result,
  type TrunklineError,
} from '@trunkline/core';
import type { VatsCode } from '../../codes.ts';

/** Options of statistics that are asked for and waited for. */
export interface StatisticsOptions extends CallOptions<VatsCode> {
  /** How long one answer may take to be made, in milliseconds. Default 600 000; each request inside has its own clocks. */
  readonly timeoutMs?: number;
  /** Milliseconds between two questions whether it is ready. Default 5 000, the least that the manual allows. */
  readonly pollMs?: number;
}

type Asked<T> = Result<T, TrunklineError<VatsCode>>;

/** What is wrong with the time between two questions: without a pause they are a flood, and the PBX blocks a key for less. */
export function wrongPoll(pollMs: number): readonly Issue[] {
  return isMilliseconds(pollMs) ? [] : [{ path: 'options.pollMs', expected: 'a number of milliseconds above 0' }];
}

/** Asks again and again until what is made in the background is ready. */
export async function untilReady<T>(
  own: Composed<VatsCode>,
  pollMs: number,
  ask: () => Promise<Asked<T>>,
  isReady: (value: T) => boolean,
): Promise<Asked<T>> {
  for (;;) {
    const answer = await ask();
    if (!answer.ok) return answer;
    if (isReady(answer.value)) return own.done(answer.value, answer.notice);
    const waited = await own.pause(pollMs, 'reply');
    if (!waited.ok) return waited;
  }
}
