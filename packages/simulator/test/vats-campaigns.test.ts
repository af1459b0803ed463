import { describe, expect, it } from 'vitest';

import { useVatsSimulator } from '../src/vitest.ts';
import { answerOf } from './support/client.ts';

const simulator = useVatsSimulator({ time: 'manual' });

type Body = Readonly<Record<string, never>> & {
  readonly result: unknown;
  readonly status?: unknown;
  readonly campaign_id: string;
  readonly task_id: string;
  readonly cursor: string | null;
  readonly tasks: readonly { readonly task_id: string; readonly number: string }[];
};

const tell = async (path: string, input: object = {}): Promise<Body> =>
  (await answerOf(simulator(), path, input)) as Body;

const campaign = {
  line_id: '8000001',
  name: 'Winter',
  schedule: [{ weekday: 1, start: '08:00', end: '20:00' }],
  operators: [3000101],
  created_by: 3000102,
};

const add = async (change: object = {}): Promise<string> =>
  (await tell('campaign/add', { ...campaign, ...change })).campaign_id;

/** Tasks for these numbers, as soon as they are there. */
const push = async (campaignId: string, ...numbers: readonly string[]): Promise<readonly string[]> => {
  expect(
    await tell('tasks/push', { campaign_id: campaignId, tasks: numbers.map((number) => ({ number, name: 'N' })) }),
  ).toEqual({
    result: 1000,
  });
  await simulator().advance(1_000);
  return [...simulator().company.campaignTasks.values()]
    .filter((task) => task.campaignId === campaignId)
    .map(({ taskId }) => taskId);
};

const statusOf = async (campaignId: string): Promise<unknown> =>
  ((await tell('campaign', { campaign_id: campaignId })) as unknown as { readonly campaign: object }).campaign;

