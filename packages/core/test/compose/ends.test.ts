import { describe, expect, it } from 'vitest';
import type { AbortedError, ClientOptions } from '../../src/index.ts';
import { dial, look } from '../support/operations.ts';
import { errorOf, everythingSaid, valueOf } from '../support/say.ts';
import { tick, watchProcess } from '../support/script.ts';
import { sendJson, serve } from '../support/serve.ts';
import { tinyCodes } from '../support/tiny-codes.ts';
import { opened } from '../../src/connection.ts';
import { accepted, desk, dialAndWait, found, name, never, number, type Answer, type Work } from './parts.ts';

const acceptAll = (): ReturnType<typeof serve> => serve((_hit, response) => sendJson(response, accepted));

describe('the outcome of the whole', () => {
  it('is unknown once a part was accepted and no event came', async () => {
    const { composed, outcomes } = desk((await acceptAll()).url);
    const error = errorOf(await composed(dialAndWait(outcomes), { timeoutMs: 80 }), 'timeout');
    expect(error).toMatchObject({ scope: 'total', phase: 'reply', outcome: 'unknown', retry: 'poll', attempts: 1 });
  });

  it('is rejected when the vendor rejects a part', async () => {
    const server = await serve((_hit, response) => sendJson(response, { code: 10 }));
    const { composed, outcomes } = desk(server.url);
    expect(errorOf(await composed(dialAndWait(outcomes)), 'api')).toMatchObject({ outcome: 'rejected', attempts: 1 });
  });

  it('is in doubt from the start where it waits for what another call has sent', async () => {
    const { composed, outcomes } = desk((await acceptAll()).url);
    const waiting: Work<string> = async (own) => {
      own.inDoubt();
      return own.until(outcomes.expect<string>('call').outcome, 'reply');
    };
    const error = errorOf(await composed(waiting, { timeoutMs: 50 }), 'timeout');
    expect(error).toMatchObject({ phase: 'reply', outcome: 'unknown', retry: 'poll', attempts: 0 });
    const told: Work<string> = async (own) => {
      own.inDoubt();
      return own.rejected(tinyCodes.find(10));
    };
    expect(errorOf(await composed(told), 'api').outcome).toBe('rejected');
  });

  it('is not_sent when it is refused before anything was sent', async () => {
    const server = await acceptAll();
    const { composed } = desk(server.url);
    const refused = errorOf(await composed(async (own) => own.refused('session', 500)), 'refused');
    expect(refused).toMatchObject({
      reason: 'session',
      outcome: 'not_sent',
      attempts: 0,
      retryAfterMs: 500,
      operation: name,
    });
    const wrong = errorOf(await composed((own) => own.run(dial, { toNumber: 'x' })), 'input');
    expect(wrong).toMatchObject({ outcome: 'not_sent', attempts: 0, issues: [{ path: 'toNumber' }] });
    expect(server.hits).toHaveLength(0);
  });

  it('stays unknown when a later part is refused before it is sent', async () => {
    const { composed } = desk((await acceptAll()).url);
    const result = await composed(async (own) => {
      await own.run(dial, number);
      return own.run(dial, { toNumber: 'x' });
    });
    expect(errorOf(result, 'input')).toMatchObject({ outcome: 'unknown', attempts: 1 });
  });

  it('is not put in doubt by a read that was answered: reading does nothing', async () => {
    const { composed } = desk((await acceptAll()).url);
    const result = await composed(async (own) => {
      const ticket = await own.run(look, found);
      return ticket.ok ? own.refused('guard') : ticket;
    });
    expect(errorOf(result, 'refused').outcome).toBe('not_sent');
  });
});

