import { flag, input, required } from '@trunkline/core';
import { ifAny } from '../../answers.ts';
import { id, type CcaWebApiId } from '../../fields.ts';
import { change, type CcaWebApiOperation } from '../../operation.ts';
import { surveyTaskId, type SurveyTaskReference } from './survey-task.ts';

export interface WebConnectionReference extends SurveyTaskReference {
  /** A web server, of `webConnections.list`. Wire: in the path. */
  readonly webConnectionId: CcaWebApiId;
}

export interface WebConnectionState extends WebConnectionReference {
  /** Wire: `Online`. An older demo of the vendor's sends `setOnline` instead; that one is not sent. */
  readonly online: boolean;
}

const reference = { surveyTaskId, webConnectionId: required('connection', id()) } as const;

/**
 * Puts a survey online on a web server, or takes it off. What the server answers is not publicly documented; 291 says that
 * it was online already. Wire: `PUT SurveyTasks/{id}/WebConnections/{webConnectionId}`.
 */
export const set: CcaWebApiOperation<WebConnectionState, unknown> = change(
  'surveyTasks.webConnections.set',
  'PUT',
  'SurveyTasks/{task}/WebConnections/{connection}',
  {
    wire: { promisesNothing: true },
    input: input<WebConnectionState>({ ...reference, online: required('Online', flag()) }),
    output: ifAny,
    answer: 'nothing',
  },
);

/** Takes a survey off a web server. Wire: `DELETE SurveyTasks/{id}/WebConnections/{webConnectionId}`. */
export const remove: CcaWebApiOperation<WebConnectionReference, unknown> = change(
  'surveyTasks.webConnections.remove',
  'DELETE',
  'SurveyTasks/{task}/WebConnections/{connection}',
  {
    wire: { promisesNothing: true },
    input: input<WebConnectionReference>(reference),
    output: ifAny,
    answer: 'nothing',
  },
);
