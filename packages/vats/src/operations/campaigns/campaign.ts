import { decimal, flag, integer, output, required, text, type OutputFields, type Reader } from '@trunkline/core';
import { items, maybe, part } from '../../webhooks/kinds.ts';
import { listedTask, type ListedTask } from './task.ts';
import {
  campaignService,
  campaignStatus,
  campaignStatusReason,
  type CampaignService,
  type CampaignStatus,
  type CampaignStatusReason,
} from './words.ts';

/** Who made a campaign. */
export interface CampaignCreator {
  /** Wire: `user_id`. */
  readonly userId?: string;
  /** Wire: `name`. */
  readonly name?: string;
  /** Wire: `extension`. */
  readonly extension?: string;
}

/** How a campaign calls again, as it is told. Numbers may be others than those that may be sent. */
export interface CampaignRedials {
  /** Wire: `redial_busy`. */
  readonly redialBusy?: number;
  /** Wire: `redial_no_answer`. */
  readonly redialNoAnswer?: number;
  /** Wire: `redial_not_avail`. */
  readonly redialNotAvailable?: number;
  /** Wire: `timer_busy`. */
  readonly timerBusySeconds?: number;
  /** Wire: `timer_no_answer`. */
  readonly timerNoAnswerSeconds?: number;
  /** Wire: `timer_not_avail`. */
  readonly timerNotAvailableSeconds?: number;
  /** Wire: `redial_antirobot_voice_mail`. */
  readonly redialAntirobotVoiceMail?: number;
  /** Wire: `redial_antirobot_busy`. */
  readonly redialAntirobotBusy?: number;
  /** Wire: `redial_antirobot_client_hungup`. */
  readonly redialAntirobotClientHungUp?: number;
  /** Wire: `redial_antirobot_not_avail`. */
  readonly redialAntirobotNotAvailable?: number;
  /** Wire: `timer_antirobot_voice_mail`. */
  readonly timerAntirobotVoiceMailSeconds?: number;
  /** Wire: `timer_antirobot_busy`. */
  readonly timerAntirobotBusySeconds?: number;
  /** Wire: `timer_antirobot_client_hungup`. */
  readonly timerAntirobotClientHungUpSeconds?: number;
  /** Wire: `timer_antirobot_not_avail`. */
  readonly timerAntirobotNotAvailableSeconds?: number;
}

/** An outbound campaign. Its schedule is never told. Times are Unix seconds. Source: manual 2026 §4.6.3–4. */
export interface Campaign extends CampaignRedials {
  /** Wire: `campaign_id`. */
  readonly campaignId: string;
  /** Wire: `line_id`. */
  readonly lineId?: string;
  /** Wire: `name`. */
  readonly name?: string;
  /** Wire: `created_by`. */
  readonly createdBy?: CampaignCreator;
  /** Wire: `created`. */
  readonly created?: number;
  /** Wire: `start`. */
  readonly start?: number;
  /** Wire: `end`. */
  readonly end?: number;
  /** Wire: `status`. */
  readonly status?: CampaignStatus | (string & {});
  /** Wire: `status_reason`. */
  readonly statusReason?: CampaignStatusReason | (string & {});
  /** Only in a list. Wire: `service_type`. */
  readonly service?: CampaignService | (string & {});
  /** Wire: `priority`. */
  readonly priority?: number;
  /** Wire: `order`. */
  readonly order?: number;
  /** Extensions. Wire: `members`. */
  readonly memberExtensions?: readonly string[];
  /** Ids of the employees who talk. Wire: `operators`. */
  readonly operatorIds?: readonly string[];
  /** Wire: `dial_mode`. */
  readonly dialMode?: number;
  /** Wire: `answer_wait`. */
  readonly answerWaitSeconds?: number;
  /** Wire: `add_calls_coef`. */
  readonly additionalCallsFactor?: number;
  /** Wire: `call_processing`. */
  readonly afterCallSeconds?: number;
  /** Wire: `sip_trunk_id_operator`. */
  readonly operatorSipTrunkId?: string;
  /** Wire: `sip_trunk_id_client`. */
  readonly clientSipTrunkId?: string;
  /** A number in one answer, true or false in the other. Wire: `use_auto_substitution_num`. */
  readonly autoSubstituteNumber?: boolean;
  /** Wire: `timezone_mode`. */
  readonly timezoneMode?: number;
  /** Wire: `antirobot`. */
  readonly antirobot?: boolean;
  /** Wire: `schema_id`. */
  readonly schemaId?: string;
  /** Does it go on when its tasks are done? Not in a list. Wire: `endless`. */
  readonly endless?: boolean;
  /** Only in a list. Wire: `tasks_count`. */
  readonly taskCount?: number;
  /** Only in a list. Wire: `finished_tasks_count`. */
  readonly finishedTaskCount?: number;
  /** As it comes, only in a list; of what kind is not said. Wire: `completed`. */
  readonly completed?: string;
  /** With `needTasks`. Wire: `tasks`. */
  readonly tasks?: readonly ListedTask[];
}

