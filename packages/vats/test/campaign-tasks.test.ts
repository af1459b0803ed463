import { describe } from 'vitest';
import { exchanges, refusals, untyped } from './support/exchanges.ts';

/** In the spelling of the manual 2026 §4.6.13: not `task_id`. */
const told = {
  campaign_task_id: 71,
  campaign_id: '16340',
  name: 'Ivan Petrov',
  priority: 1,
  number: '79005551234',
  organization: null,
  position: 'Buyer',
  comment: '',
  due_date: '1674735900',
  blocked_until: 0,
  custom_fields: { '17': '100.50' },
  talk_duration: '61',
  status: 0,
  status_reason: 11,
  transfer_number: null,
  updated: 1674735901,
  end: null,
  created: '1674735900',
  subtasks: [{ number: '79005551235', priority: '1000', order: 0, type: 0, subtask_id: 5 }],
};

const read = {
  taskId: '71',
  campaignId: '16340',
  name: 'Ivan Petrov',
  priority: 1,
  number: '79005551234',
  position: 'Buyer',
  dueDate: 1674735900,
  blockedUntil: 0,
  customFields: { '17': '100.50' },
  talkSeconds: 61,
  status: 'stopped',
  statusReason: 'stoppedByAdministrator',
  updated: 1674735901,
  created: 1674735900,
  subtasks: [{ number: '79005551235', priority: 1000, order: 0, type: 'call', subtaskId: '5' }],
};

const task = { campaignId: '16340', taskId: '71' };
const taskOnWire = { campaign_id: '16340', task_id: '71' };

