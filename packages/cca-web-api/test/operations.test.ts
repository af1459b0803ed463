import { describe, expect, it } from 'vitest';
import { operations, type CcaWebApiClient, type CcaWebApiError, type Result } from '../src/index.ts';
import { tokenClient } from './support/client.ts';
import { errorOf } from './support/say.ts';
import { always, no } from './support/server.ts';
import { readTable } from './support/tables.ts';

type Call = (cca: CcaWebApiClient) => Promise<Result<unknown, CcaWebApiError>>;

const task = { surveyTaskId: 7 } as const;
const condition = {
  operator: 'AND',
  conditions: [{ param: 2, relation: 2, value: '2026-11-01T00:00:00.000' }],
} as const;
const wireCondition = {
  Operator: 'AND',
  Conditions: [{ Relation: 2, Param: 2, Value: '2026-11-01T00:00:00.000' }],
  NestedConditions: [],
};
const quoted = encodeURIComponent(JSON.stringify(wireCondition));

/** What is called, and what must then be seen on the wire: method, path and query, body. */
const calls: readonly (readonly [name: string, call: Call, seen: string, body?: unknown])[] = [
  ['session.timeRemaining', (cca) => cca.session.timeRemaining(), 'GET Session/TimeRemaining'],
  ['session.check', (cca) => cca.session.check({ token: 'A-1' }), 'GET Session/A-1/Check'],
  ['agents.list', (cca) => cca.agents.list(), 'GET Agents'],
  ['agents.getTemplate', (cca) => cca.agents.getTemplate(), 'GET Agents/0'],
  ['agents.create', (cca) => cca.agents.create({ agent: { Name: 'anna', Active: true } }), 'POST Agents', { Name: 'anna', Active: true }],
  ['surveyTasks.list', (cca) => cca.surveyTasks.list(), 'GET SurveyTasks'],
  ['surveyTasks.list', (cca) => cca.surveyTasks.list({ status: 'Running' }), 'GET SurveyTasks?status=Running'],
  ['surveyTasks.get', (cca) => cca.surveyTasks.get(task), 'GET SurveyTasks/7'],
  ['surveyTasks.get', (cca) => cca.surveyTasks.get({ surveyTaskId: '7' }), 'GET SurveyTasks/7'],
  ['surveyTasks.surveyXml', (cca) => cca.surveyTasks.surveyXml(task), 'GET SurveyTasks/7/Survey/XML'],
  ['surveyTasks.databaseSettings', (cca) => cca.surveyTasks.databaseSettings({ ...task, rsaPublicKey: 'a+b/c= =&' }), 'GET SurveyTasks/7/DatabaseSettings?RSAPublicKey=a%2Bb%2Fc%3D%20%3D%26'],
  ['surveyTasks.content.get', (cca) => cca.surveyTasks.content.get(task), 'GET SurveyTasks/7/Content'],
  ['surveyTasks.webConnections.set', (cca) => cca.surveyTasks.webConnections.set({ ...task, webConnectionId: 3, online: true }), 'PUT SurveyTasks/7/WebConnections/3', { Online: true }],
  ['surveyTasks.webConnections.set', (cca) => cca.surveyTasks.webConnections.set({ ...task, webConnectionId: 3, online: false }), 'PUT SurveyTasks/7/WebConnections/3', { Online: false }],
  ['surveyTasks.webConnections.remove', (cca) => cca.surveyTasks.webConnections.remove({ ...task, webConnectionId: 3 }), 'DELETE SurveyTasks/7/WebConnections/3'],
  ['surveyTasks.quota.get', (cca) => cca.surveyTasks.quota.get(task), 'GET SurveyTasks/7/Quota'],
  ['surveyTasks.quota.availability', (cca) => cca.surveyTasks.quota.availability({ ...task, listId: 21, contactMode: 2 }), 'GET SurveyTasks/7/Quota/Availability/21/2'],
  ['surveyTasks.quota.set', (cca) => cca.surveyTasks.quota.set({ ...task, quotaToken: 0, questionId: 5, body: { Max: 3 } }), 'POST SurveyTasks/7/Quota/0/5', { Max: 3 }],
  ['surveyTasks.quota.set', (cca) => cca.surveyTasks.quota.set({ ...task, quotaToken: 4, questionId: 5 }), 'POST SurveyTasks/7/Quota/4/5'],
  ['surveyTasks.quota.unlock', (cca) => cca.surveyTasks.quota.unlock(task), 'GET SurveyTasks/7/Quota/Unlock'],
  ['surveyTasks.quota.save', (cca) => cca.surveyTasks.quota.save(task), 'GET SurveyTasks/7/Quota/Save'],
  ['surveyTasks.feedback.list', (cca) => cca.surveyTasks.feedback.list(task), 'GET SurveyTasks/7/Feedback'],
  ['surveyTasks.feedback.get', (cca) => cca.surveyTasks.feedback.get({ ...task, feedbackId: 61 }), 'GET SurveyTasks/7/Feedback/61'],
  ['surveyTasks.feedback.screenshot', (cca) => cca.surveyTasks.feedback.screenshot({ ...task, feedbackId: 61 }), 'GET SurveyTasks/7/Feedback/61/Screenshot'],
  ['surveyTasks.resources.list', (cca) => cca.surveyTasks.resources.list(task), 'GET SurveyTasks/7/Resources'],
  ['surveyTasks.resources.get', (cca) => cca.surveyTasks.resources.get({ ...task, resourceId: 9 }), 'GET SurveyTasks/7/Resources/9'],
  ['surveyTasks.interviews.get', (cca) => cca.surveyTasks.interviews.get(task), 'GET SurveyTasks/7/Interviews'],
  ['surveyTasks.interviews.get', (cca) => cca.surveyTasks.interviews.get({ ...task, format: 'DatFile' }), 'GET SurveyTasks/7/Interviews?format=DatFile'],
  ['surveyTasks.interviews.get', (cca) => cca.surveyTasks.interviews.get({ ...task, format: 0 }), 'GET SurveyTasks/7/Interviews?format=0'],
  ['face.surveyTasks', (cca) => cca.face.surveyTasks(), 'GET Clients/Face/SurveyTasks'],
  ['lists.list', (cca) => cca.lists.list(), 'GET Lists'],
  ['lists.get', (cca) => cca.lists.get({ listId: 21 }), 'GET Lists/21'],
  ['lists.start', (cca) => cca.lists.start({ listId: 21 }), 'POST Lists/21/Start'],
  ['lists.start', (cca) => cca.lists.start({ listId: 21, body: { Now: true } }), 'POST Lists/21/Start', { Now: true }],
  ['lists.stop', (cca) => cca.lists.stop({ listId: 21 }), 'POST Lists/21/Stop'],
  ['lists.updateWithExternalData', (cca) => cca.lists.updateWithExternalData({ listId: 21, body: [1, null] }), 'POST Lists/21/UpdateWithExternalData', [1, null]],
  ['lists.startContactSearch', (cca) => cca.lists.startContactSearch({ listIds: ['21', 22], condition, maxResults: 10, minimumContactIdOnFirstList: 1001 }), 'POST Lists/FindContacts', { ListIds: [21, 22], NestedCondition: wireCondition, MaxResults: 10, MinimumContactIdOnFirstList: 1001 }],
  ['lists.contactSearchStatus', (cca) => cca.lists.contactSearchStatus({ requestToken: 'a/b?c#' }), 'GET Lists/FindContacts/a%2Fb%3Fc%23/Status'],
  ['lists.foundContacts', (cca) => cca.lists.foundContacts({ requestToken: 't-1' }), 'GET Lists/FindContacts/t-1'],
  ['calls.find', (cca) => cca.calls.find(), 'GET Calls'],
  ['calls.find', (cca) => cca.calls.find({ maxResults: 5, condition }), `GET Calls?MaxResults=5&FindCallNestedCondition=${quoted}`],
  ['capiGroups.list', (cca) => cca.capiGroups.list(), 'GET CapiGroups'],
  ['capiGroups.getTemplate', (cca) => cca.capiGroups.getTemplate(), 'GET CapiGroups/0'],
  ['capiGroups.get', (cca) => cca.capiGroups.get({ capiGroupId: 41 }), 'GET CapiGroups/41'],
  ['capiGroups.create', (cca) => cca.capiGroups.create({ capiGroup: { Name: 'North' } }), 'POST CapiGroups', { Name: 'North' }],
  ['capiGroups.update', (cca) => cca.capiGroups.update({ capiGroupId: 41, memberships: [{ agentId: '2', deleted: true }, { agentId: 3, active: true }] }), 'PUT CapiGroups/41', { CapiMemberships: [{ AgentId: 2, Deleted: true }, { AgentId: 3, Active: true }] }],
  ['files.list', (cca) => cca.files.list(), 'GET Files'],
  ['files.download', (cca) => cca.files.download({ dataToken: 'd-1' }), 'GET Files/Requests/d-1/Download'],
  ['jobs.list', (cca) => cca.jobs.list(), 'GET Jobs'],
  ['jobSchedules.list', (cca) => cca.jobSchedules.list(), 'GET JobSchedules'],
  ['generalSettings.get', (cca) => cca.generalSettings.get(), 'GET GeneralSettings'],
  ['groups.list', (cca) => cca.groups.list(), 'GET Groups'],
  ['outboundGroups.list', (cca) => cca.outboundGroups.list(), 'GET OutboundGroups'],
  ['webConnections.list', (cca) => cca.webConnections.list(), 'GET WebConnections'],
  ['server.state', (cca) => cca.server.state(), 'GET Server/State'],
  ['server.configuration', (cca) => cca.server.configuration(), 'GET Server/Configuration'],
  ['server.databaseConnection', (cca) => cca.server.databaseConnection(), 'GET DatabaseConnectionConfiguration'],
]; // prettier-ignore

