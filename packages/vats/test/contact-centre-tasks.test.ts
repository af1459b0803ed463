import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientOf } from './support/client.ts';
import { exchanges, refusals, untyped } from './support/exchanges.ts';
import { serveLiving, type Living } from './support/live.ts';
import { errorOf, valueOf } from './support/say.ts';
import { serve } from './support/serve.ts';

const needed = {
  type: 'call',
  startTime: '2026-11-23T10:00:00+03:00',
  durationMinutes: 15,
  toUserId: '3000101',
} as const;
const neededOnWire = { event_type: 1, start_time: 1795417200, duration: 15, to_user_id: '3000101' };

const told = {
  task_id: 71,
  status: 0,
  event_type: 1,
  start_time: '2021-10-01 07:30:00',
  duration: '15',
  priority: null,
  contact_id: 77,
  source_id: null,
  source_type: '',
  from_user_id: 3000102,
  to_user_id: 3000101,
  description: 'Call back',
  is_auto_call: 0,
  phone: '79005551234',
  theme: null,
  deal_id: null,
};

const read = {
  taskId: '71',
  status: 'open',
  type: 'call',
  startTime: '2021-10-01 07:30:00',
  durationMinutes: 15,
  contactId: '77',
  fromUserId: '3000102',
  toUserId: '3000101',
  description: 'Call back',
  isAutomaticCall: false,
  phone: '79005551234',
};

describe('tasks of employees', () => {
  exchanges({
    'cc.tasks.create': {
      root: 'cc',
      call: (vats) => vats.cc.tasks.create(needed),
      path: 'task/add',
      json: neededOnWire,
      answer: { result: 1000, task_id: 71, auto_call_task_id: null },
      value: { taskId: '71' },
    },
    'cc.tasks.create with everything': {
      root: 'cc',
      call: (vats) =>
        vats.cc.tasks.create({
          ...needed,
          priority: 'important',
          contactId: '77',
          sourceId: '1',
          sourceType: '2',
          fromUserId: '3000102',
          description: '',
          automaticCall: true,
          phone: '+7 900 555-12-34',
          theme: 'Debt',
          dealId: '5',
        }),
      path: 'task/add',
      json: {
        ...neededOnWire,
        priority: 2,
        contact_id: '77',
        source_id: '1',
        source_type: '2',
        from_user_id: '3000102',
        description: '',
        is_auto_call: true,
        phone: '79005551234',
        theme: 'Debt',
        deal_id: '5',
      },
      answer: { result: 1000, task_id: '71', auto_call_task_id: 9 },
      value: { taskId: '71', automaticCallTaskId: '9' },
    },
    'cc.tasks.update': {
      root: 'cc',
      call: (vats) => vats.cc.tasks.update({ ...needed, taskId: '71', status: 'confirmed', priority: null }),
      path: 'task/update',
      json: { ...neededOnWire, start_time: '2026-11-23 10:00:00', task_id: '71', status: 3, priority: null },
      answer: { result: 1000, task_id: 71 },
      value: { taskId: '71' },
    },
    'cc.tasks.get': {
      root: 'cc',
      call: (vats) => vats.cc.tasks.get({ taskId: '71' }),
      path: 'task/get',
      json: { task_id: '71' },
      answer: { result: 1000, task: told },
      value: read,
    },
    'cc.tasks.list': {
      root: 'cc',
      call: (vats) => vats.cc.tasks.list(),
      path: 'task/list',
      json: {},
      answer: { result: 1000, tasks: [told, null, { task_id: '72', start_time: '2021-10-01 07:30:00+03', status: 9 }] },
      value: [read, { taskId: '72', startTime: '2021-10-01 07:30:00+03', status: '9' }],
    },
    'cc.tasks.list with every filter': {
      root: 'cc',
      call: (vats) =>
        vats.cc.tasks.list({
          taskIds: ['71'],
          startTime: needed.startTime,
          statuses: ['open', 'cancelled'],
          types: ['write', 'meet', 'do'],
          contactIds: ['77'],
          priorities: ['normal'],
          fromUserIds: ['1'],
          toUserIds: ['2'],
          pageSize: 500,
          offset: 500,
        }),
      path: 'task/list',
      json: {
        task_id: [71],
        start_time: 1795417200,
        status: [0, 2],
        event_type: [2, 3, 4],
        contact_id: ['77'],
        priority: [1],
        from_user_id: ['1'],
        to_user_id: ['2'],
        limit: 500,
        offset: 500,
      },
      answer: { result: 1000, tasks: [] },
      value: [],
    },
  });

  refusals([
    [
      'a duration of a whole day',
      'durationMinutes',
      (vats) => vats.cc.tasks.create({ ...needed, durationMinutes: 1440 }),
    ],
    [
      'no duration',
      'durationMinutes',
      (vats) => vats.cc.tasks.create(untyped({ ...needed, durationMinutes: undefined })),
    ],
    [
      'an hour without a zone',
      'startTime',
      (vats) => vats.cc.tasks.create({ ...needed, startTime: '2026-11-23 10:00:00' }),
    ],
    ['a theme that is too long', 'theme', (vats) => vats.cc.tasks.create({ ...needed, theme: 'x'.repeat(51) })],
    ['an extension for a phone', 'phone', (vats) => vats.cc.tasks.create({ ...needed, phone: '101' })],
    ['a change without a status', 'status', (vats) => vats.cc.tasks.update(untyped({ ...needed, taskId: '1' }))],
    ['a page that is too long', 'pageSize', (vats) => vats.cc.tasks.list({ pageSize: 501 })],
    ['no task', 'taskIds', (vats) => vats.cc.tasks.done({ taskIds: [] })],
    ['a task that is no number', 'taskIds[0]', (vats) => vats.cc.tasks.cancel({ taskIds: ['x'] })],
  ]);

  it('start when the option says, for a tenant whose clocks are off', async () => {
    const { baseUrl, hits } = await serve({ body: { result: 1000, task_id: 71 } });
    const vats = clientOf({ baseUrl, timestampOffsetSeconds: -10_800 });
    valueOf(await vats.cc.tasks.create(needed));
    expect(JSON.parse(hits[0]?.form.json ?? '')).toMatchObject({ start_time: 1795417200 - 10_800 });
  });
});

