import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { Asked } from './support/asked.ts';
import { clientOf } from './support/client.ts';
import { serveHttp } from './support/http-server.ts';
import { fine } from './support/result-xml.ts';
import { errorOf, valueOf } from './support/say.ts';
import { closedPort, serveSocket } from './support/socket-server.ts';
import { until } from './support/until.ts';

const call = { deviceId: '200' };
const half = (id: string): string => fine(id).slice(0, 60);

/** What leaves open whether the server did it. */
const doubts: readonly (readonly [string, (asked: Asked, socket: Socket) => void, object])[] = [
  ['a goodbye in place of a reply', (_asked, socket) => void socket.end(), { kind: 'network', phase: 'request' }],
  [
    'a reset in place of a reply',
    (_asked, socket) => void socket.resetAndDestroy(),
    { kind: 'network', reason: 'reset', phase: 'request' },
  ],
  [
    'a goodbye in the middle of the reply',
    ({ id }, socket) => void socket.end(half(id)),
    { kind: 'network', reason: 'truncated', phase: 'body' },
  ],
  [
    'a reset in the middle of the reply',
    ({ id }, socket) => {
      socket.write(half(id));
      setTimeout(() => socket.resetAndDestroy(), 20);
    },
    { kind: 'network', reason: 'truncated', phase: 'body' },
  ],
  ['silence', () => undefined, { kind: 'timeout', scope: 'attempt', phase: 'request' }],
  [
    'half a reply and silence',
    ({ id }, socket) => void socket.write(half(id)),
    { kind: 'timeout', scope: 'attempt', phase: 'body' },
  ],
  [
    'a reply that drips without end',
    ({ id }, socket) => {
      socket.write(half(id));
      const timer = setInterval(() => socket.write(' '), 10);
      socket.on('close', () => clearInterval(timer));
    },
    { kind: 'timeout', scope: 'attempt', phase: 'body' },
  ],
];

describe.for(doubts)('after %s', ([, fault, expected]) => {
  const options = { attemptTimeoutMs: 'scope' in expected ? 150 : 5_000 };

  it('a command is not repeated, and its outcome is unknown', async () => {
    const server = await serveSocket(fault);
    const error = errorOf(
      await clientOf({ baseUrl: server.baseUrl, ...options }).calls.start(call),
      (expected as { kind: 'network' }).kind,
    );
    expect(error).toMatchObject({ ...expected, outcome: 'unknown', attempts: 1 });
    expect(server.asked).toHaveLength(1);
    await until('the connection is closed', () => server.open === 0);
  });

  it('a question is asked again, on another connection', async () => {
    const server = await serveSocket((asked, socket, index) =>
      index < 2 ? fault(asked, socket) : void socket.write(fine(asked.id)),
    );
    const result = await clientOf({ baseUrl: server.baseUrl, ...options }).system.test();
    expect([valueOf(result).outcome.code, result.meta.attempts]).toEqual([20, 3]);
    expect(server.asked.map(({ connection }) => connection)).toEqual([0, 1, 2]);
  });

  it('a question is asked no more often than allowed', async () => {
    const server = await serveSocket(fault);
    const result = await clientOf({ baseUrl: server.baseUrl, ...options, retry: { limit: 1 } }).users.list();
    expect(result.error).toMatchObject({ ...expected, attempts: 2 });
    expect(server.asked).toHaveLength(2);
  });

  it('a command that says it may be repeated is', async () => {
    const server = await serveSocket((asked, socket, index) =>
      index < 1 ? fault(asked, socket) : void socket.write(fine(asked.id)),
    );
    const uptivity = clientOf({ baseUrl: server.baseUrl, ...options });
    expect((await uptivity.request('ROLELIST', {}, { repeat: 'safe' })).meta.attempts).toBe(2);
  });

  it('no other server is asked', async () => {
    const server = await serveSocket(fault);
    const other = await serveSocket(({ id }, socket) => void socket.write(fine(id)));
    const uptivity = clientOf({ endpoints: [server.baseUrl, other.baseUrl], ...options });
    expect((await uptivity.calls.start(call)).ok).toBe(false);
    expect(other.asked).toEqual([]);
  });
});

