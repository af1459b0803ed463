/** Time as the client sees it; tests give the client and the simulator the same one. */
export interface Clock {
  /** Wall clock, milliseconds since 1970: dates in `Retry-After`, time stamps of events. */
  now(): number;
  /** Milliseconds that only go forward: durations and deadlines. */
  monotonic(): number;
  /**
   * Waits; rejects with the signal's reason when it aborts. A wait in the `background` (a heartbeat) should not keep the
   * process alive.
   */
  sleep(ms: number, signal?: AbortSignal, background?: boolean): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: (ms, signal, background = false) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason as Error);
      const onAbort = (): void => {
        clearTimeout(timer);
        reject(signal?.reason as Error);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      }, ms);
      if (background) (timer as { unref?: () => void }).unref?.();
      signal?.addEventListener('abort', onAbort, { once: true });
    }),
};

/** A clock of the caller's that may throw: then the system's tells the time, and the call goes on. */
export function steadyClock(clock: Clock, onFailure: () => void): Clock {
  const tell = (hand: 'now' | 'monotonic'): number => {
    try {
      const time = clock[hand]();
      if (Number.isFinite(time)) return time;
    } catch {
      // told below
    }
    onFailure();
    return systemClock[hand]();
  };
  const sleep: Clock['sleep'] = async (ms, signal, background) => clock.sleep(ms, signal, background);
  return { now: () => tell('now'), monotonic: () => tell('monotonic'), sleep };
}
