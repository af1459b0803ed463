import { describe, expect, it } from 'vitest';
import { createClient, run } from '../src/index.ts';
import { look, ping } from './support/operations.ts';
import { errorOf, valueOf } from './support/say.ts';
import { always, answer, done, script, silence, tick, watchProcess } from './support/script.ts';
import { opened } from '../src/connection.ts';
import { tiny } from './support/tiny.ts';

const found = { ticket: 'T1' };
const never = (): Promise<never> => new Promise(() => undefined);

describe('close', () => {
  it('refuses every later call, at once and unsent', async () => {
    const { sender, requests } = script();
    const connection = tiny({ sender });
    expect(connection.closed).toBe(false);
    await connection.close();
    expect(connection.closed).toBe(true);
    expect(errorOf(await run(connection, look, found), 'refused')).toMatchObject({
      reason: 'closed',
      category: 'invalid_state',
      outcome: 'not_sent',
      retry: 'never',
      attempts: 0,
    });
    expect(requests).toHaveLength(0);
  });

  it('refuses new calls already while those on their way finish', async () => {
    const { sender } = script(async () => {
      await tick(40);
      return done;
    });
    const connection = tiny({ sender });
    const onItsWay = run(connection, look, found);
    await tick(5);
    const closing = connection.close();
    expect(errorOf(await run(connection, look, found), 'refused').reason).toBe('closed');
    valueOf(await onItsWay);
    await closing;
    expect(opened(connection).inFlight.size).toBe(0);
  });

  it('aborts after the drain time what is still on its way', async () => {
    const troubles = watchProcess();
    const connection = tiny({ sender: always(never).sender });
    const calls = [run(connection, look, found), run(connection, look, found)];
    await tick(5);
    const from = performance.now();
    await connection.close({ drainMs: 40 });
    for (const call of calls) {
      const error = errorOf(await call, 'aborted');
      expect(error).toMatchObject({ phase: 'request', outcome: 'unknown', reason: 'the client was closed' });
    }
    const took = performance.now() - from;
    expect(took).toBeGreaterThan(25);
    expect(took).toBeLessThan(300);
    expect(troubles).toEqual([]);
  });

  it('with nothing to wait for does not wait, and with 0 waits for nobody', async () => {
    const from = performance.now();
    await tiny({ sender: script().sender }).close({ drainMs: 5_000 });
    const busy = tiny({ sender: always(never).sender });
    const call = run(busy, look, found);
    await busy.close({ drainMs: 0 });
    errorOf(await call, 'aborted');
    expect(performance.now() - from).toBeLessThan(300);
  });

  it('tells the sender of a call that it aborts, so that its connection is let go', async () => {
    const { sender, limits } = always(silence);
    const connection = tiny({ sender });
    const call = run(connection, look, found);
    await tick(5);
    await connection.close({ drainMs: 0 });
    errorOf(await call, 'aborted');
    await tick();
    expect(limits[0]?.signal?.aborted).toBe(true);
  });

  it('may be called twice, also at the same time', async () => {
    const connection = tiny({ sender: always(never).sender });
    const call = run(connection, look, found);
    await Promise.all([connection.close({ drainMs: 20 }), connection.close(), connection.close({ drainMs: 9_999 })]);
    await connection.close();
    expect(errorOf(await call, 'aborted').attempts).toBe(1);
  });

  it('ends what the vendor holds open once, after the last call is over', async () => {
    const order: string[] = [];
    const connection = tiny({ sender: always(never).sender }, { onClose: () => void order.push('held open ended') });
    const call = run(connection, look, found).then(() => order.push('call over'));
    await Promise.all([connection.close({ drainMs: 10 }), connection.close()]);
    await call;
    expect(order).toEqual(['call over', 'held open ended']);
  });

  it('reaches a call in each of its waits', async () => {
    const slow = answer('x', { status: 429, headers: { 'retry-after': '20' } });
    const waiting = [
      tiny({ sender: script().sender, guard: never }),
      tiny({ sender: script().sender, coordination: { limits: { take: () => 10_000 } } }),
      tiny({ sender: script().sender }, { credentials: { key: never } }),
      tiny({ sender: always({ ...done, body: new ReadableStream() }).sender }),
      tiny({ sender: script(slow).sender }),
    ];
    const phases: string[] = [];
    for (const connection of waiting) {
      const call = run(connection, look, found);
      await tick(10);
      await connection.close({ drainMs: 0 });
      phases.push(errorOf(await call, 'aborted').phase);
    }
    expect(phases).toEqual(['request', 'limit', 'login', 'body', 'backoff']);
  });
});

describe('a client', () => {
  const client = (sender: ReturnType<typeof script>['sender'], options = {}) =>
    createClient(tiny({ sender, ...options }), { tickets: { look } }, { operation: ping, input: {} });

  it('is closed at the end of its block', async () => {
    const tinyClient = client(script().sender);
    await tinyClient[Symbol.asyncDispose]();
    expect(errorOf(await tinyClient.tickets.look(found), 'refused').reason).toBe('closed');
    await tinyClient.close();
  });

  it('tells whether the vendor answers, once and without retries', async () => {
    const up = client(script(answer({ code: 0 })).sender);
    expect(valueOf(await up.health())).toEqual({
      healthy: true,
      endpoint: 'http://tiny.test',
      durationMs: expect.any(Number),
    });
    const { sender, requests } = always(answer('x', { status: 503 }));
    expect(errorOf(await client(sender).health(), 'http').status).toBe(503);
    expect(requests).toHaveLength(1);
  });

  it('gives up a health check in time, or when the caller has enough', async () => {
    const hanging = client(always(silence).sender);
    expect(errorOf(await hanging.health({ timeoutMs: 30 }), 'timeout').outcome).toBe('unknown');
    const result = await hanging.health({ signal: AbortSignal.timeout(20) });
    expect(errorOf(result, 'aborted').phase).toBe('request');
  });

  it('keeps no timer and no call once all calls have ended', async () => {
    const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    const replies = [done, answer('x', { status: 400 }), answer({ code: 10 }), done];
    const { sender } = script(...Array.from({ length: 10 }, () => replies).flat());
    const connection = tiny({ sender, guard: async () => true }, { credentials: { key: async () => 'k' } });
    for (let call = 0; call < 40; call += 1) await run(connection, look, found);
    expect(timers() - before).toBeLessThan(10); // the test runner has some of its own
    expect(opened(connection).inFlight.size).toBe(0);
  });
});
