import { describe, expect, it } from 'vitest';

import { createVatsSimulator } from '../src/index.ts';
import { useVatsSimulator } from '../src/vitest.ts';
import { answerOf, upload } from './support/client.ts';

const simulator = useVatsSimulator({ time: 'manual' });

type Body = Readonly<Record<string, unknown>>;

const tell = async (path: string, input: object = {}): Promise<Body> =>
  (await answerOf(simulator(), path, input)) as Body;

describe('calls', () => {
  it('have tags, scripts and questions', async () => {
    expect(await tell('cc/tags')).toMatchObject({ tags: [{ id: 71, is_folder: true }, { parent: 71 }] });
    expect(await tell('script', { entry_id: '81' })).toEqual({ result: 1000, script: { id: 81, name: 'Greeting' } });
    expect(await tell('script', { entry_id: '1' })).toEqual({ result: 3300 });
    expect(await tell('quality/control/question', { question_id: 91 })).toMatchObject({
      question: { id: 91, required: 1 },
    });
    expect(await tell('cc/call', { entry_id: 'none' })).toEqual({ result: 3300 });
  });
});

describe('tasks', () => {
  const task = { event_type: 1, start_time: '1768471200', duration: 30, to_user_id: 3000101, phone: '79161234567' };
  const create = async (change: object = {}): Promise<unknown> =>
    (await tell('/cc/task/add', { ...task, ...change })).task_id;

  it('are told with every field, and a time of Moscow', async () => {
    const taskId = await create();
    expect(await tell('/cc/task/get', { task_id: taskId })).toEqual({
      result: 1000,
      task: {
        task_id: taskId,
        status: 0,
        event_type: 1,
        start_time: '2026-01-15 13:00:00',
        duration: 30,
        to_user_id: 3000101,
        phone: '79161234567',
        is_auto_call: false,
        priority: null,
        contact_id: null,
        source_id: null,
        source_type: null,
        from_user_id: null,
        description: null,
        theme: null,
        deal_id: null,
      },
    });
    expect(await tell('/cc/task/list', { to_user_id: [3000101], status: [0] })).toMatchObject({
      tasks: [{ task_id: taskId, start_time: '2026-01-15 13:00:00+03' }],
    });
    expect(await tell('/cc/task/list', { to_user_id: [3000102] })).toEqual({ result: 1000, tasks: [] });
  });

  it('end one by one, under an outer success', async () => {
    const [first, second] = [await create(), await create()];
    expect(await tell('/cc/task/done', { task_id: [first, 77] })).toEqual({
      result: 1000,
      data: [
        { task_id: first, result: 1000 },
        { task_id: 77, result: 5000 },
      ],
    });
    expect(await tell('/cc/task/cancel', { task_id: [first, second] })).toMatchObject({
      data: [{ result: 5000 }, { result: 1000 }],
    });
    expect(await tell('/cc/task/list', { status: [1, 2] })).toMatchObject({ tasks: [{ status: 1 }, { status: 2 }] });
  });

  it('may call the customer by themselves', async () => {
    await using stand = await createVatsSimulator({ time: 'manual' });
    const answer = (await answerOf(stand, '/cc/task/add', { ...task, is_auto_call: true })) as Body;
    await stand.advance(3_599_000);
    expect(stand.calls).toEqual([]);
    await stand.idle();
    expect(stand.calls).toMatchObject([{ from: { extension: '101' }, to: { number: '79161234567' } }]);
    expect(stand.webhooks[0]?.payload).toMatchObject({ task_id: answer.auto_call_task_id, callback_initiator: 'СС' });
    expect(await answerOf(stand, '/cc/task/add', { ...task, is_auto_call: true })).toMatchObject({ result: 3104 });
  });

  it('change, and no longer call when that is called off', async () => {
    await using stand = await createVatsSimulator({ time: 'manual', contactCentreTaskPath: 'events/cc/task' });
    const { task_id: taskId } = (await answerOf(stand, '/cc/task/add', { ...task, is_auto_call: true })) as Body;
    const change = { ...task, task_id: taskId, status: 3, is_auto_call: false, theme: 'Offer' };
    expect(await answerOf(stand, '/cc/task/update', change)).toEqual({
      result: 1000,
      task_id: taskId,
      auto_call_task_id: null,
    });
    await stand.idle();
    expect(stand.calls).toEqual([]);
    expect(stand.webhooks).toMatchObject([
      { path: 'events/cc/task', payload: { task_id: taskId, status: 0, theme: null } },
      { path: 'events/cc/task', payload: { task_id: taskId, status: 3, theme: 'Offer' } },
    ]);
  });

  it.each([
    [{ to_user_id: 1 }, { result: 3300, fields: { to_user_id: 3300 } }],
    [{ deal_id: 1 }, { result: 3300, fields: { deal_id: 3300 } }],
    [{ event_type: 5 }, { result: 3104, fields: { event_type: 3104 } }],
    [{ start_time: 'soon' }, { result: 3104, fields: { start_time: 3104 } }],
  ])('are refused with %j', async (change, answer) => {
    expect(await tell('/cc/task/add', { ...task, ...change })).toEqual(answer);
  });
});

