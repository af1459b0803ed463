/** A number of places, given in the order in which they were asked for. */
export interface Places {
  /** Waits for a place; false if the signal came first. */
  take(signal: AbortSignal): Promise<boolean>;
  readonly leave: () => void;
}

export function createPlaces(count: number): Places {
  let free = count;
  const waiting = new Set<() => void>();
  return {
    take(signal) {
      if (signal.aborted) return Promise.resolve(false);
      if (free > 0) {
        free -= 1;
        return Promise.resolve(true);
      }
      return new Promise((resolve) => {
        const settle = (taken: boolean): void => {
          waiting.delete(onPlace);
          signal.removeEventListener('abort', onAbort);
          resolve(taken);
        };
        const onPlace = (): void => settle(true);
        const onAbort = (): void => settle(false);
        waiting.add(onPlace);
        signal.addEventListener('abort', onAbort, { once: true });
      });
    },
    leave() {
      const [next] = waiting;
      if (next === undefined) free += 1;
      else next();
    },
  };
}
