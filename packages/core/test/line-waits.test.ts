import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { run } from '../src/index.ts';
import { backoffMs } from '../src/call/backoff.ts';
import { dial, look } from './support/operations.ts';
import { errorOf, valueOf } from './support/say.ts';
import { always, answer, done, fakeClock, script, unavailable, watchProcess, type Reply } from './support/script.ts';
import { tiny } from './support/tiny.ts';

const found = { ticket: 'T1' };
const number = { toNumber: '74955404444' };
const slow = (retryAfter: string, status = 429): Reply =>
  answer('x', { status, headers: { 'retry-after': retryAfter } });

/** How long was waited before each repeat. */
async function waits(options: Parameters<typeof tiny>[0], ...replies: Reply[]): Promise<readonly number[]> {
  const clock = fakeClock();
  valueOf(await run(tiny({ sender: script(...replies).sender, clock, random: () => 0.5, ...options }), look, found));
  return clock.slept;
}

describe('the wait before a repeat', () => {
  it('doubles from 300 ms, anywhere between nothing and the step', async () => {
    const failing = [unavailable, unavailable, unavailable, done];
    const retry = { limit: 3 };
    expect(await waits({ retry }, ...failing)).toEqual([150, 300, 600]);
    expect(await waits({ retry, random: () => 0.999_999 }, ...failing)).toEqual([300, 600, 1_200]);
    expect(await waits({ retry, random: () => 0 }, ...failing)).toEqual([]);
  });

  it('is never longer than 8 seconds and never negative', () => {
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.nat({ max: 2_000 }), random, (retry, chance) => {
        const ms = backoffMs(retry, () => chance);
        expect(ms).toBeGreaterThanOrEqual(0);
        expect(ms).toBeLessThanOrEqual(Math.min(8_000, 300 * 2 ** retry));
      }),
    );
    expect(backoffMs(40, () => 0.999_999)).toBe(8_000);
  });

  it('is a number within its bounds, also where the random numbers are none', async () => {
    const troubles = watchProcess();
    for (const odd of [Number.NaN, undefined, -1, 5, 'x', Infinity]) {
      const [wait = 0] = await waits({ random: () => odd as number }, unavailable, done);
      expect([odd, wait >= 0 && wait <= 300]).toEqual([odd, true]);
    }
    expect(troubles).toEqual([]);
  });

  it('is what the vendor says, in seconds or as a date', async () => {
    expect(await waits({}, slow('2'), done)).toEqual([2_000]);
    expect(await waits({}, slow('Wed, 02 Jan 2030 15:00:05 GMT'), done)).toEqual([5_000]);
    expect(await waits({}, slow('7', 503), done)).toEqual([7_000]);
    expect(await waits({}, slow('0'), done)).toEqual([]);
  });

  it('is our own where the vendor says nonsense', async () => {
    for (const nonsense of ['soon', '-5', '1e9', '', '9'.repeat(400), 'Wed, 02 Jan 2030 14:00:00 GMT']) {
      expect(await waits({}, slow(nonsense), done)).toEqual([150]);
    }
  });
});

describe('a wait that is not worth it', () => {
  it('of more than the cap ends the call at once, and says how long it would have been', async () => {
    for (const [operation, input] of [
      [look, found],
      [dial, number],
    ] as const) {
      const clock = fakeClock();
      const { sender, requests } = always(slow('86400'));
      const connection = tiny({ sender, clock });
      const result = operation === look ? await run(connection, look, found) : await run(connection, dial, number);
      expect(errorOf(result, 'http')).toMatchObject({
        category: 'rate_limited',
        retryAfterMs: 86_400_000,
        retry: 'later',
      });
      expect([requests.length, clock.slept, input]).toEqual([1, [], input]);
    }
  });

  it('may be capped otherwise, for the client or for one call', async () => {
    const capped = async (seconds: string, client: number | undefined, call: number | undefined): Promise<number> => {
      const { sender, requests } = always(slow(seconds));
      const retry = client === undefined ? {} : { maxRetryAfterMs: client };
      const connection = tiny({ sender, clock: fakeClock(), retry });
      await run(connection, look, found, call === undefined ? {} : { retry: { maxRetryAfterMs: call } });
      return requests.length;
    };
    expect(await capped('30', undefined, undefined)).toBe(2); // the second wait would outlast the call
    expect(await capped('31', undefined, undefined)).toBe(1);
    expect(await capped('10', 9_999, undefined)).toBe(1);
    expect(await capped('10', 10_000, undefined)).toBe(3);
    expect(await capped('10', 1, 10_000)).toBe(3);
    expect(await capped('10', 10_000, 1)).toBe(1);
  });

  it('that would outlast the call is not begun', async () => {
    const clock = fakeClock();
    const { sender, requests } = always(slow('20'));
    const result = await run(tiny({ sender, clock }), look, found, { totalTimeoutMs: 15_000 });
    expect(errorOf(result, 'http')).toMatchObject({ category: 'rate_limited', retryAfterMs: 20_000 });
    expect([requests.length, clock.slept]).toEqual([1, []]);
  });

  it('of our own that would outlast the call says how long it is', async () => {
    const clock = fakeClock();
    const { sender } = always(unavailable);
    const result = await run(tiny({ sender, clock, random: () => 0.9 }), look, found, { totalTimeoutMs: 200 });
    expect(errorOf(result, 'http')).toMatchObject({ status: 503, retryAfterMs: 270 });
    expect(clock.slept).toEqual([]);
  });

  it('keeps what the vendor said also where nothing may be repeated', async () => {
    const { sender } = always(slow('7', 503));
    const error = errorOf(await run(tiny({ sender, clock: fakeClock() }), dial, number), 'http');
    expect(error).toMatchObject({ retryAfterMs: 7_000, outcome: 'unknown', attempts: 1 });
  });
});
