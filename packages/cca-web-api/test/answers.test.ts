import { describe, expect, it } from 'vitest';
import type { CcaWebApiClient, CcaWebApiError, Result } from '../src/index.ts';
import { tokenClient } from './support/client.ts';
import { valueOf } from './support/say.ts';
import { always, envelope } from './support/server.ts';

const task = { surveyTaskId: 7 } as const;

describe('what comes back', () => {
  async function told<T>(
    response: unknown,
    call: (cca: CcaWebApiClient) => Promise<Result<T, CcaWebApiError>>,
  ): Promise<T> {
    const { baseUrl } = await always(envelope(response));
    return valueOf(await call(tokenClient({ baseUrl })));
  }

  it('agents have names, and all else that the server knows of them', async () => {
    const wire = { Id: '7', Name: 'anna', FirstName: null, LastName: 'Привет', Further: 'more', Active: true };
    expect(await told([wire], (cca) => cca.agents.list())).toEqual([
      { id: 7, name: 'anna', lastName: 'Привет', properties: wire },
    ]);
  });

  it('a template is what can be edited and sent back', async () => {
    const wire = { Id: 0, Name: '', Active: true };
    expect(await told(wire, (cca) => cca.agents.getTemplate())).toEqual(wire);
  });

  it('something new has an id', async () => {
    expect(await told({ NewId: 12 }, (cca) => cca.agents.create({ agent: {} }))).toEqual({ id: 12 });
  });

  it('a survey task has its lists and its state', async () => {
    const wire = {
      Id: 7,
      Name: 'Customers',
      WebSurvey: 'true',
      QuotaMinimumTargetCount: '100',
      ObjectState: { InterviewsCompletedCount: 42, AgentsLoggedOnCount: 2, More: 1 },
      ListsSettings: { Lists: [{ ListId: 21 }, { ListId: '22' }] },
      DateCreation: '2026-11-01T09:00:00.000',
      DateModified: '2026-11-02T09:00:00.000',
    };
    expect(await told(wire, (cca) => cca.surveyTasks.get(task))).toEqual({
      id: 7,
      name: 'Customers',
      webSurvey: true,
      quotaMinimumTargetCount: 100,
      objectState: { interviewsCompletedCount: 42, agentsLoggedOnCount: 2 },
      listIds: [21, 22],
      dateCreated: '2026-11-01T09:00:00.000',
      dateModified: '2026-11-02T09:00:00.000',
      properties: wire,
    });
    expect(await told([{ Id: 8, ListsSettings: {} }], (cca) => cca.surveyTasks.list())).toMatchObject([{ id: 8 }]);
  });

  it('a call has agents, a task, a time, and its own kind of result', async () => {
    const wire = {
      Agents: [{ AgentId: 2 }, { AgentId: '3' }],
      InterviewDetails: { TaskId: 7 },
      TimeDetails: { TotalTime: 312.5 },
      Result: 3,
    };
    const [call, bare] = await told([wire, { InterviewDetails: {}, TimeDetails: null }], (cca) => cca.calls.find());
    expect(call).toEqual({ agentIds: [2, 3], taskId: 7, totalTimeSeconds: 312.5, result: 3, properties: wire });
    expect(Object.keys(bare ?? {})).toEqual(['properties']);
  });

  it('a quota is a tree of questions and responses', async () => {
    const age = {
      Token: 3,
      QuestionShortcut: 'AGE',
      Responses: [{ Token: 4, IsNumeric: true, RangeMin: 18, RangeMax: 99.5 }],
    };
    const female = {
      Token: 2,
      QuestionShortcut: null,
      ResponseShortCaption: 'Female',
      MinimumTargetCount: 50,
      MaximumTargetCount: 75,
      InterviewsCompletedCount: 21,
      MaximumToDoCount: 54,
      AllowOverQuota: 2,
      LineState: 53_523,
      Questions: [age],
    };
    const tree = { Token: 0, Questions: [{ Token: 1, QuestionShortcut: 'GENDER', Responses: [female] }] };
    const quota = await told(tree, (cca) => cca.surveyTasks.quota.get(task));
    expect(quota).toMatchObject({
      token: 0,
      questions: [
        {
          token: 1,
          questionShortcut: 'GENDER',
          responses: [
            {
              responseShortCaption: 'Female',
              minimumTargetCount: 50,
              maximumTargetCount: 75,
              interviewsCompletedCount: 21,
              maximumToDoCount: 54,
              allowOverQuota: 2,
              lineState: 53_523,
              questions: [{ responses: [{ isNumeric: true, rangeMin: 18, rangeMax: 99.5 }] }],
            },
          ],
        },
      ],
    });
  });

  it('a survey task without a quota is not found', async () => {
    const { baseUrl } = await always({ status: 404, headers: { 'content-type': 'text/html' }, body: '<html>' });
    const { error } = await tokenClient({ baseUrl }).surveyTasks.quota.get(task);
    expect(error).toMatchObject({ kind: 'http', status: 404, category: 'not_found' });
  });

  it('groups have their members', async () => {
    const wire = {
      Id: 41,
      Name: 'North',
      SurveyId: 7,
      CapiMemberships: [{ Active: true, AgentId: 2, Deleted: false }],
    };
    expect(await told([wire], (cca) => cca.capiGroups.list())).toMatchObject([
      { id: 41, name: 'North', surveyId: 7, memberships: [{ agentId: 2, active: true, deleted: false }] },
    ]);
  });

  it.for([{ DataToken: 'd-1' }, 'd-1'])('a file that waits has a token: %j', async (wire) => {
    expect(await told(wire, (cca) => cca.surveyTasks.content.get(task))).toEqual({ dataToken: 'd-1' });
  });

  it.for([{}, { DataToken: '' }, { DataToken: {} }, [], '', null])('without a token is decode: %j', async (wire) => {
    const { baseUrl } = await always(envelope(wire));
    expect((await tokenClient({ baseUrl }).surveyTasks.content.get(task)).error).toMatchObject({
      kind: 'decode',
      reason: 'shape',
    });
  });

  it('what is not documented comes as it is', async () => {
    for (const wire of [{ Running: true }, 'running', 7, [1]]) {
      expect(await told(wire, (cca) => cca.server.state())).toEqual(wire);
    }
  });

  it('no name of an object can re-parent it', async () => {
    const { baseUrl } = await always({
      body: '{"StatusCode":200,"Response":[{"Id":1,"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}]}',
    });
    const [agent] = valueOf(await tokenClient({ baseUrl }).agents.list());
    expect(agent?.properties).not.toHaveProperty('polluted');
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('an id longer than a number can hold is never rounded', async () => {
    const { baseUrl } = await always({ body: '{"StatusCode":200,"Response":{"DataToken":12345678901234567890}}' });
    expect(valueOf(await tokenClient({ baseUrl }).surveyTasks.content.get(task))).toEqual({
      dataToken: '12345678901234567890',
    });
  });
});
