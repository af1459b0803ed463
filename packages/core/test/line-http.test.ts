import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { run, type ClientOptions } from '../src/index.ts';
import { dial, look, touch } from './support/operations.ts';
import { errorOf, valueOf } from './support/say.ts';
import { tick } from './support/script.ts';
import { sendJson, serve } from './support/serve.ts';
import { tiny } from './support/tiny.ts';

const found = { ticket: 'T1' };
const number = { toNumber: '+7 495 540-44-44', note: 'Привет & + = "' };
const ticket = { code: 0, data: { id: 'T1' } };

/** A server that answers each connection with these bytes, after the request, and then does what it is told. */
async function rawServer(reply: string | Uint8Array, then: 'end' | 'reset' | 'stay' = 'end') {
  let connections = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => {
      const finish = (): unknown => (then === 'reset' ? socket.resetAndDestroy() : then === 'end' && socket.end());
      if (reply.length === 0) return void finish();
      socket.write(reply, () => setTimeout(finish, 5));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(() => resolve()));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, connections: () => connections };
}
const once1 = (baseUrl: string, more: ClientOptions = {}) => tiny({ baseUrl, retry: { limit: 0 }, ...more });

describe('over HTTP', () => {
  it('a call arrives as it was written and its answer comes back', async () => {
    const server = await serve((_hit, response) => sendJson(response, ticket, 200, { 'x-tiny-request': 'r-9' }));
    const connection = tiny({ baseUrl: server.url }, { credentials: { key: 'k-1' } });
    const result = await run(connection, dial, number, { headers: { 'X-Trace': 'abc' } });
    expect(valueOf(result)).toEqual({ id: 'T1' });
    expect(result.meta).toMatchObject({
      status: 200,
      requestId: 'r-9',
      attempts: 1,
      endpoint: new URL(server.url).origin,
    });
    expect(server.hits).toHaveLength(1);
    expect(server.hits[0]).toMatchObject({ method: 'POST', url: '/api/calls/dial' });
    expect(server.hits[0]?.headers).toMatchObject({ authorization: 'Bearer k-1', 'x-trace': 'abc' });
    expect(JSON.parse(server.hits[0]?.body ?? '')).toEqual({ to_number: '74955404444', note: number.note });
  });

  it('a query arrives letter by letter', async () => {
    const server = await serve((_hit, response) => sendJson(response, ticket));
    const odd = 'a&b=c#d+e f%20 Привет 👋';
    valueOf(await run(once1(server.url), look, { ticket: odd }));
    expect(new URL(server.hits[0]?.url ?? '', server.url).searchParams.get('ticket_id')).toBe(odd);
  });

  it('64 calls at once all settle, each with its own answer', async () => {
    const server = await serve(({ url }, response) => {
      const id = new URL(url, 'http://x').searchParams.get('ticket_id');
      setTimeout(() => sendJson(response, { code: 0, data: { id } }), Math.random() * 10);
    });
    const connection = once1(server.url);
    const tickets = Array.from({ length: 64 }, (_, index) => `T${index}`);
    const results = await Promise.all(tickets.map((one) => run(connection, look, { ticket: one })));
    expect(results.map((result) => valueOf(result).id)).toEqual(tickets);
  });

  it('503 is repeated for a read and never for a dialled call', async () => {
    const server = await serve((_hit, response) => response.writeHead(503).end());
    const connection = tiny({ baseUrl: server.url, random: () => 0 });
    errorOf(await run(connection, look, found), 'http');
    expect(server.hits).toHaveLength(3);
    errorOf(await run(connection, dial, number), 'http');
    expect(server.hits).toHaveLength(4);
  });

  it('Retry-After is waited for, and one of a day is not', async () => {
    let slow = '1';
    const server = await serve((_hit, response) => response.writeHead(429, { 'retry-after': slow }).end());
    const connection = tiny({ baseUrl: server.url, retry: { limit: 1 } });
    const from = performance.now();
    errorOf(await run(connection, dial, number), 'http');
    expect(performance.now() - from).toBeGreaterThan(990);
    slow = '86400';
    const at = performance.now();
    expect(errorOf(await run(connection, look, found), 'http').retryAfterMs).toBe(86_400_000);
    expect(performance.now() - at).toBeLessThan(500);
    expect(server.hits).toHaveLength(3);
  });

  it.each([301, 302, 303, 307, 308])(
    'a redirect with %i is not followed, and no secret goes elsewhere',
    async (status) => {
      const elsewhere = await serve((_hit, response) => sendJson(response, ticket));
      const server = await serve((_hit, response) =>
        response.writeHead(status, { location: `${elsewhere.url}/x?canary` }).end(),
      );
      const result = await run(tiny({ baseUrl: server.url }, { credentials: { key: 'canary' } }), dial, number);
      expect(errorOf(result, 'http')).toMatchObject({ reason: 'redirect', redirectHost: new URL(elsewhere.url).host });
      expect([server.hits.length, elsewhere.hits.length]).toEqual([1, 0]);
    },
  );

  it('204 is a success where nothing is promised', async () => {
    const server = await serve((_hit, response) => response.writeHead(204).end());
    expect(valueOf(await run(once1(server.url), touch, {}))).toBeUndefined();
    expect(errorOf(await run(once1(server.url), look, found), 'decode').reason).toBe('empty');
  });

  it('a body that stalls ends with the attempt, and the server sees it cut', async () => {
    const server = await serve((_hit, response) => response.writeHead(200, { 'content-type': 'x/y' }).write('{"code"'));
    const error = errorOf(await run(once1(server.url, { attemptTimeoutMs: 80 }), look, found), 'timeout');
    expect(error).toMatchObject({ scope: 'attempt', phase: 'body', status: 200 });
    await tick(50);
    expect(server.hits[0]?.cut).toBe(true);
  });

  it('headers that never come end with the attempt, and the server sees it cut', async () => {
    const server = await serve(() => undefined);
    const error = errorOf(await run(once1(server.url, { attemptTimeoutMs: 80 }), dial, number), 'timeout');
    expect(error).toMatchObject({ scope: 'attempt', phase: 'request', outcome: 'unknown' });
    await tick(50);
    expect(server.hits[0]?.cut).toBe(true);
  });

  it('an abort reaches the server', async () => {
    const server = await serve(() => undefined);
    const controller = new AbortController();
    const calling = run(once1(server.url), dial, number, { signal: controller.signal });
    while (server.hits.length === 0) await tick(5);
    controller.abort('enough');
    expect(errorOf(await calling, 'aborted')).toMatchObject({ reason: 'enough', outcome: 'unknown', phase: 'request' });
    await tick(50);
    expect(server.hits[0]?.cut).toBe(true);
  });

  it('a gzip bomb is given up after the limit, counted when unpacked', async () => {
    const bomb = gzipSync(new Uint8Array(20_000_000));
    const server = await serve((_hit, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
    const error = errorOf(await run(once1(server.url, { maxBodyBytes: 100_000 }), look, found), 'decode');
    expect(error.reason).toBe('too_large');
    expect(error.bytes).toBeGreaterThan(100_000);
    expect(error.bytes).toBeLessThan(1_000_000);
  });
});

describe('a connection that breaks', () => {
  it('before it was made is refused: not sent', async () => {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const error = errorOf(await run(once1(`http://127.0.0.1:${port}`), dial, number), 'network');
    expect(error).toMatchObject({ reason: 'refused', networkCode: 'ECONNREFUSED', outcome: 'not_sent', attempts: 1 });
  });

  it('for a name that nobody knows is dns: not sent', async () => {
    const error = errorOf(await run(once1('http://tiny.invalid'), dial, number), 'network');
    expect(error).toMatchObject({ reason: 'dns', outcome: 'not_sent' });
  });

  const head = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';
  it.each<[string, string | Uint8Array, 'end' | 'reset', string, string]>([
    ['before a byte came', '', 'reset', 'reset', 'request'],
    ['before a byte came, politely', '', 'end', 'reset', 'request'],
    ['in the headers', 'HTTP/1.1 200 OK\r\ncontent-ty', 'reset', 'reset', 'request'],
    ['in the body', `${head}content-length: 40\r\n\r\n{"code":0`, 'reset', 'truncated', 'body'],
    ['in the body, politely', `${head}content-length: 40\r\n\r\n{"code":0`, 'end', 'truncated', 'body'],
    ['between two chunks', `${head}transfer-encoding: chunked\r\n\r\n5\r\n{"cod\r\n`, 'end', 'truncated', 'body'],
    ['with no status line', 'nonsense\r\n\r\n', 'end', 'protocol', 'request'],
    ['with headers of 20 KB', `${head}x: ${'y'.repeat(20_000)}\r\n\r\n`, 'end', 'protocol', 'request'],
  ])(
    '%s is network, of unknown outcome, and a dialled call is not repeated',
    async (_what, bytes, then, reason, phase) => {
      const server = await rawServer(bytes, then);
      const error = errorOf(await run(tiny({ baseUrl: server.url, random: () => 0 }), dial, number), 'network');
      expect(error).toMatchObject({ reason, phase, outcome: 'unknown', category: 'network' });
      expect(server.connections()).toBe(1);
    },
  );

  it('is tried again for a read', async () => {
    const server = await rawServer('', 'reset');
    expect(errorOf(await run(tiny({ baseUrl: server.url, random: () => 0 }), look, found), 'network').attempts).toBe(3);
    expect(server.connections()).toBe(3);
  });

  it('with half a gzip gives no half a value', async () => {
    const packed = gzipSync(JSON.stringify({ code: 0, data: { id: 'T1', title: 'x'.repeat(5_000) } }));
    const server = await serve((_hit, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed.subarray(0, 30)),
    );
    const result = await run(once1(server.url), look, found);
    expect(result.ok ? '' : result.error.kind).toMatch(/^(network|decode)$/);
  });
});