describe('a server that is not there', () => {
  it('was sent nothing, and the command is tried again', async () => {
    const port = await closedPort();
    const result = await clientOf({ baseUrl: `tcp://127.0.0.1:${port}` }).calls.start(call);
    expect(errorOf(result, 'network')).toMatchObject({
      reason: 'refused',
      networkCode: 'ECONNREFUSED',
      category: 'network',
      outcome: 'not_sent',
      attempts: 3,
    });
  });

  it('that has no address was sent nothing', async () => {
    const uptivity = clientOf({ baseUrl: 'tcp://uptivity.invalid', retry: { limit: 0 }, attemptTimeoutMs: 8_000 });
    expect(errorOf(await uptivity.calls.start(call), 'network')).toMatchObject({ reason: 'dns', outcome: 'not_sent' });
  });

  it.for(['socket', 'http'] as const)('leads a command to the next one at once: %s', async (way) => {
    const answer = ({ id }: Asked): string => fine(id, '<A>next</A>');
    const next = await (way === 'http'
      ? serveHttp((asked) => ({ body: answer(asked) }))
      : serveSocket((asked, socket) => void socket.write(answer(asked))));
    const dead = await closedPort();
    const uptivity = clientOf({ endpoints: [`tcp://127.0.0.1:${dead}`, next.baseUrl], retry: { limit: 0 } });
    const result = await uptivity.calls.start(call);
    expect(valueOf(result).data).toEqual({ A: 'next' });
    expect(result.meta).toMatchObject({ attempts: 2, endpoint: next.baseUrl });
    expect(next.asked.map(({ method, fields }) => [method, fields['DEVICEID']])).toEqual([
      [way === 'http' ? 'GET' : 'SEND', '200'],
    ]);
    expect((await uptivity.calls.start(call)).meta.attempts).toBe(1);
  });

  it('leads from HTTP to the socket as well', async () => {
    const next = await serveSocket(({ id }, socket) => void socket.write(fine(id)));
    const uptivity = clientOf({
      endpoints: [`http://127.0.0.1:${await closedPort()}`, next.baseUrl],
      retry: { limit: 0 },
    });
    valueOf(await uptivity.calls.start(call));
    expect(next.asked).toHaveLength(1);
  });

  it('that accepts nobody in time is left for the next one', async () => {
    // 192.0.2.0/24 is for documentation: nobody answers there.
    const next = await serveSocket(({ id }, socket) => void socket.write(fine(id)));
    const uptivity = clientOf({
      endpoints: ['tcp://192.0.2.1:5620', next.baseUrl],
      attemptTimeoutMs: 250,
      retry: { limit: 0 },
    });
    valueOf(await uptivity.calls.start(call));
    expect(next.asked).toHaveLength(1);
  });
});

describe('a caller who changes their mind', () => {
  it.for([
    ['before the call', 'start'],
    ['while the reply is awaited', 'asked'],
    ['in the middle of the reply', 'half'],
  ] as const)('%s gets a Result at once, with the reason, and the connection is ended', async ([, when]) => {
    const server = await serveSocket(({ id }, socket) => {
      if (when === 'half') socket.write(half(id));
    });
    const controller = new AbortController();
    const uptivity = clientOf({ baseUrl: server.baseUrl });
    if (when === 'start') controller.abort('never mind');
    const pending = uptivity.calls.start(call, { signal: controller.signal });
    if (when !== 'start') {
      await until('the request is there', () => server.asked.length === 1);
      // Half a reply needs a moment to arrive.
      setTimeout(() => controller.abort('never mind'), 30);
    }
    const error = errorOf(await pending, 'aborted');
    expect(error).toMatchObject({ reason: 'never mind', outcome: when === 'start' ? 'not_sent' : 'unknown' });
    await until('the connection is closed', () => server.open === 0);
  });

  it('after the reply changes nothing', async () => {
    const server = await serveSocket(({ id }, socket) => void socket.write(fine(id)));
    const controller = new AbortController();
    const uptivity = clientOf({ baseUrl: server.baseUrl, socket: { connections: 1 } });
    valueOf(await uptivity.calls.start(call, { signal: controller.signal }));
    controller.abort();
    valueOf(await uptivity.calls.start(call));
    expect(server.connections).toBe(1);
  });
});
