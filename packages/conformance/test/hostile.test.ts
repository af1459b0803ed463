import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import {
  chunk,
  head,
  reply,
  startHostile,
  whole,
  type HostilePlan,
  type HostileServer,
  type Script,
} from '../src/index.ts';
import { certificate } from '../src/server/certificates.ts';
import { brokenUtf8, utf16, windows1251 } from '../src/server/encode.ts';
import { holdClosedPort } from '../src/server/ports.ts';

const started: HostileServer[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((server) => server.close()));
});

async function serve(
  script: Script | HostilePlan['script'],
  rest: Omit<HostilePlan, 'script'> = {},
): Promise<HostileServer> {
  const server = await startHostile({ ...rest, script: typeof script === 'function' ? script : () => script });
  started.push(server);
  return server;
}

interface Seen {
  text: string;
  /** How the connection ended for the client; undefined while it is open. */
  end?: string;
}

/** A client without any wisdom of its own: it writes, and notes what comes. */
function dial(server: HostileServer, write = 'GET /a HTTP/1.1\r\nhost: h\r\n\r\n'): { socket: net.Socket; seen: Seen } {
  const seen: Seen = { text: '' };
  const socket = net.connect(server.port, '127.0.0.1', () => socket.write(write));
  socket.on('data', (bytes) => (seen.text += bytes.toString()));
  socket.on('end', () => (seen.end ??= 'fin'));
  socket.on('error', (error: NodeJS.ErrnoException) => (seen.end ??= error.code ?? 'error'));
  return { socket, seen };
}

describe('a script', () => {
  it('sends its bytes, waits, and closes politely', async () => {
    const { socket, seen } = dial(await serve([['one '], ['two', 40, 'fin']]));
    const began = performance.now();
    await once(socket, 'close');
    expect(seen).toEqual({ text: 'one two', end: 'fin' });
    expect(performance.now() - began).toBeGreaterThan(35);
  });

  it('resets', async () => {
    const { socket, seen } = dial(await serve([['part'], ['', 40, 'rst']]));
    await once(socket, 'close').catch(() => undefined);
    expect(seen).toEqual({ text: 'part', end: 'ECONNRESET' });
  });

  it('stalls: the connection stays open, and further requests are not answered', async () => {
    const server = await serve([['part', 0, 'stall']]);
    const { socket, seen } = dial(server);
    await sleep(50);
    socket.write('GET /b HTTP/1.1\r\n\r\n');
    await sleep(50);
    expect(seen).toEqual({ text: 'part' });
    expect(server.requests.map(({ path }) => path)).toEqual(['/a', '/b']);
    expect(server.openSockets()).toBe(1);
    socket.destroy();
    await sleep(30);
    expect(server.openSockets()).toBe(0);
  });

  it('keeps the connection for the next request', async () => {
    const server = await serve((index) => [[`${index};`, 0, 'keep']]);
    const { socket, seen } = dial(server, 'GET /a HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\n\r\n');
    await sleep(50);
    expect(seen.text).toBe('0;1;');
    expect(server.connections).toHaveLength(1);
    socket.destroy();
  });

  it('repeats without end, until the client has had enough', async () => {
    const server = await serve([{ again: 'x'.repeat(1_000), everyMs: 0 }]);
    const { socket, seen } = dial(server);
    await sleep(80);
    socket.destroy();
    await sleep(30);
    const written = server.connections[0]?.bytesWritten;
    expect(seen.text.length).toBeGreaterThan(5_000);
    await sleep(30);
    expect(server.connections[0]?.bytesWritten).toBe(written);
    expect(server.connections[0]?.closedAt).toBeGreaterThan(server.connections[0]?.openedAt ?? Infinity);
  });

  it('runs on accept, before any request', async () => {
    const { socket, seen } = dial(await serve([['early', 0, 'fin']], { when: 'accept' }), '');
    await once(socket, 'close');
    expect(seen.text).toBe('early');
  });
});

