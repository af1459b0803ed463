import { describe, expect, it } from 'vitest';

import { createCcaWebApiSimulator } from '../src/index.ts';
import { useCcaWebApiSimulator } from '../src/vitest.ts';
import { ask, askInside, codeOf, responseOf } from './support/cca-web-api.ts';

const simulator = useCcaWebApiSimulator({ time: 'manual' });

/** The vendor's 109 result codes: the ranges that have no gaps. */
const ranges = [
  [0, 2],
  [100, 128],
  [200, 206],
  [290, 295],
  [300, 302],
  [401, 408],
  [501, 503],
  [601, 604],
  [700, 714],
  [801, 812],
  [901, 913],
  [1001, 1003],
  [10_000, 10_002],
] as const;
const allCodes = ranges.flatMap(([first, last]) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index),
);

/** The paths on which every row of the vendor's table lies that has one. */
const calls = [
  'POST Session',
  'GET Session/any/Check',
  'GET Session/TimeRemaining',
  'GET Agents',
  'GET Agents/0',
  'POST Agents',
  'GET SurveyTasks?status=Running',
  'GET SurveyTasks/11',
  'POST SurveyTasks',
  'PUT SurveyTasks/11/Content?ignoreWarnings=true',
  'GET SurveyTasks/11/Content',
  'PUT SurveyTasks/11/WebConnections/31',
  'DELETE SurveyTasks/11/WebConnections/31',
  'GET SurveyTasks/11/Quota',
  'GET SurveyTasks/11/Quota/Availability/21/2',
  'POST SurveyTasks/11/Quota/2/701',
  'GET SurveyTasks/11/Quota/Unlock',
  'GET SurveyTasks/11/Quota/Save',
  'GET SurveyTasks/11/Feedback',
  'GET SurveyTasks/11/Feedback/61',
  'GET SurveyTasks/11/Feedback/61/Screenshot',
  'GET SurveyTasks/11/DatabaseSettings?RSAPublicKey=key',
  'GET SurveyTasks/11/Survey/XML',
  'GET SurveyTasks/11/Resources',
  'GET SurveyTasks/11/Resources/71',
  'GET SurveyTasks/11/Interviews?format=0',
  'PUT SurveyTasks/11/Interviews',
  'GET Clients/Face/SurveyTasks',
  'GET Lists',
  'GET Lists/21',
  'POST Lists/21/Start',
  'POST Lists/21/Stop',
  'POST Lists/21/UpdateWithExternalData',
  'POST Lists/FindContacts',
  'GET Lists/FindContacts/any/Status',
  'GET Lists/FindContacts/any',
  'GET Calls?MaxResults=10',
  'GET CapiGroups',
  'GET CapiGroups/0',
  'GET CapiGroups/41',
  'POST CapiGroups',
  'PUT CapiGroups/41',
  'GET Files',
  'GET Files/Requests/any/Download',
  'GET Jobs',
  'GET JobSchedules',
  'GET GeneralSettings',
  'GET Groups',
  'GET OutboundGroups',
  'GET WebConnections',
  'GET Server/State',
  'GET Server/Configuration',
  'GET DatabaseConnectionConfiguration',
];

