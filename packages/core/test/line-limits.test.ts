import { describe, expect, it } from 'vitest';
import { memoryHolds, run, type CallEvent, type RequestLimits } from '../src/index.ts';
import { dial, look } from './support/operations.ts';
import { errorOf, everythingSaid, valueOf } from './support/say.ts';
import { always, done, fakeClock, refusedWith, script, tick, unavailable } from './support/script.ts';
import { blockedMs, tiny, tinyDialect } from './support/tiny.ts';

const found = { ticket: 'T1' };

/** Answers what it is told, one after the other, then that there is a place. */
function limitsOf(...waits: number[]): RequestLimits & { readonly asked: readonly string[] } {
  const asked: string[] = [];
  return { asked, take: (bucket) => (asked.push(bucket), waits[asked.length - 1] ?? 0) };
}

describe('a request limit', () => {
  it('is asked for a place before every request, in the operation’s own bucket', async () => {
    const limits = limitsOf();
    const { sender } = script(unavailable, done, done);
    const connection = tiny({ sender, random: () => 0, coordination: { limits } });
    await run(connection, look, found);
    await run(connection, dial, { toNumber: '74955404444' });
    expect(limits.asked).toEqual(['default', 'default', 'dialling']);
  });

  it('is waited for', async () => {
    const clock = fakeClock();
    const events: CallEvent[] = [];
    const limits = limitsOf(400);
    const { sender, requests } = script(done);
    const onEvent = (event: CallEvent): void => void events.push(event);
    const connection = tiny({ sender, clock, onEvent, coordination: { limits } });
    valueOf(await run(connection, look, found));
    expect([clock.slept, limits.asked.length, requests.length]).toEqual([[400], 1, 1]);
    const waits = events.filter(({ type }) => type === 'limit');
    expect(waits).toMatchObject([{ bucket: 'default', waitMs: 400, attempt: 0 }]);
  });

  it('that would outlast the call is not waited for: refused at once, with the time', async () => {
    const clock = fakeClock();
    const { sender, requests } = script();
    const connection = tiny({ sender, clock, totalTimeoutMs: 1_000, coordination: { limits: limitsOf(1_000) } });
    expect(errorOf(await run(connection, look, found), 'refused')).toMatchObject({
      reason: 'limit',
      category: 'rate_limited',
      retry: 'later',
      retryAfterMs: 1_000,
      outcome: 'not_sent',
      attempts: 0,
    });
    expect([clock.slept, requests.length]).toEqual([[], 0]);
  });

  it.each([undefined, null, Number.NaN, '', 'soon', {}, -1])(
    'that answers %j instead of a time never holds a call past its deadline',
    async (odd) => {
      const coordination = { limits: { take: () => odd as unknown as number } };
      const connection = tiny({ sender: always(done).sender, coordination, totalTimeoutMs: 60 });
      const settled = run(connection, look, found).then(() => 'settled');
      const outcome = await Promise.race([settled, tick(310).then(() => 'still waiting')]);
      await connection.close({ drainMs: 0 });
      expect(outcome).toBe('settled');
    },
  );

  it('met at the second attempt does not hide how the first one ended', async () => {
    const { sender } = script(unavailable);
    const coordination = { limits: limitsOf(0, 60_000) };
    const error = errorOf(await run(tiny({ sender, random: () => 0, coordination }), look, found), 'http');
    expect(error).toMatchObject({ status: 503, outcome: 'unknown', attempts: 1, retryAfterMs: 60_000 });
  });

  it('whose store fails ends the call unsent, and nothing of the store is shown', async () => {
    const atOnce = (): number => {
      throw new Error('canary');
    };
    for (const take of [atOnce, () => Promise.reject(new Error('redis://user:canary@host'))]) {
      const { sender, requests } = script();
      const error = errorOf(await run(tiny({ sender, coordination: { limits: { take } } }), look, found), 'unexpected');
      expect(error).toMatchObject({ participant: 'store', phase: 'limit', outcome: 'not_sent', attempts: 0 });
      expect(everythingSaid(error)).not.toContain('canary');
      expect(requests).toHaveLength(0);
    }
  });
});

