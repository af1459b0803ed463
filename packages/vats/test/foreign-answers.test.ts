import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { categories, isTrunklineError, type Result, type VatsError } from '../src/index.ts';
import { clientOf } from './support/client.ts';
import { errorOf } from './support/say.ts';
import { serve } from './support/serve.ts';

const call = { from: { extension: '101' }, toNumber: '79161234567' };
const html = { 'content-type': 'text/html; charset=utf-8' };

describe('an answer with status 200 that is not the PBX speaking', () => {
  it.each([
    ['nothing', '', {}, 'empty'],
    ['a page', '<!doctype html><p>Sign in', html, 'content_type'],
    ['words', 'All is well', {}, 'syntax'],
    ['half of an answer', '{"result":10', {}, 'syntax'],
    ['a list', '[1000]', {}, 'shape'],
    ['null', 'null', {}, 'shape'],
    ['a number', '1000', {}, 'shape'],
    ['a result that is an object', '{"result":{"code":1000}}', {}, 'shape'],
    ['a result that is true', '{"result":true}', {}, 'shape'],
    ['windows-1251 that calls itself UTF-8', Buffer.from([0x7b, 0x22, 0xcf, 0x22, 0x3a, 0x31, 0x7d]), {}, 'charset'],
  ])('is unreadable when it is %s, and asked for once only', async (_what, body, headers, reason) => {
    const { baseUrl, hits } = await serve({ body, headers });
    const vats = clientOf({ baseUrl });
    const expected = { reason, outcome: 'unknown', category: 'server', retry: 'poll', attempts: 1 };
    expect(errorOf(await vats.calls.callback(call), 'decode')).toMatchObject(expected);
    expect(errorOf(await vats.lines.list(), 'decode')).toMatchObject(expected);
    expect(hits).toHaveLength(2);
  });

  it('is read all the same when only its content type is odd', async () => {
    const { baseUrl } = await serve({ body: '{"result":1000}', headers: html });
    expect((await clientOf({ baseUrl }).calls.callback(call)).ok).toBe(true);
  });
});

describe('a failure status without a result code', () => {
  it.each([
    [400, 'invalid_request', 'rejected'],
    [401, 'authentication', 'rejected'],
    [403, 'permission', 'rejected'],
    [404, 'not_found', 'rejected'],
    [413, 'invalid_request', 'rejected'],
    [420, 'invalid_request', 'rejected'],
    [500, 'server', 'unknown'],
    [502, 'unavailable', 'unknown'],
    [503, 'unavailable', 'unknown'],
  ])('%i is %s, outcome %s', async (status, category, outcome) => {
    const bodies = ['', '<h1>Oops', { name: 'Oops', message: 'Oops', code: 0, status }];
    for (const body of bodies) {
      const { baseUrl, hits } = await serve({ status, body });
      const error = errorOf(await clientOf({ baseUrl }).calls.callback(call), 'http');
      expect(error).toMatchObject({ reason: 'status', status, category, outcome, attempts: 1 });
      expect(hits).toHaveLength(1);
    }
  });

  it('is not followed when it is a redirect', async () => {
    const elsewhere = await serve({ body: { result: 1000 } });
    const { baseUrl, hits } = await serve({ status: 307, body: '', headers: { location: elsewhere.baseUrl } });
    const error = errorOf(await clientOf({ baseUrl }).calls.callback(call), 'http');
    expect(error).toMatchObject({ reason: 'redirect', status: 307, redirectHost: new URL(elsewhere.baseUrl).host });
    expect([hits.length, elsewhere.hits.length]).toEqual([1, 0]);
  });
});

/** What a Result may be once an answer has come; says what is out of order. */
function inOrder({ ok, error, meta }: Result<unknown, VatsError>): string[] {
  if (ok) return meta.status === 200 ? [] : [`a success with status ${meta.status}`];
  return [
    ...(isTrunklineError(error) ? [] : ['an error without the brand']),
    ...(['api', 'decode', 'http'].includes(error.kind) ? [] : [error.kind]),
    ...(categories.includes(error.category) ? [] : [error.category]),
    ...(['rejected', 'unknown'].includes(error.outcome) ? [] : [error.outcome]),
  ];
}

describe('any answer whatever', () => {
  const json = fc.record(
    {
      result: fc.oneof(
        fc.jsonValue(),
        fc.integer({ min: 999, max: 7000 }),
        fc.array(fc.integer({ min: 999, max: 7000 })),
      ),
      Result: fc.jsonValue(),
      code: fc.jsonValue(),
      fields: fc.jsonValue(),
      message: fc.jsonValue(),
      error: fc.jsonValue(),
      groups: fc.jsonValue(),
    },
    { requiredKeys: [] },
  );
  const bodies = fc.oneof(
    json.map((value) => JSON.stringify(value)),
    fc.json(),
    fc.string({ unit: 'binary' }),
  );
  const statuses = fc.constantFrom(200, 200, 200, 400, 401, 420, 500);

  it('becomes a Result in order', async () => {
    await fc.assert(
      fc.asyncProperty(bodies, statuses, async (body, status) => {
        const bytes = new TextEncoder().encode(body);
        const vats = clientOf({
          sender: async () => ({
            answered: true,
            status,
            headers: { 'content-type': 'application/json' },
            body: bytes,
          }),
          retry: { limit: 0 },
        });
        for (const result of [await vats.calls.callback({ ...call, commandId: 'c' }), await vats.groups.list()]) {
          expect(result.meta.status).toBe(status);
          expect(inOrder(result)).toEqual([]);
        }
      }),
      { numRuns: 400 },
    );
  });
});
