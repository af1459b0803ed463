import { describe, expect, it } from 'vitest';

import { createCcaWebApiSimulator } from '../src/index.ts';
import { useCcaWebApiSimulator } from '../src/vitest.ts';
import {
  allBytes,
  askInside,
  codeOf,
  download,
  logIn,
  mixed,
  questionnaire,
  responseOf,
  settingsPart,
} from './support/cca-web-api.ts';

const simulator = useCcaWebApiSimulator({ time: 'manual' });

describe('survey tasks', () => {
  it('are listed with their state', async () => {
    expect(await responseOf(simulator(), 'GET SurveyTasks')).toMatchObject([
      {
        Id: 11,
        Name: 'Customer satisfaction',
        WebSurvey: true,
        QuotaMinimumTargetCount: 100,
        ObjectState: { InterviewsCompletedCount: 42, AgentsLoggedOnCount: 2 },
        DateCreated: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$/) as string,
      },
      { Id: 12, Name: 'Мнение о магазинах', WebSurvey: false, QuotaMinimumTargetCount: 0 },
    ]);
  });

  it('tell their lists when asked for one', async () => {
    expect(await responseOf(simulator(), 'GET SurveyTasks/11')).toMatchObject({
      Id: 11,
      ListsSettings: { Lists: [{ ListId: 21 }, { ListId: 22 }] },
    });
    expect(await codeOf(simulator(), 'GET SurveyTasks/99')).toEqual([404, 103]);
    expect(await codeOf(simulator(), 'GET SurveyTasks/eleven')).toEqual([400, 114]);
  });

  it('count an interview, also in their quota', async () => {
    simulator().completeInterview({ taskId: 11, agentId: 2, quotaTokens: [4], totalSeconds: 90 });
    expect(await responseOf(simulator(), 'GET SurveyTasks/11')).toMatchObject({
      ObjectState: { InterviewsCompletedCount: 43 },
    });
    expect(await responseOf(simulator(), 'GET SurveyTasks/11/Quota')).toMatchObject({
      Questions: [
        {
          Responses: [
            {
              InterviewsCompletedCount: 22,
              MaximumToDoCount: 53,
              Questions: [{ Responses: [{ InterviewsCompletedCount: 13 }, { InterviewsCompletedCount: 9 }] }],
            },
            { InterviewsCompletedCount: 21 },
          ],
        },
      ],
    });
    expect(simulator().calls.at(-1)).toMatchObject({ agentIds: [2], taskId: 11, totalSeconds: 90, result: 0 });
    expect(() => simulator().completeInterview({ taskId: 99, agentId: 2 })).toThrow(TypeError);
    expect(() => simulator().completeInterview({ taskId: 12, agentId: 2, quotaTokens: [1] })).toThrow(TypeError);
    expect(simulator().surveyTasks[1]).toMatchObject({ id: 12, completed: 3 });
  });
});

