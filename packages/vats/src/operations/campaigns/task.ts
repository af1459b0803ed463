import { flag, integer, output, required, text, type OutputFields, type Reader } from '@trunkline/core';
import type { AnyJson } from '../../fields.ts';
import { items, maybe } from '../../webhooks/kinds.ts';
import { ownFields } from '../own-fields.ts';
import {
  campaignTaskResult,
  campaignTaskStatus,
  subtaskType,
  type CampaignTaskResult,
  type CampaignTaskStatus,
  type SubtaskType,
} from './words.ts';

/** Whom a task calls, and how far it is. */
interface TaskFacts {
  /** Wire: `name`. */
  readonly name?: string;
  /** Whom it calls. Wire: `number`. */
  readonly number?: string;
  /** Wire: `organization`. */
  readonly organization?: string;
  /** Wire: `position`. */
  readonly position?: string;
  /** Wire: `comment`. */
  readonly comment?: string;
  /** Unix seconds. Wire: `due_date`. */
  readonly dueDate?: number;
  /** Wire: `status`. */
  readonly status?: CampaignTaskStatus | (string & {});
  /** Wire: `status_reason`. */
  readonly statusReason?: CampaignTaskResult | (string & {});
}

/** A task as a campaign lists it. Source: manual 2026 §4.6.4. */
export interface ListedTask extends TaskFacts {
  /** Wire: `task_id`. */
  readonly taskId: string;
  /** Wire: `timezone`. */
  readonly timezone?: string;
  /** Wire: `timezone_enabled`. */
  readonly timezoneEnabled?: boolean;
  /** Wire: `attempts_count`. */
  readonly attemptCount?: number;
  /** The employee who talked. Wire: `operator_id`. */
  readonly operatorId?: string;
  /** Wire: `record_id`. */
  readonly recordingId?: string;
  /** That these are seconds is inferred. Wire: `duration`. */
  readonly durationSeconds?: number;
}

/** Another number of a task's client. */
export interface Subtask {
  /** Wire: `subtask_id`. */
  readonly subtaskId?: string;
  /** Wire: `number`. */
  readonly number?: string;
  /** Wire: `type`. */
  readonly type?: SubtaskType | (string & {});
  /** Place in the order of calling, from 0. Wire: `order`. */
  readonly order?: number;
  /** Wire: `priority`. */
  readonly priority?: number;
}

/** A task by itself. Times are Unix seconds. Source: manual 2026 §4.6.13, §4.6.18. */
export interface CampaignTask extends TaskFacts {
  /** Wire: `campaign_task_id`. */
  readonly taskId: string;
  /** Wire: `campaign_id`. */
  readonly campaignId?: string;
  /** Wire: `priority`. */
  readonly priority?: number;
  /** Wire: `blocked_until`. */
  readonly blockedUntil?: number;
  /** Values of your own fields by their ids; not with `brief`. Wire: `custom_fields`. */
  readonly customFields?: AnyJson;
  /** Wire: `talk_duration`. */
  readonly talkSeconds?: number;
  /** Whom the call was transferred to. Wire: `transfer_number`. */
  readonly transferNumber?: string;
  /** Wire: `created`. */
  readonly created?: number;
  /** Wire: `updated`. */
  readonly updated?: number;
  /** Wire: `end`. */
  readonly end?: number;
  /** Not with `brief`. Wire: `subtasks`. */
  readonly subtasks?: readonly Subtask[];
}

const facts: OutputFields<TaskFacts> = {
  name: maybe('name', text()),
  number: maybe('number', text()),
  organization: maybe('organization', text()),
  position: maybe('position', text()),
  comment: maybe('comment', text()),
  dueDate: maybe('due_date', integer()),
  status: maybe('status', campaignTaskStatus),
  statusReason: maybe('status_reason', campaignTaskResult),
};

export const listedTask: Reader<ListedTask> = output<ListedTask>({
  taskId: required('task_id', text()),
  ...facts,
  timezone: maybe('timezone', text()),
  timezoneEnabled: maybe('timezone_enabled', flag()),
  attemptCount: maybe('attempts_count', integer()),
  operatorId: maybe('operator_id', text()),
  recordingId: maybe('record_id', text()),
  durationSeconds: maybe('duration', integer()),
});

const subtask: Reader<Subtask> = output<Subtask>({
  subtaskId: maybe('subtask_id', text()),
  number: maybe('number', text()),
  type: maybe('type', subtaskType),
  order: maybe('order', integer()),
  priority: maybe('priority', integer()),
});

export const campaignTask: Reader<CampaignTask> = output<CampaignTask>({
  taskId: required(['campaign_task_id', 'task_id'], text()),
  campaignId: maybe('campaign_id', text()),
  ...facts,
  priority: maybe('priority', integer()),
  blockedUntil: maybe('blocked_until', integer()),
  customFields: maybe('custom_fields', ownFields),
  talkSeconds: maybe('talk_duration', integer()),
  transferNumber: maybe('transfer_number', text()),
  created: maybe('created', integer()),
  updated: maybe('updated', integer()),
  end: maybe('end', integer()),
  subtasks: maybe('subtasks', items(subtask)),
});