describe('the clock of the whole', () => {
  it('ends a part that takes longer than is left', async () => {
    const server = await serve((_hit, response) => void setTimeout(() => sendJson(response, accepted), 400));
    const { composed } = desk(server.url);
    const from = performance.now();
    const result = await composed(
      async (own) => {
        const ticket = await own.run(look, found);
        return ticket.ok ? own.run(dial, number) : ticket;
      },
      { timeoutMs: 700 },
    );
    expect(errorOf(result, 'timeout')).toMatchObject({ scope: 'total', attempts: 2, operation: name });
    expect(performance.now() - from).toBeLessThan(700 + 300);
  });

  it('leaves each part its own two', async () => {
    const server = await serve(() => undefined);
    const { composed } = desk(server.url, { retry: { limit: 1 } });
    const work: Work<unknown> = (own) => own.run(look, found);
    const attempt = errorOf(await composed(work, { attemptTimeoutMs: 40, timeoutMs: 5_000 }), 'timeout');
    expect(attempt).toMatchObject({ scope: 'attempt', attempts: 2 });
    const total = errorOf(await composed(work, { totalTimeoutMs: 60, timeoutMs: 5_000 }), 'timeout');
    expect(total).toMatchObject({ scope: 'total', attempts: 1 });
  });

  it('may be longer than that of a call', async () => {
    const { composed, outcomes } = desk((await acceptAll()).url, { attemptTimeoutMs: 50, totalTimeoutMs: 60 });
    setTimeout(() => void outcomes.deliver('call', 'answered'), 150);
    expect(valueOf(await composed(dialAndWait(outcomes)))).toBe('answered');
  });

  it('can be read', async () => {
    const { composed } = desk('http://tiny.test');
    const left = valueOf(
      await composed(async (own) => (await tick(30), own.done(own.remainingMs())), { timeoutMs: 1_000 }),
    );
    expect(left).toBeGreaterThan(800);
    expect(left).toBeLessThan(980);
  });

  it.each([Infinity, NaN, 0, -1])('of %d ms is an input error: no timer can hold it', async (timeoutMs) => {
    const { composed } = desk('http://tiny.test');
    const result = await composed((own) => own.until(tick(30), 'reply'), { timeoutMs });
    expect(errorOf(result, 'input')).toMatchObject({ outcome: 'not_sent', operation: name });
  });

  it('ends work that listens to nobody, and what that work throws later disturbs nobody', async () => {
    const unhandled = watchProcess();
    const { composed, connection } = desk('http://tiny.test');
    const deaf: Work<never> = () => tick(180).then(() => Promise.reject(new Error('late')));
    const from = performance.now();
    expect(errorOf(await composed(deaf, { timeoutMs: 40 }), 'timeout')).toMatchObject({
      scope: 'total',
      operation: name,
    });
    expect(performance.now() - from).toBeLessThan(40 + 130);
    expect(opened(connection).inFlight.size).toBe(0);
    await tick(160);
    expect(unhandled).toEqual([]);
  });
});

const reason = { why: 'the page was left', secret: 'canary' };
interface Aborted {
  readonly error: AbortedError;
  readonly tookMs: number;
}
/** Aborts after 40 ms. */
async function abort<T>(work: Work<T>, options: ClientOptions, url: string): Promise<Aborted> {
  const unhandled = watchProcess();
  const controller = new AbortController();
  const calling = desk(url, options).composed(work, { signal: controller.signal });
  await tick(40);
  const from = performance.now();
  controller.abort(reason);
  const error = errorOf(await calling, 'aborted');
  const tookMs = performance.now() - from;
  await tick(10);
  expect(unhandled).toEqual([]);
  expect(everythingSaid(error)).not.toContain('canary');
  return { error, tookMs };
}