const creator: Reader<CampaignCreator> = part<CampaignCreator>({
  userId: maybe('user_id', text()),
  name: maybe('name', text()),
  extension: maybe('extension', text()),
});

const redials: OutputFields<CampaignRedials> = {
  redialBusy: maybe('redial_busy', integer()),
  redialNoAnswer: maybe('redial_no_answer', integer()),
  redialNotAvailable: maybe('redial_not_avail', integer()),
  timerBusySeconds: maybe('timer_busy', integer()),
  timerNoAnswerSeconds: maybe('timer_no_answer', integer()),
  timerNotAvailableSeconds: maybe('timer_not_avail', integer()),
  redialAntirobotVoiceMail: maybe('redial_antirobot_voice_mail', integer()),
  redialAntirobotBusy: maybe('redial_antirobot_busy', integer()),
  redialAntirobotClientHungUp: maybe('redial_antirobot_client_hungup', integer()),
  redialAntirobotNotAvailable: maybe('redial_antirobot_not_avail', integer()),
  timerAntirobotVoiceMailSeconds: maybe('timer_antirobot_voice_mail', integer()),
  timerAntirobotBusySeconds: maybe('timer_antirobot_busy', integer()),
  timerAntirobotClientHungUpSeconds: maybe('timer_antirobot_client_hungup', integer()),
  timerAntirobotNotAvailableSeconds: maybe('timer_antirobot_not_avail', integer()),
};

export const campaign: Reader<Campaign> = output<Campaign>({
  campaignId: required('campaign_id', text()),
  lineId: maybe('line_id', text()),
  name: maybe('name', text()),
  createdBy: maybe('created_by', creator),
  created: maybe('created', integer()),
  start: maybe('start', integer()),
  end: maybe('end', integer()),
  status: maybe('status', campaignStatus),
  statusReason: maybe('status_reason', campaignStatusReason),
  service: maybe('service_type', campaignService),
  priority: maybe('priority', integer()),
  order: maybe('order', integer()),
  memberExtensions: maybe('members', items(text())),
  operatorIds: maybe('operators', items(text())),
  dialMode: maybe('dial_mode', integer()),
  ...redials,
  answerWaitSeconds: maybe('answer_wait', integer()),
  additionalCallsFactor: maybe('add_calls_coef', decimal()),
  afterCallSeconds: maybe('call_processing', integer()),
  operatorSipTrunkId: maybe('sip_trunk_id_operator', text()),
  clientSipTrunkId: maybe('sip_trunk_id_client', text()),
  autoSubstituteNumber: maybe('use_auto_substitution_num', flag()),
  timezoneMode: maybe('timezone_mode', integer()),
  antirobot: maybe('antirobot', flag()),
  schemaId: maybe('schema_id', text()),
  endless: maybe('endless', flag()),
  taskCount: maybe('tasks_count', integer()),
  finishedTaskCount: maybe('finished_tasks_count', integer()),
  completed: maybe('completed', text()),
  tasks: maybe('tasks', items(listedTask)),
});
