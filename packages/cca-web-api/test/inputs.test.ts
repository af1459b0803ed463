import { describe, expect, it } from 'vitest';
import { allowDialTo, type CcaWebApiClient, type CcaWebApiError, type Result } from '../src/index.ts';
import { tokenClient } from './support/client.ts';
import { errorOf, valueOf } from './support/say.ts';
import { always, envelope, serve } from './support/server.ts';

type Call = (cca: CcaWebApiClient) => Promise<Result<unknown, CcaWebApiError>>;

const task = { surveyTaskId: 7 } as const;

describe('input that is wrong', () => {
  const unknownInput: readonly (readonly [path: string, call: Call])[] = [
    ['surveyTaskId', (cca) => cca.surveyTasks.get({ surveyTaskId: 0 })],
    ['surveyTaskId', (cca) => cca.surveyTasks.get({ surveyTaskId: -1 })],
    ['surveyTaskId', (cca) => cca.surveyTasks.get({ surveyTaskId: 1.5 })],
    ['surveyTaskId', (cca) => cca.surveyTasks.get({ surveyTaskId: '../Agents' })],
    ['surveyTaskId', (cca) => cca.surveyTasks.get({ surveyTaskId: ' 7' })],
    ['surveyTaskId', (cca) => cca.surveyTasks.get({} as never)],
    ['serveyTaskId', (cca) => cca.surveyTasks.get({ ...task, serveyTaskId: 7 } as never)],
    ['listIds', (cca) => cca.lists.startContactSearch({ listIds: [] })],
    ['listIds[1]', (cca) => cca.lists.startContactSearch({ listIds: [1, 0] })],
    ['condition.operator', (cca) => cca.calls.find({ condition: { operator: '', conditions: [] } })],
    ['condition.conditions', (cca) => cca.calls.find({ condition: { operator: 0, conditions: 7 as never } })],
    ['condition.conditions[0].value', (cca) => cca.calls.find({ condition: { operator: 0, conditions: [{ param: 1, relation: 1, value: new Date() as never }] } })],
    ['condition.nestedConditions[0].oprator', (cca) => cca.calls.find({ condition: { operator: 0, conditions: [], nestedConditions: [{ operator: 0, conditions: [], oprator: 1 } as never] } })],
    ['agent', (cca) => cca.agents.create({ agent: 'anna' as never })],
    ['agent', (cca) => cca.agents.create({ agent: [] as never })],
    ['agent', (cca) => cca.agents.create({ agent: { id: 1n } })],
    ['memberships', (cca) => cca.capiGroups.update({ capiGroupId: 1, memberships: [] })],
    ['memberships[0].active', (cca) => cca.capiGroups.update({ capiGroupId: 1, memberships: [{ agentId: 1, active: 1 as never }] })],
    ['dataToken', (cca) => cca.files.download({ dataToken: '..' })],
    ['requestToken', (cca) => cca.lists.foundContacts({ requestToken: '' })],
    ['online', (cca) => cca.surveyTasks.webConnections.set({ ...task, webConnectionId: 1, online: 'yes' as never })],
    ['format', (cca) => cca.surveyTasks.interviews.get({ ...task, format: 2 as never })],
    ['format', (cca) => cca.surveyTasks.interviews.get({ ...task, format: 'a&b' })],
    ['rsaPublicKey', (cca) => cca.surveyTasks.databaseSettings({ ...task, rsaPublicKey: '\ud800' })],
    ['body', (cca) => cca.lists.start({ listId: 1, body: () => undefined })],
  ]; // prettier-ignore

  it.for([...unknownInput])('is told by its place, and nothing is sent: %s', async ([path, call]) => {
    const server = await always(envelope([]));
    const { issues } = errorOf(await call(tokenClient({ baseUrl: server.baseUrl })), 'input');
    expect(issues.map((issue) => issue.path)).toContain(path);
    expect(server.asked).toEqual([]);
  });

  it('a condition that holds itself is told, and does not fill the stack', async () => {
    const endless = { operator: 0, conditions: [], nestedConditions: [] as unknown[] };
    endless.nestedConditions.push(endless);
    const server = await always(envelope([]));
    const result = await tokenClient({ baseUrl: server.baseUrl }).calls.find({ condition: endless as never });
    expect(errorOf(result, 'input').issues[0]?.expected).toBe('at most 32 deep');
  });
});

it('a guard that allows no telephone keeps lists from being started, and nothing else', async () => {
  const server = await always(envelope([]));
  const cca = tokenClient({ baseUrl: server.baseUrl, guard: allowDialTo([]) });
  expect(errorOf(await cca.lists.start({ listId: 1 }), 'refused').reason).toBe('guard');
  expect(errorOf(await cca.request('POST', 'Lists/1/Start'), 'refused').reason).toBe('guard');
  valueOf(await cca.lists.stop({ listId: 1 }));
  valueOf(await cca.agents.list());
  expect(server.asked.map(({ path }) => path)).toEqual(['Lists/1/Stop', 'Agents']);
});

it('the answer of a request belongs to it, however many there are', async () => {
  const server = await serve(({ path }) => envelope({ Id: Number(path.split('/')[1]), Name: path }));
  const cca = tokenClient({ baseUrl: server.baseUrl });
  const ids = Array.from({ length: 64 }, (_, index) => index + 1);
  const lists = await Promise.all(ids.map((listId) => cca.lists.get({ listId })));
  expect(lists.map((list) => valueOf(list).name)).toEqual(ids.map((listId) => `Lists/${listId}`));
});
