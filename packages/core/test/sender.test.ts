import { describe, expect, it } from 'vitest';
import { kySender, type SendRequest } from '../src/index.ts';
import { readEndpoint } from '../src/options/endpoint.ts';
import { boundedSender } from '../src/send/bounded-sender.ts';
import { done, neverSent, tick } from './support/script.ts';

const request: SendRequest = {
  endpoint: readEndpoint('http://tiny.test/', 'baseUrl', ['http:']),
  method: 'GET',
  path: 'look',
  headers: {},
};
const { signal } = new AbortController();
const limits = { timeoutMs: 500, signal };
const asFetch = (answer: () => unknown): typeof fetch => answer as typeof fetch;
const never = (): Promise<never> => new Promise(() => undefined);

describe('a sender of the caller’s', () => {
  it('answers in its own words', async () => {
    expect(await boundedSender(async () => done)(request, limits)).toEqual(done);
    expect(await boundedSender(async () => neverSent)(request, limits)).toEqual(neverSent);
  });

  it('may throw at once or later: both are read by the same rules', async () => {
    const thrown = Object.assign(new Error('x'), { code: 'ECONNRESET' });
    const atOnce = boundedSender(() => {
      throw thrown;
    });
    for (const sender of [atOnce, boundedSender(() => Promise.reject(thrown))]) {
      expect(await sender(request, limits)).toMatchObject({ kind: 'network', reason: 'reset' });
    }
    expect(await boundedSender(() => Promise.reject('text'))(request, limits)).toMatchObject({ kind: 'unexpected' });
  });

  it('that never settles has timed out', async () => {
    const from = performance.now();
    expect(await boundedSender(never)(request, { timeoutMs: 30, signal })).toEqual({
      answered: false,
      kind: 'timeout',
    });
    expect(performance.now() - from).toBeLessThan(400);
  });

  it('that throws because the caller aborted was aborted', async () => {
    const sender = boundedSender(() => Promise.reject(new Error('stopped')));
    const signal = AbortSignal.abort();
    expect(await sender(request, { ...limits, signal })).toEqual({ answered: false, kind: 'aborted' });
  });

  it('that answers when its time is over is not listened to, and its connection is let go', async () => {
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({ cancel: () => void (cancelled = true) });
    const late = boundedSender(async () => {
      await tick(40);
      return { ...done, body };
    });
    expect(await late(request, { timeoutMs: 10, signal })).toEqual({ answered: false, kind: 'timeout' });
    await tick(60);
    expect(cancelled).toBe(true);
  });
});

describe('a fetch of the caller’s', () => {
  it('is asked once, whatever it answers, and redirects are not followed', async () => {
    for (const status of [200, 301, 404, 413, 429, 500, 503]) {
      const asked: unknown[][] = [];
      const headers = { 'Retry-After': '1', location: 'http://elsewhere.test/' };
      const sender = kySender(async (...given) => {
        asked.push(given);
        return new Response('x', { status, headers });
      });
      const answer = await sender({ ...request, headers: { 'x-a': '1' } }, limits);
      expect(answer).toMatchObject({ answered: true, status, headers: { 'retry-after': '1' } });
      expect(asked).toMatchObject([['http://tiny.test/look', { redirect: 'manual', headers: { 'x-a': '1' } }]]);
    }
  });

  it('that never settles has timed out', async () => {
    expect(await kySender(asFetch(never))(request, { timeoutMs: 30, signal })).toEqual({
      answered: false,
      kind: 'timeout',
    });
  });

  it.each([
    ['a known code', Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), { kind: 'network', reason: 'refused' }],
    [
      'a code behind it',
      new TypeError('fetch failed', { cause: { code: 'ENOTFOUND' } }),
      { kind: 'network', reason: 'dns' },
    ],
    ['a text', 'boom', { kind: 'unexpected' }],
    ['nothing', undefined, { kind: 'unexpected' }],
    ['a defect', new RangeError('boom'), { kind: 'unexpected' }],
  ])('that throws %s is read by the same rules', async (_what, thrown, expected) => {
    const atOnce = asFetch(() => {
      throw thrown;
    });
    for (const fetchLike of [atOnce, asFetch(() => Promise.reject(thrown))]) {
      expect(await kySender(fetchLike)(request, limits)).toMatchObject({ answered: false, ...expected });
    }
  });

  it('that answers with no Response is unexpected', async () => {
    for (const odd of [undefined, null, 'text', {}]) {
      expect(await kySender(asFetch(async () => odd))(request, limits)).toMatchObject({ kind: 'unexpected' });
    }
  });
});