describe('an upload', () => {
  const settings = settingsPart({ Name: 'Новый опрос', Description: 'd', InterviewStorage: 1, KeepIncompletes: true });

  it('makes a survey task of settings and questionnaire', async () => {
    const created = await responseOf(simulator(), 'POST SurveyTasks', mixed([settings, questionnaire]));
    const { NewId: id } = created as { NewId: number };
    expect(await responseOf(simulator(), `GET SurveyTasks/${id}`)).toMatchObject({
      Id: id,
      Name: 'Новый опрос',
      Description: 'd',
      InterviewStorage: 1,
      KeepIncompletes: true,
    });
    const file = await download(simulator(), await responseOf(simulator(), `GET SurveyTasks/${id}/Content`));
    expect(file.headers.get('content-disposition')).toContain('new.qex');
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(allBytes);
  });

  it.each([
    ['base64 of a data URL', { ...questionnaire, content: `data:;base64,${questionnaire.content}` }],
    ['plain bytes', { headers: { 'content-disposition': 'attachement; filename=new.qex' }, content: allBytes }],
  ])('may bring the questionnaire as %s', async (_how, part) => {
    expect(await codeOf(simulator(), 'PUT SurveyTasks/12/Content', mixed([part]))).toEqual([200, 0]);
    const file = await download(simulator(), await responseOf(simulator(), 'GET SurveyTasks/12/Content'));
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(allBytes);
  });

  it.each([
    ['no questionnaire', 'POST', mixed([settings])],
    ['no settings', 'POST', mixed([questionnaire])],
    ['settings that are no JSON', 'POST', mixed([{ headers: {}, content: 'Name=x' }, questionnaire])],
    ['settings without a name', 'POST', mixed([settingsPart({ Description: 'd' }), questionnaire])],
    ['JSON alone', 'POST', { json: { Name: 'x' } }],
    [
      'a form',
      'POST',
      { ...mixed([settings, questionnaire]), type: 'multipart/form-data; boundary=gc0p4Jq0M2Yt08jU534c0p' },
    ],
    ['the wrong boundary', 'POST', { ...mixed([settings, questionnaire]), type: 'multipart/mixed; boundary=other' }],
    [
      'half a body',
      'POST',
      { ...mixed([settings, questionnaire]), body: mixed([settings, questionnaire]).body.subarray(0, 300) },
    ],
  ])('is refused with %s', async (_what, method, question) => {
    expect(await codeOf(simulator(), `${method} SurveyTasks`, question)).toEqual([400, 114]);
    expect(simulator().surveyTasks).toHaveLength(2);
  });

  it('needs a name that is free', async () => {
    const taken = settingsPart({ Name: 'Customer satisfaction' });
    expect(await codeOf(simulator(), 'POST SurveyTasks', mixed([taken, questionnaire]))).toEqual([400, 109]);
  });

  it('of new content may come to warnings, which can be ignored, or fail', async () => {
    const put = (query: string): ReturnType<typeof codeOf> =>
      codeOf(simulator(), `PUT SurveyTasks/11/Content${query}`, mixed([questionnaire]));
    simulator().script.contentUpdate(11, 'warnings');
    expect(await put('?ignoreWarnings=false')).toEqual([400, 206]);
    expect(simulator().surveyTasks[0]?.content?.name).toBe('satisfaction.qex');
    expect(await put('?ignoreWarnings=true')).toEqual([200, 0]);
    expect(simulator().surveyTasks[0]?.content?.name).toBe('new.qex');
    simulator().script.contentUpdate(11, 'failed');
    expect(await put('?ignoreWarnings=true')).toEqual([400, 205]);
  });
});

