import type { AwaitedOutcomes, Expectation, Freshness, Holds, SeenEvents, Tokens } from './coordination.ts';

/** Holds of this process. */
export function memoryHolds(): Holds {
  const held = new Map<string, number>();
  return {
    until: (key) => held.get(key),
    hold: (key, untilMs) => void held.set(key, untilMs),
  };
}

export interface SeenLimits {
  /** How many events are remembered. Default 100 000; the oldest go first. */
  readonly size?: number;
}

/** Drops the oldest of a map that keeps its order of insertion. */
function trim(map: Map<string, unknown> | Set<string>, size: number): void {
  for (const key of map.keys()) {
    if (map.size <= size) return;
    map.delete(key);
  }
}

/** Events seen by this process, bounded. */
export function memorySeenEvents({ size = 100_000 }: SeenLimits = {}): SeenEvents {
  const ids = new Set<string>();
  const newest = new Map<string, number>();
  return {
    note({ id, sequence, number }): Freshness {
      if (ids.has(id)) return 'duplicate';
      ids.add(id);
      trim(ids, size);
      if (sequence === undefined || number === undefined) return 'fresh';
      const last = newest.get(sequence);
      if (last !== undefined && number < last) return 'stale';
      newest.delete(sequence);
      newest.set(sequence, number);
      trim(newest, size);
      return 'fresh';
    },
    forget: (id) => void ids.delete(id),
  };
}

/** Outcomes awaited by this process. A second outcome for one key is nobody's. */
export function memoryAwaitedOutcomes(): AwaitedOutcomes {
  const waiting = new Map<string, Set<(outcome: unknown) => void>>();
  return {
    expect(key): Expectation {
      let deliver: (outcome: unknown) => void = () => undefined;
      const outcome = new Promise<unknown>((resolve) => {
        deliver = resolve;
      });
      const waiters = waiting.get(key) ?? new Set();
      waiting.set(key, waiters.add(deliver));
      const cancel = (): void => {
        waiters.delete(deliver);
        if (waiters.size === 0 && waiting.get(key) === waiters) waiting.delete(key);
      };
      return { outcome, cancel };
    },
    deliver(key, outcome): boolean {
      const waiters = waiting.get(key);
      waiting.delete(key);
      waiters?.forEach((deliver) => deliver(outcome));
      return waiters !== undefined;
    },
  };
}

/** Tokens of this process. */
export function memoryTokens(): Tokens {
  const tokens = new Map<string, string>();
  return {
    read: (key) => tokens.get(key),
    write: (key, token) => void (token === undefined ? tokens.delete(key) : tokens.set(key, token)),
  };
}