describe('the caller’s abort', () => {
  const dialling: Work<unknown> = (own) => own.run(dial, number);
  const silent = (): ReturnType<typeof serve> => serve(() => undefined);
  const stalled = (): ReturnType<typeof serve> =>
    serve((_hit, response) => void response.writeHead(200, { 'content-type': 'application/json' }).write('{'));
  const busy = (): ReturnType<typeof serve> =>
    serve((_hit, response) => sendJson(response, 'slow down', 429, { 'retry-after': '1' }));
  const full = { coordination: { limits: { take: () => 1_000 } } };

  const phases: [string, string, string, Work<unknown>, ClientOptions, () => ReturnType<typeof serve>][] = [
    ['while a part waits for a place', 'limit', 'not_sent', dialling, full, silent],
    ['while a part is sent', 'request', 'unknown', dialling, {}, silent],
    ['while the answer of a part comes', 'body', 'unknown', dialling, {}, stalled],
    ['before a part is tried again', 'backoff', 'rejected', dialling, {}, busy],
    ['while it waits for the event', 'reply', 'not_sent', (own) => own.until(never(), 'reply'), {}, silent],
  ];
  it.each(phases)(
    '%s ends it at once, and says where it was: %s',
    async (_what, phase, outcome, work, options, serving) => {
      const { error, tookMs } = await abort(work, options, (await serving()).url);
      expect(error).toMatchObject({ phase, outcome, operation: name, category: 'cancelled' });
      expect(tookMs).toBeLessThan(50);
    },
  );

  it.each(phases)(
    '%s keeps the caller’s reason as it was given (%s)',
    async (_what, _phase, _outcome, work, options, serving) => {
      const { error } = await abort(work, options, (await serving()).url);
      expect(error.reason).toBe(reason);
    },
  );

  it('ends two waits that go on at the same time', async () => {
    const both: Work<unknown> = async (own) => {
      await Promise.all([own.until(tick(10), 'reply'), own.until(never(), 'reply')]);
      return own.until(never(), 'reply');
    };
    expect((await abort(both, {}, 'http://tiny.test')).tookMs).toBeLessThan(50);
  });

  it('before it begins sends nothing', async () => {
    const server = await acceptAll();
    const { composed, outcomes } = desk(server.url);
    const error = errorOf(await composed(dialAndWait(outcomes), { signal: AbortSignal.abort(reason) }), 'aborted');
    expect(error).toMatchObject({ outcome: 'not_sent', attempts: 0 });
    expect(server.hits).toHaveLength(0);
    expect(await outcomes.deliver('call', 'x')).toBe(false);
  });

  it('reaches the signal that the work was given', async () => {
    const controller = new AbortController();
    const { composed } = desk('http://tiny.test');
    const calling = composed(
      (own) =>
        new Promise<Answer<unknown>>((resolve) => {
          own.signal.addEventListener('abort', () => resolve(own.done(own.signal.reason as unknown)));
        }),
      { signal: controller.signal },
    );
    controller.abort(reason);
    expect(valueOf(await calling)).toBe(reason);
  });
});

describe('closing the client', () => {
  it('ends the wait for an event', async () => {
    const server = await acceptAll();
    const { composed, outcomes, connection } = desk(server.url);
    const waiting = composed(dialAndWait(outcomes));
    await expect.poll(() => server.hits.length).toBe(1);
    await tick(20);
    await connection.close({ drainMs: 0 });
    expect(errorOf(await waiting, 'aborted')).toMatchObject({ phase: 'reply', outcome: 'unknown', attempts: 1 });
    expect(opened(connection).inFlight.size).toBe(0);
  });

  it('lets what is on its way finish, with all its parts', async () => {
    const server = await acceptAll();
    const { composed, connection } = desk(server.url);
    const working = composed(async (own) => {
      const ticket = await own.run(look, found);
      await tick(40);
      return ticket.ok ? own.run(dial, number) : ticket;
    });
    await tick(20);
    const closed = connection.close({ drainMs: 1_000 });
    expect(valueOf(await working)).toEqual({ id: 'T1' });
    await closed;
    expect(server.hits).toHaveLength(2);
  });

  it('refuses what begins later, without asking the work', async () => {
    const { composed, connection } = desk('http://tiny.test');
    await connection.close();
    let asked = false;
    const result = await composed(async (own) => ((asked = true), own.done(1)));
    expect(errorOf(result, 'refused')).toMatchObject({ reason: 'closed', outcome: 'not_sent', operation: name });
    expect(asked).toBe(false);
  });
});
