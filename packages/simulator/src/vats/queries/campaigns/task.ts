import type { Row } from '../../directory.ts';
import { listOf, objectOf, textOf, type FieldTable, type Input } from '../../fields.ts';
import type { Pbx } from '../../pbx.ts';
import { dateTime, number, oneOf, required, shortText } from '../parameters.ts';
import { readTime } from '../times.ts';
import { detailOf, taskStates, type Campaign, type CampaignTask } from './campaign.ts';

/** What a task may be sent with. */
export const taskFields: FieldTable = {
  number: required({ kind: 'text', maxLength: 64 }),
  name: shortText(255),
  priority: { kind: 'number', range: [1, 1000] },
  organization: shortText(255),
  position: shortText(255),
  comment: shortText(1024),
  due_date: dateTime,
  blocked_until: dateTime,
  custom_fields: { kind: 'object' },
  subtasks: {
    kind: 'list',
    of: {
      kind: 'object',
      fields: {
        number: required({ kind: 'text' }),
        order: required({ kind: 'number', range: [0, Infinity] }),
        type: required(oneOf(0)),
        priority: number,
      },
    },
  },
};

export const addTask = ({ company, ids, time }: Pbx, { campaignId }: Campaign, details: Row): CampaignTask => {
  const now = time.now();
  const task: CampaignTask = {
    taskId: String(ids.serial('task')),
    campaignId,
    createdAt: now,
    number: textOf(details.number) ?? '',
    details,
    status: taskStates.queued,
    statusReason: null,
    attempts: [],
    dueAt: readTime(textOf(details.blocked_until)) ?? now,
    updatedAt: now,
    endedAt: null,
  };
  company.campaignTasks.set(task.taskId, task);
  return task;
};

export const subtasksOf = ({ taskId, details }: CampaignTask): readonly Row[] =>
  listOf(details.subtasks)
    .map(objectOf)
    .map((subtask, index) => ({ priority: 1000, ...subtask, subtask_id: `${taskId}${index}` }));

export const talkSecondsOf = ({ attempts }: CampaignTask): number =>
  Math.floor(attempts.reduce((total, { talkedMs }) => total + talkedMs, 0) / 1000);

const seconds = (epochMs: number | null | undefined): number | null =>
  epochMs === null || epochMs === undefined ? null : Math.floor(epochMs / 1000);

/** Where samples have a numeric text. */
const secondsText = (given: unknown): string | null => {
  const at = seconds(readTime(textOf(given)));
  return at === null ? null : String(at);
};

/** As the list inside `campaign` tells it. */
export const describeTaskInCampaign = (task: CampaignTask): Row => ({
  task_id: task.taskId,
  name: detailOf(task, 'name'),
  status: task.status,
  number: task.number,
  timezone: null,
  timezone_enabled: 0,
  attempts_count: task.attempts.length,
  status_reason: task.statusReason,
  position: detailOf(task, 'position'),
  due_date: secondsText(task.details.due_date),
  organization: detailOf(task, 'organization'),
  comment: detailOf(task, 'comment'),
  operator_id: null,
  record_id: null,
  duration: talkSecondsOf(task),
});

/** As `task` tells it; `brief` leaves out custom fields and subtasks. */
export const describeTask = (task: CampaignTask, brief: boolean): Row => ({
  campaign_task_id: task.taskId,
  campaign_id: task.campaignId,
  name: detailOf(task, 'name'),
  priority: detailOf(task, 'priority'),
  number: task.number,
  organization: detailOf(task, 'organization'),
  position: detailOf(task, 'position'),
  comment: detailOf(task, 'comment'),
  due_date: secondsText(task.details.due_date),
  blocked_until: secondsText(task.details.blocked_until),
  talk_duration: talkSecondsOf(task),
  status: task.status,
  status_reason: task.statusReason,
  transfer_number: null,
  updated: String(seconds(task.updatedAt)),
  end: seconds(task.endedAt),
  created: seconds(task.createdAt),
  ...(brief ? {} : { custom_fields: detailOf(task, 'custom_fields'), subtasks: subtasksOf(task) }),
});

export const attemptsOf = (task: CampaignTask): readonly Row[] =>
  task.attempts.map(({ attemptId, result }) => ({
    attempt_id: attemptId,
    name: detailOf(task, 'name'),
    position: detailOf(task, 'position'),
    organization: detailOf(task, 'organization'),
    record_id: null,
    phone: task.number,
    sms: null,
    text: null,
    number: task.number,
    result,
  }));

export const taskIn = ({ company }: Pbx, input: Input): CampaignTask | undefined => {
  const task = company.campaignTasks.get(textOf(input.task_id) ?? '');
  const campaignId = textOf(input.campaign_id);
  return campaignId === undefined || task?.campaignId === campaignId ? task : undefined;
};