describe('the quota', () => {
  const tree = (): Promise<unknown> => responseOf(simulator(), 'GET SurveyTasks/11/Quota');
  const set = (path: string, json: unknown, token?: string): ReturnType<typeof codeOf> =>
    codeOf(simulator(), `POST SurveyTasks/11/Quota/${path}`, { json, ...(token === undefined ? {} : { token }) });
  const get = (what: string, token?: string): ReturnType<typeof codeOf> =>
    codeOf(simulator(), `GET SurveyTasks/11/Quota/${what}`, token === undefined ? {} : { token });

  it('is a tree of questions and answers', async () => {
    expect(await tree()).toMatchObject({
      Token: 0,
      Questions: [
        {
          Token: 1,
          QuestionShortcut: 'GENDER',
          Responses: [
            {
              Token: 2,
              QuestionShortcut: null,
              ResponseShortCaption: 'Female',
              MinimumTargetCount: 50,
              MaximumTargetCount: 75,
              InterviewsCompletedCount: 21,
              MaximumToDoCount: 54,
              AllowOverQuota: 2,
              Questions: [{ Token: 3, QuestionShortcut: 'AGE', Responses: [{ Token: 4 }, { Token: 5 }] }],
            },
            { Token: 6, ResponseShortCaption: 'Male' },
          ],
        },
      ],
    });
  });

  it('is HTTP 404 where a survey has none', async () => {
    expect(await codeOf(simulator(), 'GET SurveyTasks/12/Quota')).toEqual([404, 117]);
  });

  it('changes when it is saved, and not before', async () => {
    const before = await tree();
    expect(await set('6/701', { MaximumTargetCount: 90, MinimumTargetCount: 60 })).toEqual([200, 0]);
    expect(await tree()).toEqual(before);
    expect(await get('Save')).toEqual([200, 0]);
    expect(await tree()).toMatchObject({
      Questions: [{ Responses: [{ MaximumTargetCount: 75 }, { MinimumTargetCount: 60, MaximumTargetCount: 90 }] }],
    });
    expect(await get('Save')).toEqual([400, 503]);
  });

  it('forgets changes when it is unlocked', async () => {
    const before = await tree();
    await set('6/701', { MaximumTargetCount: 90 });
    expect(await get('Unlock')).toEqual([200, 0]);
    expect(await get('Unlock')).toEqual([400, 503]);
    expect(await tree()).toEqual(before);
  });

  it('is locked for others until then, or until the session is over', async () => {
    const holder = await logIn(simulator());
    expect(await set('6/701', { MaximumTargetCount: 90 }, holder)).toEqual([200, 0]);
    expect(await set('6/701', { MaximumTargetCount: 10 })).toEqual([400, 809]);
    expect([await get('Save'), await get('Unlock')]).toEqual([
      [400, 809],
      [400, 809],
    ]);
    simulator().endSession(holder);
    expect(await get('Save')).toEqual([400, 503]);
    expect(await set('2/701', { AllowOverQuota: 3 })).toEqual([200, 0]);
    await get('Save');
    expect(await tree()).toMatchObject({
      Questions: [{ Responses: [{ AllowOverQuota: 3 }, { MaximumTargetCount: 75 }] }],
    });
  });

  it.each([
    ['99/701', { MaximumTargetCount: 1 }, 804],
    ['A-1/701', { MaximumTargetCount: 1 }, 808],
    ['2/999', { MaximumTargetCount: 1 }, 802],
    ['2/age', { MaximumTargetCount: 1 }, 114],
    ['2/701', { MaximumTargetCount: '1' }, 114],
    ['2/701', {}, 114],
    ['2/701', [], 114],
  ])('refuses %s with %j', async (path, json, code) => {
    expect((await set(path, json))[1]).toBe(code);
    expect((await get('Save'))[1]).toBe(503);
  });

  it('tells how much is available for a list', async () => {
    const availability = (path: string): Promise<unknown> => responseOf(simulator(), `GET SurveyTasks/${path}`);
    expect(await availability('11/Quota/Availability/21/2')).toBe(108);
    expect(await availability('12/Quota/Availability/22/2')).toMatchObject({ ResultCode: 810 });
    expect(await availability('12/Quota/Availability/21/2')).toMatchObject({ ResultCode: 300 });
    expect(await availability('11/Quota/Availability/99/2')).toMatchObject({ ResultCode: 103 });
    expect(await availability('11/Quota/Availability/21/phone')).toMatchObject({ ResultCode: 114 });
  });
});

describe('a web connection', () => {
  const put = (json: unknown, path = '11/WebConnections/31'): ReturnType<typeof codeOf> =>
    codeOf(simulator(), `PUT SurveyTasks/${path}`, { json });

  it('takes a survey online and offline', async () => {
    expect(await put({ Online: true })).toEqual([200, 0]);
    expect(simulator().surveyTasks[0]?.onlineAt).toEqual([31]);
    expect(await put({ Online: true })).toEqual([400, 291]);
    expect(await codeOf(simulator(), 'DELETE SurveyTasks/11/WebConnections/31')).toEqual([200, 0]);
    expect(await codeOf(simulator(), 'DELETE SurveyTasks/11/WebConnections/31')).toEqual([400, 295]);
    expect(await put({ setOnline: true })).toEqual([200, 0]);
    expect(await put({ Online: false })).toEqual([200, 0]);
    expect(simulator().surveyTasks[0]?.onlineAt).toEqual([]);
  });

  it('may be down, unknown or asked for nonsense', async () => {
    expect(await put({ Online: true }, '11/WebConnections/32')).toEqual([400, 204]);
    expect(await put({ Online: true }, '11/WebConnections/99')).toEqual([404, 103]);
    expect(await put({ Online: 'yes' })).toEqual([400, 114]);
    expect(await responseOf(simulator(), 'GET WebConnections')).toMatchObject([
      { Id: 31, Name: 'WebProd' },
      { Id: 32 },
    ]);
  });
});

