import { expect, input, integer, required, text } from '@trunkline/core';
import { ofOneQueue, queueId, segment, tenant, type OfQueue } from '../fields.ts';
import { soap, type PtkOperation } from '../operation.ts';
import { done, fromAnswer, pairsOf, requiredText, textOf, type Done } from '../outputs.ts';
import { findElement } from '../soap/tree.ts';
import { waitOf, type Wait } from '../wait.ts';

const queue = input<OfQueue>({ tenant, segment, queueId });

/**
 * How long the next caller is estimated to wait.
 *
 * Evidence: the operation and the name `EWT` are certain; the wire name `GetEWT` and the unit are not.
 */
export const getEwt: PtkOperation<OfQueue, Wait> = soap('queues.getEwt', 'GetEWT', {
  input: queue,
  output: fromAnswer('an estimated wait', (payload, issues) => {
    const raw = textOf(payload, 'ewt');
    return raw === undefined ? expect('there: an estimated wait', 'ewt', issues) : waitOf(raw);
  }),
  check: ofOneQueue,
  repeat: 'safe',
});

/**
 * A count of the queue. Whether it counts those who wait or the queues themselves, the vendor's words leave open (109019).
 *
 * Evidence: the operation is certain, its wire name `GetQueueCount` a guess.
 */
export const getCount: PtkOperation<OfQueue, number> = soap('queues.getCount', 'GetQueueCount', {
  input: queue,
  output: {
    expected: 'a whole number',
    read: (found, path, issues) =>
      integer().read(requiredText('queueCount').read(found, path, issues), 'queueCount', issues),
  },
  check: ofOneQueue,
  repeat: 'safe',
});

/**
 * The settings of a queue, as names and values. Their names are not public.
 *
 * Evidence: the call exists (the vendor's JavaScript SDK names it `queueVariables`); the wire name `GetQueueVariables` is a guess.
 */
export const getVariables: PtkOperation<OfQueue, Readonly<Record<string, string>>> = soap(
  'queues.getVariables',
  'GetQueueVariables',
  {
    input: queue,
    output: fromAnswer('names and values', ({ answer: { body, names } }, issues) => {
      const around = findElement(body, names.variables);
      return around === undefined ? expect('there: names and values', 'variables', issues) : pairsOf(around, names);
    }),
    check: ofOneQueue,
    repeat: 'safe',
  },
);

export interface QueueVariable {
  /** Wire: `QueueId`. */
  readonly queueId: string;
  /** Wire: `VariableName`. */
  readonly name: string;
  /** Wire: `VariableValue`. */
  readonly value: string;
}

/**
 * Sets one setting of a queue.
 *
 * Evidence: the operation is certain; its wire name `SetQueueVariable` and the names of its parameters are guesses.
 */
export const setVariable: PtkOperation<QueueVariable, Done> = soap('queues.setVariable', 'SetQueueVariable', {
  input: input<QueueVariable>({
    queueId: required('QueueId', text()),
    name: required('VariableName', text()),
    value: required('VariableValue', text()),
  }),
  output: done,
  repeat: 'unsafe',
});

/** What a queue does with callers now. More exist: the list of public names is not whole. */
export type OperationMode = 'Queue Speak' | 'Purge' | 'RapidPurge' | 'Date Book' | 'Shutdown' | (string & {});

/**
 * What the queue does with callers now.
 *
 * Evidence: the operation and some of the modes are certain, the wire name `GetOperationMode` is a guess.
 */
export const getOperationMode: PtkOperation<OfQueue, OperationMode> = soap(
  'queues.getOperationMode',
  'GetOperationMode',
  {
    input: queue,
    output: requiredText('operationMode'),
    check: ofOneQueue,
    repeat: 'safe',
  },
);
