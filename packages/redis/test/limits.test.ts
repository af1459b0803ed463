import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RedisCoordination } from '../src/index.ts';
import { answered, member, sleep, timed, until } from './support/member.ts';
import { hasRedis, startRedis } from './support/redis-server.ts';

const limits = { default: { requests: 10, seconds: 1 }, slow: { requests: 1, seconds: 5 } };
/** 10 a second, 5 % wider: the least that may lie between two requests, in milliseconds. */
const spacingMs = 105;

/** When the place comes, by this machine's clock. */
async function placeOf({ limits: shared }: RedisCoordination, bucket = 'default', atMostMs = 60_000): Promise<number> {
  const waitMs = await shared?.take(bucket, { now: 0, atMostMs });
  if (waitMs === undefined) throw new Error('there are no limits');
  return performance.now() + waitMs;
}

const gaps = (places: readonly number[]): number[] => {
  const sorted = places.toSorted((one, other) => one - other);
  return sorted.slice(1).map((place, index) => place - (sorted[index] ?? 0));
};

describe.skipIf(!hasRedis)('limits that several processes count together', () => {
  it('give every request a place of its own, evenly spaced', async () => {
    const { url } = await startRedis();
    const members = [member(url, { limits }), member(url, { limits }), member(url, { limits })] as const;
    await Promise.all(members.map((one) => placeOf(one)));
    const places = await Promise.all(
      Array.from({ length: 30 }, (_, index) => placeOf(members[index % 3] ?? members[0])),
    );
    // What a busy machine adds to an answer is within half of the spacing; two of one place would be closer.
    for (const gap of gaps(places)) expect(Math.abs(gap - spacingMs)).toBeLessThan(spacingMs / 2);
  });

  it('keep buckets apart, and count unnamed ones as the default', async () => {
    const { url } = await startRedis();
    const [one, other] = [member(url, { limits }), member(url, { limits })];
    const slow = gaps([await placeOf(one, 'slow'), await placeOf(other, 'slow')]);
    expect(slow[0]).toBeGreaterThan(5_000);
    const shared = gaps([await placeOf(one, 'callback'), await placeOf(other, 'hangup'), await placeOf(one)]);
    for (const gap of shared) expect(gap).toBeGreaterThan(spacingMs / 2);
  });

  it('keep tenants apart', async () => {
    const { url } = await startRedis();
    const [one, other] = [member(url, { limits, namespace: 'a' }), member(url, { limits, namespace: 'b' })];
    await Promise.all([placeOf(one, 'slow'), placeOf(other, 'slow')]);
    const [gap] = gaps([await placeOf(one, 'slow'), await placeOf(other, 'slow')]);
    expect(gap).toBeLessThan(2_000);
  });

  it('reserve nothing for a call that can not wait so long', async () => {
    const { url } = await startRedis();
    const one = member(url, { limits });
    const first = await placeOf(one, 'slow');
    for (const _ of [1, 2, 3]) expect(await one.limits?.take('slow', { now: 0, atMostMs: 100 })).toBeGreaterThan(100);
    expect((await placeOf(one, 'slow')) - first).toBeLessThan(5_250 + 2_000);
  });

  it('let everything pass where nothing is published', async () => {
    const { url } = await startRedis();
    const one = member(url, { limits: { slow: { requests: 1, seconds: 5 } } });
    for (const _ of [1, 2, 3]) expect(await one.limits?.take('callback', { now: 0, atMostMs: 1 })).toBe(0);
  });

  it('say how late a request may be before its place is another one’s', async () => {
    const { url } = await startRedis();
    const { limits: shared } = member(url, { limits });
    expect([shared?.mayBeLateMs?.('callback'), shared?.mayBeLateMs?.('slow')]).toEqual([25, 125]);
    expect(member(url, { limits, headroom: 0 }).limits?.mayBeLateMs?.('callback')).toBe(Infinity);
  });

  it('are off unless they are given', async () => {
    const { url } = await startRedis();
    expect(member(url).limits).toBeUndefined();
  });

  it('hold for any order of processes, buckets and patience', async () => {
    const { url } = await startRedis();
    const members = [member(url, { limits }), member(url, { limits }), member(url, { limits })] as const;
    const asked = fc.record({
      who: fc.integer({ min: 0, max: 2 }),
      bucket: fc.constantFrom('default', 'callback', 'slow'),
      atMostMs: fc.constantFrom(1, 500, 60_000),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(asked, { minLength: 2, maxLength: 12 }), async (questions) => {
        const taken = { slow: [] as number[], default: [] as number[] };
        // Whoever hears of a place when it has passed waits no longer: by how much it was missed nobody is told.
        const passed = { slow: 0, default: 0 };
        const began = performance.now();
        await Promise.all(
          questions.map(async ({ who, bucket, atMostMs }) => {
            const waitMs = (await members[who]?.limits?.take(bucket, { now: 0, atMostMs })) ?? Number.NaN;
            const shared = bucket === 'slow' ? 'slow' : 'default';
            if (waitMs === 0) passed[shared] += 1;
            else if (waitMs < atMostMs) taken[shared].push(performance.now() + waitMs);
          }),
        );
        const tookMs = performance.now() - began;
        expect(passed.slow).toBeLessThanOrEqual(1 + tookMs / 2_600);
        expect(passed.default).toBeLessThanOrEqual(1 + tookMs / (spacingMs / 2));
        for (const gap of gaps(taken.slow)) expect(gap).toBeGreaterThan(2_600);
        for (const gap of gaps(taken.default)) expect(gap).toBeGreaterThan(spacingMs / 2);
      }),
      { numRuns: 20 },
    );
  });
});

