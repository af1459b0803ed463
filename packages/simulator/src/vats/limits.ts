/** How many requests within how many seconds. */
export type Rate = readonly [count: number, seconds: number];

/** The published limit of everything that has none of its own. */
const defaultRate: Rate = [10, 1];

export interface RateLimiter {
  /** Counts a request; false when it is one too many. */
  allow(path: string, rate: Rate | undefined): boolean;
  reset(): void;
}

/** Counts within a sliding window: one for each path with a limit of its own, one for all the others together. */
export const createRateLimiter = (enabled: boolean, now: () => number): RateLimiter => {
  const seen = new Map<string, number[]>();
  return {
    allow: (path, rate) => {
      if (!enabled) return true;
      const [count, seconds] = rate ?? defaultRate;
      const window = rate === undefined ? 'default' : path;
      const recent = (seen.get(window) ?? []).filter((at) => at > now() - seconds * 1000);
      const allowed = recent.length < count;
      seen.set(window, allowed ? [...recent, now()] : recent);
      return allowed;
    },
    reset: () => seen.clear(),
  };
};

const blockMs = 120_000;

export interface WrongRequestRule {
  /** Whether access is blocked now. */
  blocked(): boolean;
  /** Notes a wrong request; true when it is the second one within two minutes. */
  strike(): boolean;
  reset(): void;
}

/** One wrong request per two minutes; the next one blocks access until two minutes after the first. */
export const createWrongRequestRule = (enabled: boolean, now: () => number): WrongRequestRule => {
  let firstAt = -Infinity;
  let isBlocked = false;
  const isOver = (): boolean => now() >= firstAt + blockMs;
  return {
    blocked: () => enabled && isBlocked && !isOver(),
    strike: () => {
      if (!enabled) return false;
      isBlocked = !isOver();
      if (!isBlocked) firstAt = now();
      return isBlocked;
    },
    reset: () => {
      firstAt = -Infinity;
      isBlocked = false;
    },
  };
};