describe('presence', () => {
  const login = { abonent_id: 3000101, status: 1, ttl: 60, device: 'crm', poss: [1, 2] };

  it('lasts as long as the session is kept alive', async () => {
    const { session } = await tell('/cc/set_session_status', login);
    await simulator().advance(50_000);
    expect(await tell('/cc/set_session_status', { ...login, session })).toEqual({ result: 1000, session, ttl: 60 });
    await simulator().advance(59_000);
    expect(await tell('/cc/get_presence', { abonent_id: 3000101, session_types: ['cc'] })).toMatchObject({
      abonents: [{ used_uac_type: ['cc'], cc: [{ status: 1, device: 'crm', poss: [1, 2] }] }],
    });
    await simulator().advance(1_000);
    expect(simulator().webhooks).toMatchObject([
      { path: 'events/user/status_changed', payload: { abonent_id: 3000101, status: 1, status_alias: 'online' } },
      { path: 'events/user/session_end', payload: { abonent: 3000101, session } },
    ]);
    expect(await tell('/cc/get_presence', { abonent_id: 3000101 })).toMatchObject({
      abonents: [{ cc: [], used_uac_type: ['sip'], sip: [{ uname: 'anna@demo.mangosip.ru' }] }],
    });
  });

  it('may be changed for others, by number or alias, but not of somebody who is offline', async () => {
    const set = (status: object): Promise<Body> => tell('/cc/set_abonent_status', { abonent_id: 3000101, ...status });
    expect(await set({ status: 3 })).toEqual({ result: 4100 });
    await tell('/cc/set_session_status', login);
    expect(await set({ status_alias: 'training' })).toEqual({ result: 1000 });
    expect(simulator().company.userStatuses.get('3000101')).toBe(7);
    expect(await set({ status_alias: 'asleep' })).toMatchObject({ result: 3104 });
    expect(await set({})).toEqual({ result: 3135 });
    expect(await set({ status: 4 })).toEqual({ result: 1000 });
    expect(simulator().company.sessions.size).toBe(0);
    await simulator().settled();
    expect(simulator().webhooks.at(-1)).toMatchObject({ path: 'events/user/session_end', payload: { result: 1232 } });
    expect(await tell('/cc/get_statuses')).toMatchObject({
      statuses: [{}, {}, {}, {}, {}, {}, { status_alias: 'training', parent: 3 }],
    });
  });
});