describe.skipIf(!hasRedis)('limits, when Redis has been started anew and knows nothing', () => {
  it('heed the places that were handed out before, whoever asks first', async () => {
    const redis = await startRedis();
    const [waiting, other] = [
      member(redis.url, { limits, timeoutMs: 10_000 }),
      member(redis.url, { limits, timeoutMs: 10_000 }),
    ];
    const before = await Promise.all(Array.from({ length: 40 }, () => placeOf(waiting)));
    await redis.kill();
    await redis.start();
    const stranger = member(redis.url, { limits, timeoutMs: 10_000, settleMs: 1_000 });
    const after = await Promise.all([placeOf(stranger), placeOf(other)]);
    for (const gap of gaps([...before, ...after])) expect(gap).toBeGreaterThan(spacingMs / 2);
  });
});

describe.skipIf(!hasRedis)('limits, while Redis does not answer', () => {
  it.each(['killed', 'frozen'] as const)(
    'closed: nothing gets a place (%s), and everyone is told in time',
    async (how) => {
      const redis = await startRedis();
      const one = member(redis.url, { limits, timeoutMs: 300 });
      await answered(() => placeOf(one));
      await (how === 'killed' ? redis.kill() : redis.freeze());
      const { error, ms } = await timed(() => placeOf(one));
      expect(String(error)).toBe('Error: Redis did not answer in time');
      expect(ms).toBeLessThan(5_000);
    },
  );

  it.each(['killed', 'frozen'] as const)('open: each process spaces its own requests (%s)', async (how) => {
    const redis = await startRedis();
    const one = member(redis.url, { limits, timeoutMs: 100, onOutage: 'open' });
    const first = await placeOf(one, 'slow');
    await (how === 'killed' ? redis.kill() : redis.freeze());
    const next = await placeOf(one, 'slow');
    expect(next - first).toBeGreaterThan(5_000);
    expect(await one.limits?.take('slow', { now: 0, atMostMs: 100 })).toBeGreaterThan(100);
  });

  it('a short break is waited out', async () => {
    const redis = await startRedis();
    const one = member(redis.url, { limits, timeoutMs: 20_000 });
    await placeOf(one);
    await redis.kill();
    const place = placeOf(one);
    await sleep(200);
    await redis.start();
    expect(await place).toBeGreaterThan(0);
  });

  it('a frozen Redis that comes back is asked again', async () => {
    const redis = await startRedis();
    const one = member(redis.url, { limits, timeoutMs: 100 });
    await answered(() => placeOf(one));
    redis.freeze();
    expect((await timed(() => placeOf(one))).error).toBeDefined();
    redis.thaw();
    await answered(() => placeOf(one));
  });

  it('a connection that stays silent is made anew', { timeout: 30_000 }, async () => {
    const redis = await startRedis();
    const states: string[] = [];
    const one = member(redis.url, { limits, timeoutMs: 200, onState: (state) => states.push(state) });
    await answered(() => placeOf(one));
    redis.freeze();
    await until(async () => {
      await timed(() => placeOf(one));
      return states.includes('down');
    });
    redis.thaw();
    await answered(() => placeOf(one));
    expect(states.slice(-3)).toEqual(['up', 'down', 'up']);
  });
});
