import { describe, expect, it } from 'vitest';
import { run, systemClock, type SendAnswer } from '../src/index.ts';
import { dial, look } from './support/operations.ts';
import { errorOf, valueOf } from './support/say.ts';
import { answer, always, done, script, silence, tick, unavailable, type Reply } from './support/script.ts';
import { tiny } from './support/tiny.ts';

const found = { ticket: 'T1' };
const never = (): Promise<never> => new Promise(() => undefined);

/** An answer whose body gives one byte each so many milliseconds, and never ends. */
const drip = (everyMs: number): SendAnswer => ({
  ...done,
  body: new ReadableStream<Uint8Array>({
    async pull(controller) {
      await tick(everyMs);
      controller.enqueue(Uint8Array.of(0x20));
    },
  }),
});
const stalled = (status = 200): SendAnswer => ({ ...done, status, body: new ReadableStream<Uint8Array>() });

/** Takes a little longer than `ms`, and not much more. */
async function lasts<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const from = performance.now();
  const result = await work();
  const took = performance.now() - from;
  expect(took).toBeGreaterThanOrEqual(ms - 15);
  expect(took).toBeLessThan(ms + 250);
  return result;
}

describe('the clock of an attempt', () => {
  it.each<[string, Reply, 'request' | 'body']>([
    ['headers that never come', never, 'request'],
    ['a body that stalls', () => stalled(), 'body'],
    ['a body that drips', () => drip(5), 'body'],
  ])('ends %s, and a dialled call is not repeated', async (_what, reply, phase) => {
    const { sender, requests } = always(reply);
    const connection = tiny({ sender, attemptTimeoutMs: 60, totalTimeoutMs: 5_000 });
    const error = errorOf(await lasts(60, () => run(connection, dial, { toNumber: '74955404444' })), 'timeout');
    expect(error).toMatchObject({ scope: 'attempt', phase, category: 'timeout', outcome: 'unknown', retry: 'poll' });
    expect(requests).toHaveLength(1);
  });

  it('starts anew with each attempt of a read', async () => {
    const { sender, requests } = script(never, () => stalled(), done);
    const connection = tiny({ sender, random: () => 0, attemptTimeoutMs: 40 });
    expect(valueOf(await lasts(80, () => run(connection, look, found))).id).toBe('T1');
    expect(requests).toHaveLength(3);
  });

  it('may be shorter or longer for one call', async () => {
    const { sender } = always(never);
    const connection = tiny({ sender, attemptTimeoutMs: 5_000, retry: { limit: 0 } });
    const shorter = await lasts(40, () => run(connection, look, found, { attemptTimeoutMs: 40 }));
    expect(errorOf(shorter, 'timeout').scope).toBe('attempt');
    const other = tiny({ sender, attemptTimeoutMs: 10, retry: { limit: 0 } });
    await lasts(60, () => run(other, look, found, { attemptTimeoutMs: 60 }));
  });

  it('is told to the sender as what is left of it', async () => {
    const { sender, limits } = script(done, done);
    await run(tiny({ sender, attemptTimeoutMs: 700 }), look, found);
    await run(tiny({ sender, attemptTimeoutMs: 700, totalTimeoutMs: 300 }), look, found);
    expect(limits[0]?.timeoutMs).toBeGreaterThan(500);
    expect(limits[0]?.timeoutMs).toBeLessThanOrEqual(700);
    expect(limits[1]?.timeoutMs).toBeLessThanOrEqual(300);
  });

  it('is never told as less than nothing, where an observer took more than there was', async () => {
    let hours = 0;
    const left: number[] = [];
    const connection = tiny({
      clock: { ...systemClock, monotonic: () => performance.now() + hours * 3_600_000 },
      onEvent: ({ type }) => void (type === 'request' && (hours += 1)),
      retry: { limit: 0 },
      sender: async (_request, { timeoutMs }) => {
        left.push(timeoutMs);
        return done;
      },
    });
    await run(connection, look, found);
    expect(left).toEqual([0]);
  });

  it('does not hide the status of a failure whose body stalls', async () => {
    const { sender } = always(() => stalled(500));
    const connection = tiny({ sender, attemptTimeoutMs: 40, retry: { limit: 0 } });
    const error = errorOf(await lasts(40, () => run(connection, look, found)), 'http');
    expect(error).toMatchObject({ status: 500, outcome: 'unknown' });
  });
});

