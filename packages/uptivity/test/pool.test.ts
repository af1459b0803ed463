import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { clientOf } from './support/client.ts';
import { fine } from './support/result-xml.ts';
import { errorOf, valueOf } from './support/say.ts';
import { closedPort, serveSocket } from './support/socket-server.ts';
import { until } from './support/until.ts';

describe('the connections to the command socket', () => {
  it.for([
    ['keeps them', undefined],
    ['closes each after its reply', 0],
    ['closes each a moment after its reply', 3],
    ['closes each some time after its reply', 20],
  ] as const)('serve a hundred calls in a row without a failure where the server %s (H87)', async ([, after]) => {
    const server = await serveSocket(({ id }, socket) => {
      socket.write(fine(id, `<ID>${id}</ID>`));
      if (after !== undefined) setTimeout(() => socket.end(), after);
    });
    const uptivity = clientOf({ baseUrl: server.baseUrl, retry: { limit: 0 } });
    for (let n = 0; n < 100; n += 1) {
      const result = await uptivity.calls.start({ deviceId: String(n) });
      expect(valueOf(result).data['ID']).toBe(result.meta.requestId);
    }
    expect(server.asked.map(({ fields }) => fields['DEVICEID'])).toEqual(
      Array.from({ length: 100 }, (_, n) => String(n)),
    );
    expect(server.pipelined).toBe(0);
  });

  it('are not used again where the server has closed them while the program was busy', async () => {
    const server = await serveSocket(({ id }, socket) => {
      socket.write(fine(id));
      setTimeout(() => socket.end(), 20);
    });
    const uptivity = clientOf({ baseUrl: server.baseUrl, retry: { limit: 0 }, socket: { connections: 1 } });
    for (let n = 0; n < 5; n += 1) {
      valueOf(await uptivity.calls.start({ deviceId: '200' }));
      const next = uptivity.calls.start({ deviceId: '201' });
      await sleep(5);
      // Nothing is read meanwhile, and all clocks have run out after it.
      for (const until = performance.now() + 100; performance.now() < until;);
      valueOf(await next);
    }
    expect(server.asked).toHaveLength(10);
  });

  it('that were kept are not used again either where the server has closed them while the program was busy', async () => {
    const server = await serveSocket(({ id }, socket) => {
      socket.write(fine(id));
      setTimeout(() => socket.end(), 150);
    });
    const uptivity = clientOf({ baseUrl: server.baseUrl, retry: { limit: 0 } });
    valueOf(await uptivity.calls.start({ deviceId: '200' }));
    await sleep(100);
    const next = sleep(100).then(() => uptivity.calls.start({ deviceId: '201' }));
    for (const until = performance.now() + 200; performance.now() < until;);
    valueOf(await next);
    expect(server.connections).toBe(2);
  });

  it('serve a hundred calls in a row where the server ends each in the packet of its reply', async () => {
    const server = await serveSocket(({ id }, socket) => void socket.end(fine(id)));
    const uptivity = clientOf({ baseUrl: server.baseUrl, retry: { limit: 0 } });
    for (let n = 0; n < 100; n += 1) valueOf(await uptivity.calls.start({ deviceId: '200' }));
    expect([server.connections, server.asked.length]).toEqual([100, 100]);
  });

  it.for([2, 5])(
    'lose no call where the server ends one in the packet of its reply, with every reply number %i',
    async (every) => {
      const replies = new Map<number, number>();
      const server = await serveSocket(({ id, connection }, socket) => {
        const count = (replies.get(connection) ?? 0) + 1;
        replies.set(connection, count);
        if (count % every === 0) socket.end(fine(id));
        else socket.write(fine(id));
      });
      const uptivity = clientOf({ baseUrl: server.baseUrl, retry: { limit: 0 } });
      const failed: unknown[] = [];
      for (let n = 0; n < 60; n += 1) failed.push((await uptivity.calls.start({ deviceId: '200' })).error?.message);
      const together = await Promise.all(Array.from({ length: 60 }, () => uptivity.calls.start({ deviceId: '200' })));
      failed.push(...together.map(({ error }) => error?.message));
      expect(failed.filter((message) => message !== undefined)).toEqual([]);
    },
  );

  it('are used again, so that few of them serve many calls', async () => {
    const server = await serveSocket(({ id }, socket) => void socket.write(fine(id)));
    const uptivity = clientOf({ baseUrl: server.baseUrl });
    for (let n = 0; n < 100; n += 1) valueOf(await uptivity.system.test());
    expect(server.connections).toBeLessThanOrEqual(4);
  });

  it.for([1, 2, 4, 7])(
    'are never more than %i where that was asked for, and each carries one request at a time',
    async (connections) => {
      const server = await serveSocket(async ({ id, fields }, socket) => {
        await sleep(Number(fields['N']) % 5);
        socket.write(fine(id, `<N>${fields['N']}</N>`));
      });
      const uptivity = clientOf({ baseUrl: server.baseUrl, socket: { connections } });
      const numbers = Array.from({ length: 40 }, (_, n) => String(n));
      const results = await Promise.all(numbers.map((n) => uptivity.request('X', { N: n })));
      expect(results.map((result) => valueOf(result).data['N'])).toEqual(numbers);
      expect(server.mostOpen).toBe(connections);
      expect(server.pipelined).toBe(0);
      expect(server.faults).toEqual([]);
    },
  );

  it('are four unless told otherwise', async () => {
    const server = await serveSocket(async ({ id }, socket) => {
      await sleep(5);
      socket.write(fine(id));
    });
    const uptivity = clientOf({ baseUrl: server.baseUrl });
    await Promise.all(Array.from({ length: 12 }, () => uptivity.system.test()));
    expect(server.mostOpen).toBe(4);
  });

  it('take the calls in the order in which they were made', async () => {
    const server = await serveSocket(({ id }, socket) => void socket.write(fine(id)));
    const uptivity = clientOf({ baseUrl: server.baseUrl, socket: { connections: 1 } });
    await Promise.all(Array.from({ length: 20 }, (_, n) => uptivity.request('X', { N: n })));
    expect(server.asked.map(({ fields }) => Number(fields['N']))).toEqual(Array.from({ length: 20 }, (_, n) => n));
  });

  it('are ended when they have had no work for as long as was told', async () => {
    const server = await serveSocket(({ id }, socket) => void socket.write(fine(id)));
    const uptivity = clientOf({ baseUrl: server.baseUrl, socket: { idleTimeoutMs: 60 } });
    valueOf(await uptivity.system.test());
    expect(server.open).toBe(1);
    await until('the idle connection is closed', () => server.open === 0);
    valueOf(await uptivity.system.test());
    expect(server.connections).toBe(2);
  });

  it('are kept as long as they have work, whatever the idle time is', async () => {
    const server = await serveSocket(async ({ id }, socket) => {
      await sleep(120);
      socket.write(fine(id));
    });
    const uptivity = clientOf({ baseUrl: server.baseUrl, socket: { connections: 1, idleTimeoutMs: 40 } });
    for (let n = 0; n < 3; n += 1) valueOf(await uptivity.calls.stop({ deviceId: '200' }));
    expect(server.asked).toHaveLength(3);
  });

  it('are kept between calls where the idle time is long', async () => {
    const server = await serveSocket(({ id }, socket) => void socket.write(fine(id)));
    const uptivity = clientOf({ baseUrl: server.baseUrl, socket: { connections: 1, idleTimeoutMs: 2 ** 31 - 1 } });
    valueOf(await uptivity.system.test());
    await sleep(200);
    valueOf(await uptivity.system.test());
    expect(server.connections).toBe(1);
  });

  it('are made anew when the server was started again', async () => {
    const first = await serveSocket(({ id }, socket) => void socket.write(fine(id, '<A>first</A>')));
    const uptivity = clientOf({ baseUrl: first.baseUrl });
    valueOf(await uptivity.calls.list());
    await sleep(80);
    await first.stop();
    await until('the client has noticed', () => first.open === 0);
    await sleep(20);
    expect(errorOf(await uptivity.calls.start({ deviceId: '200' }), 'network')).toMatchObject({
      reason: 'refused',
      outcome: 'not_sent',
      networkCode: 'ECONNREFUSED',
    });
    await serveSocket(({ id }, socket) => void socket.write(fine(id, '<A>second</A>')), { port: first.port });
    expect(valueOf(await uptivity.calls.list()).data).toEqual({ A: 'second' });
  });

  it('that could not be made take nobody’s place', async () => {
    const port = await closedPort();
    const uptivity = clientOf({ baseUrl: `tcp://127.0.0.1:${port}`, socket: { connections: 1 }, retry: { limit: 0 } });
    for (let n = 0; n < 5; n += 1) {
      expect(errorOf(await uptivity.calls.start({ deviceId: '200' }), 'network').reason).toBe('refused');
    }
    await serveSocket(({ id }, socket) => void socket.write(fine(id)), { port });
    valueOf(await uptivity.calls.start({ deviceId: '200' }));
  });

  it('serve many calls with one signal, without a warning of too many listeners', async () => {
    const warnings: Error[] = [];
    const onWarning = (warning: Error): void => void warnings.push(warning);
    process.on('warning', onWarning);
    onTestFinished(() => void process.off('warning', onWarning));
    const server = await serveSocket(({ id }, socket) => void socket.write(fine(id)));
    const uptivity = clientOf({ baseUrl: server.baseUrl });
    const { signal } = new AbortController();
    for (let n = 0; n < 50; n += 1) valueOf(await uptivity.system.test({}, { signal }));
    await Promise.all(Array.from({ length: 50 }, () => uptivity.system.test({}, { signal })));
    // Warnings come a turn later.
    await sleep(20);
    expect(warnings).toEqual([]);
    expect(server.asked).toHaveLength(100);
  });

  it('belong to one server each: two servers have two pools', async () => {
    const one = await serveSocket(({ id }, socket) => void socket.write(fine(id, '<A>one</A>')));
    const two = await serveSocket(({ id }, socket) => void socket.write(fine(id, '<A>two</A>')));
    const uptivity = clientOf({ endpoints: [one.baseUrl, two.baseUrl] });
    expect(valueOf(await uptivity.calls.list()).data).toEqual({ A: 'one' });
    await one.stop();
    await sleep(80);
    expect(valueOf(await uptivity.calls.list()).data).toEqual({ A: 'two' });
    expect(valueOf(await uptivity.calls.list()).data).toEqual({ A: 'two' });
  });

  it('reach a server by its IPv6 address too', async () => {
    const server = await serveSocket(({ id }, socket) => void socket.write(fine(id)), { host: '::1' });
    const result = await clientOf({ baseUrl: server.baseUrl }).system.test();
    valueOf(result);
    expect(result.meta.endpoint).toBe(server.baseUrl);
  });
});

