import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallEvent, Coordination } from '../src/index.ts';
import { publishedLimits, vatsLimits } from '../src/limits.ts';
import { clientOf } from './support/client.ts';
import { everyOperation } from './support/operations.ts';
import { errorOf, valueOf } from './support/say.ts';
import { serve } from './support/serve.ts';

type Limits = NonNullable<Coordination['limits']>;

/** Requests and seconds for one PBX. Source: manual 2026 §1.4.2–1.4.3. */
const documented: readonly (readonly [operation: string, requests: number, seconds: number])[] = [
  ['calls.callback', 4, 1],
  ['calls.callbackGroup', 4, 1],
  ['calls.hangup', 4, 1],
  ['recordings.start', 4, 1],
  ['users.list', 1, 2],
  ['account.balance', 2, 1],
  ['calls.transfer', 1, 2],
  ['calls.route', 1, 2],
  ['stats.request', 1, 2],
  ['stats.requestCalls', 1, 2],
  ['stats.result', 50, 1],
  ['stats.resultCalls', 50, 1],
  ['addressBook.contacts.get', 50, 1],
  ['addressBook.contacts.search', 50, 1],
  ['addressBook.contacts.page', 50, 1],
  ['cc.tasks.create', 5, 1],
  ['cc.tasks.update', 5, 1],
];

describe('the published limits', () => {
  it('count the whole contact centre by itself', () => {
    const counted = everyOperation.filter(({ wire: { root } }) => root === 'contactCentre');
    const buckets = new Set(counted.map(({ limit = 'default' }) => limit));
    expect([...buckets].toSorted()).toEqual(['contactCentre', 'contactCentreTasks']);
  });

  it('are those of the manual: what it does not name may be asked 10 times a second', () => {
    const limits = everyOperation.map(({ name, limit = 'default' }) => [name, vatsLimits[limit]] as const);
    const named = limits.filter(([, limit]) => limit?.requests !== 10 || limit.seconds !== 1);
    expect(Object.fromEntries(named)).toEqual(
      Object.fromEntries(documented.map(([name, requests, seconds]) => [name, { requests, seconds }])),
    );
  });
});

describe('a client that keeps them', () => {
  const patience = { atMostMs: 60_000 };

  /** When requests may leave that come at these times, in milliseconds. */
  function departures(limits: Limits, bucket: string, arrivals: readonly number[]): number[] {
    return arrivals.map((now) => now + (limits.take(bucket, { now, ...patience }) as number));
  }

  /** The most requests within any stretch of so many seconds. */
  const most = (left: readonly number[], seconds: number): number =>
    Math.max(0, ...left.map((end) => left.filter((at) => at > end - seconds * 1_000 && at <= end).length));

  it.each(Object.entries(vatsLimits))('spaces a burst evenly, as fast as they allow: %s', (bucket, limit) => {
    const left = departures(publishedLimits(), bucket, Array<number>(limit.requests * 3).fill(0));
    expect(left[0]).toBe(0);
    expect(most(left, limit.seconds)).toBe(limit.requests);
    expect(left.at(-1)).toBeLessThan(3 * limit.seconds * 1_000);
  });

  it('keeps them whenever requests come, in the order in which they come', () => {
    const arrivals = fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 25 });
    fc.assert(
      fc.property(arrivals, fc.constantFrom('balance', 'callback', 'users', 'default'), (given, bucket) => {
        const { requests = 0, seconds = 0 } = vatsLimits[bucket] ?? {};
        const sorted = given.toSorted((one, other) => one - other);
        const left = departures(publishedLimits(), bucket, sorted);
        expect(most(left, seconds)).toBeLessThanOrEqual(requests);
        expect(left).toEqual(left.toSorted((one, other) => one - other));
      }),
    );
  });

  it('loses no time where requests come more slowly than they may', () => {
    expect(departures(publishedLimits(), 'balance', [0, 900, 5_000])).toEqual([0, 900, 5_000]);
  });

  it('gives no place to one that cannot wait for it', () => {
    const limits = publishedLimits();
    const take = (atMostMs: number): unknown => limits.take('users', { now: 0, atMostMs });
    expect([take(60_000), take(2_000), take(1_000), take(60_000), take(60_000)]).toEqual([
      0, 2_000, 2_000, 2_000, 4_000,
    ]);
  });

  it('counts each limit by itself', () => {
    const limits = publishedLimits();
    expect(departures(limits, 'users', [0, 0])).toEqual([0, 2_000]);
    expect(departures(limits, 'route', [0])).toEqual([0]);
    expect(departures(limits, 'default', [0])).toEqual([0]);
  });

  it('counts together whatever has no limit of its own', () => {
    const limits = publishedLimits({ default: { requests: 1, seconds: 60 } });
    expect(departures(limits, 'balance', [0])).toEqual([0]);
    expect(limits.take('users', { now: 0, ...patience })).toBe(60_000);
    expect(limits.take('constructor', { now: 0, ...patience })).toBe(60_000);
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
    expect(hits.length).toBeLessThanOrEqual(2);
    expect((await calls).map(({ ok }) => ok)).toEqual([true, true, true, true]);
    expect(hits).toHaveLength(4);
    const waits = events.filter((event) => event.type === 'limit');
    expect(waits.length).toBeGreaterThanOrEqual(2);
    expect(waits.every(({ bucket, waitMs }) => bucket === 'balance' && waitMs > 0 && waitMs <= 1_500)).toBe(true);
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