describe('the clock of the whole call', () => {
  it.each<[string, Reply, 'request' | 'body']>([
    ['headers that never come', never, 'request'],
    ['a body that drips for ever', () => drip(5), 'body'],
  ])('ends %s, and nothing follows', async (_what, reply, phase) => {
    const { sender, requests } = always(reply);
    const connection = tiny({ sender, totalTimeoutMs: 70 });
    const error = errorOf(await lasts(70, () => run(connection, look, found)), 'timeout');
    expect(error).toMatchObject({ scope: 'total', phase, outcome: 'unknown' });
    expect('retryAfterMs' in error).toBe(false);
    expect(requests).toHaveLength(1);
  });

  it('ends a call that would try for ever', async () => {
    const { sender } = always(async () => {
      await tick(10);
      return unavailable;
    });
    const connection = tiny({ sender, random: () => 0, retry: { limit: 1_000 } });
    const result = await lasts(100, () => run(connection, look, found, { totalTimeoutMs: 100 }));
    expect(['timeout', 'http']).toContain(result.ok ? '' : result.error.kind);
  });

  it.each([
    ['a guard', 'request', { guard: never }, {}],
    ['a store of limits', 'limit', { coordination: { limits: { take: never } } }, {}],
    ['a credential provider', 'login', {}, { credentials: { key: never } }],
  ] as const)('ends %s that never answers, and nothing was sent', async (_what, phase, options, facts) => {
    const { sender, requests } = always(done);
    const connection = tiny({ sender, totalTimeoutMs: 60, ...options }, facts);
    const error = errorOf(await lasts(60, () => run(connection, look, found)), 'timeout');
    expect(error).toMatchObject({ scope: 'total', phase, outcome: 'not_sent', attempts: 0, retry: 'later' });
    expect(requests).toHaveLength(0);
  });

  it('does not begin an attempt that has no time left', async () => {
    const { sender, requests } = always(done);
    let slow = 0;
    const credentials = {
      one: () => 'x',
      two: () => {
        const until = performance.now() + 60;
        while (performance.now() < until) slow += 1;
        return 'y';
      },
    };
    const result = await run(tiny({ sender }, { credentials }), look, found, { totalTimeoutMs: 30 });
    expect(errorOf(result, 'timeout')).toMatchObject({ scope: 'total', outcome: 'not_sent' });
    expect([requests.length, slow > 0]).toEqual([0, true]);
  });
});

describe('a caller’s own clock', () => {
  const broken = {
    now: (): number => {
      throw new Error('no battery');
    },
    monotonic: (): number => {
      throw new Error('no battery');
    },
    sleep: (): Promise<void> => {
      throw new Error('no battery');
    },
  };

  it('that throws does not break a call, and its sleep is an error with its name', async () => {
    const { sender } = script(done, unavailable);
    const connection = tiny({ sender, clock: broken, random: () => 0.5, onEvent: () => undefined });
    expect(valueOf(await run(connection, look, found)).id).toBe('T1');
    const error = errorOf(await run(connection, look, found), 'unexpected');
    expect(error).toMatchObject({ participant: 'clock', phase: 'backoff', outcome: 'unknown' });
  });

  it('that never wakes up is not waited for longer than the call lasts', async () => {
    const { sender } = always(unavailable);
    const clock = { now: () => Date.now(), monotonic: () => performance.now(), sleep: never };
    const connection = tiny({ sender, clock, random: () => 0.1, totalTimeoutMs: 80 });
    const error = errorOf(await lasts(80, () => run(connection, look, found)), 'timeout');
    expect(error).toMatchObject({ scope: 'total', phase: 'backoff' });
  });
});

describe('a body that is too long', () => {
  it('is given up, without repeating the call', async () => {
    const { sender, requests } = always(() => answer('x'.repeat(101)));
    const error = errorOf(await run(tiny({ sender, maxBodyBytes: 100 }), look, found), 'decode');
    expect(error).toMatchObject({ reason: 'too_large', bytes: 101, outcome: 'unknown' });
    expect(requests).toHaveLength(1);
  });

  it('of a failure is not worth more than 64 KiB, and its status is kept', async () => {
    let given = 0;
    const endless = (): SendAnswer => ({
      ...done,
      status: 500,
      body: new ReadableStream<Uint8Array>({
        pull: (at) => (at.enqueue(new Uint8Array(16_384)), void (given += 16_384)),
      }),
    });
    const { sender } = always(endless);
    expect(errorOf(await run(tiny({ sender, retry: { limit: 0 } }), look, found), 'http').status).toBe(500);
    expect(given).toBeLessThan(65_536 + 3 * 16_384);
  });
});

it('silence of the sender is ended by the caller’s signal at once', async () => {
  const { sender } = always(silence);
  const signal = AbortSignal.timeout(40);
  const result = await lasts(40, () => run(tiny({ sender }), look, found, { signal }));
  expect(errorOf(result, 'aborted').reason).toBe(signal.reason);
});
