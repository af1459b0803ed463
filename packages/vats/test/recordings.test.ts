import { createServer, type Server } from 'node:http';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { CallEvent, Progress } from '../src/index.ts';
import { clientOf } from './support/client.ts';
import { manualClock } from './support/clock.ts';
import { errorOf, everythingSaid, valueOf } from './support/say.ts';
import { close, listen, serve, type Reply } from './support/serve.ts';

const recordingId = 'MTpyZWM6MQ==';
const sound = Buffer.alloc(100_000, 7);

interface Hit {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** The server that keeps the files: another host, with one-time links. */
async function fileServer(answer: (path: string) => { status: number; body: Buffer; cutAt?: number }) {
  const hits: Hit[] = [];
  const server: Server = createServer((request, response) => {
    const { method = '', url: path = '', headers } = request;
    hits.push({ method, path, headers });
    const { status, body, cutAt } = answer(path);
    response.writeHead(status, { 'content-type': 'audio/mpeg', 'content-length': body.length });
    if (cutAt === undefined) return void response.end(body);
    response.write(body.subarray(0, cutAt), () => response.destroy());
  });
  const port = await listen(server);
  onTestFinished(() => close(server));
  return { url: `http://127.0.0.1:${port}/one-time/a%2Fb?x=1`, hits };
}

const redirect = (location: string): Reply => ({ status: 302, headers: { location }, body: '' });
const notFound: Reply = { body: { result: 3300 } };

describe('a recording', () => {
  it('is told where it waits, without being looked at', async () => {
    const files = await fileServer(() => ({ status: 200, body: sound }));
    const { baseUrl, hits } = await serve(redirect(files.url));
    const told = await clientOf({ baseUrl }).recordings.getUrl({ recordingId, action: 'play' });
    expect(valueOf(told)).toEqual({ url: files.url });
    expect(told.meta.status).toBe(302);
    expect(files.hits).toHaveLength(0);
    expect(hits[0]?.path).toBe('/vpbx/queries/recording/post');
    expect(JSON.parse(hits[0]?.form.json ?? '')).toEqual({ recording_id: recordingId, action: 'play' });
  });

  it('may wait beside the PBX: a relative place is told whole', async () => {
    const { baseUrl, hits } = await serve(redirect('/files/1'));
    const { url } = valueOf(await clientOf({ baseUrl }).recordings.getUrl({ recordingId }));
    expect(url).toBe(`${new URL(baseUrl).origin}/files/1`);
    // The PBX must be told what it is for (3103), also where the caller doesn't say.
    expect(JSON.parse(hits[0]?.form.json ?? '')).toEqual({ recording_id: recordingId, action: 'download' });
  });

  it.each([
    ['a code', notFound, 'api'],
    ['a redirect to nowhere', redirect('javascript:alert(1)'), 'decode'],
    ['a redirect that says no place', { status: 302, body: '' }, 'http'],
    ['success without a place', { body: { result: 1000 } }, 'decode'],
  ] as const)('that is answered by %s is an error', async (_what, reply, kind) => {
    const { baseUrl } = await serve(reply);
    const told = await clientOf({ baseUrl, retry: { limit: 0 } }).recordings.getUrl({ recordingId });
    expect(errorOf(told, kind).operation).toBe('recordings.getUrl');
  });

  it('is downloaded to the last byte, by one access and to the letter of its link', async () => {
    const files = await fileServer(() => ({ status: 200, body: sound }));
    const { baseUrl } = await serve(redirect(files.url));
    const progress: Progress[] = [];
    const vats = clientOf({ baseUrl, headers: { 'x-proxy-secret': 'hush' } });
    const download = valueOf(
      await vats.recordings.download({ recordingId }, { onProgress: (told) => progress.push(told) }),
    );
    expect(download).toMatchObject({ contentType: 'audio/mpeg', size: sound.length });
    expect(Buffer.from(valueOf(await download.bytes()))).toEqual(sound);
    expect(files.hits.map(({ method, path }) => [method, path])).toEqual([['GET', '/one-time/a%2Fb?x=1']]);
    expect(progress.at(-1)).toMatchObject({ unit: 'bytes', done: sound.length, total: sound.length });
  });

  it('is fetched from the file server without key, signature and headers of the PBX', async () => {
    const files = await fileServer(() => ({ status: 200, body: sound }));
    const { baseUrl } = await serve(redirect(files.url));
    const vats = clientOf({ baseUrl, apiKey: 'canary-key', headers: { 'x-proxy-secret': 'hush' } });
    const download = valueOf(await vats.recordings.download({ recordingId }, { headers: { 'x-mine': 'hush' } }));
    await download.bytes();
    const said = JSON.stringify(files.hits);
    expect(said).not.toMatch(/canary-key|hush|vpbx_api_key/);
  });

  it('is saved whole, or not at all', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'recording-'));
    onTestFinished(() => rm(directory, { recursive: true }));
    let cut = true;
    const files = await fileServer(() => ({ status: 200, body: sound, ...(cut ? { cutAt: 50_000 } : {}) }));
    const { baseUrl } = await serve(redirect(files.url));
    const vats = clientOf({ baseUrl });
    const path = join(directory, 'call.mp3');
    const first = valueOf(await vats.recordings.download({ recordingId }));
    expect(errorOf(await first.saveTo(path), 'network').reason).toBe('truncated');
    expect(await readdir(directory)).toEqual([]);
    cut = false;
    const second = valueOf(await vats.recordings.download({ recordingId }));
    expect(valueOf(await second.saveTo(path))).toBe(sound.length);
    expect(await readFile(path)).toEqual(sound);
  });

  it('whose link is dead already is an error, and its link is not tried again', async () => {
    const files = await fileServer(() => ({ status: 404, body: Buffer.from('gone') }));
    const { baseUrl } = await serve(redirect(files.url));
    const told = await clientOf({ baseUrl }).recordings.download({ recordingId });
    expect(errorOf(told, 'http')).toMatchObject({ status: 404, operation: 'recordings.download' });
    expect(files.hits).toHaveLength(1);
  });

  it('never shows its link in events and errors', async () => {
    const files = await fileServer(() => ({ status: 500, body: Buffer.from('broken') }));
    const { baseUrl } = await serve(redirect(files.url));
    const events: CallEvent[] = [];
    const told = await clientOf({ baseUrl, onEvent: (event) => events.push(event) }).recordings.download({
      recordingId,
    });
    expect(everythingSaid(errorOf(told, 'http')) + everythingSaid(events)).not.toContain('one-time');
  });
});

