/** How many requests within how many seconds. */
type Rate = readonly [count: number, seconds: number];

/** What is counted together. */
export type Bucket =
  | 'default'
  | 'callback'
  | 'hangup'
  | 'recordingStart'
  | 'route'
  | 'transfer'
  | 'users'
  | 'balance'
  | 'statisticsStart'
  | 'statisticsResult'
  | 'recordings'
  | 'contactRead'
  | 'addressBookWrite'
  | 'contactCentre'
  | 'contactCentreTaskWrite';

/** The published limits, per tenant. */
const rates: Readonly<Record<Bucket, Rate>> = {
  /** Everything that has no limit of its own. */
  default: [10, 1],
  callback: [4, 1],
  hangup: [4, 1],
  recordingStart: [4, 1],
  route: [1, 2],
  transfer: [1, 2],
  users: [1, 2],
  balance: [2, 1],
  statisticsStart: [1, 2],
  /** The manual gives a limit for the whole platform only. */
  statisticsResult: [50, 1],
  recordings: [10, 1],
  contactRead: [50, 1],
  addressBookWrite: [10, 1],
  contactCentre: [10, 1],
  contactCentreTaskWrite: [5, 1],
};

/** Limits that take the place of the published ones, by bucket. */
export type VatsRates = { readonly [Name in Bucket]?: { readonly requests: number; readonly seconds: number } };

export interface RateLimiter {
  /** Counts a request; false when it is one too many for any of its buckets, and then counts in none. */
  allow(wanted: readonly Bucket[]): boolean;
  reset(): void;
}

/** Counts within sliding windows, one per bucket. */
export const createRateLimiter = (wanted: boolean | VatsRates, now: () => number): RateLimiter => {
  const agreed = typeof wanted === 'object' ? wanted : {};
  const rateOf = (bucket: Bucket): Rate => {
    const other = agreed[bucket];
    return other === undefined ? rates[bucket] : [other.requests, other.seconds];
  };
  const seen = new Map<Bucket, readonly number[]>();
  const recentIn = (bucket: Bucket): readonly number[] => {
    const since = now() - rateOf(bucket)[1] * 1000;
    return (seen.get(bucket) ?? []).filter((at) => at > since);
  };
  return {
    allow: (buckets) => {
      if (wanted === false) return true;
      const recent = buckets.map((bucket) => [bucket, recentIn(bucket)] as const);
      const allowed = recent.every(([bucket, times]) => times.length < rateOf(bucket)[0]);
      for (const [bucket, times] of recent) seen.set(bucket, allowed ? [...times, now()] : times);
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