describe('deals', () => {
  const deal = { contact_id: 5, name: 'Contract', abonent_id: 3000101, funnel_id: 41, step_id: 411, amount: 1000 };

  it('come, change and are found', async () => {
    const { deal_id: id } = await tell('/cc/deal/create', deal);
    expect(await tell('/cc/deal/get', { deal_id: id })).toEqual({
      result: 1000,
      deal: {
        ...deal,
        deal_id: id,
        description: '',
        custom_fields: null,
        status: 'in_work',
        status_change_reason: null,
        reason_comment: '',
      },
    });
    const lost = { ...deal, deal_id: id, status: 'failed', status_change_reason: 'competitor' };
    expect(await tell('/cc/deal/update', lost)).toEqual({ result: 1000 });
    expect(
      await tell('/cc/deal/list', { status: 'failed', from_date: '2026-01-15', abonent_ids: [3000101] }),
    ).toMatchObject({
      deals: [{ deal_id: id, status_change_reason: { fsreason: 'competitor' } }],
    });
    expect(await tell('/cc/deal/list', { status: 'in_work' })).toEqual({ result: 1000, deals: [] });
    expect(await tell('/cc/deal/funnels.list')).toMatchObject({ sales_funnels: [{ sales_funnel_id: 41 }] });
    expect(await tell('/cc/deal/custom_fields.list')).toMatchObject({ custom_fields: [{ custom_type_id: '51' }] });
  });

  it.each([
    [{ funnel_id: 1 }, { result: 3300, fields: { funnel_id: 3300 } }],
    [{ step_id: 1 }, { result: 3300, fields: { step_id: 3300 } }],
    [{ status_change_reason: 'competitor' }, { result: 3125 }],
  ])('are refused with %j', async (change, answer) => {
    expect(await tell('/cc/deal/create', { ...deal, ...change })).toEqual(answer);
  });

  it('have documents', async () => {
    const { deal_id: id } = await tell('/cc/deal/create', deal);
    const file = new File(['x'.repeat(1500)], 'contract.pdf', { type: 'application/pdf' });
    const added = await upload(simulator(), '/cc/deal/documents.add', { deal_id: id, abonent_id: 3000101 }, file);
    const { document_id: documentId } = (await added.json()) as Body;
    expect(await tell('/cc/deal/documents.list', { deal_id: id })).toEqual({
      result: 1000,
      deal_id: id,
      documents: [
        {
          create: expect.stringMatching(/^2026-01-15 \d\d:\d\d:\d\d$/) as string,
          abonent_id: 3000101,
          file_id: documentId,
          blob_type: 'application/pdf',
          blob_size_kb: 2,
          blob_name: 'contract.pdf',
        },
      ],
    });
    expect(await tell('/cc/deal/documents.add', { deal_id: id, abonent_id: 1 })).toEqual({
      result: 3100,
      fields: { file: 3103 },
    });
    expect(await tell('/cc/deal/documents.add', { deal_id: id })).toEqual({ result: 3135 });
  });
});

describe('messages', () => {
  const message = {
    channelId: 901,
    userId: 'u1',
    messageId: 'm1',
    firstName: 'Ivan',
    lastName: 'Petrov',
    type: 'text',
    content: 'Hello',
  };

  it('make a chat', async () => {
    for (let id = 1; id <= 52; id += 1)
      await tell('/cc/send_message', { ...message, messageId: `m${id}`, content: `Hello ${id}` });
    const history = async (input: object = {}): Promise<readonly { readonly messageId: string }[]> =>
      (await tell('/cc/get_chat_history', { channelId: 901, userId: 'u1', ...input })).data as {
        readonly messageId: string;
      }[];
    const newest = await history();
    expect([newest.length, newest[0], newest.at(-1)?.messageId]).toEqual([
      50,
      {
        messageId: 'm3',
        isClientMessage: true,
        type: 'text',
        time: expect.any(Number) as number,
        payload: { body: 'Hello 3' },
      },
      'm52',
    ]);
    expect((await history({ toId: 'm3' })).map(({ messageId }) => messageId)).toEqual(['m1', 'm2']);
  });

  it('may be files, and are reported', async () => {
    expect(await tell('/cc/send_message', { ...message, type: 'file', content: undefined })).toEqual({
      result: 3103,
      fields: { link: 3103, fileName: 3103, fileSize: 3103 },
    });
    const report = { channelId: 901, userId: 'u1', time: 1, serverMessageId: '9' };
    expect(await tell('/cc/event_message_read', report)).toEqual({ result: 1000 });
    expect(await tell('/cc/event_message_received', report)).toEqual({ result: 1000 });
    expect(await tell('/cc/user_typing', { channelId: 901, userId: 'u1', typing: true })).toEqual({ result: 1000 });
  });

  it('need a channel', async () => {
    expect(await tell('/cc/send_message', { ...message, channelId: 1 })).toEqual({ result: 5000 });
  });
});

it('takes appeals that were closed elsewhere, below either path', async () => {
  const appeal = { channel_type: 5, direction: 0, entry_point: 'bot', create: '2026-01-15 08:00:00', result: 1 };
  expect(await tell('/cc/appeals/create-closed-appeals', appeal)).toMatchObject({ result: 1000 });
  expect(await tell('cc/appeals/create-closed-appeals', appeal)).toMatchObject({ result: 1000 });
  expect(simulator().company.appeals.size).toBe(2);
  expect(await tell('/cc/appeals/create-closed-appeals', { ...appeal, result: 7 })).toEqual({
    result: 3109,
    fields: { result: 3109 },
  });
});