describe('the envelope', () => {
  it('repeats the request in the caller’s spelling', async () => {
    const { baseUrl } = simulator();
    const { status, headers, envelope } = await askInside(simulator(), 'GET aGENTS/?A=%20b');
    expect([status, headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    expect(envelope).toMatchObject({
      Request: { Method: 'GET', Url: `${baseUrl}aGENTS/?A=%20b` },
      Version: '5.4.8.0',
      StatusCode: 200,
      Response: [{ Id: 1, Name: 'supervisor', FirstName: 'Sam', LastName: 'Keller' }, {}, { LastName: 'Волков' }],
    });
  });

  it('says failures as the vendor shows them', async () => {
    expect((await ask(simulator(), 'GET agents')).envelope).toEqual({
      Request: { Method: 'GET', Url: `${simulator().baseUrl}agents` },
      Version: '5.4.8.0',
      StatusCode: 401,
      Response: { ResultCode: 102, Error: '' },
    });
  });

  it.each([
    ['empty', { Version: '' }],
    ['absent', {}],
  ] as const)('has an %s version when asked to', async (versionInEnvelope, version) => {
    await using other = await createCcaWebApiSimulator({ versionInEnvelope });
    const { envelope } = await askInside(other, 'GET GeneralSettings');
    expect(envelope).toEqual({ ...version, Request: expect.anything() as unknown, StatusCode: 200, Response: {} });
  });

  it('may stand under a status line that always says 200', async () => {
    await using other = await createCcaWebApiSimulator({ httpStatus: 'always200' });
    expect(await askInside(other, 'GET Agents', { token: 'x' })).toMatchObject({
      status: 200,
      envelope: { StatusCode: 401, Response: { ResultCode: 102 } },
    });
    other.faults.next({ kind: 'rateLimit', retryAfter: '3' });
    expect((await askInside(other, 'GET Agents')).status).toBe(429);
  });
});

describe('the paths', () => {
  it.each(calls)('has %s', async (call) => {
    const { status, envelope, headers } = await askInside(simulator(), call);
    expect([headers.get('content-type'), envelope.StatusCode]).toEqual(['application/json; charset=utf-8', status]);
    expect(envelope).toHaveProperty('Response');
  });

  it('has a page for people at the base', async () => {
    const { status, text } = await ask(simulator(), 'GET ');
    expect([status, text]).toEqual([200, expect.stringContaining('CCA Web API 5.4.8.0') as string]);
    expect(text).toContain('<li>GET SurveyTasks/{id}/Quota/Unlock</li>');
    expect(text).not.toContain('Clients/Face');
  });

  it.each([
    ['GET Agents/7', 404],
    ['DELETE Session', 405],
    ['DELETE Agents', 405],
    ['GET Recordings', 404],
    ['GET Agents/0/x', 404],
  ])('answers %s with a page of the web server', async (call, expected) => {
    const { status, headers, envelope } = await askInside(simulator(), call);
    expect([status, headers.get('content-type'), envelope]).toEqual([expected, 'text/html; charset=utf-8', {}]);
  });

  it('lie under the base, in any case, and nowhere else', async () => {
    await using other = await createCcaWebApiSimulator({ basePath: 'field/api' });
    expect(other.baseUrl).toBe(`${other.origin}/field/api/`);
    const at = (path: string): Promise<{ status: number }> => ask({ baseUrl: other.origin }, `GET ${path}`);
    expect((await at('/Field/API/agents')).status).toBe(401);
    expect((await at('/Agents')).status).toBe(404);
    expect((await at('/field/apiAgents')).status).toBe(404);
  });

  it('are only those of the version when asked to', async () => {
    await using old = await createCcaWebApiSimulator({ version: '5.4.5', paths: 'ofVersion' });
    const status = async (call: string): Promise<number> => (await askInside(old, call)).status;
    expect([await status('GET SurveyTasks/11/Quota'), await status('GET SurveyTasks/11/Feedback')]).toEqual([200, 404]);
  });
});

describe('the version', () => {
  it('decides which number a code has', async () => {
    await using old = await createCcaWebApiSimulator({ version: '5.4.5' });
    const second = simulator().permanentToken;
    for (const one of [old, simulator()]) {
      const { envelope } = await ask(one, 'POST Session', { json: { username: 'alice', password: 'demo' } });
      const { Token: token } = envelope.Response as { Token: string };
      await askInside(one, 'POST SurveyTasks/11/Quota/2/701', { token, json: { MaximumTargetCount: 80 } });
    }
    const each = async (call: string, json?: unknown): Promise<unknown[]> => {
      const question = { token: second, ...(json === undefined ? {} : { json }) };
      return [(await codeOf(old, call, question))[1], (await codeOf(simulator(), call, question))[1]];
    };
    expect(await each('POST Lists/21/Start')).toEqual([3, 2]);
    expect(await each('GET SurveyTasks/11/Quota/Save')).toEqual([810, 809]);
    expect(await each('GET SurveyTasks/12/Quota/Availability/22/2')).toEqual([811, 810]);
    expect(await each('GET Calls?MaxResults=100001')).toEqual([114, 126]);
    expect(await each('GET SurveyTasks/99')).toEqual([103, 103]);
    expect((await askInside(old, 'GET Agents')).envelope.Version).toBe('5.4.5.0');
  });

  it.each(['5.4', 'latest', '5.4.8.1.2', ''])('can not be "%s"', async (version) => {
    await expect(createCcaWebApiSimulator({ version })).rejects.toThrow(TypeError);
  });

  it('says itself in four parts, and takes them', async () => {
    await using other = await createCcaWebApiSimulator({ version: '5.4.6.1' });
    expect((await askInside(other, 'GET Agents')).envelope.Version).toBe('5.4.6.1');
    expect((await codeOf(other, 'POST Lists/21/Start'))[1]).toBe(2);
  });
});

describe('a staged code', () => {
  it.each(allCodes)('stands in the usual envelope: %i', async (code) => {
    simulator().faults.next({ kind: 'code', code });
    const [status, given] = await codeOf(simulator(), 'GET Agents');
    expect(given).toBe(code);
    const harmless = [0, 1, 2, 700, 701, 709, 714, 901, 1002].includes(code);
    expect(status === 200).toBe(harmless);
  });

  it('says more when asked to, and stays a text when it is one', async () => {
    simulator().faults.next({ kind: 'code', code: '102', message: 'Сессия' }, { path: 'GeneralSettings' });
    const { status, envelope } = await askInside(simulator(), 'GET GeneralSettings');
    expect([status, envelope.StatusCode, envelope.Response]).toEqual([
      401,
      401,
      { ResultCode: '102', Error: 'Сессия' },
    ]);
  });

  it('counts by the version: an old 710 is a new 709', async () => {
    await using old = await createCcaWebApiSimulator({ version: '5.4.5' });
    old.faults.next({ kind: 'code', code: 710 });
    expect(await codeOf(old, 'GET Agents')).toEqual([200, 710]);
    simulator().faults.next({ kind: 'code', code: 710 });
    expect(await codeOf(simulator(), 'GET Agents')).toEqual([400, 710]);
  });

  it('has the status of the options where none is known', async () => {
    await using other = await createCcaWebApiSimulator({ errorStatus: 500 });
    other.faults.next({ kind: 'code', code: 205 });
    expect(await codeOf(other, 'GET Agents')).toEqual([500, 205]);
  });

  it('leaves the request undone', async () => {
    simulator().faults.next({ kind: 'code', code: 10_002 });
    await askInside(simulator(), 'POST Lists/22/Start');
    expect(simulator().runningLists).toEqual([21]);
  });
});

describe('a scripted answer', () => {
  it.each(allCodes)('puts %i where it is wanted', async (code) => {
    simulator().script.answer('Agents', { resultCode: code });
    simulator().script.answer('Agents', { statusCode: code });
    simulator().script.answer('Agents', { response: code });
    const bodies = [];
    for (let turn = 0; turn < 3; turn += 1) bodies.push(await askInside(simulator(), 'GET Agents'));
    expect(bodies).toMatchObject([
      { status: 200, envelope: { StatusCode: 200, Response: { ResultCode: code, Error: '' } } },
      { status: 200, envelope: { StatusCode: code, Response: { ResultCode: 0, Error: '' } } },
      { status: 200, envelope: { StatusCode: 200, Response: code } },
    ]);
  });

  // To fetch, 407 is no answer but a broken connection.
  const statuses = allCodes.filter((code) => code >= 200 && code <= 599 && code !== 407);
  it.each(statuses)('says %i in the status line', async (code) => {
    simulator().script.answer('Agents', { status: code });
    const { status, text, envelope } = await askInside(simulator(), 'GET Agents');
    const hasBody = code !== 204 && code !== 205;
    expect([status, envelope.StatusCode ?? text]).toEqual([code, hasBody ? 200 : '']);
  });

  it('lets the places contradict each other', async () => {
    simulator().script.answer('Agents', { status: 500, statusCode: 200, resultCode: 0 });
    simulator().script.answer('Agents', { status: 200, statusCode: '401', resultCode: '102', error: 'gone' });
    expect(await askInside(simulator(), 'GET Agents')).toMatchObject({ status: 500, envelope: { StatusCode: 200 } });
    expect(await askInside(simulator(), 'GET Agents')).toMatchObject({
      status: 200,
      envelope: { StatusCode: '401', Response: { ResultCode: '102', Error: 'gone' } },
    });
    expect(await codeOf(simulator(), 'GET Agents')).toEqual([200, undefined]);
  });

  it('leaves places out', async () => {
    simulator().script.answer('Agents', { statusCode: null, response: undefined });
    expect(Object.keys((await askInside(simulator(), 'GET Agents')).envelope)).toEqual(['Request', 'Version']);
  });

  it.each([['text'], [['a', 1]], [null], [0], [{ Any: 'thing' }]])('may be anything: %j', async (response) => {
    simulator().script.answer('Agents', { response });
    expect(await responseOf(simulator(), 'GET Agents')).toEqual(response);
  });

  it('comes after the request was carried out, when asked to', async () => {
    simulator().script.answer('POST Lists/{id}/Start', { resultCode: 10_002, status: 504, carriedOut: true });
    expect(await codeOf(simulator(), 'POST Lists/22/Start')).toEqual([504, 10_002]);
    expect(simulator().runningLists).toEqual([21, 22]);
    simulator().script.answer('Lists', { status: 500, carriedOut: true });
    const { status, envelope } = await askInside(simulator(), 'GET Lists');
    expect([status, envelope.StatusCode, envelope.Response]).toMatchObject([500, 200, [{ Id: 21 }, { Id: 22 }]]);
  });

  it('is meant for a method and a path, so many times', async () => {
    simulator().script.answer('POST agents', { resultCode: 601 });
    simulator().script.answer('SurveyTasks/{id}/Quota', { resultCode: 801 }, { count: 2 });
    expect(await codeOf(simulator(), 'GET Agents')).toEqual([200, undefined]);
    expect(await codeOf(simulator(), 'GET SurveyTasks/11/Quota')).toEqual([200, 801]);
    expect(await codeOf(simulator(), 'GET SurveyTasks/12/Quota')).toEqual([200, 801]);
    expect(await codeOf(simulator(), 'GET SurveyTasks/11/Quota')).toEqual([200, undefined]);
    expect(await codeOf(simulator(), 'POST Agents', { json: {} })).toEqual([200, 601]);
  });

  it('must be possible', () => {
    const { script } = simulator();
    expect(() => script.answer('', {})).toThrow(TypeError);
    expect(() => script.answer('Agents', { status: 100 })).toThrow(TypeError);
    expect(() => script.answer('Agents', {}, { count: 0 })).toThrow(TypeError);
  });
});

describe('the server', () => {
  it('says what it waits for', async () => {
    simulator().state = 'cacheLoading';
    expect(await codeOf(simulator(), 'GET Agents')).toEqual([400, 10_001]);
    expect(await codeOf(simulator(), 'POST Session', { json: {} })).toEqual([400, 10_001]);
    simulator().state = 'noCcaConnection';
    expect(await codeOf(simulator(), 'GET Agents')).toEqual([400, 10_000]);
    simulator().state = 'ready';
    expect(await codeOf(simulator(), 'GET Agents')).toEqual([200, undefined]);
  });

  it('starts afresh after a reset', async () => {
    await askInside(simulator(), 'POST Lists/22/Start');
    simulator().script.answer('Agents', { resultCode: 100 });
    simulator().state = 'cacheLoading';
    simulator().reset();
    expect([simulator().state, simulator().runningLists, simulator().requests]).toEqual(['ready', [21], []]);
    expect(await codeOf(simulator(), 'GET Agents')).toEqual([200, undefined]);
  });

  it('suffers from the faults of the switchboard', async () => {
    const { faults } = simulator();
    faults.next({ kind: 'html' });
    expect((await askInside(simulator(), 'GET Agents')).headers.get('content-type')).toContain('text/html');
    faults.next({ kind: 'emptyBody' });
    expect((await askInside(simulator(), 'GET Agents')).text).toBe('');
    faults.next({ kind: 'badSyntax' });
    expect(await askInside(simulator(), 'GET Agents')).toMatchObject({ status: 200, envelope: {} });
    faults.next({ kind: 'rateLimit', retryAfter: '7' });
    const limited = await askInside(simulator(), 'GET Agents');
    expect([limited.status, limited.headers.get('retry-after'), limited.envelope.StatusCode]).toEqual([429, '7', 429]);
    expect(() => faults.next({ kind: 'dropEvent' })).toThrow(TypeError);
  });
});
