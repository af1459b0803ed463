import { faultKinds, type CcaWebApiSimulator, type Fault } from '@trunkline/simulator';
import { useCcaWebApiSimulator } from '@trunkline/simulator/vitest';
import { describe, expect, it } from 'vitest';
import type { CcaWebApiClient, CcaWebApiSettings } from '../src/index.ts';
import { loginClient, permanentToken, tokenClient } from './support/client.ts';
import { oldNumbers, publishedCodes } from './support/published-codes.ts';
import { errorOf, valueOf } from './support/say.ts';

const simulator = useCcaWebApiSimulator({ findContactsMs: 60 });
const elderly = useCcaWebApiSimulator({ version: '5.4.5', errorStatus: 200, pending: 'http202', findContactsMs: 60 });

function clientFor(of: CcaWebApiSimulator, options: CcaWebApiSettings = {}): CcaWebApiClient {
  const { baseUrl, username, password, module } = of;
  return loginClient({ baseUrl, username, password, module, ...options });
}

describe.for([
  ['5.4.8', simulator],
  ['5.4.5', elderly],
] as const)('against the simulator of a server %s', ([, server]) => {
  it('a survey is put up, taken down and brought home', async () => {
    const cca = clientFor(server());
    const content = new Blob(['a survey, '.repeat(20_000)]);
    const made = valueOf(await cca.surveyTasks.create({ name: 'Анкета', file: { name: 'survey.qex', content } }));
    const found = valueOf(await cca.surveyTasks.get({ surveyTaskId: made.id }));
    expect(found).toMatchObject({ id: made.id, name: 'Анкета' });
    const download = valueOf(await cca.surveyTasks.content.download({ surveyTaskId: made.id }));
    expect(Buffer.from(valueOf(await download.bytes()))).toEqual(Buffer.from(await content.arrayBuffer()));
    const [web] = valueOf(await cca.webConnections.list());
    const online = { surveyTaskId: made.id, webConnectionId: web?.id ?? 0 };
    valueOf(await cca.surveyTasks.webConnections.set({ ...online, online: true }));
    const again = await cca.surveyTasks.webConnections.set({ ...online, online: true });
    expect(errorOf(again, 'api')).toMatchObject({ code: 291, category: 'conflict' });
    valueOf(await cca.surveyTasks.webConnections.remove(online));
  });

  it('an agent is made from the template and joins a group', async () => {
    const cca = clientFor(server());
    const template = valueOf(await cca.agents.getTemplate());
    const { id } = valueOf(await cca.agents.create({ agent: { ...template, Name: 'claire', LastName: 'Привет' } }));
    expect(valueOf(await cca.agents.list()).find((agent) => agent.id === id)).toMatchObject({ lastName: 'Привет' });
    const [group] = valueOf(await cca.capiGroups.list());
    const capiGroupId = group?.id ?? 0;
    valueOf(await cca.capiGroups.update({ capiGroupId, memberships: [{ agentId: id, active: true }] }));
    const { memberships = [] } = valueOf(await cca.capiGroups.get({ capiGroupId }));
    expect(memberships.map(({ agentId }) => agentId)).toContain(id);
  });

  it('contacts are searched for until they are found', async () => {
    const cca = clientFor(server());
    let polls = 0;
    const onProgress = (): void => void (polls += 1);
    const found = await cca.lists.findContacts({ listIds: [21, 22], maxResults: 3 }, { pollMs: 20, onProgress });
    expect(valueOf(found)).toHaveLength(3);
    expect(polls).toBeGreaterThan(1);
  });

  it('a list that runs says so', async () => {
    const result = await clientFor(server()).lists.start({ listId: 21 });
    expect(result).toMatchObject({ ok: true, notice: { code: 2, name: 'SuccessListRunning' } });
  });

  it('a session that ended costs 100 calls one login', async () => {
    const cca = clientFor(server());
    valueOf(await cca.agents.list());
    server().endSession();
    const before = server().requests.length;
    const results = await Promise.all(Array.from({ length: 100 }, () => cca.groups.list()));
    results.forEach((result) => valueOf(result));
    const logins = server()
      .requests.slice(before)
      .filter(({ path }) => /\/session\/?$/i.test(path));
    expect(logins).toHaveLength(1);
  });

  it('a wrong password is told once', async () => {
    const { error } = await clientFor(server(), { password: 'wrong' } as CcaWebApiSettings).agents.list();
    expect(error).toMatchObject({ kind: 'api', category: 'authentication', outcome: 'not_sent' });
    expect(server().requests).toHaveLength(1);
  });

  it('the permanent token serves as well, and another does not', async () => {
    const { baseUrl, permanentToken: token } = server();
    expect(valueOf(await tokenClient({ baseUrl, token } as CcaWebApiSettings).session.check())).toEqual({
      valid: true,
    });
    const { error } = await tokenClient({ baseUrl }).agents.list();
    expect(error).toMatchObject({ kind: 'api', code: 102, category: 'authentication', attempts: 1 });
    expect(valueOf(await clientFor(server()).session.check({ token: permanentToken }))).toEqual({ valid: false });
  });
});

describe('every code that the simulator can say is read as it was meant', () => {
  // 102 ends the session: then the client logs in, and all is well.
  const failures = publishedCodes.filter(({ effect, code }) => effect === 'failure' && code !== 102);
  const movedTo = new Map(oldNumbers.map(([number, today]) => [today, number]));

  it.for(failures)('$code $name, today', async ({ code, category }) => {
    simulator().faults.next({ kind: 'code', code }, { path: 'Jobs' });
    const { error } = await clientFor(simulator(), { retry: { limit: 0 } }).jobs.list();
    expect(error).toMatchObject({ kind: 'api', code, category, match: 'exact' });
  });

  it.for(failures.filter(({ code }) => movedTo.has(code)))(
    '$code $name, by its former number',
    async ({ code, name }) => {
      const number = movedTo.get(code) ?? 0;
      elderly().faults.next({ kind: 'code', code: number }, { path: 'Agents' });
      const { error } = await clientFor(elderly(), { retry: { limit: 0 } }).agents.list();
      expect(error).toMatchObject({ kind: 'api', code: number, readAs: code, codeName: name });
    },
  );
});

describe('every way in which the server can break is a Result', () => {
  const plain = Object.entries(faultKinds).filter(
    ([, { strikes, over, needs }]) => strikes !== 'event' && over.includes('http') && needs === undefined,
  );
  it.for(plain.map(([kind]) => kind))('%s', async (kind) => {
    const more = { code: 114, status: 500, location: 'http://127.0.0.1:4013/', ms: 40 };
    simulator().faults.always({ kind, ...more } as Fault, { path: 'Agents' });
    const cca = clientFor(simulator(), { attemptTimeoutMs: 400, retry: { limit: 0 } });
    const result = await cca.agents.list();
    expect(typeof result.ok).toBe('boolean');
    expect(['slowHeaders', 'slowBody'].includes(kind) || !result.ok).toBe(true);
  });
});