describe('on the wire', () => {
  it.for([...calls])('%s is %s', async ([name, call, seen, body]) => {
    const server = await always(no(103, 404));
    const { error } = await call(tokenClient({ baseUrl: server.baseUrl }));
    expect(errorOf({ ok: false, error } as never, 'api')).toMatchObject({ code: 103, operation: name });
    const [asked, ...more] = server.asked;
    expect(more).toEqual([]);
    expect(`${asked?.method} ${asked?.path}${asked?.query === '' ? '' : `?${asked?.query}`}`).toBe(seen);
    expect(asked?.body === '' ? undefined : JSON.parse(asked?.body ?? '')).toEqual(body);
    expect(asked?.headers['content-type']).toBe(body === undefined ? undefined : 'application/json');
  });

  it('no documented endpoint is missing, and none is invented', () => {
    const shape = (path: string): string => path.replace(/\{\w+\}/g, '*');
    const published = readTable('endpoints.tsv', ['method', 'path', 'confidence']);
    const wires = leaves(operations).map(({ method, path }) => `${method} ${shape(path)}`);
    // The login and the two ways to check a token are not operations of the tree.
    const own = new Set([...wires, 'POST Session', 'GET Session/*/Check']);
    expect([...own].toSorted()).toEqual(
      [...new Set(published.map(({ method, path }) => `${method} ${shape(path)}`))].toSorted(),
    );
  });
});

