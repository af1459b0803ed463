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
import { wrongPoll } from '../stats/wait.ts';
import { getUrl, type RecordingUrl, type RecordingUrlInput } from './get-url.ts';

export interface WaitUntilSavedOptions extends CallOptions<VatsCode> {
  /** How long to wait in all, in milliseconds. Default 900 000: a quarter of an hour. */
  readonly timeoutMs?: number;
  /**
   * Milliseconds between two questions. Default 125 000: the manual advises a minute, but a question that is answered by a
   * 3xxx counts as a wrong request, of which the PBX allows one in two minutes.
   */
  readonly pollMs?: number;
}

type Failure = TrunklineError<VatsCode>;
type WaitUntilSaved = (
  recording: RecordingUrlInput,
  options?: WaitUntilSavedOptions,
) => Promise<Result<RecordingUrl, Failure>>;

const name = 'recordings.waitUntilSaved';

/** It isn't there yet, or the PBX is too busy to say so. How the PBX says "not yet" isn't documented. */
function mayStillCome({ category }: Failure): boolean {
  return category === 'not_found' || category === 'unavailable' || category === 'rate_limited';
}

/**
 * Waits until a recording is saved, and answers where it waits: saving takes a while after the call has ended. Better than
 * asking: the webhook `recordingAdded`, which says when it is there.
 *
 * Asks {@link getUrl} again while the recording isn't found (that it is told so is inferred). `onProgress` counts `polls`.
 * Source: manual 2017 p. 36.
 */
export const waitUntilSaved: Routine<WaitUntilSaved> = routine(
  (connection: Connection<VatsCode>): WaitUntilSaved =>
    (recording, given) => {
      const { timeoutMs = 900_000, pollMs = 125_000, onProgress, ...options } = given ?? {};
      return compose(connection, name, { timeoutMs, ...options }, async (own) => {
        const wrong = wrongPoll(pollMs);
        if (wrong.length > 0) return own.wrong(wrong);
        for (let polls = 1; ; polls += 1) {
          const found = await own.run(getUrl, recording);
          reportProgress(connection, onProgress, { operation: name, unit: 'polls', done: polls });
          if (found.ok || !mayStillCome(found.error)) return found;
          // A wait that would outlast the whole isn't begun: what the PBX said last says more than a time-out.
          if (Math.max(pollMs, found.error.retryAfterMs ?? 0) >= own.remainingMs()) return found;
          const waited = await own.pause(Math.max(pollMs, found.error.retryAfterMs ?? 0), 'reply');
          if (!waited.ok) return waited;
        }
      });
    },
);
