import { describe, expect, it } from 'vitest';
import { run } from '../src/index.ts';
import { look, order, ping, save, touch } from './support/operations.ts';
import { errorOf, valueOf } from './support/say.ts';
import { answer, done, refusedWith, script, type Reply } from './support/script.ts';
import { tiny } from './support/tiny.ts';

const found = { ticket: 'T1' };

describe('an answer', () => {
  const foreign: [string, Reply, object][] = [
    ['an HTML page with 200', answer('<html>', { headers: { 'content-type': 'text/html' } }), { reason: 'content_type', contentType: 'text/html', bytes: 6 }],
    ['broken JSON', answer('{"code":'), { reason: 'syntax', issues: [{ path: '', expected: 'a JSON document', offset: 8 }] }],
    ['nothing', answer(''), { reason: 'empty' }],
    ['another vendor’s JSON', answer({ status: 'ok' }), { reason: 'shape' }],
    ['less than was promised', answer({ code: 0, data: { title: 7 } }), { reason: 'shape', issues: [{ path: 'id', expected: 'there: a string that is not empty' }] }],
    ['bytes of another charset', { ...done, body: Uint8Array.of(0x22, 0xff, 0x22) }, { reason: 'charset', bytes: 3 }],
    ['a pending that nobody expects', refusedWith(2), { reason: 'shape' }],
  ]; // prettier-ignore
  it.each(foreign)(
    'that cannot be read is a decode error, and nothing is repeated: %s',
    async (_what, reply, facts) => {
      const { sender, requests } = script(reply);
      const error = errorOf(await run(tiny({ sender }), look, found), 'decode');
      expect(error).toMatchObject({ ...facts, outcome: 'unknown', retry: 'poll', attempts: 1, status: 200 });
      expect(requests).toHaveLength(1);
    },
  );

  it.each([
    [400, 'invalid_request', 'rejected'],
    [401, 'authentication', 'rejected'],
    [403, 'permission', 'rejected'],
    [404, 'not_found', 'rejected'],
    [409, 'conflict', 'rejected'],
    [418, 'invalid_request', 'rejected'],
    [429, 'rate_limited', 'rejected'],
    [500, 'server', 'unknown'],
    [501, 'unsupported', 'unknown'],
    [503, 'unavailable', 'unknown'],
    [599, 'server', 'unknown'],
  ] as const)('with status %i and no envelope is http, %s, %s', async (status, category, outcome) => {
    const { sender } = script(answer('<html>', { status }));
    const error = errorOf(await run(tiny({ sender, retry: { limit: 0 } }), look, found), 'http');
    expect(error).toMatchObject({ reason: 'status', status, category, outcome });
  });

  it('with an envelope is read by the envelope, whatever the status', async () => {
    const { sender } = script(answer({ code: 10 }, { status: 404 }), answer({ code: 10 }));
    const connection = tiny({ sender });
    const [one, two] = [await run(connection, look, found), await run(connection, look, found)];
    for (const result of [one, two]) {
      expect(errorOf(result, 'api')).toMatchObject({
        code: 10,
        readAs: 10,
        codeName: 'NoSuchTicket',
        match: 'exact',
        category: 'not_found',
        outcome: 'rejected',
        retry: 'after_fix',
      });
    }
    expect([one.meta.status, two.meta.status]).toEqual([404, 200]);
  });

  it('with a code nobody knows keeps the code as it came', async () => {
    const { sender } = script(refusedWith(777));
    const error = errorOf(await run(tiny({ sender }), look, found), 'api');
    expect(error).toMatchObject({ code: 777, match: 'unknown', category: 'unknown', outcome: 'unknown' });
    expect('readAs' in error).toBe(false);
  });

  it('may be empty where nothing is promised, and only there', async () => {
    const empty = answer('', { status: 204 });
    const { sender } = script(empty, empty, answer({ code: 0 }), refusedWith(10));
    const connection = tiny({ sender });
    expect(valueOf(await run(connection, touch, {}))).toBeUndefined();
    expect(errorOf(await run(connection, save, found), 'decode').reason).toBe('empty');
    expect(valueOf(await run(connection, touch, { note: 'x' }))).toBeUndefined();
    expect(errorOf(await run(connection, touch, {}), 'api').code).toBe(10);
  });

  it('of "accepted, not done yet" is a value where the operation says so', async () => {
    const { sender } = script(refusedWith(2), done);
    const connection = tiny({ sender });
    expect(valueOf(await run(connection, order, found))).toMatchObject({ pending: true, code: { code: 2, asked: 2 } });
    expect(valueOf(await run(connection, order, found))).toMatchObject({ id: 'T1' });
  });

  it('without input or output is a success as well', async () => {
    const { sender, requests } = script(answer({ code: 0 }));
    expect((await run(tiny({ sender }), ping, {})).ok).toBe(true);
    expect(requests[0]?.path).toBe('ping');
  });
});

describe('a redirect', () => {
  it.each([
    ['http://elsewhere.test:8080/x?token=canary', 'elsewhere.test:8080'],
    ['/canary', 'tiny.test'],
    ['https://tiny.test/canary', 'tiny.test'],
    ['file:///canary', undefined],
    ['javascript:canary', undefined],
    ['http://[canary', undefined],
  ])('is not followed: %s', async (location, host) => {
    const { sender, requests } = script(answer('', { status: 307, headers: { location } }));
    const result = await run(tiny({ sender }), look, found);
    const error = errorOf(result, 'http');
    expect(error).toMatchObject({ reason: 'redirect', status: 307, category: 'policy', outcome: 'rejected' });
    expect(error.redirectHost).toBe(host);
    expect(JSON.stringify(result)).not.toContain('canary');
    expect(requests).toHaveLength(1);
  });
});
