import { describe, expect, it } from 'vitest';
import { isTrunklineError, run, type ClientOptions, type Download, type TrunklineError } from '../../src/index.ts';
import { errorOf, everythingSaid, valueOf } from '../support/say.ts';
import { tick, watchProcess } from '../support/script.ts';
import { tiny } from '../support/tiny.ts';
import {
  begin,
  chunk,
  chunkedHead,
  drip,
  fetchFile,
  folder,
  head,
  lastChunk,
  readRaw,
  serveBytes,
  type Piece,
} from './files.ts';

/** How a download ends, whichever way it is read. */
type Way = (download: Download) => Promise<TrunklineError>;
const ways: readonly [string, Way][] = [
  ['bytes()', async (download) => (await download.bytes()).error as TrunklineError],
  [
    'saveTo()',
    async (download) => {
      const { file, names } = await folder();
      const { error } = await download.saveTo(file('call.wav'));
      expect(await names()).toEqual([]);
      return error as TrunklineError;
    },
  ],
  ['the raw stream', async ({ body }) => (await readRaw(body)).thrown as TrunklineError],
];

describe.each(ways)('a download by %s', (_way, read) => {
  it.each<[string, Piece[], 'fin' | 'rst']>([
    ['is closed before the length that was told', [head('content-length: 11'), 'hello '], 'fin'],
    ['is closed before the last chunk', [chunkedHead, chunk('hello')], 'fin'],
    ['is reset', [head('content-length: 11'), 'hello ', 10], 'rst'],
  ])('whose connection %s is truncated', async (_what, pieces, end) => {
    const error = await read(await begin((await serveBytes(pieces, end)).url));
    expect(isTrunklineError(error)).toBe(true);
    expect(error).toMatchObject({
      kind: 'network',
      reason: 'truncated',
      phase: 'body',
      outcome: 'unknown',
      vendor: 'tiny',
      operation: 'files.fetch',
      attempts: 1,
      status: 200,
    });
  });

  it('that is shorter than it said is truncated, whoever sent it', async () => {
    const short: typeof fetch = async () => new Response('hello', { headers: { 'content-length': '11' } });
    const error = await read(await begin('http://tiny.test', { fetch: short }));
    expect(error).toMatchObject({ kind: 'network', reason: 'truncated', phase: 'body' });
  });

  it('ends when nothing comes any more, and closes the connection', async () => {
    const wire = await serveBytes([chunkedHead, ...drip(3, 5)]);
    const error = await read(await begin(wire.url, { idleTimeoutMs: 60 }));
    expect(isTrunklineError(error)).toBe(true);
    expect(error).toMatchObject({ kind: 'timeout', scope: 'idle', phase: 'body', category: 'timeout' });
    await expect.poll(wire.open).toBe(0);
  });

  it('ends with the caller’s signal, keeps its reason and closes the connection', async () => {
    const unhandled = watchProcess();
    const wire = await serveBytes([chunkedHead, ...drip(400, 5)]);
    const controller = new AbortController();
    const download = await begin(wire.url, {}, { signal: controller.signal });
    const reason = { why: 'the page was left', secret: 'canary' };
    setTimeout(() => controller.abort(reason), 30);
    const error = await read(download);
    expect(isTrunklineError(error)).toBe(true);
    expect(error).toMatchObject({ kind: 'aborted', phase: 'body', category: 'cancelled' });
    expect((error as { reason?: unknown }).reason).toBe(reason);
    expect(everythingSaid(error)).not.toContain('canary');
    await expect.poll(wire.open).toBe(0);
    expect(unhandled).toEqual([]);
  });

  it('that was aborted before it was read is aborted', async () => {
    const wire = await serveBytes([chunkedHead, ...drip(400, 5)]);
    const controller = new AbortController();
    const download = await begin(wire.url, {}, { signal: controller.signal });
    controller.abort('changed my mind');
    expect(await read(download)).toMatchObject({ kind: 'aborted', phase: 'body' });
    await expect.poll(wire.open).toBe(0);
  });
});

describe('the clocks of a download', () => {
  const slow: ClientOptions = { attemptTimeoutMs: 100, totalTimeoutMs: 150, idleTimeoutMs: 100 };

  it('let it go on as long as something comes', async () => {
    const { url } = await serveBytes([chunkedHead, ...drip(14, 25), lastChunk]);
    const from = performance.now();
    expect(valueOf(await (await begin(url, slow)).bytes())).toHaveLength(14 * 8);
    expect(performance.now() - from).toBeGreaterThan(300);
  });

  it('do not count the time that the reader takes', async () => {
    const { url } = await serveBytes([chunkedHead, chunk('one'), chunk('two'), lastChunk]);
    const { body } = await begin(url, { ...slow, idleTimeoutMs: 40 });
    await tick(80);
    let read = '';
    for await (const bytes of body as unknown as AsyncIterable<Uint8Array>) {
      read += new TextDecoder().decode(bytes);
      await tick(80);
    }
    expect(read).toBe('onetwo');
  });

  it('are the two of every call until the headers come', async () => {
    const { url } = await serveBytes([]);
    const connection = tiny({ baseUrl: url, ...slow, retry: { limit: 0 } });
    const error = errorOf(await run(connection, fetchFile, { name: 'x' }), 'timeout');
    expect(error).toMatchObject({ scope: 'attempt', phase: 'request' });
  });

  it('run from one piece to the next, not from the first', async () => {
    const wire = await serveBytes([chunkedHead, ...drip(5, 30), 400, chunk('late'), lastChunk]);
    const from = performance.now();
    const error = errorOf(await (await begin(wire.url, slow)).bytes(), 'timeout');
    const took = performance.now() - from;
    expect(error.scope).toBe('idle');
    expect(took).toBeGreaterThan(200);
    expect(took).toBeLessThan(400);
  });
});

describe('a reader who leaves', () => {
  it('in the middle of the loop ends the connection', async () => {
    const wire = await serveBytes([chunkedHead, ...drip(400, 5)]);
    const { body } = await begin(wire.url);
    for await (const bytes of body as unknown as AsyncIterable<Uint8Array>) {
      expect(bytes.length).toBeGreaterThan(0);
      break;
    }
    await expect.poll(wire.open).toBe(0);
  });

  it('while the next piece is awaited ends the connection, and nothing is thrown at anyone', async () => {
    const unhandled = watchProcess();
    const wire = await serveBytes([chunkedHead, chunk('hello')]);
    const { body } = await begin(wire.url, { idleTimeoutMs: 60 });
    const reader = body.getReader();
    await reader.read();
    const waiting = reader.read();
    await tick(10);
    await reader.cancel('enough');
    expect(await waiting).toEqual({ done: true, value: undefined });
    await expect.poll(wire.open).toBe(0);
    await tick(100);
    expect(unhandled).toEqual([]);
  });

  it('is not listened for any more: a signal that lives for ever keeps nothing of a finished download', async () => {
    const { signal } = new AbortController();
    let listeners = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...given: Parameters<typeof add>) => ((listeners += 1), add(...given));
    signal.removeEventListener = (...given: Parameters<typeof remove>) => ((listeners -= 1), remove(...given));
    const whole = [chunkedHead, chunk('hello'), lastChunk];
    valueOf(await (await begin((await serveBytes(whole)).url, {}, { signal })).bytes());
    await (await begin((await serveBytes(whole)).url, {}, { signal })).body.cancel();
    expect(listeners).toBe(0);
  });
});
