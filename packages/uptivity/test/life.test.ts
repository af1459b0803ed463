import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createUptivityClient } from '../src/index.ts';
import { clientOf } from './support/client.ts';
import { runProgram } from './support/program.ts';
import { fine } from './support/result-xml.ts';
import { errorOf, valueOf } from './support/say.ts';
import { serveSocket } from './support/socket-server.ts';
import { until } from './support/until.ts';

const call = { deviceId: '200' };

describe('closing a client of the command socket', () => {
  it('ends the idle connections', async () => {
    const server = await serveSocket(async ({ id }, socket) => {
      await sleep(5);
      socket.write(fine(id));
    });
    const uptivity = clientOf({ baseUrl: server.baseUrl });
    await Promise.all(Array.from({ length: 8 }, () => uptivity.system.test()));
    expect(server.open).toBe(4);
    await uptivity.close();
    await until('all connections are closed', () => server.open === 0);
  });

  it('waits for the calls under way, those that wait for a connection too', async () => {
    const server = await serveSocket(async ({ id }, socket, index) => {
      await sleep(100);
      socket.write(fine(id, `<N>${index}</N>`));
    });
    const uptivity = clientOf({ baseUrl: server.baseUrl, socket: { connections: 1 } });
    const pending = [uptivity.calls.start(call), uptivity.calls.start(call)];
    await until('the first is under way', () => server.asked.length === 1);
    await uptivity.close();
    expect((await Promise.all(pending)).map((result) => valueOf(result).data['N'])).toEqual(['0', '1']);
    await until('all connections are closed', () => server.open === 0);
  });

  it('without patience ends the calls under way, each with what is known of its fate', async () => {
    const server = await serveSocket(() => undefined);
    const uptivity = clientOf({ baseUrl: server.baseUrl, socket: { connections: 1 } });
    const pending = [uptivity.calls.start(call), uptivity.calls.start(call)];
    await until('the first is under way', () => server.asked.length === 1);
    await uptivity.close({ drainMs: 0 });
    const outcomes = (await Promise.all(pending)).map((result) => errorOf(result, 'aborted').outcome);
    expect(outcomes).toEqual(['unknown', 'not_sent']);
    await until('all connections are closed', () => server.open === 0);
  });

  it('twice does no harm, and later calls are refused', async () => {
    const server = await serveSocket(({ id }, socket) => void socket.write(fine(id)));
    const uptivity = clientOf({ baseUrl: server.baseUrl });
    valueOf(await uptivity.system.test());
    await Promise.all([uptivity.close(), uptivity.close()]);
    await uptivity.close();
    expect(errorOf(await uptivity.system.test(), 'refused')).toMatchObject({ reason: 'closed', outcome: 'not_sent' });
    await sleep(50);
    expect([server.asked.length, server.open]).toEqual([1, 0]);
  });

  it('happens by itself at the end of an `await using`', async () => {
    const server = await serveSocket(({ id }, socket) => void socket.write(fine(id)));
    {
      await using uptivity = createUptivityClient({ baseUrl: server.baseUrl });
      valueOf(await uptivity.system.test());
      expect(server.open).toBe(1);
    }
    await until('all connections are closed', () => server.open === 0);
  });
});

describe('a program', () => {
  it('that keeps an idle client ends all the same', { timeout: 12_000 }, async () => {
    const server = await serveSocket(({ id }, socket) => void socket.write(fine(id)));
    expect(await runProgram('idle-client.ts', [server.baseUrl])).toEqual({ code: 0, said: 'answered' });
    expect(server.asked.map(({ type }) => type)).toEqual(['TEST']);
  });

  it('that waits for a reply does not end before it came', { timeout: 12_000 }, async () => {
    const server = await serveSocket(async ({ id }, socket) => {
      await sleep(400);
      socket.write(fine(id));
    });
    expect(await runProgram('idle-client.ts', [server.baseUrl])).toEqual({ code: 0, said: 'answered' });
  });
});
