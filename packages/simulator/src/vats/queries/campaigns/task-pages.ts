import type { Row } from '../../directory.ts';
import { numberOf, pick, textOf, textsOf, type Input } from '../../fields.ts';
import type { Pbx } from '../../pbx.ts';
import { ok, refused } from '../../verdict.ts';
import { number, text, texts } from '../parameters.ts';
import { noSuchThing, type Query } from '../query.ts';
import { dottedText, readTime } from '../times.ts';
import { detailOf, type CampaignTask } from './campaign.ts';
import { subtasksOf, talkSecondsOf } from './task.ts';

/** The two that `alias_task`, the default of `fields`, leaves out. */
const extras = ['subtasks', 'task_custom_fields'];

const timeText = (given: unknown): string | null => {
  const at = readTime(textOf(given));
  return at === undefined ? null : dottedText(at);
};

const rowOf = ({ company, settings }: Pbx, task: CampaignTask): Row => ({
  product_id: settings.productId,
  point_id: settings.productId,
  campaign_id: task.campaignId,
  campaign_status: company.campaigns.get(task.campaignId)?.status ?? null,
  campaign_service_type: company.campaigns.get(task.campaignId)?.settings.service_type ?? 8,
  task_id: task.taskId,
  name: detailOf(task, 'name'),
  position: detailOf(task, 'position'),
  organization: detailOf(task, 'organization'),
  number: task.number,
  duration: talkSecondsOf(task),
  task_status: task.status,
  task_status_reason: task.statusReason,
  task_comment: detailOf(task, 'comment'),
  blocked_until: timeText(task.details.blocked_until),
  task_updated: dottedText(task.updatedAt),
  operator_id: null,
  task_end: task.endedAt === null ? null : dottedText(task.endedAt),
  due_date: timeText(task.details.due_date),
  task_created: dottedText(task.createdAt),
  region_fias_id: null,
  did_abonent_id: null,
  first_attempt: attemptTime(task, 0),
  last_attempt: attemptTime(task, -1),
  attempts_count: task.attempts.length,
  make_last_attempt: false,
  priority: detailOf(task, 'priority'),
  postponed: false,
  postponed_at: null,
  timezone: null,
  timezone_enabled: 0,
  ignore_client_schedule: false,
  subtasks: subtasksOf(task),
  task_custom_fields: detailOf(task, 'custom_fields'),
});

const attemptTime = ({ attempts }: CampaignTask, place: number): string | null => {
  const attempt = attempts.at(place);
  return attempt === undefined ? null : dottedText(attempt.at);
};

const asked = (row: Row, input: Input): Row => {
  const names = textsOf(input.fields);
  if (names.includes('alias_all')) return row;
  const allButExtras = Object.keys(row).filter((name) => !extras.includes(name));
  const isAliased = names.length === 0 || names.includes('alias_task');
  return pick(row, isAliased ? [...allButExtras, ...names] : names);
};

/** The tasks of campaigns, page by page; a cursor comes along as long as there is another page. */
export const taskPages: Query = {
  path: 'v2/campaign/tasks',
  fields: {
    campaign_ids: { kind: 'list', required: true, orOne: true, of: number },
    fields: texts,
    limit: { kind: 'number', range: [1, 100] },
    cursor: text,
  },
  answer: (pbx, input) => {
    const { company, desk, ids } = pbx;
    const given = textOf(input.cursor);
    const cursor = given === undefined ? undefined : desk.cursors.get(given);
    if (given !== undefined && cursor === undefined) return refused(noSuchThing);
    const wanted = textsOf(input.campaign_ids);
    const limit = numberOf(input.limit) ?? 10;
    const left =
      cursor?.ids ??
      [...company.campaignTasks.values()]
        .filter(({ campaignId }) => wanted.includes(campaignId))
        .map(({ taskId }) => taskId);
    const rest = left.slice(limit);
    const next = rest.length === 0 ? null : ids.opaque('cursor');
    if (next !== null) desk.cursors.set(next, { ids: rest, limit, page: 1 });
    const tasks = left.slice(0, limit).flatMap((taskId) => company.campaignTasks.get(taskId) ?? []);
    return ok({ tasks: tasks.map((task) => asked(rowOf(pbx, task), input)), cursor: next });
  },
};
