import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rawOf, vendorText, type CcaWebApiError, type Result } from '../src/index.ts';
import { tokenClient } from './support/client.ts';
import { valueOf } from './support/say.ts';
import { always, envelope, no, serve, type Told } from './support/server.ts';

async function list(told: Told): Promise<Result<unknown, CcaWebApiError>> {
  const { baseUrl } = await always(told);
  return tokenClient({ baseUrl, retry: { limit: 0 } }).agents.list();
}
const json = (value: unknown, status = 200): Told => ({ status, body: JSON.stringify(value) });
const ann = { Id: 7, Name: 'Ann' };

describe('three words decide, and the worst counts', () => {
  it.for([
    [200, 200, undefined, undefined],
    [201, 200, undefined, undefined],
    [200, 500, undefined, { kind: 'http', status: 500, outcome: 'unknown' }],
    [500, 200, undefined, { kind: 'http', status: 500 }],
    [404, 500, undefined, { kind: 'http', status: 500 }],
    [500, 404, undefined, { kind: 'http', status: 500 }],
    [200, 404, undefined, { kind: 'http', status: 404, category: 'not_found' }],
    [200, 400, 114, { kind: 'api', code: 114, category: 'invalid_request' }],
    [400, 200, 114, { kind: 'api', code: 114, status: 400 }],
    [200, 200, 114, { kind: 'api', code: 114, status: 200 }],
    [200, 200, 100, { kind: 'api', code: 100, codeName: 'Failed' }],
    [500, 500, 0, { kind: 'http', status: 500 }],
    [200, 500, 2, { kind: 'http', status: 500 }],
    [200, 400, 701, { kind: 'api', code: 701, category: 'telephony' }],
  ] as const)('HTTP %i, StatusCode %i, ResultCode %s', async ([http, status, code, expected]) => {
    const result = await list(code === undefined ? envelope([ann], { status, http }) : no(code, status, { http }));
    const told = result.error ?? valueOf(result);
    expect(told).toMatchObject(expected ?? [{ id: 7, name: 'Ann' }]);
  });

  it('and a success is one only if all of them say so', async () => {
    const status = fc.constantFrom(200, 201, 204, 400, 401, 404, 500, 503);
    const code = fc.constantFrom(undefined, 0, 2, 3, 100, 102, 114, 999);
    await fc.assert(
      fc.asyncProperty(status, status, code, async (http, inside, resultCode) => {
        fc.pre(http !== 204); // has no body
        const told =
          resultCode === undefined ? envelope([ann], { status: inside, http }) : no(resultCode, inside, { http });
        const { baseUrl } = await always(told);
        const result = await tokenClient({ baseUrl, retry: { limit: 0 } }).request('GET', 'Agents');
        const isFine = http < 300 && inside < 300 && (resultCode ?? 0) < 100;
        expect(result.ok).toBe(isFine);
        expect(['api', 'http', undefined]).toContain(result.error?.kind);
      }),
      { numRuns: 60 },
    );
  });
});

describe('an envelope', () => {
  it.for([
    ['in camel case', { statusCode: 200, response: [ann] }],
    ['in capitals', { STATUSCODE: 200, RESPONSE: [ann], VERSION: '' }],
    ['whose status is a text', { StatusCode: '200', Response: [ann] }],
    ['without a status', { Response: [ann] }],
    ['with more than anybody knows', { StatusCode: 200, Version: null, Request: null, More: {}, Response: [ann] }],
  ] as const)('%s is read', async ([, body]) => {
    expect(valueOf(await list(json(body)))).toMatchObject([{ id: 7 }]);
  });

  it.for([
    ['a list', [ann]],
    ['a text', 'Ann'],
    ['null', null],
    ['an object of something else', { agents: [ann] }],
    ['whose status is no number', { StatusCode: 'fine', Response: [ann] }],
    ['without an answer', { StatusCode: 200 }],
    ['whose answer is null', { StatusCode: 200, Response: null }],
    ['whose answer is an object where a list is due', { StatusCode: 200, Response: {} }],
    ['whose result code is no number', { StatusCode: 200, Response: { ResultCode: 'fine' } }],
  ] as const)('that is %s is decode (shape), with the place', async ([, body]) => {
    const { error } = await list(json(body));
    expect(error).toMatchObject({ kind: 'decode', reason: 'shape', outcome: 'unknown' });
    expect(error?.kind === 'decode' && error.issues.length).toBeGreaterThan(0);
  });

  it.for([
    ['"114"', { kind: 'api', code: 114 }],
    ['" 103 "', { kind: 'api', code: 103 }],
    ['null', { kind: 'http', status: 400 }],
    ['"no"', { kind: 'http', status: 400 }],
    ['1.5', { kind: 'http', status: 400 }],
    ['[114]', { kind: 'http', status: 400 }],
  ] as const)('with the result code %s and status 400', async ([code, expected]) => {
    const { error } = await list(no(JSON.parse(code), 400));
    expect(error).toMatchObject(expected);
  });

  it('needs no answer where none is promised', async () => {
    const { baseUrl } = await always(json({ StatusCode: 200 }));
    expect(valueOf(await tokenClient({ baseUrl }).lists.stop({ listId: 7 }))).toBeUndefined();
  });

  it('may be missing where nothing is promised', async () => {
    const { baseUrl } = await always({ status: 204 });
    expect(valueOf(await tokenClient({ baseUrl }).lists.stop({ listId: 7 }))).toBeUndefined();
  });

  it('keeps what the server said in words for those who ask', async () => {
    const result = await list(envelope({ ResultCode: 114, Error: 'canary words' }, { status: 400 }));
    expect(result.error?.message).not.toContain('canary');
    expect(vendorText(result.error as CcaWebApiError)).toBe('canary words');
  });

  it('may be left out by the face-to-face clients’ list, in either case', async () => {
    const task = { id: 7, name: 'Paris', capiGroups: [{ id: 1, name: 'North' }], revisionId: 'r1', checksum: 9 };
    const expected = [
      { id: 7, name: 'Paris', capiGroups: [{ id: 1, name: 'North' }], revisionId: 'r1', checksum: '9' },
    ];
    for (const told of [json([task]), envelope([task]), envelope([{ ...task, id: undefined, Id: 7 }])]) {
      const { baseUrl } = await always(told);
      expect(valueOf(await tokenClient({ baseUrl }).face.surveyTasks())).toMatchObject(expected);
    }
  });
});