describe('the files of a survey', () => {
  it('come by a data token', async () => {
    const calls = [
      'Content',
      'Feedback/61/Screenshot',
      'Resources/71',
      'Interviews?format=DatFile',
      'Interviews?format=1',
    ];
    for (const call of calls) {
      const answer = await responseOf(simulator(), `GET SurveyTasks/11/${call}`);
      expect(answer).toEqual({ DataToken: expect.any(String) as string });
      expect((await download(simulator(), answer)).status).toBe(200);
    }
    const screenshot = await responseOf(simulator(), 'GET SurveyTasks/11/Feedback/61/Screenshot');
    const picture = await download(simulator(), screenshot);
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect([...new Uint8Array(await picture.arrayBuffer()).subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47]);
  });

  it('are there for ten minutes, and not without a token', async () => {
    const answer = await responseOf(simulator(), 'GET SurveyTasks/11/Content');
    const { DataToken: dataToken } = answer as { DataToken: string };
    const path = `GET Files/Requests/${dataToken}/Download`;
    expect((await askInside(simulator(), path, { token: 'x' })).status).toBe(401);
    await simulator().advance(599_999);
    expect((await askInside(simulator(), path)).text).toBe('questionnaire of customer satisfaction');
    await simulator().advance(1);
    expect(await codeOf(simulator(), path)).toEqual([404, 103]);
    await using other = await createCcaWebApiSimulator({ unknownRequestCode: 102 });
    expect(await codeOf(other, path)).toEqual([401, 102]);
  });

  it.each([
    ['12/Content', [404, 123]],
    ['11/Feedback/62/Screenshot', [404, 123]],
    ['11/Feedback/99', [404, 103]],
    ['11/Resources/99', [404, 203]],
    ['11/Interviews', [400, 114]],
    ['11/Interviews?format=7', [400, 114]],
    ['11/DatabaseSettings', [400, 114]],
  ])('may be missing: %s', async (path, refusal) => {
    expect(await codeOf(simulator(), `GET SurveyTasks/${path}`)).toEqual(refusal);
  });

  it('tell feedback and resources', async () => {
    expect(await responseOf(simulator(), 'GET SurveyTasks/11/Feedback')).toEqual([
      { Id: 61, Comment: 'The logo hides the question.' },
      { Id: 62, Comment: 'Слишком долго' },
    ]);
    expect(await responseOf(simulator(), 'GET SurveyTasks/11/Feedback/62')).toEqual({
      Id: 62,
      Comment: 'Слишком долго',
    });
    expect(await responseOf(simulator(), 'GET SurveyTasks/11/Resources')).toEqual([{ Id: 71, Name: 'logo.png' }]);
  });

  it('take interviews, whatever they are', async () => {
    const body = new Uint8Array(allBytes);
    const question = { body, type: 'application/octet-stream' };
    expect(await codeOf(simulator(), 'PUT SurveyTasks/11/Interviews', question)).toEqual([200, 0]);
    expect(simulator().surveyTasks[0]?.interviews.content).toEqual(body);
    expect(simulator().requests.map((request) => request.bytes)).toEqual([body]);
    await codeOf(simulator(), 'PUT SurveyTasks/11/Interviews', { body: 'Привет' });
    expect(simulator().requests[1]).toMatchObject({ body: 'Привет' });
    expect(simulator().requests[1]).not.toHaveProperty('bytes');
    expect(await codeOf(simulator(), 'PUT SurveyTasks/11/Interviews')).toEqual([400, 114]);
  });

  it('go along with an interviewer of the group', async () => {
    expect(await responseOf(simulator(), 'GET Clients/Face/SurveyTasks')).toEqual([]);
    const token = await logIn(simulator(), 'alice');
    expect(await responseOf(simulator(), 'GET Clients/Face/SurveyTasks', { token })).toMatchObject([
      { id: 11, name: 'Customer satisfaction', capiGroups: [{ id: 41, name: 'Interviewers' }], revisionId: 1 },
    ]);
    const inactive = { CapiMemberships: [{ AgentId: 2, Active: false, Deleted: false }] };
    await codeOf(simulator(), 'PUT CapiGroups/41', { json: inactive });
    expect(await responseOf(simulator(), 'GET Clients/Face/SurveyTasks', { token })).toEqual([]);
    await using bare = await createCcaWebApiSimulator({ faceTasks: 'bare' });
    const { text } = await askInside(bare, 'GET Clients/Face/SurveyTasks', { token: await logIn(bare, 'alice') });
    expect(JSON.parse(text)).toMatchObject([{ id: 11 }]);
  });
});
