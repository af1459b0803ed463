import {
  input,
  instant,
  instantForms,
  integer,
  listOf,
  optional,
  output,
  required,
  text,
  within,
  type Instant,
  type InputFields,
  type Reader,
  type Routine,
} from '@trunkline/core';
import {
  taskPriority,
  taskStatus,
  taskType,
  type TaskPriority,
  type TaskStatus,
  type TaskType,
} from '../../../contact-centre.ts';
import { numericId, opaqueId } from '../../../fields.ts';
import { change, query, type VatsOperation } from '../../../operation.ts';
import { items, maybe } from '../../../webhooks/kinds.ts';
import { mergeOf, type ChangeOf } from '../merge.ts';
import type { MergeMethod } from '../../merging.ts';
import { contactCentre } from '../root.ts';
import { contactCentreTask, type ContactCentreTask } from './task.ts';
import { newTaskFields, reach, taskUpdateFields, type TaskSettings, type TaskUpdate } from './task-input.ts';

export interface TaskReference {
  /** Wire: `task_id`. */
  readonly taskId: string;
}

/** A task was made or changed. */
export interface SavedTask {
  /** Wire: `task_id`. */
  readonly taskId: string;
  /** The `task_id` in the events of the automatic call. Wire: `auto_call_task_id`. */
  readonly automaticCallTaskId?: string;
}

/** Which tasks; without a field all of them. Source: manual 2026 §4.3.4, §4.9.1.4. */
export interface TaskFilter {
  /** Wire: `task_id`. */
  readonly taskIds?: readonly string[];
  /** Tasks of this moment; what exactly is compared is not said, nor the form: Unix seconds (inferred). Wire: `start_time`. */
  readonly startTime?: Instant;
  /** Wire: `status`, 0 to 3. */
  readonly statuses?: readonly TaskStatus[];
  /** Wire: `event_type`, 1 to 4. */
  readonly types?: readonly TaskType[];
  /** Wire: `contact_id`. */
  readonly contactIds?: readonly string[];
  /** Wire: `priority`, 1, 2. */
  readonly priorities?: readonly TaskPriority[];
  /** Wire: `from_user_id`. */
  readonly fromUserIds?: readonly string[];
  /** Wire: `to_user_id`. */
  readonly toUserIds?: readonly string[];
  /** How many at most, 1 to 500. The contact centre's default: 500. Wire: `limit`. */
  readonly pageSize?: number;
  /** How many to pass over first. Wire: `offset`. */
  readonly offset?: number;
}

const filter: InputFields<TaskFilter> = {
  taskIds: optional('task_id', listOf(numericId(), { min: 1 })),
  startTime: optional('start_time', instant(instantForms.unixSeconds)),
  statuses: optional('status', listOf(taskStatus, { min: 1 })),
  types: optional('event_type', listOf(taskType, { min: 1 })),
  contactIds: optional('contact_id', listOf(opaqueId(), { min: 1 })),
  priorities: optional('priority', listOf(taskPriority, { min: 1 })),
  fromUserIds: optional('from_user_id', listOf(opaqueId(), { min: 1 })),
  toUserIds: optional('to_user_id', listOf(opaqueId(), { min: 1 })),
  pageSize: optional('limit', integer({ min: 1, max: 500 })),
  offset: optional('offset', integer({ min: 0 })),
};

const saved: Reader<SavedTask> = output<SavedTask>({
  taskId: required('task_id', text()),
  automaticCallTaskId: maybe('auto_call_task_id', text()),
});

const limit = 'contactCentreTasks';

/**
 * Gives an employee something to do. With `automaticCall` **the client is rung** when it is time.
 *
 * `start_time` is sent in Unix seconds, as one section of the manual has it (and calls it UTC+3: see the option
 * `timestampOffsetSeconds`); a sample of another one has a date and time. Wire: `POST /cc/task/add`. Limit: 5 per second.
 * Source: manual 2026 §4.3.1, §4.9.1.1.
 *
 * ```ts
 * await vats.cc.tasks.create({ type: 'call', startTime, durationMinutes: 15, toUserId: '3000101', contactId });
 * ```
 */
export const create: VatsOperation<TaskSettings, SavedTask> = change('cc.tasks.create', 'task/add', 'unsafe', {
  wire: { ...contactCentre.wire, shifted: ['start_time'] },
  input: input<TaskSettings>(newTaskFields),
  output: saved,
  reach,
  limit,
});

/**
 * Changes a task. All that is required must be said again, and whether the rest stays if it isn't given is not said:
 * {@link merge} reads the task first and loses nothing. An automatic call that is ordered here **rings the client**.
 *
 * `start_time` is sent as the manual's samples have it, `YYYY-MM-DD HH:MM:SS`; that it is the clock of Moscow is inferred.
 * Wire: `POST /cc/task/update`. Limit: 5 per second. Source: manual 2026 §4.3.2, §4.9.1.2.
 */
export const update: VatsOperation<TaskUpdate, SavedTask> = change('cc.tasks.update', 'task/update', 'unsafe', {
  wire: contactCentre.wire,
  input: input<TaskUpdate>(taskUpdateFields),
  output: saved,
  reach,
  limit,
});

/**
 * One task.
 *
 * Wire: `POST /cc/task/get`. Limit: 10 per second. Source: manual 2026 §4.3.3, §4.9.1.3.
 */
export const get: VatsOperation<TaskReference, ContactCentreTask> = query('cc.tasks.get', 'task/get', {
  ...contactCentre,
  input: input<TaskReference>({ taskId: required('task_id', opaqueId()) }),
  output: within('task', contactCentreTask),
});

/**
 * Tasks, 500 at most.
 *
 * Wire: `POST /cc/task/list`. Limit: 10 per second. Source: manual 2026 §4.3.4, §4.9.1.4.
 */
export const list: VatsOperation<TaskFilter, readonly ContactCentreTask[]> = query('cc.tasks.list', 'task/list', {
  ...contactCentre,
  wire: { ...contactCentre.wire, shifted: ['start_time'] },
  input: input<TaskFilter>(filter),
  output: within('tasks', items(contactCentreTask)),
});

/**
 * Changes what you give of a task, and keeps the rest: reads it first, and sends it back whole. What somebody else changes
 * between the reading and the writing is lost all the same.
 *
 * The start is sent back as it was read, if you give no other: both have the same form. Wire: `POST /cc/task/get`, then
 * `POST /cc/task/update`. Source: manual 2026 §4.3.2–3.
 *
 * ```ts
 * await vats.cc.tasks.merge({ taskId, status: 'done', description: 'Pays on Friday.' });
 * ```
 */
export const merge: Routine<MergeMethod<ChangeOf<TaskUpdate, 'taskId'>, SavedTask>> = mergeOf({
  name: 'cc.tasks.merge',
  get,
  update,
  within: 'task',
  id: 'taskId',
});
