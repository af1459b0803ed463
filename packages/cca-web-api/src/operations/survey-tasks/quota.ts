import { input, integer, optional, required } from '@trunkline/core';
import { asItCame, ifAny } from '../../answers.ts';
import { id, json, type CcaWebApiId } from '../../fields.ts';
import { change, query, type CcaWebApiOperation } from '../../operation.ts';
import { quotaTree, type QuotaNode } from './quota-node.ts';
import { surveyTaskId, type SurveyTaskReference } from './survey-task.ts';

export interface QuotaAvailabilityInput extends SurveyTaskReference {
  /** Wire: in the path. */
  readonly listId: CcaWebApiId;
  /** How contacts are reached; the only value seen is 2. Wire: in the path. */
  readonly contactMode: number;
}

export interface QuotaChange extends SurveyTaskReference {
  /** The token of a node of the quota; 0 is its root. Not the token of a session. Wire: in the path. */
  readonly quotaToken: CcaWebApiId;
  /** Wire: in the path. */
  readonly questionId: CcaWebApiId;
  /** What your server wants: not publicly documented. Wire: the body. */
  readonly body?: unknown;
}

const reference = input<SurveyTaskReference>({ surveyTaskId });

/**
 * The quota of a survey task, as a tree: questions, their responses, the questions below those. A survey task without a quota
 * is HTTP 404, an error of category `not_found`. Wire: `GET SurveyTasks/{id}/Quota`.
 */
export const get: CcaWebApiOperation<SurveyTaskReference, QuotaNode> = query(
  'surveyTasks.quota.get',
  'SurveyTasks/{task}/Quota',
  { input: reference, output: quotaTree() },
);

/**
 * What the quota has left for the contacts of a list; in which form is not publicly documented. Wire: `GET
 * SurveyTasks/{id}/Quota/Availability/{listId}/{contactMode}`.
 */
export const availability: CcaWebApiOperation<QuotaAvailabilityInput, unknown> = query(
  'surveyTasks.quota.availability',
  'SurveyTasks/{task}/Quota/Availability/{list}/{mode}',
  {
    input: input<QuotaAvailabilityInput>({
      surveyTaskId,
      listId: required('list', id()),
      contactMode: required('mode', integer({ min: 0 })),
    }),
    output: asItCame,
  },
);

/**
 * Changes a node of the quota. Neither body nor answer are publicly documented: give the body that the pages of your server
 * show. 127 says that your copy of the quota is old. Wire: `POST SurveyTasks/{id}/Quota/{quotaToken}/{questionId}`.
 */
export const set: CcaWebApiOperation<QuotaChange, unknown> = change(
  'surveyTasks.quota.set',
  'POST',
  'SurveyTasks/{task}/Quota/{quota}/{question}',
  {
    wire: { sends: 'one', body: 'body', promisesNothing: true },
    input: input<QuotaChange>({
      surveyTaskId,
      quotaToken: required('quota', id({ least: 0 })),
      questionId: required('question', id({ least: 0 })),
      body: optional('body', json()),
    }),
    output: ifAny,
    answer: 'nothing',
  },
);

/**
 * Gives the lock of the quota back. It changes something although it is a `GET`, so it is never repeated. Wire: `GET
 * SurveyTasks/{id}/Quota/Unlock`.
 */
export const unlock: CcaWebApiOperation<SurveyTaskReference, unknown> = change(
  'surveyTasks.quota.unlock',
  'GET',
  'SurveyTasks/{task}/Quota/Unlock',
  { wire: { promisesNothing: true }, input: reference, output: ifAny, answer: 'nothing' },
);

/**
 * Saves the quota. It changes something although it is a `GET`, so it is never repeated. Wire: `GET
 * SurveyTasks/{id}/Quota/Save`.
 */
export const save: CcaWebApiOperation<SurveyTaskReference, unknown> = change(
  'surveyTasks.quota.save',
  'GET',
  'SurveyTasks/{task}/Quota/Save',
  { wire: { promisesNothing: true }, input: reference, output: ifAny, answer: 'nothing' },
);