describe.each(['done', 'cancel'] as const)('tasks that are to be finished: %s', (how) => {
  const finish = (baseUrl: string) => clientOf({ baseUrl }).cc.tasks[how]({ taskIds: ['71', '72'] });

  it('are a plain success if all of them are', async () => {
    const data = [
      { task_id: 71, result: 1000 },
      { task_id: '72', result: '1000' },
    ];
    const { baseUrl, hits } = await serve({ body: { result: 1000, data } });
    const result = await finish(baseUrl);
    expect(hits.map(({ path, form }) => [path, JSON.parse(form.json)])).toEqual([
      [`/cc/task/${how}`, { task_id: [71, 72] }],
    ]);
    const { items, results } = valueOf(result);
    expect(items.map(({ taskId, result: { code } }) => [taskId, code])).toEqual([
      ['71', 1000],
      ['72', 1000],
    ]);
    expect(results.map(({ code }) => code)).toEqual([1000, 1000]);
    expect(result.notice).toBeUndefined();
  });

  it('are partly done though the contact centre calls it a success', async () => {
    const data = [
      { task_id: 71, result: 5000 },
      { task_id: 72, result: 1000 },
    ];
    const { baseUrl } = await serve({ body: { result: 1000, data } });
    const result = await finish(baseUrl);
    expect(valueOf(result).items.map(({ taskId, result: { effect } }) => [taskId, effect])).toEqual([
      ['71', 'failure'],
      ['72', 'success'],
    ]);
    expect(result.notice).toMatchObject({ effect: 'partial', code: 5000 });
  });

  it('are an error if none of them is', async () => {
    const data = [
      { task_id: 71, result: 5000 },
      { task_id: 72, result: 5000 },
    ];
    const { baseUrl } = await serve({ body: { result: 1000, data } });
    expect(errorOf(await finish(baseUrl), 'api')).toMatchObject({ code: 5000, attempts: 1 });
  });

  it('are believed if the contact centre tells no more than its success', async () => {
    const { baseUrl } = await serve({ body: { result: 1000 } });
    expect(valueOf(await finish(baseUrl))).toEqual({ items: [], results: [], skipped: [] });
  });
});