describe('a place under a limit, when the request is held up until after it', () => {
  const dialect = tinyDialect({ holdKey: 'tiny:block' });
  /** Each question for a block takes so long; then no time at all. */
  const slowHolds = (clock: { advance(ms: number): void }, ...tookMs: number[]) => ({
    until: () => {
      clock.advance(tookMs.shift() ?? 0);
      return undefined;
    },
    hold: () => undefined,
  });

  it.each([
    ['is kept, if that is within what may be', [50], 1],
    ['is given up for another, if it is later than that', [51], 2],
    ['is given up once: who is late again is sent', [51, 51], 2],
  ])('%s', async (_, tookMs, places) => {
    const clock = fakeClock();
    const limits = { ...limitsOf(100, 200, 300), mayBeLateMs: () => 50 };
    const { sender, requests } = script(done);
    const coordination = { limits, holds: slowHolds(clock, ...tookMs) };
    valueOf(await run(tiny({ sender, clock, coordination }, { dialect }), look, found));
    expect([limits.asked.length, clock.slept, requests.length]).toEqual([places, [100, 200].slice(0, places), 1]);
  });

  it('is kept however late it is, where the limit does not mind', async () => {
    const clock = fakeClock();
    const limits = limitsOf(100);
    const { sender } = script(done);
    const coordination = { limits, holds: slowHolds(clock, 5_000) };
    valueOf(await run(tiny({ sender, clock, coordination }, { dialect }), look, found));
    expect(limits.asked.length).toBe(1);
  });

  it('is given up, and the call with it, if there is no other in time', async () => {
    const clock = fakeClock();
    const limits = { ...limitsOf(100, 60_000), mayBeLateMs: () => 50 };
    const { sender, requests } = script();
    const coordination = { limits, holds: slowHolds(clock, 51) };
    const result = await run(tiny({ sender, clock, coordination }, { dialect }), look, found);
    expect(errorOf(result, 'refused')).toMatchObject({ reason: 'limit', retryAfterMs: 60_000, outcome: 'not_sent' });
    expect(requests).toEqual([]);
  });
});

describe('a block by the vendor', () => {
  const dialect = tinyDialect({ holdKey: 'tiny:block' });

  it('is final, kept, and holds back every later call until it is over', async () => {
    const clock = fakeClock();
    const { sender, requests } = script(refusedWith(40), done);
    const connection = tiny({ sender, clock }, { dialect });
    expect(errorOf(await run(connection, look, found), 'api')).toMatchObject({
      code: 40,
      category: 'rate_limited',
      outcome: 'rejected',
      retryAfterMs: blockedMs,
    });
    clock.advance(50_000);
    expect(errorOf(await run(connection, dial, { toNumber: '74955404444' }), 'refused')).toMatchObject({
      reason: 'window',
      retryAfterMs: blockedMs - 50_000,
      outcome: 'not_sent',
      attempts: 0,
    });
    expect(requests).toHaveLength(1);
    clock.advance(blockedMs - 50_000);
    valueOf(await run(connection, look, found));
  });

  it('ends the call also where it is so short that it could be waited for', async () => {
    const clock = fakeClock();
    const short = tinyDialect({
      holdKey: 'k',
      judge: (_envelope, { now }) => ({ verdict: 'held', untilMs: now + 500 }),
    });
    const { sender, requests } = always(done);
    const result = await run(tiny({ sender, clock }, { dialect: short }), look, found);
    expect(errorOf(result, 'http')).toMatchObject({ category: 'rate_limited', retryAfterMs: 500, outcome: 'rejected' });
    expect([requests.length, clock.slept]).toEqual([1, []]);
  });

  it('is shared by all clients that share their holds', async () => {
    const clock = fakeClock();
    const coordination = { holds: memoryHolds() };
    await run(tiny({ sender: script(refusedWith(40)).sender, clock, coordination }, { dialect }), look, found);
    const { sender, requests } = script();
    const other = await run(tiny({ sender, clock, coordination }, { dialect }), look, found);
    expect([errorOf(other, 'refused').reason, requests.length]).toEqual(['window', 0]);
  });

  it('is no block where the vendor does not block', async () => {
    const { sender } = script(refusedWith(40), done);
    const connection = tiny({ sender, clock: fakeClock() });
    errorOf(await run(connection, look, found), 'api');
    expect(valueOf(await run(connection, look, found)).id).toBe('T1');
  });

  it('that the store does not keep changes nothing about the call, and is told', async () => {
    const events: CallEvent[] = [];
    const holds = { until: () => undefined, hold: () => Promise.reject(new Error('canary')) };
    const { sender } = always(refusedWith(40));
    const onEvent = (event: CallEvent): void => void events.push(event);
    const result = await run(tiny({ sender, onEvent, coordination: { holds } }, { dialect }), look, found);
    expect(errorOf(result, 'api').code).toBe(40);
    expect(events.filter(({ type }) => type === 'warning')).toHaveLength(1);
    expect(JSON.stringify(events)).not.toContain('canary');
  });

  it('cannot be looked up where the store fails: nothing is sent', async () => {
    const holds = { until: () => Promise.reject(new Error('x')), hold: () => undefined };
    const { sender, requests } = script();
    const result = await run(tiny({ sender, coordination: { holds } }, { dialect }), look, found);
    expect(errorOf(result, 'unexpected')).toMatchObject({ participant: 'store', outcome: 'not_sent' });
    expect(requests).toHaveLength(0);
  });
});