describe('something else than an envelope', () => {
  const page = '<html><body>canary of IIS</body></html>';
  it.for([
    ['a page', 200, 'text/html', page, { kind: 'decode', reason: 'content_type' }],
    ['a page that says it is JSON', 200, 'application/json', page, { kind: 'decode', reason: 'syntax' }],
    ['nothing', 200, 'application/json', '', { kind: 'decode', reason: 'empty' }],
    ['half an envelope', 200, 'application/json', '{"StatusCode":200,"Resp', { kind: 'decode', reason: 'syntax' }],
    ['a page of failure', 500, 'text/html', page, { kind: 'http', status: 500 }],
    ['nothing, and a failure', 403, 'text/html', '', { kind: 'http', status: 403, category: 'permission' }],
    [
      'a page that asks who is there',
      401,
      'text/html',
      page,
      { kind: 'http', status: 401, category: 'authentication' },
    ],
  ] as const)('%s', async ([, status, contentType, body, expected]) => {
    const result = await list({ status, headers: { 'content-type': contentType }, body });
    expect(result.error).toMatchObject(expected);
    expect(JSON.stringify(result.error)).not.toContain('canary');
  });

  it('bytes of another charset are decode (charset), never another name', async () => {
    const bytes = Buffer.from(JSON.stringify({ StatusCode: 200, Response: [{ Id: 7, Name: 'Ann\u00e9' }] }), 'latin1');
    expect((await list({ body: bytes })).error).toMatchObject({ kind: 'decode', reason: 'charset' });
  });

  it('a quota nested beyond all sense is decode (shape), not a full stack', async () => {
    let text = '{"Token":1}';
    for (let depth = 0; depth < 10_000; depth += 1) text = `{"Questions":[${text}]}`;
    const { baseUrl } = await always({ body: `{"StatusCode":200,"Response":${text}}` });
    const { error } = await tokenClient({ baseUrl }).surveyTasks.quota.get({ surveyTaskId: 1 });
    expect(error).toMatchObject({ kind: 'decode', reason: 'shape' });
  });

  it('is kept for those who asked for it', async () => {
    const { baseUrl } = await always({ status: 500, headers: { 'content-type': 'text/html' }, body: page });
    const { error } = await tokenClient({ baseUrl, keepRaw: true, retry: { limit: 0 } }).agents.list();
    expect(rawOf(error as CcaWebApiError)).toBe(page);
  });
});

describe('"taken, and not done yet" (1)', () => {
  it('where a value is promised is decode: nobody can tell what became of it', async () => {
    expect((await list(envelope({ ResultCode: 1 }))).error).toMatchObject({ kind: 'decode', outcome: 'unknown' });
  });

  it('is a success with a notice where nothing is promised', async () => {
    const { baseUrl } = await always(envelope({ ResultCode: 1, Error: '' }));
    const result = await tokenClient({ baseUrl }).lists.start({ listId: 7 });
    expect(result).toMatchObject({ ok: true, notice: { code: 1, name: 'Pending', effect: 'pending' } });
  });

  it.for([
    ['code 1', envelope({ ResultCode: 1 }), 1],
    ['code 104', no(104, 409), 104],
    ['HTTP 202', envelope({ Progress: 3 }, { status: 202 }), 1],
  ] as const)('is an arm of the value where somebody waits for it: %s', async ([, told, code]) => {
    const { baseUrl } = await always(told);
    const status = await tokenClient({ baseUrl }).lists.contactSearchStatus({ requestToken: 't' });
    expect(valueOf(status)).toMatchObject({ pending: true, code: { code } });
  });
});

it('the version in the envelope is told from one answer to the next', async () => {
  const versions = ['5.4.5.1', '5.4.6.0', ''];
  const { baseUrl, asked } = await serve(() => no(710, 400, { version: versions[asked.length - 1] ?? '' }));
  const cca = tokenClient({ baseUrl });
  const names: (string | undefined)[] = [];
  for (const _ of versions) {
    const { error } = await cca.agents.list();
    names.push(error?.kind === 'api' ? error.codeName : undefined);
  }
  expect(names).toEqual(['ListenInPickUpTelephone', 'ListenInNoActiveCallFound', 'ListenInNoActiveCallFound']);
});
