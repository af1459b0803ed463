import { setTimeout as realDelay } from 'node:timers/promises';

import type { Calm, Time } from './time.ts';

/** What travels over loopback needs a moment of real time before scenario time may go on. */
const breathMs = 5;
/** When nothing is planned, the promise may still hang on something that will be: time goes on in small steps. */
const idleStepMs = 100;

export const advanceUntil = async <Value>(
  time: Time,
  calm: Calm,
  promise: PromiseLike<Value>,
  limitMs: number,
): Promise<Value> => {
  if (!time.manual) return promise;
  const settled = Promise.resolve(promise).then(
    () => true,
    () => true,
  );
  const last = time.clock.monotonic() + limitMs;
  while (!(await Promise.race([settled, realDelay(breathMs, false)]))) {
    const left = last - time.clock.monotonic();
    if (left <= 0) throw new Error(`The promise is still open after ${limitMs} ms of scenario time.`);
    await time.advance(Math.min(left, time.untilNext() ?? idleStepMs), calm);
  }
  return promise;
};
