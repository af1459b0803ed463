import { decimal, flag, nullable, required, text } from '@trunkline/core';
import {
  taskPriority,
  taskStatus,
  taskType,
  type TaskPriority,
  type TaskStatus,
  type TaskType,
} from '../../contact-centre.ts';
import { eventReader, nothingTellsRepeats, type EventReader } from '../event-reader.ts';

/**
 * A task of the contact centre was created or changed; nothing in it tells which. All fields come each time, also those
 * that did not change, and any may be `null`. Nothing tells a repeat from a second change: each delivery counts as new.
 *
 * The path is not documented: whatever comes on an unknown path with these very fields is taken for it (inferred).
 * Source: manual 2026 §4.9.2.
 */
export interface VatsTaskEvent {
  readonly kind: 'task';
  /** Wire: `task_id`. */
  readonly taskId: string;
  /** Wire: `status`, 0 to 3. */
  readonly status: TaskStatus | (string & {}) | null;
  /** What is to be done. Wire: `event_type`, 1 to 4. */
  readonly eventType: TaskType | (string & {}) | null;
  /** As it came; its form is not documented. Wire: `start_time`. */
  readonly startTime: string | null;
  /** Minutes. Wire: `duration`. */
  readonly durationMinutes: number | null;
  /** `null`: not important. Wire: `priority`, 1, 2. */
  readonly priority: TaskPriority | (string & {}) | null;
  /** Wire: `contact_id`. */
  readonly contactId: string | null;
  /** Wire: `source_id`. */
  readonly sourceId: string | null;
  /** Wire: `source_type`. */
  readonly sourceType: string | null;
  /** Wire: `from_user_id`. */
  readonly fromUserId: string | null;
  /** Wire: `to_user_id`. */
  readonly toUserId: string | null;
  /** Wire: `description`. */
  readonly description: string | null;
  /** Wire: `is_auto_call`. */
  readonly isAutomaticCall: boolean | null;
  /** Wire: `phone`. */
  readonly phone: string | null;
  /** Wire: `theme`. */
  readonly theme: string | null;
  /** Wire: `deal_id`. */
  readonly dealId: string | null;
}

const textOrNull = nullable(text());

export const task: EventReader = eventReader<VatsTaskEvent>(
  'task',
  {
    taskId: required('task_id', text()),
    status: required('status', nullable(taskStatus)),
    eventType: required('event_type', nullable(taskType)),
    startTime: required('start_time', textOrNull),
    durationMinutes: required('duration', nullable(decimal())),
    priority: required('priority', nullable(taskPriority)),
    contactId: required('contact_id', textOrNull),
    sourceId: required('source_id', textOrNull),
    sourceType: required('source_type', textOrNull),
    fromUserId: required('from_user_id', textOrNull),
    toUserId: required('to_user_id', textOrNull),
    description: required('description', textOrNull),
    isAutomaticCall: required('is_auto_call', nullable(flag())),
    phone: required('phone', textOrNull),
    theme: required('theme', textOrNull),
    dealId: required('deal_id', textOrNull),
  },
  nothingTellsRepeats,
);
