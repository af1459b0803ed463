import { input, required } from '@trunkline/core';
import { asItCame } from '../../answers.ts';
import { id, type CcaWebApiId } from '../../fields.ts';
import { query, type CcaWebApiOperation } from '../../operation.ts';
import { surveyTaskId, type SurveyTaskReference } from './survey-task.ts';

export interface ResourceReference extends SurveyTaskReference {
  /** Wire: in the path. */
  readonly resourceId: CcaWebApiId;
}

/**
 * The resources of a survey, for module `AskiaFace`; in which form is not publicly documented. Servers from 5.5.3 on. Wire:
 * `GET SurveyTasks/{id}/Resources`.
 */
export const list: CcaWebApiOperation<SurveyTaskReference, unknown> = query(
  'surveyTasks.resources.list',
  'SurveyTasks/{task}/Resources',
  { input: input<SurveyTaskReference>({ surveyTaskId }), output: asItCame },
);

/**
 * One resource, for module `AskiaFace`; in which form is not publicly documented. If your server sends the file itself, use
 * `client.download`. Servers from 5.5.3 on. Wire: `GET SurveyTasks/{id}/Resources/{resourceId}`.
 */
export const get: CcaWebApiOperation<ResourceReference, unknown> = query(
  'surveyTasks.resources.get',
  'SurveyTasks/{task}/Resources/{resource}',
  { input: input<ResourceReference>({ surveyTaskId, resourceId: required('resource', id()) }), output: asItCame },
);
