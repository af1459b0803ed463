import { describe, expect, it } from 'vitest';
import { clientOf } from './support/client.ts';
import { exchanges } from './support/exchanges.ts';
import { errorOf, valueOf } from './support/say.ts';
import { serve } from './support/serve.ts';

/** In the spelling of the manual 2026 §4.6.3–4, with numbers that may not be sent. */
const told = {
  campaign_id: 16340,
  line_id: '8000001',
  name: 'Debtors',
  created_by: { user_id: 3000101, name: 'Anna', extension: '0101' },
  priority: '2',
  order: 1,
  start: 1674735900,
  end: '1677414300',
  status: 2,
  members: ['0101', '102'],
  operators: [3000101, '3000102'],
  dial_mode: 2,
  redial_busy: 3,
  redial_antirobot_busy: 3,
  answer_wait: 30,
  add_calls_coef: '1.5',
  timer_no_answer: 1800,
  timer_antirobot_not_avail: null,
  sip_trunk_id_operator: null,
  use_auto_substitution_num: 1,
  timezone_mode: 0,
  antirobot: 0,
  call_processing: 5,
  status_reason: 4,
  schema_id: null,
  created: 1674730000,
};

const read = {
  campaignId: '16340',
  lineId: '8000001',
  name: 'Debtors',
  createdBy: { userId: '3000101', name: 'Anna', extension: '0101' },
  priority: 2,
  order: 1,
  start: 1674735900,
  end: 1677414300,
  status: 'running',
  memberExtensions: ['0101', '102'],
  operatorIds: ['3000101', '3000102'],
  dialMode: 2,
  redialBusy: 3,
  redialAntirobotBusy: 3,
  answerWaitSeconds: 30,
  additionalCallsFactor: 1.5,
  timerNoAnswerSeconds: 1800,
  autoSubstituteNumber: true,
  timezoneMode: 0,
  antirobot: false,
  afterCallSeconds: 5,
  statusReason: 'offSchedule',
  created: 1674730000,
};

describe('campaigns', () => {
  exchanges({
    'campaigns.list': {
      call: (vats) => vats.campaigns.list(),
      path: 'campaign/list',
      json: {},
      answer: {
        result: 1000,
        campaigns: [
          { ...told, service_type: 8, tasks_count: 7, finished_tasks_count: '3', completed: null },
          { name: 'no id' },
          { campaign_id: '16341', status: 9, service_type: 12, use_auto_substitution_num: true },
        ],
      },
      value: [
        { ...read, service: 'outboundDialing', taskCount: 7, finishedTaskCount: 3 },
        { campaignId: '16341', status: '9', service: '12', autoSubstituteNumber: true },
      ],
    },
    'campaigns.get': {
      call: (vats) => vats.campaigns.get({ campaignId: '16340' }),
      path: 'campaign',
      json: { campaign_id: '16340' },
      answer: { result: 1000, campaign: { ...told, endless: true }, did_abonent_ids: [5, '6'] },
      value: { ...read, endless: true, didAbonentIds: ['5', '6'] },
    },
    'campaigns.get with its tasks': {
      call: (vats) => vats.campaigns.get({ campaignId: '16340', needTasks: true }),
      path: 'campaign',
      json: { campaign_id: '16340', need_tasks: true },
      answer: {
        result: 1000,
        campaign: {
          campaign_id: '16340',
          tasks: [
            {
              task_id: 9007199254740993n.toString(),
              name: 'Ivan',
              status: 4,
              number: '79005551234',
              timezone: '+3',
              timezone_enabled: 1,
              attempts_count: '2',
              status_reason: 28,
              position: null,
              due_date: '1674735900',
              organization: '',
              comment: 'pays on Friday',
              operator_id: 3000101,
              record_id: 'MToxMDA=',
              duration: 61,
            },
            { task_id: 2, status_reason: 22 },
          ],
        },
      },
      value: {
        campaignId: '16340',
        tasks: [
          {
            taskId: '9007199254740993',
            name: 'Ivan',
            status: 'finished',
            number: '79005551234',
            timezone: '+3',
            timezoneEnabled: true,
            attemptCount: 2,
            statusReason: '28',
            dueDate: 1674735900,
            comment: 'pays on Friday',
            operatorId: '3000101',
            recordingId: 'MToxMDA=',
            durationSeconds: 61,
          },
          { taskId: '2', statusReason: 'antirobotBusy' },
        ],
      },
    },
    'campaigns.report': {
      call: (vats) => vats.campaigns.report({ campaignId: '16340' }),
      path: 'campaign-report/create',
      json: { campaign_id: '16340' },
      answer: {
        result: 1000,
        data: {
          campaign_id: 16340,
          tasks: [
            {
              task_id: 1,
              attempts: [
                {
                  attempt_id: 7,
                  name: 'Ivan',
                  position: '',
                  organization: 'Shop',
                  record_id: 'MToxMDA=',
                  phone: '79005551234',
                  sms: 0,
                  text: null,
                  number: '74950000001',
                  result: 24,
                },
              ],
            },
            { task_id: '2', attempts: null },
          ],
        },
      },
      value: {
        campaignId: '16340',
        tasks: [
          {
            taskId: '1',
            attempts: [
              {
                attemptId: '7',
                name: 'Ivan',
                organization: 'Shop',
                recordingId: 'MToxMDA=',
                phone: '79005551234',
                sms: '0',
                number: '74950000001',
                result: 'antirobotClientHungUp',
              },
            ],
          },
          { taskId: '2', attempts: [] },
        ],
      },
    },
    'campaigns.customFields': {
      call: (vats) => vats.campaigns.customFields(),
      path: 'custom-type/list',
      json: {},
      answer: {
        status: 200,
        result: [
          {
            id: 17,
            order: 1,
            name: 'Debt',
            field_type: 'money',
            props: { show_master_io: true, show_member: 0 },
          },
          { id: '18', field_type: 'hologram', props: [] },
        ],
      },
      value: [
        {
          id: '17',
          order: 1,
          name: 'Debt',
          kind: 'money',
          places: { showInCampaigns: true, showToMembers: false },
        },
        { id: '18', kind: 'hologram', places: {} },
      ],
    },
    'campaigns.customFields where there are none': {
      call: (vats) => vats.campaigns.customFields(),
      path: 'custom-type/list',
      json: {},
      answer: { status: '200', result: [] },
      value: [],
    },
  });

  it('say where the code of custom fields stands, when it is a failure', async () => {
    const { baseUrl } = await serve({ body: { status: 5101, result: [] } });
    expect(errorOf(await clientOf({ baseUrl }).campaigns.customFields(), 'api').code).toBe(5101);
  });

  it('are told though only the ids can be read', async () => {
    const { baseUrl } = await serve({
      body: {
        result: 1000,
        campaigns: [{ campaign_id: 1, status: {}, start: 'soon', operators: 'all', created_by: 7 }],
      },
    });
    expect(valueOf(await clientOf({ baseUrl }).campaigns.list())).toEqual([{ campaignId: '1' }]);
  });
});
