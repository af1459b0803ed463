import {
  compose,
  reportProgress,
  routine,
  type CallOptions,
  type Connection,
  type Result,
  type Routine,
  type TrunklineError,
} from '@trunkline/core';
import type { VatsCode } from '../../codes.ts';
import { untilReady, wrongPoll } from '../stats/wait.ts';
import { results, type Recognition, type RecognitionReference } from './results.ts';

export interface RecognitionWaitOptions extends CallOptions<VatsCode> {
  /** How long to wait in all, in milliseconds. Default 900 000: a quarter of an hour. */
  readonly timeoutMs?: number;
  /** Milliseconds between two questions. Default 10 000; the manual names no least. */
  readonly pollMs?: number;
  /** At which `status` a request is waited for no longer. Default `['ready']`, the only one that the manual names. */
  readonly endStatuses?: readonly string[];
}

type Recognitions = Result<readonly Recognition[], TrunklineError<VatsCode>>;
type WaitFor = (input: RecognitionReference, options?: RecognitionWaitOptions) => Promise<Recognitions>;

const name = 'recognition.waitFor';

/**
 * Waits until all that was uploaded is recognised, and answers the words. Better than asking: the webhook `recognition`,
 * which says when it is ready.
 *
 * Asks {@link results} again and again; `onProgress` counts the `requests` that are ready, of how many. A request that fails
 * is waited for until the time is over, as the manual doesn't tell what its status is: see `endStatuses`. Source: manual 2026
 * §3.10.4.
 */
export const waitFor: Routine<WaitFor> = routine((connection: Connection<VatsCode>): WaitFor => (input, given) => {
  const { timeoutMs = 900_000, pollMs = 10_000, endStatuses = ['ready'], onProgress, ...options } = given ?? {};
  return compose<readonly Recognition[], VatsCode>(connection, name, { timeoutMs, ...options }, async (own) => {
    const checked = own.check(results, input);
    if (!checked.ok) return checked;
    const wrong = wrongPoll(pollMs);
    if (wrong.length > 0) return own.wrong(wrong);
    const wanted = new Set(input.requestIds);
    const readyOf = (found: readonly Recognition[]): number =>
      found.filter(({ requestId, status = '' }) => wanted.has(requestId) && endStatuses.includes(status)).length;
    const ask = async (): Promise<Recognitions> => {
      const found = await own.run(results, input);
      if (found.ok) {
        const done = readyOf(found.value);
        reportProgress(connection, onProgress, { operation: name, unit: 'requests', done, total: wanted.size });
      }
      return found;
    };
    return untilReady(own, pollMs, ask, (found) => readyOf(found) >= wanted.size);
  });
});
