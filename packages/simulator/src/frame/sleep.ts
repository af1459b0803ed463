import type { Cancel } from './agenda.ts';

/** Makes `sleep` from a way to be woken, and remembers the sleepers so that closing can wake them. */
export const createSleepers = (
  wakeAfter: (ms: number, wake: () => void) => Cancel,
): { sleep: (ms: number, signal?: AbortSignal) => Promise<void>; close: () => void } => {
  const closing = new AbortController();
  return {
    sleep: (ms, signal) =>
      new Promise<void>((resolve, reject) => {
        const stops = signal === undefined ? [closing.signal] : [signal, closing.signal];
        const stopped = stops.find((stop) => stop.aborted);
        if (stopped !== undefined) return reject(stopped.reason as Error);
        const done = (settle: () => void): void => {
          cancel();
          for (const stop of stops) stop.removeEventListener('abort', onAbort);
          settle();
        };
        const onAbort = (event: Event): void => done(() => reject((event.target as AbortSignal).reason as Error));
        const cancel = wakeAfter(ms, () => done(resolve));
        for (const stop of stops) stop.addEventListener('abort', onAbort);
      }),
    close: () => closing.abort(new Error('The simulator was closed.')),
  };
};
