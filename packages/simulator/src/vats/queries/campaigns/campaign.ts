import type { Company } from '../../company.ts';
import type { Row, VatsUser } from '../../directory.ts';
import { numberOf, objectOf, pick, textOf, textsOf, type Input } from '../../fields.ts';
import { readTime } from '../times.ts';

/** Wire: `status` of a campaign. */
export const campaignStates = { stopped: 0, planned: 1, running: 2, stopping: 3, finished: 4, deleting: 6 } as const;

/** Wire: `status_reason` of a campaign. */
export const campaignReasons = { command: 1, done: 2, expired: 3, noBalance: 7 } as const;

/** Wire: `status` of a task. */
export const taskStates = { stopped: 0, queued: 1, running: 2, finished: 4 } as const;

/** A campaign of outgoing calls. */
export interface Campaign {
  readonly campaignId: string;
  readonly createdAt: number;
  readonly endless: boolean;
  /** What was sent to create or change it, by the wire's names. */
  settings: Row;
  status: number;
  statusReason: number | null;
  /** Whether one of its tasks is on the phone. */
  calling: boolean;
}

/** One try to reach the number of a task. */
interface Attempt {
  readonly attemptId: number;
  readonly at: number;
  /** Wire: `result`. */
  readonly result: number;
  readonly talkedMs: number;
}

/** Somebody to be called. */
export interface CampaignTask {
  readonly taskId: string;
  readonly campaignId: string;
  readonly createdAt: number;
  readonly number: string;
  /** What was sent, by the wire's names. */
  details: Row;
  status: number;
  statusReason: number | null;
  attempts: readonly Attempt[];
  /** Not before. */
  dueAt: number;
  updatedAt: number;
  endedAt: number | null;
}

const defaults: Row = {
  priority: 2,
  order: 1,
  service_type: 8,
  dial_mode: 2,
  redial_max: 5,
  redial_busy: 3,
  redial_no_answer: 3,
  redial_not_avail: 3,
  redial_antirobot_voice_mail: 3,
  redial_antirobot_busy: 3,
  redial_antirobot_client_hungup: 1,
  redial_antirobot_not_avail: 3,
  answer_wait: 30,
  add_calls_coef: 1,
  timer_busy: 300,
  timer_no_answer: 3600,
  timer_not_avail: 3600,
  timer_antirobot_voice_mail: 3600,
  timer_antirobot_busy: 900,
  timer_antirobot_client_hungup: 900,
  timer_antirobot_not_avail: 3600,
  call_processing: 0,
  sip_trunk_id_operator: null,
  sip_trunk_id_client: null,
  use_auto_substitution_num: 0,
  timezone_mode: 0,
  antirobot: 0,
};

const secondsOf = (given: unknown): number | null => {
  const at = readTime(textOf(given));
  return at === undefined ? null : at / 1000;
};

export const settingOf = (campaign: Campaign, name: string): number =>
  numberOf(campaign.settings[name]) ?? numberOf(defaults[name]) ?? 0;

/** The campaign as requests tell of it; its schedule is never told. */
export const describeCampaign = (company: Company, campaign: Campaign): Row => {
  const { settings } = campaign;
  const operators = textsOf(settings.operators);
  const creator = company.users.find(({ userId }) => String(userId) === textOf(settings.created_by));
  return {
    campaign_id: campaign.campaignId,
    line_id: settings.line_id,
    name: settings.name,
    created_by: creator && { user_id: creator.userId, name: creator.name, extension: creator.extension },
    start: secondsOf(settings.start_date),
    end: secondsOf(settings.end_date),
    status: campaign.status,
    status_reason: campaign.statusReason,
    members: operators.flatMap((id) => company.users.find(({ userId }) => String(userId) === id)?.extension ?? []),
    operators,
    ...defaults,
    ...pick(settings, Object.keys(defaults)),
    schema_id: null,
    created: Math.floor(campaign.createdAt / 1000),
  };
};

export const tasksOf = (company: Company, campaignId: string): CampaignTask[] =>
  [...company.campaignTasks.values()].filter((task) => task.campaignId === campaignId);

/** Who speaks for the campaign: the first of its operators that there is. */
export const operatorOf = (company: Company, campaign: Campaign): VatsUser | undefined => {
  const [first] = textsOf(campaign.settings.operators);
  return company.users.find(({ userId }) => String(userId) === first);
};

export const campaignIn = (company: Company, input: Input): Campaign | undefined =>
  company.campaigns.get(textOf(input.campaign_id) ?? '');

export const detailOf = (task: CampaignTask, name: string): unknown => objectOf(task.details)[name] ?? null;
