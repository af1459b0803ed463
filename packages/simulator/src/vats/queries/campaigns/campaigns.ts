import type { Row } from '../../directory.ts';
import { isOn, listOf, malformed } from '../../fields.ts';
import { wrong } from '../../gate.ts';
import type { Pbx } from '../../pbx.ts';
import { ok, refused, type Verdict } from '../../verdict.ts';
import { flag, number, required } from '../parameters.ts';
import { noSuchThing, type Query } from '../query.ts';
import { campaignIn, campaignStates, describeCampaign, taskStates, tasksOf, type Campaign } from './campaign.ts';
import { startCampaign, stopCampaign } from './run.ts';
import { campaignFields, datesRule, newCampaignFields, strangers } from './campaign-fields.ts';
import { attemptsOf, describeTaskInCampaign } from './task.ts';

/** The campaign's status doesn't allow it. */
export const wrongStatus = 5106;

const list: Query = {
  path: 'campaign/list',
  fields: {},
  answer: ({ company }) =>
    ok({
      campaigns: [...company.campaigns.values()].map((campaign) => {
        const tasks = tasksOf(company, campaign.campaignId);
        const finished = tasks.filter(({ status }) => status === taskStates.finished).length;
        return {
          ...describeCampaign(company, campaign),
          use_auto_substitution_num: isOn(campaign.settings.use_auto_substitution_num),
          tasks_count: tasks.length,
          finished_tasks_count: finished,
          completed: tasks.length === 0 ? null : Math.floor((finished / tasks.length) * 100),
        };
      }),
    }),
};

const get: Query = {
  path: 'campaign',
  fields: { campaign_id: required(number), need_tasks: flag },
  answer: ({ company }, input) => {
    const campaign = campaignIn(company, input);
    if (campaign === undefined) return refused(noSuchThing);
    const tasks = tasksOf(company, campaign.campaignId);
    return ok({
      campaign: {
        ...describeCampaign(company, campaign),
        timezone_enabled: 0,
        endless: campaign.endless,
        ...(isOn(input.need_tasks) ? { tasks: tasks.map(describeTaskInCampaign) } : {}),
      },
      did_abonent_ids: listOf(campaign.settings.did_abonent_ids),
    });
  },
};

const add: Query = {
  path: 'campaign/add',
  fields: {
    ...campaignFields,
    ...newCampaignFields,
  },
  rule: (input) => datesRule(input),
  answer: ({ company, ids, time }, input) => {
    const mistakes = strangers(company, input);
    if (Object.keys(mistakes).length > 0) return wrong(mistakes);
    const campaignId = String(ids.serial('campaign'));
    company.campaigns.set(campaignId, {
      campaignId,
      createdAt: time.now(),
      endless: isOn(input.endless),
      settings: input,
      status: campaignStates.stopped,
      statusReason: null,
      calling: false,
    });
    return ok({ campaign_id: campaignId });
  },
};

const isAtRest = ({ status }: Campaign): boolean =>
  status === campaignStates.stopped || status === campaignStates.planned;

const update: Query = {
  path: 'campaign/update',
  fields: { ...campaignFields, campaign_id: required(number) },
  rule: (input) => (input.endless === undefined ? datesRule(input) : wrong({ endless: malformed })),
  answer: ({ company }, input) => {
    const campaign = campaignIn(company, input);
    if (campaign === undefined) return refused(noSuchThing);
    const mistakes = strangers(company, input);
    if (Object.keys(mistakes).length > 0) return wrong(mistakes);
    if (!isAtRest(campaign)) return refused(wrongStatus);
    const { campaign_id: _id, ...changes } = input;
    campaign.settings = { ...campaign.settings, ...changes };
    // The manual's sample of this one answer has the capital letter.
    return { body: { Result: 1000 } };
  },
};

/** Does something to a campaign whose status allows it, and tells the status after it. */
const act = (
  path: string,
  isAllowed: (campaign: Campaign) => boolean,
  run: (pbx: Pbx, campaign: Campaign) => number,
): Query => ({
  path: `campaign/${path}`,
  fields: { campaign_id: required(number) },
  answer: (pbx, input): Verdict => {
    const campaign = campaignIn(pbx.company, input);
    if (campaign === undefined) return refused(noSuchThing);
    if (!isAllowed(campaign)) return refused(wrongStatus);
    return ok({ status: run(pbx, campaign) });
  },
});

const start = act(
  'start',
  ({ status }) => status === campaignStates.stopped,
  (pbx, campaign) => {
    startCampaign(pbx, campaign);
    return campaign.status;
  },
);

const stop = act(
  'stop',
  ({ status }) => status === campaignStates.running || status === campaignStates.planned,
  (_pbx, campaign) => {
    stopCampaign(campaign);
    return campaign.status;
  },
);

const remove = act(
  'delete',
  ({ status }) => status === campaignStates.stopped || status === campaignStates.finished,
  ({ company }, { campaignId }) => {
    company.campaigns.delete(campaignId);
    for (const { taskId } of tasksOf(company, campaignId)) company.campaignTasks.delete(taskId);
    return campaignStates.deleting;
  },
);

const report: Query = {
  path: 'campaign-report/create',
  fields: { campaign_id: required(number) },
  answer: ({ company }, input) => {
    const campaign = campaignIn(company, input);
    if (campaign === undefined) return refused(noSuchThing);
    const { campaignId } = campaign;
    const tasks: Row[] = tasksOf(company, campaignId).map((task) => ({
      task_id: task.taskId,
      attempts: attemptsOf(task),
    }));
    return ok({ data: { campaign_id: campaignId, tasks } });
  },
};

export const campaigns: readonly Query[] = [list, get, add, update, start, stop, remove, report];
