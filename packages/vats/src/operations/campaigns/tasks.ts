import {
  flag,
  input,
  listOf,
  noOutput,
  optional,
  output,
  required,
  text,
  within,
  type Reader,
  type ShapeWriter,
} from '@trunkline/core';
import { numericId, opaqueId } from '../../fields.ts';
import { change, query, type VatsOperation } from '../../operation.ts';
import { campaignTask, type CampaignTask } from './task.ts';
import { newTaskFields, numbersOf, taskChange, type CampaignTaskChange, type NewCampaignTask } from './task-input.ts';

export interface NewCampaignTasks {
  /** Wire: `campaign_id`. */
  readonly campaignId: string;
  /** 1 to 10,000. Wire: `tasks`. */
  readonly tasks: readonly NewCampaignTask[];
}

export interface AddedTask extends NewCampaignTask {
  /** Wire: `campaign_id`. */
  readonly campaignId: string;
}

/** A task was added. */
export interface CreatedTask {
  /** Wire: `task_id`. */
  readonly taskId: string;
}

export interface CampaignTaskQuestion {
  /** Wire: `task_id`. */
  readonly taskId: string;
  /** Without `customFields` and `subtasks`. Wire: `brief`. */
  readonly brief?: boolean;
}

export interface CampaignTaskReference {
  /** Wire: `campaign_id`. */
  readonly campaignId: string;
  /** Wire: `task_id`. */
  readonly taskId: string;
}

export interface CampaignTaskReferences {
  /** Wire: `campaign_id`. */
  readonly campaignId: string;
  /** At least one. Wire: `task_ids`, numbers. */
  readonly taskIds: readonly string[];
}

const campaignId = required('campaign_id', opaqueId());
const taskId = required('task_id', opaqueId());

const reference: ShapeWriter<CampaignTaskReference> = input<CampaignTaskReference>({ campaignId, taskId });
const created: Reader<CreatedTask> = output<CreatedTask>({ taskId: required('task_id', text()) });

/**
 * Adds tasks to a campaign of any status but finished. **A campaign that is running calls them.** No ids come back: the
 * tasks are made later, and {@link tasks} shows them.
 *
 * Wire: `POST tasks/push`. More than 10,000 tasks: 5107. Further codes to expect, by their texts: 5106 (the campaign's
 * status), 5109 (a number twice). Source: manual 2026 §4.6.7.
 *
 * ```ts
 * await vats.campaigns.pushTasks({ campaignId, tasks: [{ number: '+7 900 555-12-34', name: 'Ivan Petrov' }] });
 * ```
 */
export const pushTasks: VatsOperation<NewCampaignTasks, void> = change('campaigns.pushTasks', 'tasks/push', 'unsafe', {
  input: input<NewCampaignTasks>({
    campaignId,
    tasks: required('tasks', listOf(input<NewCampaignTask>(newTaskFields), { min: 1, max: 10_000 })),
  }),
  output: noOutput,
  reach: { how: 'ring', numbers: (given) => given.tasks.flatMap(numbersOf) },
});

/**
 * Adds one task to an endless campaign that isn't finished, and answers its id. **A campaign that is running calls it.**
 *
 * Wire: `POST task/add`. Codes as {@link pushTasks}. Source: manual 2026 §4.6.8.
 */
export const addTask: VatsOperation<AddedTask, CreatedTask> = change('campaigns.addTask', 'task/add', 'unsafe', {
  input: input<AddedTask>({ campaignId, ...newTaskFields }),
  output: created,
  reach: { how: 'ring', numbers: numbersOf },
});

/**
 * One task.
 *
 * Wire: `POST task`. Source: manual 2026 §4.6.13.
 */
export const getTask: VatsOperation<CampaignTaskQuestion, CampaignTask> = query('campaigns.getTask', 'task', {
  input: input<CampaignTaskQuestion>({ taskId, brief: optional('brief', flag()) }),
  output: within('task', campaignTask),
});

/**
 * Starts a task: **its number is called**.
 *
 * Wire: `POST task/start`. Codes to expect, by their texts: 5108, 5110, 5111, 5113. Source: manual 2026 §4.6.14.
 */
export const startTask: VatsOperation<CampaignTaskReference, void> = change(
  'campaigns.startTask',
  'task/start',
  'unsafe',
  { input: reference, output: noOutput, reach: { how: 'ring', numbers: () => [] } },
);

/**
 * Stops a task. A second time would not be a success, so it isn't repeated after a doubt.
 *
 * Wire: `POST task/stop`. Source: manual 2026 §4.6.15.
 */
export const stopTask: VatsOperation<CampaignTaskReference, void> = change(
  'campaigns.stopTask',
  'task/stop',
  'unsafe',
  { input: reference, output: noOutput },
);

/**
 * Deletes a task.
 *
 * Wire: `POST task/delete`. Source: manual 2026 §4.6.16.
 */
export const removeTask: VatsOperation<CampaignTaskReference, void> = change(
  'campaigns.removeTask',
  'task/delete',
  'unsafe',
  { input: reference, output: noOutput },
);

/**
 * Changes what is said of a task's client. Whether a value of your own fields that isn't given stays is not said.
 *
 * Wire: `POST task/update`; the manual's table has `custom_fields` as an object, its sample as a list with one object: the
 * object is sent. Source: manual 2026 §4.6.17.
 */
export const updateTask: VatsOperation<CampaignTaskChange, void> = change(
  'campaigns.updateTask',
  'task/update',
  'idempotent',
  { input: taskChange, output: noOutput },
);

/**
 * Puts tasks back into the queue: **a campaign that is running calls them again**.
 *
 * Wire: `POST tasks/reset`; the manual's table has `campaign_id` and `task_ids`, its sample a `task_id` alone: the table is
 * followed. Source: manual 2026 §4.6.19.
 */
export const resetTasks: VatsOperation<CampaignTaskReferences, void> = change(
  'campaigns.resetTasks',
  'tasks/reset',
  'unsafe',
  {
    input: input<CampaignTaskReferences>({
      campaignId,
      taskIds: required('task_ids', listOf(numericId(), { min: 1 })),
    }),
    output: noOutput,
    reach: { how: 'ring', numbers: () => [] },
  },
);