interface Leaf {
  readonly leaf?: unknown;
  readonly wire?: { readonly method: string; readonly path: string };
  readonly repeat?: string;
  readonly name?: string;
}

function operationsOf(tree: object): Required<Leaf>[] {
  return Object.values(tree).flatMap((node: Leaf & object) =>
    node.leaf === 'operation' ? [node as Required<Leaf>] : node.leaf === undefined ? operationsOf(node) : [],
  );
}
function leaves(tree: object): { readonly method: string; readonly path: string }[] {
  return operationsOf(tree).map(({ wire }) => wire);
}

describe('what may be repeated', () => {
  it('is every GET but the two that change something', () => {
    const safe = operationsOf(operations).filter(({ repeat }) => repeat === 'safe');
    const unsafe = operationsOf(operations).filter(({ repeat }) => repeat !== 'safe');
    expect(new Set(safe.map(({ wire }) => wire.method))).toEqual(new Set(['GET']));
    expect(
      unsafe
        .filter(({ wire }) => wire.method === 'GET')
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(['surveyTasks.quota.save', 'surveyTasks.quota.unlock']);
  });

  it.for(['unlock', 'save'] as const)('quota.%s is asked once, whatever becomes of it', async (name) => {
    const server = await always({ status: 503, body: '' });
    const { error } = await tokenClient({ baseUrl: server.baseUrl }).surveyTasks.quota[name](task);
    expect(error).toMatchObject({ kind: 'http', status: 503, outcome: 'unknown' });
    expect(server.asked).toHaveLength(1);
  });
});
