import {
  decimal,
  flag,
  input,
  instant,
  integer,
  listOf,
  optional,
  required,
  text,
  wallClock,
  epochMilliseconds,
  type InputFields,
  type Instant,
  type Issue,
} from '@trunkline/core';
import { oneOfNumbers, opaqueId, timeOfDay } from '../../fields.ts';
import { redialFields, type RedialSettings } from './redial-input.ts';
import { campaignService, newCampaignService, type CampaignService } from './words.ts';

/** When calls may be made, on one day of the week. Wire: `schedule[]`. */
export interface CampaignHours {
  /** 1 to 7; that 1 is Monday is not said. Wire: `weekday`. */
  readonly weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  /** `HH:MM` in UTC. Wire: `start`. */
  readonly start: string;
  /** `HH:MM` in UTC. Wire: `end`. */
  readonly end: string;
}

/** How many seconds an employee has after a call. */
export type AfterCallSeconds = (typeof afterCall)[number];
const afterCall = [0, 5, 6, 7, 8, 9, 10, 30, 60, 120, 300, 900] as const;

/** What a campaign can be told, new or not. Source: manual 2026 §4.6.4, §4.6.6. */
export interface CampaignSettings extends RedialSettings {
  /** 1 to 70 characters. Wire: `name`. */
  readonly name?: string;
  /** Wire: `schedule`. */
  readonly schedule?: readonly CampaignHours[];
  /** The employee in whose name it is made. Wire: `created_by`. */
  readonly createdByUserId?: string;
  /** 1 to 3; which end is the more urgent is not said. The PBX's default: 2. Wire: `priority`. */
  readonly priority?: 1 | 2 | 3;
  /** Place among others, 1 to 999. Wire: `order`. */
  readonly order?: number;
  /** Wire: `start_date`, `YYYY-MM-DD HH:MM:SS` in UTC. */
  readonly startDate?: Instant;
  /** Wire: `end_date`, `YYYY-MM-DD HH:MM:SS` in UTC. */
  readonly endDate?: Instant;
  /** The employees who talk. Wire: `operators`. */
  readonly operatorIds?: readonly string[];
  /** How it dials, as the vendor numbers it; the names are not on record. The PBX's default: 2. Wire: `dial_mode`. */
  readonly dialMode?: 2 | 3 | 4 | 7;
  /** Wire: `voice_message_id`. */
  readonly voiceMessageId?: string;
  /** Wire: `hold_message_id`. */
  readonly holdMessageId?: string;
  /** Seconds to let it ring. Wire: `answer_wait`. */
  readonly answerWaitSeconds?: 10 | 20 | 30 | 60;
  /** How many calls more than there are employees, as a factor: 0.1 to 5. Wire: `add_calls_coef`. */
  readonly additionalCallsFactor?: number;
  /** Seconds an employee has after a call. Wire: `call_processing`. */
  readonly afterCallSeconds?: AfterCallSeconds;
  /** Wire: `sip_trunk_id_operator`. */
  readonly operatorSipTrunkId?: string;
  /** Wire: `sip_trunk_id_client`. */
  readonly clientSipTrunkId?: string;
  /** That it is written as 0 or 1 is inferred. Wire: `use_auto_substitution_num`. */
  readonly autoSubstituteNumber?: boolean;
  /** As the vendor numbers it; the names are not on record. Wire: `timezone_mode`. */
  readonly timezoneMode?: 0 | 1 | 2;
  /** Is whoever answers checked for being a machine? That it is written as 0 or 1 is inferred. Wire: `antirobot`. */
  readonly antirobot?: boolean;
  /** Who text messages come from: 1 to 64 characters. Wire: `sms_sender`. */
  readonly smsSender?: string;
  /** Ids, as the vendor calls them; of what is not said. Wire: `did_abonent_ids`. */
  readonly didAbonentIds?: readonly string[];
}

/** A campaign to be made. */
export interface NewCampaign extends CampaignSettings {
  /** The line it calls out on. Wire: `line_id`. */
  readonly lineId: string;
  readonly name: string;
  readonly schedule: readonly CampaignHours[];
  /** The PBX's default: `outboundDialing`. `12` is allowed, and nobody says what it is. Wire: `service_type`. */
  readonly service?: CampaignService | '12';
  /** Does it go on when its tasks are done? Only such a campaign takes `addTask`. Wire: `endless`. */
  readonly endless?: boolean;
}

/** A campaign to be changed. */
export interface CampaignChange extends CampaignSettings {
  /** Wire: `campaign_id`. */
  readonly campaignId: string;
  /** Must be said again. Wire: `line_id`. */
  readonly lineId: string;
  /** Wire: `service_type`. */
  readonly service?: CampaignService;
}

const utc = instant(wallClock('UTC'));

const hours = input<CampaignHours>({
  weekday: required('weekday', oneOfNumbers([1, 2, 3, 4, 5, 6, 7])),
  start: required('start', timeOfDay()),
  end: required('end', timeOfDay()),
});
const schedule = listOf(hours, { min: 1 });

const settings: InputFields<CampaignSettings> = {
  name: optional('name', text({ max: 70 })),
  schedule: optional('schedule', schedule),
  createdByUserId: optional('created_by', opaqueId()),
  priority: optional('priority', oneOfNumbers([1, 2, 3])),
  order: optional('order', integer({ min: 1, max: 999 })),
  startDate: optional('start_date', utc),
  endDate: optional('end_date', utc),
  operatorIds: optional('operators', listOf(opaqueId())),
  dialMode: optional('dial_mode', oneOfNumbers([2, 3, 4, 7])),
  voiceMessageId: optional('voice_message_id', opaqueId()),
  holdMessageId: optional('hold_message_id', opaqueId()),
  ...redialFields,
  answerWaitSeconds: optional('answer_wait', oneOfNumbers([10, 20, 30, 60])),
  additionalCallsFactor: optional('add_calls_coef', decimal({ min: 0.1, max: 5 })),
  afterCallSeconds: optional('call_processing', oneOfNumbers(afterCall)),
  operatorSipTrunkId: optional('sip_trunk_id_operator', opaqueId()),
  clientSipTrunkId: optional('sip_trunk_id_client', opaqueId()),
  autoSubstituteNumber: optional('use_auto_substitution_num', flag([0, 1])),
  timezoneMode: optional('timezone_mode', oneOfNumbers([0, 1, 2])),
  antirobot: optional('antirobot', flag([0, 1])),
  smsSender: optional('sms_sender', text({ max: 64 })),
  didAbonentIds: optional('did_abonent_ids', listOf(opaqueId())),
};

export const newCampaignFields: InputFields<NewCampaign> = {
  ...settings,
  lineId: required('line_id', opaqueId()),
  name: required('name', text({ max: 70 })),
  schedule: required('schedule', schedule),
  service: optional('service_type', newCampaignService),
  endless: optional('endless', flag()),
};

export const campaignChangeFields: InputFields<CampaignChange> = {
  campaignId: required('campaign_id', opaqueId()),
  lineId: required('line_id', opaqueId()),
  service: optional('service_type', campaignService),
  ...settings,
};

/** Rules across the fields of a campaign. */
export function checkCampaign({ startDate, endDate }: CampaignSettings): readonly Issue[] {
  const start = epochMilliseconds(startDate) ?? -Infinity;
  const end = epochMilliseconds(endDate) ?? Infinity;
  return end > start ? [] : [{ path: 'endDate', expected: 'later than startDate' }];
}
