import {
  flag,
  integer,
  optional,
  output,
  required,
  rowsOf,
  text,
  within,
  type Field,
  type Reader,
  type Writer,
} from '@trunkline/core';
import { known, type WithProperties } from '../../answers.ts';
import { id, type CcaWebApiId } from '../../fields.ts';

/** A survey as the CCA runs it: its content, its quota, its lists of contacts. */
export interface SurveyTask extends WithProperties {
  /** Wire: `Id`. */
  readonly id: number;
  /** Wire: `Name`. */
  readonly name?: string;
  /** Wire: `Description`. */
  readonly description?: string;
  /** Wire: `WebSurvey`. */
  readonly webSurvey?: boolean;
  /** Wire: `QuotaMinimumTargetCount`. */
  readonly quotaMinimumTargetCount?: number;
  /** How it stands. Wire: `ObjectState`. */
  readonly objectState?: SurveyTaskState;
  /** Its lists of contacts; only where one task was asked for. Wire: `ListsSettings.Lists[].ListId`. */
  readonly listIds?: readonly number[];
  /** As the server writes it; the zone is not documented. Wire: `DateCreated` or `DateCreation`, the record disagrees. */
  readonly dateCreated?: string;
  /** As {@link dateCreated}. Wire: `DateModified` or `DateModification`. */
  readonly dateModified?: string;
}

export interface SurveyTaskState {
  /** Wire: `InterviewsCompletedCount`. */
  readonly interviewsCompletedCount?: number;
  /** Wire: `AgentsLoggedOnCount`. */
  readonly agentsLoggedOnCount?: number;
}

export interface SurveyTaskReference {
  /** Wire: in the path. */
  readonly surveyTaskId: CcaWebApiId;
}

/** The placeholder `{task}` of a path. */
export const surveyTaskId: Field<Writer<CcaWebApiId>, true> = required('task', id());

/** Settings without lists are settings all the same. */
const listIds: Reader<readonly number[] | undefined> = {
  expected: 'an object with Lists',
  read: (wire, path, issues) => {
    const { Lists: lists } = Object(wire) as { readonly Lists?: unknown };
    if (lists === undefined || lists === null) return undefined;
    return rowsOf(within('ListId', integer())).read(lists, path, issues);
  },
};

export const surveyTask: Reader<SurveyTask> = known<SurveyTask>({
  id: required('Id', integer()),
  name: optional('Name', text()),
  description: optional('Description', text()),
  webSurvey: optional('WebSurvey', flag()),
  quotaMinimumTargetCount: optional('QuotaMinimumTargetCount', integer()),
  objectState: optional(
    'ObjectState',
    output<SurveyTaskState>({
      interviewsCompletedCount: optional('InterviewsCompletedCount', integer()),
      agentsLoggedOnCount: optional('AgentsLoggedOnCount', integer()),
    }),
  ),
  listIds: optional('ListsSettings', listIds),
  dateCreated: optional(['DateCreated', 'DateCreation'], text()),
  dateModified: optional(['DateModified', 'DateModification'], text()),
});
