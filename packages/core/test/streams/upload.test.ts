import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { run, type ClientOptions, type Connection, type Operation, type Progress } from '../../src/index.ts';
import { deadPort, serveTcp } from '../support/loopback.ts';
import { dial, look, type DialInput, type Ticket } from '../support/operations.ts';
import { errorOf, valueOf } from '../support/say.ts';
import { tick, watchProcess } from '../support/script.ts';
import { sendJson, serve } from '../support/serve.ts';
import { tiny, tinyDialect, type TinyDialect, type TinyWire } from '../support/tiny.ts';
import type { TinyCode } from '../support/tiny-codes.ts';

const number = { toNumber: '74955404444' };
const done = { code: 0, data: { id: 'T1' } };

/** A write that may be repeated, were it not for its body. */
const keep: Operation<DialInput, Ticket, TinyWire> = { ...dial, name: 'files.keep', repeat: 'idempotent' };

interface Source {
  readonly body: ReadableStream<Uint8Array>;
  readonly cancelled: () => boolean;
}
/** A file that is read piece by piece, with a pause before each; then it ends or stalls. */
function source(pieces: number, everyMs: number, then: 'end' | 'stall' | Error = 'end'): Source {
  let given = 0;
  let cancelled = false;
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (given < pieces) {
          await tick(everyMs);
          if (!cancelled) controller.enqueue(new TextEncoder().encode(`piece-${(given += 1) % 10};`));
          return;
        }
        if (then === 'end') return controller.close();
        if (then === 'stall') return new Promise(() => undefined);
        controller.error(then);
      },
      cancel: () => void (cancelled = true),
    },
    { highWaterMark: 0 },
  );
  return { body, cancelled: () => cancelled };
}

/** A connection whose requests carry this body. */
function uploading({ body }: Source, options: ClientOptions, extra: Partial<TinyDialect> = {}): Connection<TinyCode> {
  const stamp: TinyDialect['stamp'] = () => ({ method: 'POST', path: 'files/keep', body });
  return tiny({ random: () => 0, ...options }, { dialect: tinyDialect({ stamp, ...extra }) });
}

