import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { operations, type CallEvent, type Coordination } from '../src/index.ts';
import { publishedLimits, vatsLimits } from '../src/limits.ts';
import { clientOf } from './support/client.ts';
import { errorOf, valueOf } from './support/say.ts';
import { serve } from './support/serve.ts';

type Limits = NonNullable<Coordination['limits']>;

/** Requests and seconds for one PBX. Source: manual 2026 §1.4.2. */
const documented: readonly (readonly [operation: string, requests: number, seconds: number])[] = [
  ['calls.callback', 4, 1],
  ['calls.callbackGroup', 4, 1],
  ['calls.hangup', 4, 1],
  ['recordings.start', 4, 1],
  ['users.list', 1, 2],
  ['account.balance', 2, 1],
  ['calls.transfer', 1, 2],
  ['calls.route', 1, 2],
  ['calls.play', 10, 1],
  ['calls.hold', 10, 1],
  ['calls.connect', 10, 1],
  ['calls.cancelTransfer', 10, 1],
  ['sms.send', 10, 1],
  ['groups.list', 10, 1],
  ['lines.list', 10, 1],
];

describe('the published limits', () => {
  it('are those of the manual, for every operation', () => {
    const every = Object.values(operations).flatMap((resource) => Object.values(resource));
    const limits = every.map(({ name, limit = 'default' }) => [name, vatsLimits[limit]]);
    expect(Object.fromEntries(limits)).toEqual(
      Object.fromEntries(documented.map(([name, requests, seconds]) => [name, { requests, seconds }])),
    );
  });
});

describe('a client that keeps them', () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 5, 2, 9) }));
  afterEach(() => void vi.useRealTimers());

  /** When requests may leave that come in this order, in milliseconds; each waits for its place as long as it is told to. */
  async function departures(limits: Limits, bucket: string, arrivals: readonly number[]): Promise<number[]> {
    const start = Date.now();
    const left: number[] = [];
    for (const arrival of arrivals) {
      await vi.advanceTimersByTimeAsync(Math.max(0, start + arrival - Date.now()));
      for (let waitMs = await limits.take(bucket); waitMs > 0; waitMs = await limits.take(bucket)) {
        await vi.advanceTimersByTimeAsync(waitMs);
      }
      left.push(Date.now() - start);
    }
    return left;
  }

  /** The most requests within any stretch of so many seconds. */
  const most = (left: readonly number[], seconds: number): number =>
    Math.max(0, ...left.map((end) => left.filter((at) => at > end - seconds * 1_000 && at <= end).length));

  it.each(Object.entries(vatsLimits))(
    'sends a burst no faster than they allow, and not much slower: %s',
    async (bucket, limit) => {
      const left = await departures(publishedLimits(), bucket, Array<number>(limit.requests * 3).fill(0));
      expect(left[0]).toBe(0);
      expect(most(left, limit.seconds)).toBeLessThanOrEqual(limit.requests);
      expect(left.at(-1)).toBeLessThanOrEqual(3 * limit.seconds * 1_000);
    },
  );

  it('keeps them in any stretch of time, also across the turn of a second', async () => {
    const left = await departures(publishedLimits(), 'balance', [0, 900, 900, 900]);
    expect(most(left, 1)).toBeLessThanOrEqual(2);
  });

  it('keeps them whenever requests come', async () => {
    const arrivals = fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(arrivals, fc.constantFrom('balance', 'callback', 'users', 'default'), async (given, bucket) => {
        const { requests = 0, seconds = 0 } = vatsLimits[bucket] ?? {};
        const left = await departures(
          publishedLimits(),
          bucket,
          given.toSorted((one, other) => one - other),
        );
        expect(most(left, seconds)).toBeLessThanOrEqual(requests);
      }),
      { numRuns: 60 },
    );
  });

  it('counts each limit by itself', async () => {
    const limits = publishedLimits();
    expect(await limits.take('users')).toBe(0);
    expect(await limits.take('users')).toBeGreaterThan(1_900);
    expect(await limits.take('route')).toBe(0);
    expect(await limits.take('default')).toBe(0);
  });

  it('counts together whatever has no limit of its own', async () => {
    const limits = publishedLimits({ default: { requests: 1, seconds: 60 } });
    expect(await limits.take('balance')).toBe(0);
    expect(await limits.take('users')).toBeGreaterThan(0);
    expect(await limits.take('default')).toBeGreaterThan(0);
  });
});

describe('a call under the limits', () => {
  it('waits for its place, and clients with the same limits wait together', async () => {
    const { baseUrl, hits } = await serve({ body: { result: 1000, balance: 1 } });
    const events: CallEvent[] = [];
    const coordination = { limits: publishedLimits() };
    const clients = [1, 2].map(() => clientOf({ baseUrl, coordination, onEvent: (event) => void events.push(event) }));
    const calls = Promise.all([...clients, ...clients].map((vats) => vats.account.balance()));
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(hits).toHaveLength(2);
    expect((await calls).map(({ ok }) => ok)).toEqual([true, true, true, true]);
    expect(hits).toHaveLength(4);
    const waits = events.filter((event) => event.type === 'limit');
    expect(waits.length).toBeGreaterThanOrEqual(2);
    expect(waits.every(({ bucket, waitMs }) => bucket === 'balance' && waitMs > 0 && waitMs <= 1_000)).toBe(true);
  });

  it('is refused at once when the wait would outlast it', async () => {
    const { baseUrl, hits } = await serve({ body: { users: [] } });
    const vats = clientOf({ baseUrl, coordination: { limits: publishedLimits() } });
    valueOf(await vats.users.list());
    const began = performance.now();
    const error = errorOf(await vats.users.list({}, { totalTimeoutMs: 1_000 }), 'refused');
    expect(performance.now() - began).toBeLessThan(300);
    expect(error).toMatchObject({ reason: 'limit', category: 'rate_limited', outcome: 'not_sent', attempts: 0 });
    expect(error.retryAfterMs).toBeGreaterThan(1_000);
    expect(error.retryAfterMs).toBeLessThanOrEqual(2_000);
    expect(hits).toHaveLength(1);
  });
});
