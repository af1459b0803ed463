import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readParts } from '../src/cca-web-api/multipart.ts';
import { createCcaWebApiSimulator } from '../src/index.ts';
import { useCcaWebApiSimulator } from '../src/vitest.ts';
import { codeOf, mixed, responseOf } from './support/cca-web-api.ts';

const simulator = useCcaWebApiSimulator({ time: 'manual' });
const condition = { Operator: 0, Conditions: [], NestedConditions: [] };

describe('a list', () => {
  it('starts and stops', async () => {
    const post = (call: string, json?: unknown): ReturnType<typeof codeOf> =>
      codeOf(simulator(), `POST Lists/${call}`, json === undefined ? {} : { json });
    expect(await responseOf(simulator(), 'GET Lists/22')).toEqual({ Id: 22, Name: 'Boost' });
    expect(await post('22/Start')).toEqual([200, 0]);
    expect(await post('22/Start')).toEqual([200, 2]);
    expect(simulator().runningLists).toEqual([21, 22]);
    expect(await post('22/UpdateWithExternalData', [])).toEqual([200, 2]);
    expect(await post('22/Stop')).toEqual([200, 0]);
    expect(await post('22/Stop')).toEqual([400, 115]);
    expect(await post('22/UpdateWithExternalData', [])).toEqual([200, 0]);
    expect(await post('22/UpdateWithExternalData')).toEqual([400, 114]);
    expect(await post('99/Start')).toEqual([404, 103]);
  });
});

describe('FindContacts', () => {
  const start = (json: unknown): Promise<unknown> => responseOf(simulator(), 'POST Lists/FindContacts', { json });
  const poll = (token: unknown, what = ''): Promise<unknown> =>
    responseOf(simulator(), `GET Lists/FindContacts/${String(token)}${what}`);

  it('is started, takes its time, and then has contacts', async () => {
    const token = await start({
      ListIds: [22, 21],
      MinimumContactIdOnFirstList: 2009,
      MaxResults: 4,
      NestedCondition: condition,
    });
    expect(token).toMatch(/./);
    expect([await poll(token, '/Status'), await poll(token)]).toEqual([{ ResultCode: 1 }, { ResultCode: 1 }]);
    await simulator().advance(1_999);
    expect(await poll(token, '/Status')).toEqual({ ResultCode: 1 });
    await simulator().advance(1);
    expect(await poll(token, '/Status')).toMatchObject({ ResultCode: 0 });
    expect(await poll(token)).toMatchObject([{ Id: 2009 }, { Id: 2010 }, { Id: 1001 }, { Id: 1002 }]);
    await simulator().advance(600_000);
    expect(await poll(token)).toMatchObject({ ResultCode: 103 });
  });

  it('can be slow, and can fail', async () => {
    simulator().script.findContacts({ ms: 30_000, code: 106 });
    const [slow, usual] = [await start({ ListIds: [22] }), await start({ ListIds: [22] })];
    await simulator().advance(2_000);
    expect(await poll(slow, '/Status')).toEqual({ ResultCode: 1 });
    expect(await poll(usual)).toHaveLength(10);
    await simulator().advance(28_000);
    expect(await poll(slow, '/Status')).toMatchObject({ ResultCode: 106 });
    expect(await poll(slow)).toMatchObject({ ResultCode: 106 });
  });

  it('can say by HTTP 202 that it is not done', async () => {
    await using other = await createCcaWebApiSimulator({ time: 'manual', pending: 'http202' });
    const token = await responseOf(other, 'POST Lists/FindContacts', { json: { ListIds: [21] } });
    expect(await codeOf(other, `GET Lists/FindContacts/${String(token)}/Status`)).toEqual([202, 1]);
  });

  it('looks at conditions the way the options say', async () => {
    await using other = await createCcaWebApiSimulator({
      findContactsMs: 0,
      meets: (row, { Value }) => 'fields' in row && String(row.fields['Name']).startsWith(String(Value)),
    });
    const find = async (nested: object): Promise<unknown> => {
      const json = { ListIds: [21], NestedCondition: nested };
      const token = await responseOf(other, 'POST Lists/FindContacts', { json });
      return responseOf(other, `GET Lists/FindContacts/${String(token)}`);
    };
    const startsWith = (Value: string): object => ({ Param: 1, Relation: 0, Value });
    const both = [startsWith('Анна'), startsWith('Анна 1014')];
    expect(await find({ Operator: 'AND', Conditions: [startsWith('Анна')] })).toHaveLength(5);
    expect(await find({ Operator: 0, Conditions: both })).toEqual([expect.objectContaining({ Id: 1014 })]);
    expect(await find({ Operator: 'OR', Conditions: both })).toHaveLength(5);
    const nested = { Operator: 0, Conditions: [startsWith('Анна 1014')] };
    expect(await find({ Operator: 0, Conditions: [], NestedConditions: [nested] })).toHaveLength(1);
  });

  it.each([
    [{ ListIds: [] }, 114],
    [{ ListIds: '21' }, 114],
    [{ ListIds: ['21'] }, 114],
    [{ ListIds: [99] }, 103],
    [{ ListIds: [21], MinimumContactIdOnFirstList: 'x' }, 114],
    [{ ListIds: [21], MaxResults: -1 }, 114],
    [{ ListIds: [21], MaxResults: 100_001 }, 126],
    [{ ListIds: [21], NestedCondition: 'Name' }, 114],
    [{ ListIds: [21], NestedCondition: { Conditions: [{ Param: 1 }] } }, 114],
    [{ ListIds: [21], NestedCondition: { NestedConditions: [1] } }, 114],
    [{ ListIds: [21], NestedCondition: { Operator: [] } }, 114],
    [[], 114],
  ])('refuses %j', async (json, code) => {
    expect((await codeOf(simulator(), 'POST Lists/FindContacts', { json }))[1]).toBe(code);
  });
});