describe('an upload', () => {
  const slow: ClientOptions = { attemptTimeoutMs: 100, totalTimeoutMs: 150, idleTimeoutMs: 100 };

  it('may take longer than both clocks, as long as it goes on', async () => {
    const server = await serve((_hit, response) => sendJson(response, done));
    const file = source(14, 25);
    const result = await run(uploading(file, { baseUrl: server.url, ...slow }), keep, number);
    expect(valueOf(result)).toEqual({ id: 'T1' });
    expect(result.meta.attempts).toBe(1);
    expect(server.hits.map(({ body }) => body.length)).toEqual([14 * 8]);
  });

  it('tells how many bytes have gone', async () => {
    const server = await serve((_hit, response) => sendJson(response, done));
    const progress: Progress[] = [];
    const file = source(3, 1);
    const onProgress = (told: Progress): void => void progress.push(told);
    valueOf(await run(uploading(file, { baseUrl: server.url }), keep, number, { onProgress }));
    expect(progress.map(({ operation, unit, done: sent }) => [operation, unit, sent])).toEqual([
      ['files.keep', 'bytes', 8],
      ['files.keep', 'bytes', 16],
      ['files.keep', 'bytes', 24],
    ]);
  });

  it('leaves its answer an attempt’s time to come in full', async () => {
    const server = await serve((_hit, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"code":0,');
      setTimeout(() => response.end('"data":{"id":"T1"}}'), 40);
    });
    const file = source(10, 20);
    expect(valueOf(await run(uploading(file, { baseUrl: server.url, ...slow }), keep, number))).toEqual({ id: 'T1' });
  });

  it('whose answer stalls in its body ends with the attempt', async () => {
    const server = await serve((_hit, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"code":0,');
    });
    const from = performance.now();
    const connection = uploading(source(2, 5), { baseUrl: server.url, attemptTimeoutMs: 80, totalTimeoutMs: 1_000 });
    const error = errorOf(await run(connection, keep, number), 'timeout');
    expect(error).toMatchObject({ scope: 'attempt', phase: 'body', outcome: 'unknown', attempts: 1 });
    expect(performance.now() - from).toBeLessThan(330);
  });

  it('whose source stalls ends by the idle clock; source and connection are let go', async () => {
    const unhandled = watchProcess();
    const asking = new Set<unknown>();
    const port = await serveTcp((socket) => {
      socket.on('data', () => asking.add(socket)).on('close', () => asking.delete(socket));
    });
    const file = source(3, 10, 'stall');
    const from = performance.now();
    const connection = uploading(file, { baseUrl: `http://127.0.0.1:${port}`, idleTimeoutMs: 80 });
    const error = errorOf(await run(connection, keep, number), 'timeout');
    expect(error).toMatchObject({ scope: 'idle', phase: 'request', outcome: 'unknown', attempts: 1 });
    expect(performance.now() - from).toBeLessThan(80 + 250);
    await expect.poll(file.cancelled).toBe(true);
    await expect.poll(() => asking.size).toBe(0);
    await tick(20);
    expect(unhandled).toEqual([]);
  });

  it('whose answer never begins ends an attempt’s time after its last byte', async () => {
    const server = await serve(() => undefined);
    const from = performance.now();
    const connection = uploading(source(10, 20), { baseUrl: server.url, attemptTimeoutMs: 90, idleTimeoutMs: 5_000 });
    const error = errorOf(await run(connection, keep, number), 'timeout');
    const took = performance.now() - from;
    expect(error).toMatchObject({ scope: 'attempt', phase: 'request', outcome: 'unknown', attempts: 1 });
    expect(took).toBeGreaterThan(200 + 80);
    expect(took).toBeLessThan(300 + 250);
    expect(server.hits).toHaveLength(1);
  });

  it('whose source fails is an error, and nothing else fails', async () => {
    const unhandled = watchProcess();
    const server = await serve((_hit, response) => sendJson(response, done));
    const file = source(2, 5, new Error('canary: the disk is gone'));
    const { error } = await run(uploading(file, { baseUrl: server.url }), keep, number);
    expect(error).toMatchObject({ outcome: 'unknown', attempts: 1 });
    expect(JSON.stringify(error)).not.toContain('canary');
    expect(server.hits).toHaveLength(0);
    await tick(20);
    expect(unhandled).toEqual([]);
  });

  it('ends with the caller’s signal, keeps its reason and lets the source go', async () => {
    const server = await serve((_hit, response) => sendJson(response, done));
    const file = source(1_000, 5);
    const controller = new AbortController();
    const reason = { why: 'the page was left' };
    setTimeout(() => controller.abort(reason), 30);
    const connection = uploading(file, { baseUrl: server.url });
    const error = errorOf(await run(connection, keep, number, { signal: controller.signal }), 'aborted');
    expect(error).toMatchObject({ phase: 'request', outcome: 'unknown' });
    expect(error.reason).toBe(reason);
    await expect.poll(file.cancelled).toBe(true);
  });
});

