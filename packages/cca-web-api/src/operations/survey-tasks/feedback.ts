import { input, integer, optional, required, rowsOf, text, type Routine } from '@trunkline/core';
import { asItCame, dataToken, known, type DataToken, type WithProperties } from '../../answers.ts';
import { id, type CcaWebApiId } from '../../fields.ts';
import { query, type CcaWebApiOperation } from '../../operation.ts';
import { downloadOf, type DownloadMade } from '../download-made.ts';
import { surveyTaskId, type SurveyTaskReference } from './survey-task.ts';

/** What somebody had to say about a survey. */
export interface Feedback extends WithProperties {
  /** Wire: `Id`. */
  readonly id: number;
  /** Wire: `Comment`. */
  readonly comment?: string;
}

export interface FeedbackReference extends SurveyTaskReference {
  /** Wire: in the path. */
  readonly feedbackId: CcaWebApiId;
}

const reference = input<FeedbackReference>({ surveyTaskId, feedbackId: required('feedback', id()) });

/** All feedback. Servers from 5.4.7 on. Wire: `GET SurveyTasks/{id}/Feedback`. */
export const list: CcaWebApiOperation<SurveyTaskReference, readonly Feedback[]> = query(
  'surveyTasks.feedback.list',
  'SurveyTasks/{task}/Feedback',
  {
    input: input<SurveyTaskReference>({ surveyTaskId }),
    output: rowsOf(known<Feedback>({ id: required('Id', integer()), comment: optional('Comment', text()) })),
  },
);

/**
 * One piece of feedback; in which form is not publicly documented. Inferred: the path stands, commented out, in the vendor's
 * wrapper. Wire: `GET SurveyTasks/{id}/Feedback/{feedbackId}`.
 */
export const get: CcaWebApiOperation<FeedbackReference, unknown> = query(
  'surveyTasks.feedback.get',
  'SurveyTasks/{task}/Feedback/{feedback}',
  { input: reference, output: asItCame, evidence: 'inferred' },
);

/**
 * Has the screenshot made ready to be fetched. Servers from 5.4.7 on. Wire: `GET
 * SurveyTasks/{id}/Feedback/{feedbackId}/Screenshot`.
 */
export const screenshot: CcaWebApiOperation<FeedbackReference, DataToken> = query(
  'surveyTasks.feedback.screenshot',
  'SurveyTasks/{task}/Feedback/{feedback}/Screenshot',
  { input: reference, output: dataToken },
);

/** Fetches the screenshot, as a stream: {@link screenshot}, then `files.download`. Servers from 5.4.7 on. */
export const downloadScreenshot: Routine<DownloadMade<FeedbackReference>> = downloadOf(
  screenshot,
  'surveyTasks.feedback.downloadScreenshot',
);
