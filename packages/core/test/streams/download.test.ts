import { mkdir, readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { isTrunklineError, run, type CallEvent, type Download, type Progress } from '../../src/index.ts';
import { errorOf, everythingSaid, valueOf } from '../support/say.ts';
import { tick, watchProcess } from '../support/script.ts';
import { sendJson, serve } from '../support/serve.ts';
import { tiny } from '../support/tiny.ts';
import { begin, chunk, chunkedHead, drip, fetchFile, folder, head, lastChunk, readRaw, serveBytes } from './files.ts';

const whole = [head('content-length: 11'), 'hello ', 5, 'world'];
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
/** A hundred thousand bytes, each different from its neighbours. */
const long = Uint8Array.from({ length: 100_000 }, (_, index) => (index * 7 + (index >> 8)) % 251);

describe('a download', () => {
  it('says what it is before it is read', async () => {
    const download = await begin((await serveBytes(whole)).url);
    expect([download.contentType, download.size]).toEqual(['audio/wav', 11]);
    await download.body.cancel();
  });

  it('comes whole into memory, byte for byte', async () => {
    const server = await serve((_hit, response) => void response.end(long));
    const result = await (await begin(server.url)).bytes();
    expect(valueOf(result)).toEqual(long);
    expect(result.meta).toMatchObject({ vendor: 'tiny', operation: 'files.fetch', attempts: 1, status: 200 });
  });

  it('comes whole into a file, byte for byte, and says how long it was', async () => {
    const server = await serve((_hit, response) => void response.end(long));
    const { file, names } = await folder();
    expect(valueOf(await (await begin(server.url)).saveTo(file('call.wav')))).toBe(100_000);
    expect(new Uint8Array(await readFile(file('call.wav')))).toEqual(long);
    expect(await names()).toEqual(['call.wav']);
  });

  it('comes as a raw stream', async () => {
    const { url } = await serveBytes([chunkedHead, chunk('one,'), 5, chunk('two'), lastChunk]);
    const download = await begin(url);
    expect(download.size).toBeUndefined();
    expect(await readRaw(download.body)).toEqual({ text: 'one,two', thrown: undefined });
  });

  it('may be empty', async () => {
    const { url } = await serveBytes(['HTTP/1.1 204 No Content\r\n\r\n']);
    expect(valueOf(await (await begin(url)).bytes())).toHaveLength(0);
    const { file } = await folder();
    expect(valueOf(await (await begin(url)).saveTo(file('nothing')))).toBe(0);
    expect(await readFile(file('nothing'), 'utf8')).toBe('');
  });

  it('does not claim the length of the packed body for the unpacked one', async () => {
    const packed = gzipSync(long);
    const server = await serve((_hit, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': packed.length }).end(packed);
    });
    const download = await begin(server.url);
    expect(download.size).toBeUndefined();
    const { file } = await folder();
    expect(valueOf(await download.saveTo(file('x')))).toBe(100_000);
  });

  it('takes the place of an older file of that name only when it is whole', async () => {
    const { url } = await serveBytes([head('content-length: 11'), 'hello '], 'fin');
    const { file, names } = await folder();
    valueOf(await (await begin((await serveBytes(whole)).url)).saveTo(file('call.wav')));
    errorOf(await (await begin(url)).saveTo(file('call.wav')), 'network');
    expect(await readFile(file('call.wav'), 'utf8')).toBe('hello world');
    expect(await names()).toEqual(['call.wav']);
  });

  it('that the server refuses is an ordinary error', async () => {
    const server = await serve((hit, response) =>
      hit.url.includes('gone')
        ? sendJson(response, { code: 10 }, 404)
        : sendJson(response, 'sorry', 500, { 'content-type': 'text/plain' }),
    );
    const connection = tiny({ baseUrl: server.url, random: () => 0 });
    expect(errorOf(await run(connection, fetchFile, { name: 'gone' }), 'api')).toMatchObject({ code: 10, status: 404 });
    expect(errorOf(await run(connection, fetchFile, { name: 'x' }), 'http')).toMatchObject({
      status: 500,
      attempts: 3,
    });
  });

  it('tells observers that it was answered, like any other call', async () => {
    const events: CallEvent[] = [];
    const download = await begin((await serveBytes(whole)).url, { onEvent: (event) => events.push(event) });
    await download.bytes();
    expect(events.map(({ type }) => type)).toEqual(['start', 'request', 'response', 'settled']);
    expect(events.find(({ type }) => type === 'response')).toMatchObject({ status: 200 });
  });
});

describe('the limit on bodies', () => {
  const options = { maxBodyBytes: 1_000 };
  const recording = [head('content-length: 100000'), long];

  it('does not hold for files', async () => {
    const { file } = await folder();
    const { url } = await serveBytes(recording);
    expect(valueOf(await (await begin(url, options)).saveTo(file('call.wav')))).toBe(100_000);
  });

  it('does not hold for who reads the raw stream', async () => {
    const { body } = await begin((await serveBytes(recording)).url, options);
    expect((await new Response(body).arrayBuffer()).byteLength).toBe(100_000);
  });

  it('holds in memory, and ends the connection', async () => {
    const wire = await serveBytes(recording);
    const error = errorOf(await (await begin(wire.url, options)).bytes(), 'decode');
    expect(error).toMatchObject({ reason: 'too_large', operation: 'files.fetch', status: 200 });
    expect(error.bytes).toBeGreaterThan(1_000);
    await expect.poll(wire.open).toBe(0);
  });

  it('in memory is the one that is asked for', async () => {
    const { url } = await serveBytes(recording);
    expect(valueOf(await (await begin(url, options)).bytes({ maxBytes: 100_000 }))).toEqual(long);
    errorOf(await (await begin(url)).bytes({ maxBytes: 99_999 }), 'decode');
  });
});

describe('progress', () => {
  it('counts every byte, up to the length that was told', async () => {
    const seen: Progress[] = [];
    const { url } = await serveBytes(whole);
    await (await begin(url, {}, { onProgress: (progress) => seen.push(progress) })).bytes();
    expect(seen.at(-1)).toEqual({ operation: 'files.fetch', unit: 'bytes', done: 11, total: 11 });
    expect(seen.map(({ done }) => done)).toEqual(seen.map(({ done }) => done).toSorted((one, two) => one - two));
  });

  it('has no total where none was told', async () => {
    const seen: Progress[] = [];
    const { url } = await serveBytes([chunkedHead, ...drip(3, 5), lastChunk]);
    await readRaw((await begin(url, {}, { onProgress: (progress) => seen.push(progress) })).body);
    expect(seen.at(-1)).toEqual({ operation: 'files.fetch', unit: 'bytes', done: 24 });
  });

  it.each<[string, () => void]>([
    ['throws', () => { throw new Error('observer'); }], // prettier-ignore
    ['rejects', (() => Promise.reject(new Error('observer'))) as () => void],
  ])('that %s affects nothing, and is counted', async (_what, onProgress) => {
    const unhandled = watchProcess();
    const connection = tiny({ baseUrl: (await serveBytes(whole)).url });
    const download = valueOf(await run(connection, fetchFile, { name: 'x' }, { onProgress }));
    expect(text(valueOf(await download.bytes()))).toBe('hello world');
    await tick(20);
    expect(unhandled).toEqual([]);
    expect(connection.observerFailures).toBeGreaterThan(0);
  });
});

describe('a second use', () => {
  type Use = (download: Download, path: string) => Promise<{ readonly ok: boolean; readonly error?: unknown }>;
  const uses: [string, Use][] = [
    ['bytes', (download) => download.bytes()],
    ['saveTo', (download, path) => download.saveTo(path)],
  ];
  const pairs = uses.flatMap(([first, use]) => uses.map(([again, useAgain]) => [again, first, use, useAgain] as const));

  it.each(pairs)('as %s after %s is an error, not an empty success', async (_again, _first, use, useAgain) => {
    const { file, names } = await folder();
    const download = await begin((await serveBytes([chunkedHead, chunk('hello'), lastChunk])).url);
    expect((await use(download, file('call.wav'))).ok).toBe(true);
    const before = await names();
    const second = await useAgain(download, file('call.wav'));
    expect(second.ok).toBe(false);
    expect(isTrunklineError(second.error)).toBe(true);
    expect(await names()).toEqual(before);
    expect(await Promise.all(before.map((name) => readFile(file(name), 'utf8')))).toEqual(before.map(() => 'hello'));
  });
});

describe('a place that cannot be written', () => {
  it('is an error that says why, and ends the connection', async () => {
    const wire = await serveBytes([chunkedHead, ...drip(400, 5)]);
    const { file } = await folder();
    const download = await begin(wire.url);
    const result = await download.saveTo(file('no-such-folder/canary.wav'));
    const error = errorOf(result, 'unexpected');
    expect(error.cause).toMatchObject({ code: 'ENOENT' });
    expect(everythingSaid(error)).not.toContain('canary');
    await expect.poll(wire.open).toBe(0);
  });

  it('leaves nothing behind when the file cannot be given its name', async () => {
    const { file, names } = await folder();
    await mkdir(file('call.wav'));
    const { url } = await serveBytes(whole);
    expect(errorOf(await (await begin(url)).saveTo(file('call.wav')), 'unexpected').outcome).toBe('unknown');
    expect(await names()).toEqual(['call.wav']);
  });
});
