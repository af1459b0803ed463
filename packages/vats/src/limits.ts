import type { RequestLimits } from '@trunkline/core';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** So many requests in so many seconds. */
export interface PublishedLimit {
  readonly requests: number;
  readonly seconds: number;
}

/**
 * The request limits that the vendor publishes for one PBX (manual 2026 §1.4.2). Reading recordings and looking up
 * contacts have buckets of their own; what has none shares `default`.
 */
export const vatsLimits: Readonly<Record<string, PublishedLimit>> = {
  default: { requests: 10, seconds: 1 },
  callback: { requests: 4, seconds: 1 },
  hangup: { requests: 4, seconds: 1 },
  recordingStart: { requests: 4, seconds: 1 },
  users: { requests: 1, seconds: 2 },
  balance: { requests: 2, seconds: 1 },
  transfer: { requests: 1, seconds: 2 },
  route: { requests: 1, seconds: 2 },
};

/**
 * Keeps a client within the published limits, by even spacing: a request waits for its place; one whose wait would outlast its call is
 * `refused` (limit) with `retryAfterMs`. Counts in this process only; share one object between the clients of one PBX.
 *
 * ```ts
 * import { publishedLimits } from '@trunkline/vats/limits';
 *
 * createVatsClient({ apiKey, apiSalt, coordination: { limits: publishedLimits() } });
 * ```
 */
export function publishedLimits(limits: Readonly<Record<string, PublishedLimit>> = vatsLimits): RequestLimits {
  const buckets = new Map(
    Object.entries(limits).map(([name, { requests, seconds }]) => [
      name,
      // One request per slice of the time, so that no stretch of it, however cut, holds more than is allowed.
      new RateLimiterMemory({ points: 1, duration: seconds / requests }),
    ]),
  );
  return {
    async take(bucket) {
      const name = buckets.has(bucket) ? bucket : 'default';
      try {
        await buckets.get(name)?.consume(name);
        return 0;
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return Math.max(1, refused.msBeforeNext);
        throw refused;
      }
    },
  };
}