describe('a campaign', () => {
  it('is told with what it was made of, and the usual settings', async () => {
    const campaignId = await add({ start_date: '2026-02-01 00:00:00', priority: '3', use_auto_substitution_num: 1 });
    expect(await tell('campaign', { campaign_id: campaignId })).toMatchObject({
      result: 1000,
      campaign: {
        campaign_id: campaignId,
        name: 'Winter',
        line_id: '8000001',
        created_by: { user_id: 3000102, name: 'Boris Volkov', extension: '102' },
        members: ['101'],
        operators: ['3000101'],
        priority: '3',
        redial_busy: 3,
        start: 1_769_904_000,
        end: null,
        status: 0,
        endless: false,
      },
      did_abonent_ids: [],
    });
    expect(await tell('campaign/list')).toMatchObject({
      campaigns: [{ tasks_count: 0, finished_tasks_count: 0, completed: null, use_auto_substitution_num: true }],
    });
    expect(JSON.stringify(await tell('campaign/list'))).not.toContain('weekday');
  });

  it('calls its tasks one by one, tells of every call, and finishes', async () => {
    const campaignId = await add();
    simulator().script.number('79160000002', { answer: 'unknownNumber' });
    await push(campaignId, '79160000001', '79160000002');
    expect(await tell('campaign/start', { campaign_id: campaignId })).toEqual({ result: 1000, status: 1 });
    await simulator().advance(1_000);
    expect(await statusOf(campaignId)).toMatchObject({ status: 2 });
    await simulator().idle();
    expect(await statusOf(campaignId)).toMatchObject({ status: 4, status_reason: 2 });
    const calls = simulator()
      .webhooks.filter(({ path }) => path === 'events/call')
      .map(({ payload }) => payload);
    const [firstTask, secondTask] = [...simulator().company.campaignTasks.values()];
    expect(calls).toMatchObject([
      {
        call_state: 'Appeared',
        task_id: Number(firstTask?.taskId),
        callback_initiator: 'ObDial',
        from: { extension: '101' },
      },
      { call_state: 'Connected' },
      { call_state: 'Disconnected', disconnect_reason: 1120 },
      { call_state: 'Appeared', task_id: Number(secondTask?.taskId), to: { number: '79160000002' } },
      { call_state: 'Disconnected', disconnect_reason: 1133 },
    ]);
    expect(await tell('task', { task_id: firstTask?.taskId })).toMatchObject({
      task: { campaign_task_id: firstTask?.taskId, status: 4, status_reason: 1, talk_duration: 30 },
    });
    expect(await tell('campaign-report/create', { campaign_id: campaignId })).toMatchObject({
      data: { campaign_id: campaignId, tasks: [{ attempts: [{ result: 1 }] }, { attempts: [{ result: 8 }] }] },
    });
  });

  it('tries again as often, and as late, as it is told', async () => {
    const campaignId = await add({ redial_busy: 3, timer_busy: 60 });
    simulator().script.number('79160000001', { answer: 'busy' });
    const [taskId] = await push(campaignId, '79160000001');
    await tell('campaign/start', { campaign_id: campaignId });
    await simulator().advance(3_000);
    const task = (): unknown => simulator().company.campaignTasks.get(taskId ?? '');
    expect(task()).toMatchObject({ status: 1, statusReason: 2, attempts: [{ result: 2 }] });
    await simulator().advance(60_000);
    expect(task()).toMatchObject({ attempts: [{}, {}] });
    simulator().script.number('79160000001', { answer: 'talk' });
    await simulator().idle();
    expect(task()).toMatchObject({
      status: 4,
      statusReason: 1,
      attempts: [{ result: 2 }, { result: 2 }, { result: 1 }],
    });
  });

  it('stops when the call that goes on is over', async () => {
    const campaignId = await add();
    await push(campaignId, '79160000001', '79160000002');
    await tell('campaign/start', { campaign_id: campaignId });
    await simulator().advance(5_000);
    expect(await tell('campaign/stop', { campaign_id: campaignId })).toEqual({ result: 1000, status: 3 });
    await simulator().idle();
    expect(await statusOf(campaignId)).toMatchObject({ status: 0, status_reason: 1 });
    expect([...simulator().company.campaignTasks.values()].map(({ status }) => status)).toEqual([4, 1]);
  });

  it('stops when there is no money', async () => {
    const campaignId = await add();
    await push(campaignId, '79160000001');
    simulator().balance = 0;
    await tell('campaign/start', { campaign_id: campaignId });
    await simulator().idle();
    expect(await statusOf(campaignId)).toMatchObject({ status: 0, status_reason: 7 });
  });

  it('waits for its start date, and gives up at its end date', async () => {
    const late = await add({ start_date: '2027-01-01 00:00:00' });
    const over = await add({ end_date: '2026-01-01 00:00:00' });
    await push(over, '79160000001');
    for (const campaignId of [late, over]) await tell('campaign/start', { campaign_id: campaignId });
    await simulator().advance(60_000);
    expect(await statusOf(late)).toMatchObject({ status: 1 });
    expect(await statusOf(over)).toMatchObject({ status: 4, status_reason: 3 });
  });

  it('changes and goes only while it rests', async () => {
    const campaignId = await add();
    const change = { campaign_id: campaignId, line_id: 8000002, name: 'Spring' };
    expect(await tell('campaign/update', change)).toEqual({ Result: 1000 });
    await push(campaignId, '79160000001');
    await tell('campaign/start', { campaign_id: campaignId });
    await simulator().advance(1_000);
    expect(await tell('campaign/update', change)).toEqual({ result: 5106 });
    expect(await tell('campaign/delete', { campaign_id: campaignId })).toEqual({ result: 5106 });
    expect(await tell('campaign/start', { campaign_id: campaignId })).toEqual({ result: 5106 });
    await simulator().idle();
    expect(await tell('campaign/delete', { campaign_id: campaignId })).toEqual({ result: 1000, status: 6 });
    expect(await tell('campaign', { campaign_id: campaignId })).toEqual({ result: 3300 });
    expect(simulator().company.campaignTasks.size).toBe(0);
  });

  it.each([
    [
      { line_id: 1, operators: [7] },
      { result: 3300, fields: { line_id: 3300, operators: 3300 } },
    ],
    [{ timer_busy: 61 }, { result: 3104, fields: { timer_busy: 3104 } }],
    [
      { start_date: '2026-02-01 00:00:00', end_date: '2026-01-01 00:00:00' },
      { result: 3100, fields: { start_date: 3111, end_date: 3111 } },
    ],
    [{ name: 'x'.repeat(71) }, { result: 3104, fields: { name: 3104 } }],
  ])('is refused with %j', async (change, answer) => {
    expect(await tell('campaign/add', { ...campaign, ...change })).toEqual(answer);
  });
});

