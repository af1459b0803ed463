import { named } from '@trunkline/core';
import type { Words } from '../../contact-centre.ts';

/** Wire: `status`, 0 to 6. Source: manual 2026 §4.6. */
export type CampaignStatus = 'stopped' | 'planned' | 'running' | 'stopping' | 'finished' | 'processing' | 'deleting';

export const campaignStatus: Words<CampaignStatus> = named({
  stopped: 0,
  planned: 1,
  running: 2,
  stopping: 3,
  finished: 4,
  processing: 5,
  deleting: 6,
});

/** Why a campaign has its status. Wire: `status_reason`, 1 to 9. Source: manual 2026 §4.6. */
export type CampaignStatusReason =
  | 'outsideCommand'
  | 'done'
  | 'expired'
  | 'offSchedule'
  | 'pingLost'
  | 'noService'
  | 'noBalance'
  | 'maintenance'
  | 'stoppedByAdministrator';

export const campaignStatusReason: Words<CampaignStatusReason> = named({
  outsideCommand: 1,
  done: 2,
  expired: 3,
  offSchedule: 4,
  pingLost: 5,
  noService: 6,
  noBalance: 7,
  maintenance: 8,
  stoppedByAdministrator: 9,
});

/** What a campaign is for. Wire: `service_type`. Source: manual 2026 §4.6.4, §4.6.6. */
export type CampaignService =
  | 'callbackWidget'
  | 'dialogsWidget'
  | 'leadGenerator'
  | 'deferredCall'
  | 'outboundDialing'
  | 'missedByGroup'
  | 'missedInIvr';

const services = {
  callbackWidget: 2,
  dialogsWidget: 3,
  leadGenerator: 4,
  deferredCall: 5,
  outboundDialing: 8,
  missedByGroup: 9,
  missedInIvr: 10,
} as const;

export const campaignService: Words<CampaignService> = named(services);
/** A new campaign may have one more, and nobody says what it is. */
export const newCampaignService: Words<CampaignService | '12'> = named({ ...services, '12': 12 });

/** Wire: `status`, `task_status`. Source: manual 2026 §4.6. */
export type CampaignTaskStatus = 'stopped' | 'queued' | 'running' | 'finished' | 'deleted';

export const campaignTaskStatus: Words<CampaignTaskStatus> = named({
  stopped: 0,
  queued: 1,
  running: 2,
  finished: 4,
  deleted: 6,
});

/** How a task or one of its attempts ended; 28 has been seen, without a name. Source: manual 2026 §4.6. */
export type CampaignTaskResult =
  | 'talked'
  | 'busy'
  | 'noAnswer'
  | 'unreachable'
  | 'operatorBusy'
  | 'operatorNoAnswer'
  | 'operatorUnreachable'
  | 'numberDoesNotExist'
  | 'operatorGaveUp'
  | 'stoppedByAdministrator'
  | 'stoppedByOperator'
  | 'antirobotUnreachable'
  | 'antirobotBusy'
  | 'antirobotVoiceMail'
  | 'antirobotClientHungUp'
  | 'dueDatePassed'
  | 'forbiddenNumber';

export const campaignTaskResult: Words<CampaignTaskResult> = named({
  talked: 1,
  busy: 2,
  noAnswer: 3,
  unreachable: 4,
  operatorBusy: 5,
  operatorNoAnswer: 6,
  operatorUnreachable: 7,
  numberDoesNotExist: 8,
  operatorGaveUp: 10,
  stoppedByAdministrator: 11,
  stoppedByOperator: 20,
  antirobotUnreachable: 21,
  antirobotBusy: 22,
  antirobotVoiceMail: 23,
  antirobotClientHungUp: 24,
  dueDatePassed: 25,
  forbiddenNumber: 26,
});

/** By which channel a subtask reaches the client. Wire: `type`, 0 to 2. */
export type SubtaskType = 'call' | 'sms' | 'whatsapp';
export const subtaskType: Words<SubtaskType> = named({ call: 0, sms: 1, whatsapp: 2 });
