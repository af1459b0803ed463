import type { RequestLimits } from '@trunkline/core';

/** So many requests in so many seconds. */
export interface PublishedLimit {
  readonly requests: number;
  readonly seconds: number;
}

/**
 * The request limits that the vendor publishes for one PBX (manual 2026 §1.4.2–1.4.3). What has no bucket of its own shares
 * `default`.
 */
export const vatsLimits: Readonly<Record<string, PublishedLimit>> = {
  default: { requests: 10, seconds: 1 },
  callback: { requests: 4, seconds: 1 },
  hangup: { requests: 4, seconds: 1 },
  recordingStart: { requests: 4, seconds: 1 },
  recordings: { requests: 10, seconds: 1 },
  statistics: { requests: 1, seconds: 2 },
  statisticsResult: { requests: 50, seconds: 1 },
  contactsRead: { requests: 50, seconds: 1 },
  addressBookChange: { requests: 10, seconds: 1 },
  contactCentre: { requests: 10, seconds: 1 },
  contactCentreTasks: { requests: 5, seconds: 1 },
  users: { requests: 1, seconds: 2 },
  balance: { requests: 2, seconds: 1 },
  transfer: { requests: 1, seconds: 2 },
  route: { requests: 1, seconds: 2 },
};

/**
 * Keeps a client within the published limits by even spacing, so that no stretch of time, however cut, holds more than is
 * allowed. Requests get their places in order; one whose wait would outlast its call is `refused` (limit) at once, with
 * `retryAfterMs`. Counts in this process only; share one object between the clients of one PBX.
 *
 * ```ts
 * createVatsClient({ apiKey, apiSalt, coordination: { limits: publishedLimits() } });
 * ```
 */
export function publishedLimits(limits: Readonly<Record<string, PublishedLimit>> = vatsLimits): RequestLimits {
  const free = new Map<string, number>();
  return {
    take(bucket, { now, atMostMs }) {
      const name = Object.hasOwn(limits, bucket) ? bucket : 'default';
      const limit = limits[name];
      if (limit === undefined) return 0;
      const at = Math.max(now, free.get(name) ?? now);
      if (at - now < atMostMs) free.set(name, at + (limit.seconds * 1_000) / limit.requests);
      return at - now;
    },
  };
}