type Row = Record<string, unknown>;

/** A contact centre that replaces the whole of a task by what it is sent. */
async function centre(state: { task: unknown }): Promise<Living> {
  return serveLiving(({ path, json }) => {
    if (path === '/cc/task/get') return { result: 1000, task: state.task };
    state.task = json;
    return { result: 1000, task_id: 71 };
  });
}

describe('a task that is changed in part', () => {
  it('keeps everything that was not named', async () => {
    const state = { task: { ...told, task_id: '71' } as Row };
    const living = await centre(state);
    const result = await clientOf(living).cc.tasks.merge({
      taskId: '71',
      status: 'done',
      description: 'Pays on Friday',
    });
    expect(valueOf(result)).toEqual({ taskId: '71' });
    expect(result.meta).toMatchObject({ operation: 'cc.tasks.merge', attempts: 2 });
    expect(living.asked.map(({ path }) => path)).toEqual(['/cc/task/get', '/cc/task/update']);
    const { priority: _none, source_id: _no, source_type: _empty, theme: _nor, deal_id: _neither, ...there } = told;
    expect(state.task).toEqual({ ...there, task_id: '71', status: 1, description: 'Pays on Friday' });
  });

  it('can start at another time, and lose its priority', async () => {
    const state = { task: { ...told, priority: 2 } as Row };
    const living = await centre(state);
    valueOf(await clientOf(living).cc.tasks.merge({ taskId: '71', startTime: needed.startTime, priority: null }));
    expect(state.task).toMatchObject({ start_time: '2026-11-23 10:00:00', priority: null });
  });

  it('is not written if something that is needed came neither from you nor from there', async () => {
    const living = await centre({ task: { ...told, to_user_id: null } });
    const error = errorOf(await clientOf(living).cc.tasks.merge({ taskId: '71', status: 'done' }), 'input');
    expect(error.issues.map(({ path }) => path)).toEqual(['toUserId']);
    expect(living.asked).toHaveLength(1);
  });

  it('is neither read nor written if what you say is wrong', async () => {
    const living = await centre({ task: told });
    const error = errorOf(await clientOf(living).cc.tasks.merge({ taskId: '71', durationMinutes: 0 }), 'input');
    expect(error.issues.map(({ path }) => path)).toEqual(['durationMinutes']);
    expect(living.asked).toEqual([]);
  });

  it('is not written if it cannot be read', async () => {
    const living = await centre({ task: 'gone' });
    errorOf(await clientOf(living).cc.tasks.merge({ taskId: '71', status: 'done' }), 'decode');
    expect(living.asked).toHaveLength(1);
  });

  it('never loses what is not named, whatever it holds', async () => {
    const text = fc.stringMatching(/^[\w ]{1,9}$/);
    const task = fc.record({
      task_id: fc.constant('71'),
      status: fc.nat({ max: 9 }),
      event_type: fc.nat({ max: 9 }),
      start_time: fc.constantFrom('2021-10-01 07:30:00', '2021-10-01 07:30:00+03'),
      duration: fc.integer({ min: 1, max: 3000 }),
      to_user_id: fc.oneof(fc.nat(), text),
      priority: fc.integer({ min: 1, max: 5 }),
      contact_id: fc.nat(),
      source_id: text,
      source_type: fc.oneof(fc.nat(), text),
      from_user_id: fc.nat(),
      description: text,
      is_auto_call: fc.constantFrom(0, 1, true, false),
      phone: text,
      theme: text,
      deal_id: fc.nat(),
    });
    const named = fc.record({ description: text, theme: text, toUserId: text }, { requiredKeys: [] });
    await fc.assert(
      fc.asyncProperty(task, named, async (before, given) => {
        const state: { task: unknown } = { task: before };
        valueOf(await clientOf(await centre(state)).cc.tasks.merge({ taskId: '71', ...given }));
        const { toUserId, ...same } = given;
        expect(state.task).toEqual({ ...before, ...same, ...(toUserId === undefined ? {} : { to_user_id: toUserId }) });
      }),
      { numRuns: 25 },
    );
  });
});