describe('tasks', () => {
  it('that are pushed are there a while later, except numbers that campaigns may not call', async () => {
    const campaignId = await add();
    await tell('outbound_blacklist/add', { numbers: [{ number: '79160000009', mode: 2 }] });
    const tasks = [{ number: '79160000001' }, { number: '79160000009' }];
    await tell('tasks/push', { campaign_id: campaignId, tasks });
    expect(simulator().company.campaignTasks.size).toBe(0);
    await simulator().advance(1_000);
    expect([...simulator().company.campaignTasks.values()].map(({ number }) => number)).toEqual(['79160000001']);
    await tell('outbound_blacklist/add', { numbers: [{ number: '79160000001', mode: 3 }] });
    expect(simulator().company.campaignTasks.size).toBe(0);
  });

  it('are at most 10000 at a time', async () => {
    const campaignId = await add();
    const tasks = Array.from({ length: 10_001 }, () => ({ number: '79160000001' }));
    expect(await tell('tasks/push', { campaign_id: campaignId, tasks })).toEqual({ result: 5107 });
  });

  it('come one at a time only to an endless campaign, which then goes on', async () => {
    expect(await tell('task/add', { campaign_id: await add(), number: '79160000001' })).toEqual({ result: 5106 });
    const campaignId = await add({ endless: true });
    await tell('campaign/start', { campaign_id: campaignId });
    await simulator().idle();
    expect(await statusOf(campaignId)).toMatchObject({ status: 2, endless: true });
    const { task_id: taskId } = await tell('task/add', {
      campaign_id: campaignId,
      number: '79160000001',
      due_date: '2026-03-01 10:00:00',
    });
    await simulator().idle();
    expect(await tell('task', { task_id: taskId, brief: true })).toMatchObject({
      task: { status: 4, due_date: '1772359200', blocked_until: null, updated: expect.any(String) as string },
    });
  });

  it('stop, start, change, go, and come back into the queue', async () => {
    const campaignId = await add();
    const [first = '', second = ''] = await push(campaignId, '79160000001', '79160000002');
    const of = (taskId: string, more: object = {}): object => ({ campaign_id: campaignId, task_id: taskId, ...more });
    expect(await tell('task/stop', of(first))).toEqual({ result: 1000 });
    expect(await tell('task/stop', of(first))).toEqual({ result: 5111 });
    expect(await tell('task/start', of(first))).toEqual({ result: 1000 });
    expect(
      await tell('task/update', of(first, { name: 'New', priority: 5, custom_fields: [{ '21': 'Tver' }] })),
    ).toEqual({ result: 1000 });
    expect(await tell('task', { task_id: first })).toMatchObject({
      task: { name: 'New', priority: 5, custom_fields: { '21': 'Tver' } },
    });
    expect(await tell('task/delete', of(second))).toEqual({ result: 1000 });
    expect(await tell('task', { task_id: second })).toEqual({ result: 3300 });
    await tell('campaign/start', { campaign_id: campaignId });
    await simulator().idle();
    expect(await tell('tasks/reset', { campaign_id: campaignId, task_ids: [Number(first)] })).toEqual({ result: 1000 });
    expect(simulator().company.campaignTasks.get(first)).toMatchObject({ status: 1, statusReason: null });
    expect(await tell('tasks/reset', { campaign_id: campaignId, task_ids: [1] })).toEqual({ result: 3300 });
  });

  it('are paged by a cursor, in the fields that are asked for', async () => {
    const [one, other] = [await add(), await add()];
    await push(one, ...Array.from({ length: 12 }, (_, index) => `7916000000${index % 10}`));
    await push(other, '79161111111');
    const query = { campaign_ids: [Number(one), Number(other)], fields: ['task_id', 'number'] };
    const first = await tell('v2/campaign/tasks', query);
    expect(first.tasks).toHaveLength(10);
    expect(Object.keys(first.tasks[0] ?? {})).toEqual(['task_id', 'number']);
    const second = await tell('v2/campaign/tasks', { ...query, cursor: first.cursor });
    expect([second.tasks.length, second.cursor, second.tasks.at(-1)?.number]).toEqual([3, null, '79161111111']);
    expect(await tell('v2/campaign/tasks', { ...query, cursor: 'x' })).toEqual({ result: 3300 });
    const [usual] = (await tell('v2/campaign/tasks', { campaign_ids: other })).tasks;
    expect(usual).toMatchObject({
      task_created: expect.stringMatching(/^2026\.01\.15 /) as string,
      task_status: 1,
      postponed: false,
    });
    expect(usual).not.toHaveProperty('subtasks');
    const [whole] = (await tell('v2/campaign/tasks', { campaign_ids: other, fields: ['alias_all'] })).tasks;
    expect(whole).toMatchObject({ subtasks: [], task_custom_fields: null });
  });

  it('are listed by when they changed, within four hours', async () => {
    const campaignId = await add();
    await push(campaignId, '79160000001');
    const hour = 3_600_000;
    const wallClock = (ms: number): string =>
      new Date(simulator().clock.now() + ms).toISOString().slice(0, 19).replace('T', ' ');
    const span = { campaign_id: campaignId, start_date: wallClock(-2 * hour), end_date: wallClock(2 * hour) };
    expect(await tell('tasks/finished', span)).toMatchObject({ campaign: { tasks: [{ status: 1 }] } });
    expect(JSON.stringify(await tell('tasks/finished', span))).not.toContain('due_date');
    expect(await tell('tasks/finished', { ...span, start_date: wallClock(-2 * hour - 1000) })).toMatchObject({
      fields: { end_date: 3111 },
    });
    const earlier = { ...span, end_date: wallClock(-hour) };
    expect(await tell('tasks/finished', earlier)).toMatchObject({ campaign: { tasks: [] } });
  });

  it('have custom fields, told where the code stands elsewhere', async () => {
    expect(await tell('custom-type/list')).toMatchObject({
      result: [{ id: '21', field_type: 'input_field' }],
      status: 200,
    });
  });
});
