import { flag, integer, named, output, text, type OutputFields, type Reader } from '@trunkline/core';
import type { Words } from '../../contact-centre.ts';
import type { AnyJson } from '../../fields.ts';
import { items, maybe } from '../../webhooks/kinds.ts';
import { ownFields } from '../own-fields.ts';
import {
  campaignService,
  campaignStatus,
  campaignTaskResult,
  campaignTaskStatus,
  subtaskType,
  type CampaignService,
  type CampaignStatus,
  type CampaignTaskResult,
  type CampaignTaskStatus,
  type SubtaskType,
} from './words.ts';

/** Another number of a client. Source: manual 2026 §4.6.2. */
export interface PageSubtask {
  /** Wire: `subtask_id`. */
  readonly subtaskId?: string;
  /** Wire: `type`. */
  readonly type?: SubtaskType | (string & {});
  /** Wire: `order`. */
  readonly order?: number;
  /** Wire: `region_fias_id`. */
  readonly regionFiasId?: string;
  /** Wire: `number`. */
  readonly number?: string;
  /** Wire: `one_attempt`. */
  readonly oneAttempt?: boolean;
}

/**
 * A task as a page holds it: of its fields those that were asked for. Times are `YYYY.MM.DD HH:MM:SS`, as they come; their
 * zone is not said. Source: manual 2026 §4.6.2, by the names: the descriptions in its table are shifted by three rows.
 */
export interface PageTask {
  /** Wire: `task_id`. */
  readonly taskId?: string;
  /** Wire: `campaign_id`. */
  readonly campaignId?: string;
  /** Wire: `product_id`. */
  readonly productId?: string;
  /** Wire: `point_id`. */
  readonly pointId?: string;
  /** Wire: `name`. */
  readonly name?: string;
  /** Wire: `position`. */
  readonly position?: string;
  /** Wire: `organization`. */
  readonly organization?: string;
  /** Wire: `number`. */
  readonly number?: string;
  /** That these are seconds is inferred. Wire: `duration`. */
  readonly durationSeconds?: number;
  /** Wire: `task_status`. */
  readonly status?: CampaignTaskStatus | (string & {});
  /** Wire: `task_status_reason`. */
  readonly statusReason?: CampaignTaskResult | (string & {});
  /** Wire: `task_comment`. */
  readonly comment?: string;
  /** Wire: `task_created`. */
  readonly created?: string;
  /** Wire: `task_updated`. */
  readonly updated?: string;
  /** Wire: `task_end`. */
  readonly end?: string;
  /** Wire: `due_date`. */
  readonly dueDate?: string;
  /** Wire: `blocked_until`. */
  readonly blockedUntil?: string;
  /** Wire: `operator_id`. */
  readonly operatorId?: string;
  /** Wire: `region_fias_id`. */
  readonly regionFiasId?: string;
  /** Wire: `did_abonent_id`. */
  readonly didAbonentId?: string;
  /** Wire: `first_attempt`. */
  readonly firstAttempt?: string;
  /** Wire: `last_attempt`. */
  readonly lastAttempt?: string;
  /** Wire: `attempts_count`. */
  readonly attemptCount?: number;
  /** Wire: `make_last_attempt`. */
  readonly makeLastAttempt?: boolean;
  /** Wire: `priority`. */
  readonly priority?: number;
  /** Wire: `postponed`. */
  readonly postponed?: boolean;
  /** Wire: `postponed_at`. */
  readonly postponedAt?: string;
  /** Wire: `timezone`. */
  readonly timezone?: string;
  /** Wire: `timezone_enabled`. */
  readonly timezoneEnabled?: boolean;
  /** Wire: `ignore_client_schedule`. */
  readonly ignoreClientSchedule?: boolean;
  /** Wire: `subtasks`. */
  readonly subtasks?: readonly PageSubtask[];
  /** Values of your own fields by their ids. Wire: `task_custom_fields`. */
  readonly customFields?: AnyJson;
}

/** A task, and what a sample tells of its campaign beside it. */
export interface PageTaskOfCampaign extends PageTask {
  /** In a sample only. Wire: `campaign_status`. */
  readonly campaignStatus?: CampaignStatus | (string & {});
  /** In a sample only. Wire: `campaign_service_type`. */
  readonly campaignService?: CampaignService | (string & {});
}

/** What can be asked for. */
export type PageTaskField = keyof PageTask;

const subtask: Reader<PageSubtask> = output<PageSubtask>({
  subtaskId: maybe('subtask_id', text()),
  type: maybe('type', subtaskType),
  order: maybe('order', integer()),
  regionFiasId: maybe('region_fias_id', text()),
  number: maybe('number', text()),
  oneAttempt: maybe('one_attempt', flag()),
});

const fields: OutputFields<PageTask> = {
  taskId: maybe('task_id', text()),
  campaignId: maybe('campaign_id', text()),
  productId: maybe('product_id', text()),
  pointId: maybe('point_id', text()),
  name: maybe('name', text()),
  position: maybe('position', text()),
  organization: maybe('organization', text()),
  number: maybe('number', text()),
  durationSeconds: maybe('duration', integer()),
  status: maybe('task_status', campaignTaskStatus),
  statusReason: maybe('task_status_reason', campaignTaskResult),
  comment: maybe('task_comment', text()),
  created: maybe('task_created', text()),
  updated: maybe('task_updated', text()),
  end: maybe('task_end', text()),
  dueDate: maybe('due_date', text()),
  blockedUntil: maybe('blocked_until', text()),
  operatorId: maybe('operator_id', text()),
  regionFiasId: maybe('region_fias_id', text()),
  didAbonentId: maybe('did_abonent_id', text()),
  firstAttempt: maybe('first_attempt', text()),
  lastAttempt: maybe('last_attempt', text()),
  attemptCount: maybe('attempts_count', integer()),
  makeLastAttempt: maybe('make_last_attempt', flag()),
  priority: maybe('priority', integer()),
  postponed: maybe('postponed', flag()),
  postponedAt: maybe('postponed_at', text()),
  timezone: maybe('timezone', text()),
  timezoneEnabled: maybe('timezone_enabled', flag()),
  ignoreClientSchedule: maybe('ignore_client_schedule', flag()),
  subtasks: maybe('subtasks', items(subtask)),
  customFields: maybe('task_custom_fields', ownFields),
};

export const pageTask: Reader<PageTaskOfCampaign> = output<PageTaskOfCampaign>({
  ...fields,
  campaignStatus: maybe('campaign_status', campaignStatus),
  campaignService: maybe('campaign_service_type', campaignService),
});

/** The names by which fields are asked for. */
export const pageTaskField: Words<PageTaskField> = named(
  Object.fromEntries(Object.entries(fields).map(([name, { wire }]) => [name, wire[0]])) as Record<
    PageTaskField,
    string
  >,
);