describe('calls', () => {
  const find = (query: string): Promise<unknown> => responseOf(simulator(), `GET Calls${query}`);

  it('are found by their time', async () => {
    expect(await find('')).toHaveLength(3);
    const window = {
      Operator: 'AND',
      Conditions: [
        { Relation: 2, Param: 2, Value: '2026-01-14T10:30:00.000' },
        { Relation: 1, Param: 2, Value: '2026-01-14T23:59:59.999' },
      ],
      NestedConditions: [],
    };
    const query = `?MaxResults=100000&FindCallNestedCondition=${encodeURIComponent(JSON.stringify(window))}`;
    expect(await find(query)).toEqual([
      {
        Agents: [{ AgentId: 2 }, { AgentId: 3 }],
        InterviewDetails: { TaskId: 11 },
        TimeDetails: { TotalTime: 0 },
        Result: 3,
      },
    ]);
    expect(await find('?MaxResults=2')).toHaveLength(2);
    expect(await find('?MaxResults=many')).toMatchObject({ ResultCode: 114 });
    expect(await find('?FindCallNestedCondition={')).toMatchObject({ ResultCode: 114 });
  });
});

describe('an agent', () => {
  it('is made from the template', async () => {
    const template = await responseOf(simulator(), 'GET Agents/0');
    expect(template).toEqual({ Id: 0, Name: '', FirstName: '', LastName: '' });
    const json = { ...(template as object), Name: 'dora', LastName: 'Ng', Extension: '17' };
    const { NewId: id } = (await responseOf(simulator(), 'POST Agents', { json })) as { NewId: number };
    expect(await responseOf(simulator(), 'GET Agents')).toContainEqual({ ...json, Id: id });
    expect(await codeOf(simulator(), 'POST Agents', { json })).toEqual([400, 109]);
    expect(await codeOf(simulator(), 'POST Agents', { json: template })).toEqual([400, 114]);
    const login = { username: 'dora', password: 'demo', module: 'Cati' };
    expect(await responseOf(simulator(), 'POST Session', { json: login })).toMatchObject({ ResultCode: 0 });
  });
});

describe('a CAPI group', () => {
  it('is made from the template and changed in part', async () => {
    const template = await responseOf(simulator(), 'GET CapiGroups/0');
    expect(template).toEqual({ Id: 0, Name: '', SurveyId: 0, CapiMemberships: [] });
    const json = { ...(template as object), Name: 'North', SurveyId: 12 };
    const { NewId: id } = (await responseOf(simulator(), 'POST CapiGroups', { json })) as { NewId: number };
    const put = (change: object): ReturnType<typeof codeOf> =>
      codeOf(simulator(), `PUT CapiGroups/${id}`, { json: change });
    const member = (AgentId: unknown, more: object = {}): object => ({
      Active: true,
      AgentId,
      Deleted: false,
      ...more,
    });
    expect(await put({ CapiMemberships: [member(1), member(3, { Active: false })] })).toEqual([200, 0]);
    expect(await put({ CapiMemberships: [member(1, { Deleted: true })] })).toEqual([200, 0]);
    expect(await responseOf(simulator(), `GET CapiGroups/${id}`)).toEqual({
      Id: id,
      Name: 'North',
      SurveyId: 12,
      CapiMemberships: [{ Active: false, AgentId: 3, Deleted: false }],
    });
    expect(await put({ CapiMemberships: [member(99)] })).toEqual([404, 103]);
    expect(await put({ CapiMemberships: [member('3')] })).toEqual([400, 114]);
    expect(await put({ CapiMemberships: [3] })).toEqual([400, 114]);
    expect(await put({ CapiMemberships: {} })).toEqual([400, 114]);
    expect(await put({ Name: 'Interviewers' })).toEqual([400, 601]);
    expect(await put({ Name: '' })).toEqual([400, 114]);
    expect(await codeOf(simulator(), 'POST CapiGroups', { json })).toEqual([400, 109]);
    expect(await codeOf(simulator(), 'GET CapiGroups/99')).toEqual([404, 103]);
    expect(simulator().capiGroups).toHaveLength(2);
  });
});

it('answers with what the options hold where nothing else is known', async () => {
  await using other = await createCcaWebApiSimulator({
    generalSettings: { Any: 1 },
    serverState: 'fine',
    jobs: [{ id: 1, name: 'Export', more: { Running: true } }],
  });
  expect(await responseOf(other, 'GET GeneralSettings')).toEqual({ Any: 1 });
  expect(await responseOf(other, 'GET Server/State')).toBe('fine');
  expect(await responseOf(other, 'GET Jobs')).toEqual([{ Id: 1, Name: 'Export', Running: true }]);
});

it('reads every multipart body that is whole', () => {
  const part = fc.record({
    content: fc.uint8Array({ maxLength: 64 }),
    name: fc.constantFrom(undefined, 'a.qex', 'опрос.qex', 'two words.qex'),
  });
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
      const { type = '', body } = mixed(
        parts.map(({ content, name }) => ({
          headers: name === undefined ? {} : { 'Content-Disposition': `attachment; FileName="${name}"` },
          content,
        })),
      );
      expect(
        readParts(type, body)?.map(({ bytes, fileName }) => ({ content: new Uint8Array(bytes), name: fileName })),
      ).toEqual(parts);
    }),
  );
});