describe('tasks of campaigns', () => {
  exchanges({
    'campaigns.pushTasks': {
      call: (vats) =>
        vats.campaigns.pushTasks({
          campaignId: '16340',
          tasks: [
            {
              number: '+7 (900) 555-12-34',
              name: 'Ivan Petrov',
              priority: 1000,
              organization: 'Shop',
              position: 'Buyer',
              comment: 'Pays on Friday',
              dueDate: '2023-01-26T15:25:00+03:00',
              blockedUntil: new Date(Date.UTC(2023, 0, 25)),
              customFields: { '17': 100.5, '18': ['a'] },
              subtasks: [{ number: '8 495 000-00-01' }, { number: 'ivan@shop.mangosip.ru', priority: 1 }],
            },
            { number: '79005551236' },
          ],
        }),
      path: 'tasks/push',
      json: {
        campaign_id: '16340',
        tasks: [
          {
            number: '79005551234',
            name: 'Ivan Petrov',
            priority: 1000,
            organization: 'Shop',
            position: 'Buyer',
            comment: 'Pays on Friday',
            due_date: '2023-01-26 12:25:00',
            blocked_until: '2023-01-25 00:00:00',
            custom_fields: { '17': 100.5, '18': ['a'] },
            subtasks: [
              { number: '84950000001', order: 0, type: 0 },
              { number: 'ivan@shop.mangosip.ru', priority: 1, order: 1, type: 0 },
            ],
          },
          { number: '79005551236' },
        ],
      },
      answer: { result: 1000 },
    },
    'campaigns.addTask': {
      call: (vats) => vats.campaigns.addTask({ campaignId: '16340', number: '79005551234' }),
      path: 'task/add',
      json: { campaign_id: '16340', number: '79005551234' },
      answer: { result: 1000, task_id: 71 },
      value: { taskId: '71' },
    },
    'campaigns.getTask': {
      call: (vats) => vats.campaigns.getTask({ taskId: '71' }),
      path: 'task',
      json: { task_id: '71' },
      answer: { result: 1000, task: told },
      value: read,
    },
    'campaigns.getTask in brief': {
      call: (vats) => vats.campaigns.getTask({ taskId: '71', brief: true }),
      path: 'task',
      json: { task_id: '71', brief: true },
      answer: { result: 1000, task: { campaign_task_id: '71', custom_fields: null } },
      value: { taskId: '71' },
    },
    'campaigns.getTask with no own fields, as PHP writes it': {
      call: (vats) => vats.campaigns.getTask({ taskId: '71' }),
      path: 'task',
      json: { task_id: '71' },
      answer: { result: 1000, task: { campaign_task_id: '71', custom_fields: [], subtasks: [] } },
      value: { taskId: '71', customFields: {}, subtasks: [] },
    },
    'campaigns.startTask': {
      call: (vats) => vats.campaigns.startTask(task),
      path: 'task/start',
      json: taskOnWire,
      answer: { result: 1000 },
    },
    'campaigns.stopTask': {
      call: (vats) => vats.campaigns.stopTask(task),
      path: 'task/stop',
      json: taskOnWire,
      answer: { result: 1000 },
    },
    'campaigns.removeTask': {
      call: (vats) => vats.campaigns.removeTask(task),
      path: 'task/delete',
      json: taskOnWire,
      answer: { result: 1000 },
    },
    'campaigns.updateTask': {
      call: (vats) =>
        vats.campaigns.updateTask({ ...task, name: 'Ivan', organization: '', customFields: { '17': '1' } }),
      path: 'task/update',
      json: { ...taskOnWire, name: 'Ivan', organization: '', custom_fields: { '17': '1' } },
      answer: { result: 1000 },
    },
    'campaigns.finishedTasks': {
      call: (vats) =>
        vats.campaigns.finishedTasks({
          campaignId: '16340',
          startDate: '2023-01-26T12:25:00Z',
          endDate: '2023-01-26T16:25:00Z',
        }),
      path: 'tasks/finished',
      json: { campaign_id: '16340', start_date: '2023-01-26 12:25:00', end_date: '2023-01-26 16:25:00' },
      answer: { result: 1000, campaign: { campaign_id: 16340, tasks: [{ ...told, due_date: undefined, status: 1 }] } },
      value: [{ ...read, dueDate: undefined, status: 'queued' }],
    },
    'campaigns.finishedTasks where there are none': {
      call: (vats) => vats.campaigns.finishedTasks({ campaignId: '1', startDate: new Date(0), endDate: new Date(0) }),
      path: 'tasks/finished',
      json: { campaign_id: '1', start_date: '1970-01-01 00:00:00', end_date: '1970-01-01 00:00:00' },
      answer: { result: 1000, campaign: { campaign_id: 1, tasks: null } },
      value: [],
    },
    'campaigns.resetTasks': {
      call: (vats) => vats.campaigns.resetTasks({ campaignId: '16340', taskIds: ['71', '72'] }),
      path: 'tasks/reset',
      json: { campaign_id: '16340', task_ids: [71, 72] },
      answer: { result: 1000 },
    },
    'campaigns.tasks': {
      call: (vats) => vats.campaigns.tasks({ campaignIds: ['16340'] }),
      path: 'v2/campaign/tasks',
      json: { campaign_ids: [16340] },
      answer: {
        result: 1000,
        cmd_id: 1,
        cursor: 'c2',
        tasks: [
          {
            product_id: 400,
            point_id: 500,
            campaign_id: 16340,
            campaign_status: 2,
            campaign_service_type: 8,
            task_id: 71,
            name: 'Ivan',
            position: null,
            organization: '',
            number: '79005551234',
            duration: '61',
            task_status: 4,
            task_status_reason: 25,
            task_comment: 'Pays',
            blocked_until: null,
            task_updated: '2023.01.26 12:25:01',
            operator_id: 3000101,
            task_end: '2023.01.26 12:25:02',
            due_date: '2023.01.27 00:00:00',
            task_created: '2023.01.26 12:25:00',
            region_fias_id: 'f1',
            did_abonent_id: 9,
            first_attempt: '2023.01.26 12:25:00',
            last_attempt: '2023.01.26 12:25:01',
            attempts_count: 2,
            make_last_attempt: false,
            priority: 1,
            postponed: true,
            postponed_at: '2023.01.26 12:25:00',
            timezone: '+3',
            timezone_enabled: 1,
            ignore_client_schedule: 'false',
            subtasks: [
              { subtask_id: 5, type: 2, order: 0, region_fias_id: 'f2', number: '79005551235', one_attempt: true },
            ],
            task_custom_fields: { '17': '1' },
          },
        ],
      },
      value: {
        cursor: 'c2',
        tasks: [
          {
            productId: '400',
            pointId: '500',
            campaignId: '16340',
            campaignStatus: 'running',
            campaignService: 'outboundDialing',
            taskId: '71',
            name: 'Ivan',
            number: '79005551234',
            durationSeconds: 61,
            status: 'finished',
            statusReason: 'dueDatePassed',
            comment: 'Pays',
            updated: '2023.01.26 12:25:01',
            operatorId: '3000101',
            end: '2023.01.26 12:25:02',
            dueDate: '2023.01.27 00:00:00',
            created: '2023.01.26 12:25:00',
            regionFiasId: 'f1',
            didAbonentId: '9',
            firstAttempt: '2023.01.26 12:25:00',
            lastAttempt: '2023.01.26 12:25:01',
            attemptCount: 2,
            makeLastAttempt: false,
            priority: 1,
            postponed: true,
            postponedAt: '2023.01.26 12:25:00',
            timezone: '+3',
            timezoneEnabled: true,
            ignoreClientSchedule: false,
            subtasks: [
              {
                subtaskId: '5',
                type: 'whatsapp',
                order: 0,
                regionFiasId: 'f2',
                number: '79005551235',
                oneAttempt: true,
              },
            ],
            customFields: { '17': '1' },
          },
        ],
      },
    },
    'campaigns.tasks with some fields': {
      call: (vats) =>
        vats.campaigns.tasks({
          campaignIds: ['1', '2'],
          fields: ['taskId', 'status', 'statusReason', 'comment', 'customFields', 'attemptCount'],
          pageSize: 100,
          cursor: 'c2',
        }),
      path: 'v2/campaign/tasks',
      json: {
        campaign_ids: [1, 2],
        fields: [
          'task_id',
          'task_status',
          'task_status_reason',
          'task_comment',
          'task_custom_fields',
          'attempts_count',
        ],
        limit: 100,
        cursor: 'c2',
      },
      answer: { result: 1000, tasks: [], cursor: null },
      value: { tasks: [] },
    },
    'campaigns.tasks with all fields': {
      call: (vats) => vats.campaigns.tasks({ campaignIds: ['1'], fields: 'all' }),
      path: 'v2/campaign/tasks',
      json: { campaign_ids: [1], fields: ['alias_all'] },
      answer: { result: 1000, tasks: [{}], cursor: '' },
      value: { tasks: [{}] },
    },
  });

  const tooMany = Array.from({ length: 10_001 }, () => ({ number: '79005551234' }));
  const numbered = (number: string) => ({ campaignId: '1', tasks: [{ number: '79005551234' }, { number }] });

  refusals([
    ['no tasks', 'tasks', (vats) => vats.campaigns.pushTasks({ campaignId: '1', tasks: [] })],
    ['more than ten thousand', 'tasks', (vats) => vats.campaigns.pushTasks({ campaignId: '1', tasks: tooMany })],
    ['an extension', 'tasks[1].number', (vats) => vats.campaigns.pushTasks(numbered('101'))],
    ['a word for a number', 'tasks[1].number', (vats) => vats.campaigns.pushTasks(numbered('Ivan'))],
    [
      'a word for the number of a subtask',
      'subtasks[0].number',
      (vats) => vats.campaigns.addTask({ campaignId: '1', number: '79005551234', subtasks: [{ number: 'home' }] }),
    ],
    [
      'a priority that is too high',
      'priority',
      (vats) => vats.campaigns.addTask({ campaignId: '1', number: '79005551234', priority: 1001 }),
    ],
    [
      'own fields that JSON cannot carry',
      'customFields',
      (vats) => vats.campaigns.addTask({ campaignId: '1', number: '79005551234', customFields: { '17': 1n } }),
    ],
    [
      'more than four hours',
      'endDate',
      (vats) =>
        vats.campaigns.finishedTasks({
          campaignId: '1',
          startDate: '2023-01-26T12:25:00Z',
          endDate: '2023-01-26T16:25:01Z',
        }),
    ],
    [
      'an end before the start',
      'endDate',
      (vats) => vats.campaigns.finishedTasks({ campaignId: '1', startDate: new Date(1000), endDate: new Date(0) }),
    ],
    ['an id that is no number', 'taskIds[0]', (vats) => vats.campaigns.resetTasks({ campaignId: '1', taskIds: ['a'] })],
    [
      'an id that would be rounded',
      'campaignIds[0]',
      (vats) => vats.campaigns.tasks({ campaignIds: ['9007199254740993'] }),
    ],
    ['no campaign', 'campaignIds', (vats) => vats.campaigns.tasks({ campaignIds: [] })],
    [
      'a field that tasks have not',
      'fields[1]',
      (vats) => vats.campaigns.tasks({ campaignIds: ['1'], fields: ['taskId', untyped('salary')] }),
    ],
    ['a page that is too long', 'pageSize', (vats) => vats.campaigns.tasks({ campaignIds: ['1'], pageSize: 101 })],
    ['a task without its name', 'name', (vats) => vats.campaigns.updateTask(untyped(task))],
  ]);
});
