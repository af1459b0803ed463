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

interface Waiter {
  readonly wanted: (outcome: unknown) => boolean;
  readonly deliver: (outcome: unknown) => void;
}

/** A question that throws wants nothing; the others are asked all the same. */
function wants(wanted: Waiter['wanted'], outcome: unknown): boolean {
  try {
    return wanted(outcome);
  } catch {
    return false;
  }
}

interface Kept {
  readonly outcome: unknown;
  /** By the clock of the memory. */
  readonly until: number;
}

export interface OutcomeLimits {
  /** How many outcomes are kept for those who ask later. Default 10 000; the oldest go first. */
  readonly size?: number;
  /** Milliseconds that only go forward. */
  readonly now?: () => number;
}

/** Outcomes awaited by this process. One that nobody waits for is kept only as long as whoever handed it in said. */
export function memoryAwaitedOutcomes({
  size = 10_000,
  now = () => performance.now(),
}: OutcomeLimits = {}): AwaitedOutcomes {
  const waiting = new Map<string, Set<Waiter>>();
  const kept = new Map<string, Kept>();
  const leave = (key: string, waiter: Waiter): void => {
    const waiters = waiting.get(key);
    waiters?.delete(waiter);
    if (waiters?.size === 0) waiting.delete(key);
  };
  const keep = (key: string, outcome: unknown, forMs: number): void => {
    kept.delete(key);
    kept.set(key, { outcome, until: now() + forMs });
    trim(kept, size);
  };
  const isKept = (key: string): Kept | undefined => {
    const found = kept.get(key);
    if (found === undefined || found.until > now()) return found;
    kept.delete(key);
    return undefined;
  };
  return {
    expect<T>(key: string, wanted: (outcome: T) => boolean = () => true): Expectation<T> {
      let deliver: (outcome: unknown) => void = () => undefined;
      const outcome = new Promise<T>((resolve) => {
        deliver = resolve as (outcome: unknown) => void;
      });
      const waiter: Waiter = { wanted: wanted as (outcome: unknown) => boolean, deliver };
      const early = isKept(key);
      if (early !== undefined && wants(waiter.wanted, early.outcome)) deliver(early.outcome);
      else waiting.set(key, (waiting.get(key) ?? new Set()).add(waiter));
      return { outcome, cancel: () => leave(key, waiter) };
    },
    deliver(key, outcome, keepForMs = 0): boolean {
      if (keepForMs > 0) keep(key, outcome, keepForMs);
      const takers = [...(waiting.get(key) ?? [])].filter(({ wanted }) => wants(wanted, outcome));
      for (const taker of takers) {
        leave(key, taker);
        taker.deliver(outcome);
      }
      return takers.length > 0;
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
