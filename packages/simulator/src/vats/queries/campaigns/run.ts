import { partyOf } from '../../calls/leg.ts';
import type { Pbx } from '../../pbx.ts';
import { readTime } from '../times.ts';
import { textOf } from '../../fields.ts';
import {
  campaignReasons,
  campaignStates,
  operatorOf,
  settingOf,
  taskStates,
  tasksOf,
  type Campaign,
  type CampaignTask,
} from './campaign.ts';

/** How long a campaign is planned before it runs, and how long it takes breath between two calls, in milliseconds. */
const beforeFirstCallMs = 1_000;
const betweenCallsMs = 500;

/** What an attempt came to. Wire: `result`. */
const results = { talked: 1, busy: 2, noAnswer: 3, unreachable: 4, noSuchNumber: 8 } as const;

/** What an attempt came to, by the reason for which its call ended. */
const resultFor: Readonly<Record<number, number>> = {
  1111: results.noAnswer,
  1121: results.busy,
  1122: results.noAnswer,
  1123: results.busy,
  1131: results.unreachable,
  1133: results.noSuchNumber,
};

/** How often one is tried again after this result, and how many seconds later: by the names of the settings. */
const redial: Readonly<Record<number, { readonly times: string; readonly after: string }>> = {
  [results.busy]: { times: 'redial_busy', after: 'timer_busy' },
  [results.noAnswer]: { times: 'redial_no_answer', after: 'timer_no_answer' },
  [results.unreachable]: { times: 'redial_not_avail', after: 'timer_not_avail' },
};

/** Plans a campaign; it runs from its start date on, and calls one number at a time. */
export const startCampaign = (pbx: Pbx, campaign: Campaign): void => {
  campaign.status = campaignStates.planned;
  campaign.statusReason = null;
  const startAt = readTime(textOf(campaign.settings.start_date)) ?? 0;
  pbx.time.schedule(Math.max(beforeFirstCallMs, startAt - pbx.time.now()), () => {
    if (campaign.status !== campaignStates.planned) return;
    campaign.status = campaignStates.running;
    wake(pbx, campaign);
  });
};

export const stopCampaign = (campaign: Campaign): void => {
  campaign.status = campaign.calling ? campaignStates.stopping : campaignStates.stopped;
  campaign.statusReason = campaignReasons.command;
};

/** Calls whoever is due. Whatever may have given a running campaign something to do wakes it. */
export const wake = (pbx: Pbx, campaign: Campaign): void => {
  const { company, time } = pbx;
  if (campaign.status !== campaignStates.running || campaign.calling) return;
  const now = time.now();
  if ((readTime(textOf(campaign.settings.end_date)) ?? Infinity) <= now)
    return finish(campaign, campaignReasons.expired);
  if (pbx.balance <= 0) {
    campaign.status = campaignStates.stopped;
    campaign.statusReason = campaignReasons.noBalance;
    return undefined;
  }
  const waiting = tasksOf(company, campaign.campaignId).filter(({ status }) => status === taskStates.queued);
  const due = waiting.filter(({ dueAt }) => dueAt <= now).toSorted(byPriority);
  if (due[0] !== undefined) return callTask(pbx, campaign, due[0]);
  const next = Math.min(...waiting.map(({ dueAt }) => dueAt));
  if (Number.isFinite(next)) return void time.schedule(next - now, () => wake(pbx, campaign));
  return campaign.endless ? undefined : finish(campaign, campaignReasons.done);
};

const finish = (campaign: Campaign, reason: number): void => {
  campaign.status = campaignStates.finished;
  campaign.statusReason = reason;
};

const byPriority = (one: CampaignTask, other: CampaignTask): number => priorityOf(one) - priorityOf(other);

const priorityOf = ({ details }: CampaignTask): number => Number(details.priority ?? 1000);

const callTask = (pbx: Pbx, campaign: Campaign, task: CampaignTask): void => {
  const operator = operatorOf(pbx.company, campaign);
  const line =
    pbx.company.lines.find(({ lineId }) => String(lineId) === textOf(campaign.settings.line_id))?.number ?? '';
  const from = operator === undefined ? { number: line } : partyOf(operator);
  const at = pbx.time.now();
  let connectedAt = at;
  campaign.calling = true;
  task.status = taskStates.running;
  const over = (result: number, talkedMs: number): void => {
    campaign.calling = false;
    const attempt = { attemptId: pbx.ids.serial('attempt'), at, result, talkedMs };
    settle(campaign, { ...task, attempts: [...task.attempts, attempt] }, task, pbx.time.now());
    if (campaign.status === campaignStates.stopping) campaign.status = campaignStates.stopped;
    pbx.time.schedule(betweenCallsMs, () => wake(pbx, campaign));
  };
  pbx.dial({
    conversation: pbx.exchange.open({
      direction: 'outgoing',
      from,
      to: { number: task.number },
      lineNumber: line,
      byCommand: false,
      task: { taskId: Number(task.taskId), initiator: 'ObDial' },
    }),
    from,
    destination: task.number,
    whenConnected: (leg) => {
      connectedAt = pbx.time.now();
      pbx.exchange.talk(leg);
    },
    whenFailed: (reason) => over(resultFor[reason] ?? results.unreachable, 0),
    whenOver: () => over(results.talked, pbx.time.now() - connectedAt),
  });
};

/** Notes an attempt: the task is finished, or waits for the next one. */
const settle = (campaign: Campaign, { attempts }: CampaignTask, task: CampaignTask, now: number): void => {
  const result = attempts.at(-1)?.result ?? 0;
  const again = redial[result];
  const sameResult = attempts.filter((attempt) => attempt.result === result).length;
  const isTriedAgain =
    again !== undefined &&
    sameResult < settingOf(campaign, again.times) &&
    attempts.length < settingOf(campaign, 'redial_max');
  task.attempts = attempts;
  task.updatedAt = now;
  task.statusReason = result;
  task.status = isTriedAgain ? taskStates.queued : taskStates.finished;
  task.dueAt = isTriedAgain ? now + settingOf(campaign, again.after) * 1000 : task.dueAt;
  task.endedAt = isTriedAgain ? null : now;
};