describe('nothing is repeated once the body is gone', () => {
  it.each<[string, number, object, string]>([
    ['a passing failure', 503, { code: 99 }, 'unknown'],
    ['a refusal for rate', 200, { code: 30 }, 'rejected'],
    ['“busy”, which may be tried again', 200, { code: 11 }, 'rejected'],
  ])('after %s', async (_what, status, body, outcome) => {
    const server = await serve((_hit, response) => sendJson(response, body, status));
    const result = await run(uploading(source(2, 1), { baseUrl: server.url }), keep, number);
    expect(result.error).toMatchObject({ outcome, attempts: 1 });
    expect(server.hits).toHaveLength(1);
  });

  it('nor sent to another server after one that is not there; the source is let go', async () => {
    const server = await serve((_hit, response) => sendJson(response, done));
    const file = source(2, 1);
    const endpoints = [`http://127.0.0.1:${await deadPort()}`, server.url];
    const error = errorOf(await run(uploading(file, { endpoints }), keep, number), 'network');
    expect(error).toMatchObject({ reason: 'refused', attempts: 1 });
    expect(server.hits).toHaveLength(0);
    await expect.poll(file.cancelled).toBe(true);
  });

  it('nor sent with another login after the first was refused', async () => {
    const server = await serve((_hit, response) => sendJson(response, { code: 20 }));
    let logins = 0;
    const session: NonNullable<TinyDialect['session']> = {
      token: () => ({ ok: true, value: `token-${(logins += 1)}` }),
      forget: () => undefined,
    };
    const connection = uploading(source(2, 1), { baseUrl: server.url }, { session });
    expect(errorOf(await run(connection, keep, number), 'api')).toMatchObject({ code: 20, attempts: 1 });
    expect([server.hits.length, logins]).toEqual([1, 1]);
  });

  it('while a call whose body is a text is repeated as ever', async () => {
    const server = await serve((_hit, response) => sendJson(response, 'sorry', 503));
    const connection = tiny({ baseUrl: server.url, random: () => 0 });
    expect(errorOf(await run(connection, look, { ticket: 'T1' }), 'http').attempts).toBe(3);
  });
});

/** Timers of these lengths that are still running. */
function watchTimers(...lengths: readonly number[]): ReadonlySet<unknown> {
  const running = new Set<unknown>();
  const { setTimeout: set, clearTimeout: clear } = globalThis;
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(((work: () => void, ms: number = 0, ...rest: never[]) => {
    const timer = set(work, ms, ...rest);
    if (lengths.includes(ms)) running.add(timer);
    return timer;
  }) as typeof setTimeout);
  vi.spyOn(globalThis, 'clearTimeout').mockImplementation((timer) => {
    running.delete(timer);
    clear(timer);
  });
  onTestFinished(() => void vi.restoreAllMocks());
  return running;
}

describe('an answer that comes before the whole body', () => {
  const clocks = { attemptTimeoutMs: 7_777, idleTimeoutMs: 8_888 };
  const early = (): Promise<string> =>
    serveTcp((socket) => {
      socket.once('data', () => void socket.end('HTTP/1.1 413 Too Large\r\ncontent-length: 0\r\n\r\n'));
    }).then((port) => `http://127.0.0.1:${port}`);

  it('ends the call, and the source is let go', async () => {
    const file = source(1_000, 5);
    const { error } = await run(uploading(file, { baseUrl: await early(), ...clocks }), keep, number);
    expect(error).toMatchObject({ attempts: 1, outcome: expect.stringMatching(/rejected|unknown/) as unknown });
    await expect.poll(file.cancelled).toBe(true);
  });

  it('lets the upload go on where the server goes on reading', async () => {
    const bodies: number[] = [];
    const server = createServer((request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).flushHeaders();
      request.on('data', (bytes: Buffer) => bodies.push(bytes.length)).on('error', () => undefined);
      request.on('end', () => response.end(JSON.stringify(done)));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => (server.closeAllConnections(), void server.close()));
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const result = await run(uploading(source(12, 5), { baseUrl, ...clocks }), keep, number);
    expect(bodies.reduce((sum, length) => sum + length, 0)).toBe(12 * 8);
    expect(valueOf(result)).toEqual({ id: 'T1' });
  });

  it('leaves no timer behind that would keep the process alive', async () => {
    const running = watchTimers(...Object.values(clocks));
    const file = source(6, 10);
    const calling = run(uploading(file, { baseUrl: await early(), ...clocks }), keep, number);
    await tick(5);
    expect(running.size).toBeGreaterThan(0);
    expect((await calling).ok).toBe(false);
    await tick(120);
    expect(running.size).toBe(0);
  });

  it('like one that comes after it', async () => {
    const running = watchTimers(...Object.values(clocks));
    const server = await serve((_hit, response) => sendJson(response, done));
    valueOf(await run(uploading(source(2, 1), { baseUrl: server.url, ...clocks }), keep, number));
    expect(running.size).toBe(0);
  });
});
