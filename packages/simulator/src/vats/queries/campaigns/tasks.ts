import { isOn, listOf, malformed, missing, objectOf, pick, textOf, textsOf, type FieldTable } from '../../fields.ts';
import { wrong, wrongParameters } from '../../gate.ts';
import { ok, refused } from '../../verdict.ts';
import { isBarredFromCampaigns } from '../outbound-blacklist.ts';
import { dateTime, flag, number, required, shortText } from '../parameters.ts';
import { noSuchThing, type Query } from '../query.ts';
import { spanMistake } from '../statistics/report.ts';
import { readTime } from '../times.ts';
import { campaignIn, campaignStates, taskStates, tasksOf, type CampaignTask } from './campaign.ts';
import { wrongStatus } from './campaigns.ts';
import { wake } from './run.ts';
import { addTask, describeTask, taskFields, taskIn } from './task.ts';

const mostTasks = 10_000;
const tooManyTasks = 5107;
const wrongTaskStatus = 5111;
const longestSpanMs = 4 * 60 * 60 * 1000;

/** Answers at once; the tasks are there a while later, without those that campaigns may not call. */
const push: Query = {
  path: 'tasks/push',
  fields: {
    campaign_id: required(number),
    tasks: required({ kind: 'list', of: { kind: 'object', fields: taskFields } }),
  },
  rule: ({ tasks }) => (listOf(tasks).length > mostTasks ? refused(tooManyTasks) : undefined),
  answer: (pbx, input) => {
    const { company, settings, time } = pbx;
    const campaign = campaignIn(company, input);
    if (campaign === undefined) return refused(noSuchThing);
    if (campaign.status === campaignStates.finished) return refused(wrongStatus);
    time.schedule(settings.pushDelayMs, () => {
      for (const details of listOf(input.tasks).map(objectOf)) {
        if (!isBarredFromCampaigns(company, String(details.number))) addTask(pbx, campaign, details);
      }
      wake(pbx, campaign);
    });
    return ok();
  },
};

const add: Query = {
  path: 'task/add',
  fields: { ...taskFields, campaign_id: required(number) },
  answer: (pbx, input) => {
    const campaign = campaignIn(pbx.company, input);
    if (campaign === undefined) return refused(noSuchThing);
    if (!campaign.endless || campaign.status === campaignStates.finished) return refused(wrongStatus);
    const { campaign_id: _id, ...details } = input;
    const task = addTask(pbx, campaign, details);
    wake(pbx, campaign);
    return ok({ task_id: task.taskId });
  },
};

const get: Query = {
  path: 'task',
  fields: { task_id: required(number), brief: flag },
  answer: (pbx, input) => {
    const task = taskIn(pbx, input);
    return task === undefined ? refused(noSuchThing) : ok({ task: describeTask(task, isOn(input.brief)) });
  },
};

const ofCampaign: FieldTable = { campaign_id: required(number), task_id: required(number) };

/** Moves a task from one of these states to another. */
const move = (path: string, from: readonly number[], to: number): Query => ({
  path: `task/${path}`,
  fields: ofCampaign,
  answer: (pbx, input) => {
    const task = taskIn(pbx, input);
    if (task === undefined) return refused(noSuchThing);
    if (!from.includes(task.status)) return refused(wrongTaskStatus);
    task.status = to;
    task.updatedAt = pbx.time.now();
    wakeFor(pbx, task);
    return ok();
  },
});

const wakeFor = (pbx: Parameters<typeof wake>[0], { campaignId }: CampaignTask): void => {
  const campaign = pbx.company.campaigns.get(campaignId);
  if (campaign !== undefined) wake(pbx, campaign);
};

const remove: Query = {
  path: 'task/delete',
  fields: ofCampaign,
  answer: (pbx, input) => {
    const task = taskIn(pbx, input);
    if (task === undefined) return refused(noSuchThing);
    if (task.status === taskStates.running) return refused(wrongTaskStatus);
    pbx.company.campaignTasks.delete(task.taskId);
    return ok();
  },
};

const changing = ['name', 'priority', 'organization', 'position'];

const update: Query = {
  path: 'task/update',
  fields: {
    ...ofCampaign,
    name: required(shortText(255)),
    priority: { kind: 'number', range: [1, 1000] },
    organization: shortText(255),
    position: shortText(255),
  },
  answer: (pbx, input) => {
    const task = taskIn(pbx, input);
    if (task === undefined) return refused(noSuchThing);
    // An object in the manual's table, a list with one object in its sample.
    const [custom] = listOf(input.custom_fields);
    if (custom !== undefined && typeof custom !== 'object') return wrong({ custom_fields: malformed });
    task.details = {
      ...task.details,
      ...pick(input, changing),
      ...(custom === undefined
        ? {}
        : { custom_fields: { ...objectOf(task.details.custom_fields), ...objectOf(custom) } }),
    };
    task.updatedAt = pbx.time.now();
    return ok();
  },
};

const finished: Query = {
  path: 'tasks/finished',
  fields: { campaign_id: required(number), start_date: required(dateTime), end_date: required(dateTime) },
  rule: (input) => {
    const [from = NaN, until = NaN] = [readTime(textOf(input.start_date)), readTime(textOf(input.end_date))];
    const code = spanMistake(from, until, (ms) => ms > longestSpanMs);
    return code === undefined ? undefined : wrongParameters({ start_date: code, end_date: code });
  },
  answer: ({ company }, input) => {
    const campaign = campaignIn(company, input);
    if (campaign === undefined) return refused(noSuchThing);
    const [from = 0, until = 0] = [readTime(textOf(input.start_date)), readTime(textOf(input.end_date))];
    const isWithin = ({ updatedAt }: CampaignTask): boolean => updatedAt >= from && updatedAt < until + 1000;
    // Whatever was created or changed, whether or not it is finished.
    const tasks = tasksOf(company, campaign.campaignId).filter(isWithin);
    return ok({
      campaign: {
        campaign_id: campaign.campaignId,
        tasks: tasks.map((task) => {
          const { due_date: _due, ...rest } = describeTask(task, false);
          return rest;
        }),
      },
    });
  },
};

const reset: Query = {
  path: 'tasks/reset',
  fields: { campaign_id: required(number), task_ids: required({ kind: 'list', of: number }) },
  rule: ({ task_ids: ids }) => (listOf(ids).length === 0 ? wrong({ task_ids: missing }) : undefined),
  answer: (pbx, input) => {
    const campaign = campaignIn(pbx.company, input);
    const tasks = textsOf(input.task_ids).map((taskId) => taskIn(pbx, { ...input, task_id: taskId }));
    if (campaign === undefined || tasks.includes(undefined)) return refused(noSuchThing);
    for (const task of tasks) {
      if (task !== undefined)
        Object.assign(task, { status: taskStates.queued, statusReason: null, dueAt: pbx.time.now(), endedAt: null });
    }
    wake(pbx, campaign);
    return ok();
  },
};

export const tasks: readonly Query[] = [
  push,
  add,
  get,
  move('start', [taskStates.stopped], taskStates.queued),
  move('stop', [taskStates.queued], taskStates.stopped),
  remove,
  update,
  finished,
  reset,
];