describe('a hostile server', () => {
  it('remembers each request with its body, whether its length is declared or it comes in chunks', async () => {
    const server = await serve(reply(200, 'ok'));
    for (const headers of [{ 'content-length': '6' }, { 'transfer-encoding': 'chunked' }]) {
      const request = http.request(`${server.origin}/calls?a=1`, {
        method: 'POST',
        headers: { ...headers, 'X-Note': 'n' },
      });
      request.write('abc');
      request.end('def');
      const [response] = (await once(request, 'response')) as [http.IncomingMessage];
      expect(response.statusCode).toBe(200);
      response.resume();
      await once(response, 'end');
    }
    expect(
      server.requests.map(({ method, path, headers, body }) => [method, path, headers['x-note'], body.toString()]),
    ).toEqual([
      ['POST', '/calls?a=1', 'n', 'abcdef'],
      ['POST', '/calls?a=1', 'n', 'abcdef'],
    ]);
  });

  it('drops connections beyond its seats', async () => {
    const server = await serve([['', 0, 'stall']], { seats: 1 });
    const first = dial(server);
    await sleep(30);
    const second = dial(server);
    await once(second.socket, 'close').catch(() => undefined);
    expect(first.seen.end).toBeUndefined();
    first.socket.destroy();
  });

  it('answers what is beside the point without counting it', async () => {
    const server = await serve(() => reply(200, 'counted'), {
      aside: ({ path }) => (path === '/login' ? reply(200, 'aside') : undefined),
    });
    const texts = await Promise.all(['/login', '/a'].map(async (path) => (await fetch(server.origin + path)).text()));
    expect(texts).toEqual(['aside', 'counted']);
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['trusted', 'authority', undefined],
    ['expired', 'authority', 'CERT_HAS_EXPIRED'],
    ['wrong-host', 'authority', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['unknown-issuer', 'authority', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['self-signed', 'authority', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  ] as const)('speaks TLS with the certificate %s', async (name, authority, code) => {
    const server = await serve(reply(200, 'ok'), { tls: name });
    const request = https.get(server.origin, { ca: certificate(authority).cert, agent: false });
    const ended = await Promise.race([once(request, 'response'), once(request, 'error')]).catch((error: unknown) => [
      error,
    ]);
    expect((ended[0] as { code?: string }).code).toBe(code);
    request.destroy();
  });

  it('holds a port where nobody listens', async () => {
    const { port, release } = await holdClosedPort();
    const socket = net.connect(port, '127.0.0.1');
    const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNREFUSED');
    release();
  });
});

describe('bytes of an answer', () => {
  it('are HTTP as node:http reads it', async () => {
    const server = await serve([
      [whole(201, gzipSync('Привет'), { 'content-encoding': 'gzip', 'x-two': ['a', 'b'] }), 0, 'keep'],
    ]);
    const [response] = (await once(http.get(server.origin), 'response')) as [http.IncomingMessage];
    expect([response.statusCode, response.headers['x-two']]).toEqual([201, 'a, b']);
    const parts: Buffer[] = [];
    for await (const part of response) parts.push(part as Buffer);
    expect(gunzipSync(Buffer.concat(parts)).toString()).toBe('Привет');
  });

  it('come in chunks of the declared size', async () => {
    const server = await serve([
      [head(200, { 'transfer-encoding': 'chunked' }) + chunk('При') + chunk('вет') + '0\r\n\r\n', 0, 'keep'],
    ]);
    expect(await (await fetch(server.origin)).text()).toBe('Привет');
  });

  it('are encoded as a decoder of the platform expects', () => {
    expect(new TextDecoder('windows-1251').decode(windows1251('Привет, 1'))).toBe('Привет, 1');
    expect(new TextDecoder('utf-16le').decode(utf16('Привет', 'le'))).toBe('Привет');
    expect(new TextDecoder('utf-16be').decode(utf16('Привет', 'be'))).toBe('Привет');
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(brokenUtf8('{"a":"Привет"}'))).toThrow(TypeError);
  });
});
