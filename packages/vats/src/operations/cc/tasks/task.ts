import { flag, integer, output, required, text, type Reader } from '@trunkline/core';
import {
  taskPriority,
  taskStatus,
  taskType,
  type TaskPriority,
  type TaskStatus,
  type TaskType,
} from '../../../contact-centre.ts';
import { maybe } from '../../../webhooks/kinds.ts';

/** A task of an employee: somebody is to be called, written to, met. Source: manual 2026 §4.3.3–4, §4.9.1.3–4. */
export interface ContactCentreTask {
  /** Wire: `task_id`. */
  readonly taskId: string;
  /** Wire: `status`. */
  readonly status?: TaskStatus | (string & {});
  /** What is to be done. Wire: `event_type`. */
  readonly type?: TaskType | (string & {});
  /**
   * As it comes: `2021-10-01 07:30:00+03` in a list, `2021-10-01 07:30:00` without a zone (Moscow's, inferred) by itself.
   * Wire: `start_time`.
   */
  readonly startTime?: string;
  /** Wire: `duration`. */
  readonly durationMinutes?: number;
  /** Wire: `priority`. */
  readonly priority?: TaskPriority | (string & {});
  /** Wire: `contact_id`. */
  readonly contactId?: string;
  /** Of the address book that the contact is in; absent for the PBX's own. Wire: `source_id`. */
  readonly sourceId?: string;
  /** Likewise. Wire: `source_type`. */
  readonly sourceType?: string;
  /** Who gave it. Wire: `from_user_id`. */
  readonly fromUserId?: string;
  /** Who is to do it. Wire: `to_user_id`. */
  readonly toUserId?: string;
  /** Wire: `description`. */
  readonly description?: string;
  /** Is the client called by itself? Wire: `is_auto_call`. */
  readonly isAutomaticCall?: boolean;
  /** Wire: `auto_call_task_id`. */
  readonly automaticCallTaskId?: string;
  /** Wire: `phone`. */
  readonly phone?: string;
  /** Wire: `theme`. */
  readonly theme?: string;
  /** Wire: `deal_id`. */
  readonly dealId?: string;
}

export const contactCentreTask: Reader<ContactCentreTask> = output<ContactCentreTask>({
  taskId: required('task_id', text()),
  status: maybe('status', taskStatus),
  type: maybe('event_type', taskType),
  startTime: maybe('start_time', text()),
  durationMinutes: maybe('duration', integer()),
  priority: maybe('priority', taskPriority),
  contactId: maybe('contact_id', text()),
  sourceId: maybe('source_id', text()),
  sourceType: maybe('source_type', text()),
  fromUserId: maybe('from_user_id', text()),
  toUserId: maybe('to_user_id', text()),
  description: maybe('description', text()),
  isAutomaticCall: maybe('is_auto_call', flag()),
  automaticCallTaskId: maybe('auto_call_task_id', text()),
  phone: maybe('phone', text()),
  theme: maybe('theme', text()),
  dealId: maybe('deal_id', text()),
});