describe('waiting until a recording is saved', () => {
  it('asks again while it is not found, seldom enough for the PBX', async () => {
    const clock = manualClock();
    const { baseUrl, hits } = await serve(notFound, notFound, redirect('https://files.example/1'));
    const progress: Progress[] = [];
    const told = await clientOf({ baseUrl, clock }).recordings.waitUntilSaved(
      { recordingId },
      { onProgress: (one) => progress.push(one) },
    );
    expect(valueOf(told)).toEqual({ url: 'https://files.example/1' });
    expect(clock.slept).toEqual([125_000, 125_000]);
    expect(hits).toHaveLength(3);
    expect(progress.map(({ unit, done }) => [unit, done])).toEqual([
      ['polls', 1],
      ['polls', 2],
      ['polls', 3],
    ]);
  });

  it('ends with what the PBX said last when there is no time for another question', async () => {
    const clock = manualClock();
    const { baseUrl } = await serve(notFound);
    const told = await clientOf({ baseUrl, clock }).recordings.waitUntilSaved({ recordingId }, { timeoutMs: 300_000 });
    expect(errorOf(told, 'api')).toMatchObject({ code: 3300, operation: 'recordings.waitUntilSaved' });
    expect(clock.slept).toEqual([125_000, 125_000]);
  });

  it('ends at once with what time does not mend', async () => {
    const { baseUrl, hits } = await serve({ body: { result: 3100 } });
    errorOf(await clientOf({ baseUrl }).recordings.waitUntilSaved({ recordingId }), 'api');
    expect(hits).toHaveLength(1);
  });

  it.each([Number.NaN, 0, -1, Infinity, '60000'])('is not asked for with %j between two questions', async (pollMs) => {
    const { baseUrl, hits } = await serve(notFound);
    const wrong = { timeoutMs: 100, pollMs: pollMs as number };
    const told = await clientOf({ baseUrl }).recordings.waitUntilSaved({ recordingId }, wrong);
    expect([errorOf(told, 'input').issues[0]?.path, hits]).toEqual(['options.pollMs', []]);
  });

  it('can be aborted', async () => {
    const { baseUrl } = await serve(notFound);
    const told = await clientOf({ baseUrl }).recordings.waitUntilSaved(
      { recordingId },
      { signal: AbortSignal.timeout(50) },
    );
    expect(errorOf(told, 'aborted').operation).toBe('recordings.waitUntilSaved');
  });
});

describe('a link to a recording', () => {
  it('is signed as the vendor does, without asking anybody', async () => {
    const { baseUrl, hits } = await serve(notFound);
    const told = await clientOf({ baseUrl }).recordings.createLink({
      recordingId: 'rec1',
      expiresAt: new Date(1_700_000_000_000),
    });
    // The signature for key k, salt s, record rec1 and this time, calculated by sha256sum.
    const sign = '9cca383cf4bea1199cb0d2afe15cb326239a4bbc75cbbc74c617ec1e4b5581cc';
    expect(valueOf(told)).toEqual({ url: `${baseUrl}queries/recording/link/rec1/play/k/1700000000/${sign}` });
    expect(hits).toHaveLength(0);
  });

  it('escapes what a path cannot carry', async () => {
    const { recordings } = clientOf({ baseUrl: 'https://pbx.example/vpbx/' });
    const told = await recordings.accountLink({ recordingId: 'a/b+c==', action: 'download' });
    expect(valueOf(told).url).toBe('https://pbx.example/vpbx/queries/recording/issa/a%2Fb%2Bc%3D%3D/download');
  });

  it('is shifted as the option says', async () => {
    const { recordings } = clientOf({ baseUrl: 'https://pbx.example/vpbx/', timestampOffsetSeconds: 10_800 });
    const told = await recordings.createLink({ recordingId: 'rec1', expiresAt: '2023-11-14T22:13:20Z' });
    expect(valueOf(told).url).toContain('/play/k/1700010800/');
  });

  it('needs a time, a known action and an id', async () => {
    const { recordings } = clientOf({});
    const wrong = { recordingId: '', action: 'sing', expiresAt: 'tomorrow' } as never;
    const issues = errorOf(await recordings.createLink(wrong), 'input').issues;
    expect(issues.map(({ path }) => path)).toEqual(['recordingId', 'action', 'expiresAt']);
  });

  it('is not made when the credentials can not be had', async () => {
    const { recordings } = clientOf({ apiSalt: () => Promise.reject(new Error('vault sealed')) });
    const told = await recordings.createLink({ recordingId: 'rec1', expiresAt: new Date() });
    expect(errorOf(told, 'unexpected')).toMatchObject({ participant: 'credentials', category: 'authentication' });
  });
});