describe('a call that waits for a free connection', () => {
  const busy = async (): Promise<{ uptivity: ReturnType<typeof clientOf>; asked: readonly unknown[] }> => {
    const server = await serveSocket(() => new Promise(() => undefined));
    const uptivity = clientOf({ baseUrl: server.baseUrl, socket: { connections: 1 }, retry: { limit: 0 } });
    void uptivity.calls.start({ deviceId: 'first' });
    await until('the one connection is busy', () => server.asked.length === 1);
    return { uptivity, asked: server.asked };
  };

  it('and is late was not sent', async () => {
    const { uptivity, asked } = await busy();
    const error = errorOf(await uptivity.calls.start({ deviceId: '200' }, { totalTimeoutMs: 60 }), 'timeout');
    expect(error).toMatchObject({ scope: 'total', phase: 'limit', outcome: 'not_sent', attempts: 0 });
    expect(asked).toHaveLength(1);
  });

  it('and is aborted was not sent', async () => {
    const { uptivity, asked } = await busy();
    const controller = new AbortController();
    const pending = uptivity.calls.start({ deviceId: '200' }, { signal: controller.signal });
    setTimeout(() => controller.abort('changed my mind'), 30);
    expect(errorOf(await pending, 'aborted')).toMatchObject({ reason: 'changed my mind', outcome: 'not_sent' });
    expect(asked).toHaveLength(1);
  });

  it('has its whole attempt left once its turn has come', async () => {
    const server = await serveSocket(async ({ id }, socket) => {
      await sleep(120);
      socket.write(fine(id));
    });
    const uptivity = clientOf({ baseUrl: server.baseUrl, socket: { connections: 1 }, attemptTimeoutMs: 2_000 });
    const given = await Promise.all(Array.from({ length: 6 }, () => uptivity.calls.start({ deviceId: '200' })));
    expect(given.map(({ ok, meta }) => [ok, meta.attempts])).toEqual(Array.from({ length: 6 }, () => [true, 1]));
  });

  it('and gives up leaves its place to the next', async () => {
    const server = await serveSocket(async ({ id }, socket, index) => {
      if (index === 0) await sleep(200);
      socket.write(fine(id, `<N>${index}</N>`));
    });
    const uptivity = clientOf({ baseUrl: server.baseUrl, socket: { connections: 1 }, retry: { limit: 0 } });
    const first = uptivity.calls.list();
    const given = await Promise.all(Array.from({ length: 5 }, () => uptivity.calls.list({}, { totalTimeoutMs: 40 })));
    expect(given.map(({ error }) => error?.kind)).toEqual(Array.from({ length: 5 }, () => 'timeout'));
    const last = uptivity.calls.list();
    expect([valueOf(await first).data, valueOf(await last).data]).toEqual([{ N: '0' }, { N: '1' }]);
    expect(server.asked).toHaveLength(2);
  });
});
