/**
 * Lanes keep commands apart whose answers could be taken for each other's: nothing in an answer says which command it
 * belongs to. A command has all its lanes for itself until it is answered; those that share one follow in order.
 */
export interface Lanes {
  /** Waits until all lanes are free; false if the signal came first. */
  enter(lanes: readonly string[], signal: AbortSignal): Promise<boolean>;
  leave(lanes: readonly string[]): void;
}

interface Waiting {
  readonly lanes: readonly string[];
  readonly go: () => void;
}

export function createLanes(): Lanes {
  const taken = new Set<string>();
  const queue = new Set<Waiting>();

  function letGo(): void {
    const ahead = new Set(taken);
    for (const waiting of queue) {
      const isFree = waiting.lanes.every((lane) => !ahead.has(lane));
      for (const lane of waiting.lanes) ahead.add(lane);
      if (!isFree) continue;
      queue.delete(waiting);
      for (const lane of waiting.lanes) taken.add(lane);
      waiting.go();
    }
  }

  return {
    enter(lanes, signal) {
      if (signal.aborted) return Promise.resolve(false);
      return new Promise((resolve) => {
        const settle = (entered: boolean): void => {
          signal.removeEventListener('abort', onAbort);
          resolve(entered);
        };
        const waiting: Waiting = { lanes, go: () => settle(true) };
        const onAbort = (): void => {
          queue.delete(waiting);
          settle(false);
          letGo();
        };
        queue.add(waiting);
        signal.addEventListener('abort', onAbort, { once: true });
        letGo();
      });
    },
    leave(lanes) {
      for (const lane of lanes) taken.delete(lane);
      letGo();
    },
  };
}
