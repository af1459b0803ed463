import {
  input,
  listOf,
  output,
  required,
  text,
  type CodeReading,
  type Reader,
  type ShapeWriter,
} from '@trunkline/core';
import type { VatsCode } from '../../../codes.ts';
import { numericId } from '../../../fields.ts';
import { change, readings, type ItemResults, type VatsOperation } from '../../../operation.ts';
import { code, items, maybe } from '../../../webhooks/kinds.ts';
import { contactCentre } from '../root.ts';

export interface TaskReferences {
  /** At least one. Wire: `task_id`, numbers. */
  readonly taskIds: readonly string[];
}

/** What became of one task. */
export interface TaskResult {
  /** Wire: `task_id`. */
  readonly taskId: string;
  /** Wire: `result`. */
  readonly result: CodeReading<VatsCode>;
}

/** What became of each task. */
export interface TaskResults extends ItemResults {
  /** Wire: `data`. */
  readonly items: readonly TaskResult[];
}

const references: ShapeWriter<TaskReferences> = input<TaskReferences>({
  taskIds: required('task_id', listOf(numericId(), { min: 1 })),
});

const taskResult: Reader<TaskResult> = output<TaskResult>({
  taskId: required('task_id', text()),
  result: required('result', code),
});

interface Sent extends Partial<Omit<TaskResults, 'skipped'>> {}
const sent = output<Sent>({
  items: maybe('data', items(taskResult)),
  results: maybe('results', readings),
});

const results: Reader<TaskResults> = {
  expected: 'a result',
  read: (wire, path, issues) => ({ items: [], results: [], skipped: [], ...sent.read(wire, path, issues) }),
};

const wire = { ...contactCentre.wire, perItem: { rows: 'data' } } as const;

/**
 * Marks tasks as done. The contact centre answers 1000 even if some of them failed: the value tells of each, a failed one
 * makes the notice `partial`, and if all failed the call is an error.
 *
 * Wire: `POST /cc/task/done`. Limit: 10 per second. Source: manual 2026 §4.3.5, §4.9.1.5.
 */
export const done: VatsOperation<TaskReferences, TaskResults> = change('cc.tasks.done', 'task/done', 'unsafe', {
  ...contactCentre,
  wire,
  input: references,
  output: results,
});

/**
 * Cancels tasks. Answers as {@link done} does.
 *
 * Wire: `POST /cc/task/cancel`. Limit: 10 per second. Source: manual 2026 §4.3.6.
 */
export const cancel: VatsOperation<TaskReferences, TaskResults> = change('cc.tasks.cancel', 'task/cancel', 'unsafe', {
  ...contactCentre,
  wire,
  input: references,
  output: results,
});
