import { flag, input, optional, required, type Routine, type UploadFile } from '@trunkline/core';
import { dataToken, ifAny, type DataToken } from '../../answers.ts';
import { change, query, type CcaWebApiOperation } from '../../operation.ts';
import { downloadOf, type DownloadMade } from '../download-made.ts';
import { surveyFile } from './survey-file.ts';
import { surveyTaskId, type SurveyTaskReference } from './survey-task.ts';

export interface ContentUpdate extends SurveyTaskReference {
  /** The new survey (`.qex`). Wire: the only part. */
  readonly file: UploadFile;
  /**
   * Takes it although the server warns that it does not quite fit what has been collected (206). Wire: `ignoreWarnings`, in
   * the query.
   */
  readonly ignoreWarnings?: boolean;
}

const reference = input<SurveyTaskReference>({ surveyTaskId });

/** Has the survey made ready to be fetched. Servers from 5.5.3 on. Wire: `GET SurveyTasks/{id}/Content`. */
export const get: CcaWebApiOperation<SurveyTaskReference, DataToken> = query(
  'surveyTasks.content.get',
  'SurveyTasks/{task}/Content',
  { input: reference, output: dataToken },
);

/**
 * Fetches the survey, as a stream: {@link get}, then `files.download`. Servers from 5.5.3 on.
 *
 * ```ts
 * const survey = await cca.surveyTasks.content.download({ surveyTaskId: 7 });
 * if (survey.ok) await survey.value.saveTo('customers.qex');
 * ```
 */
export const download: Routine<DownloadMade<SurveyTaskReference>> = downloadOf(get, 'surveyTasks.content.download');

/**
 * Puts another survey in the place of the present one. `onProgress` counts `bytes` as they go out, in base64 a third more
 * than the file has. 205 is a failure, and 206 asks for `ignoreWarnings`: neither is sent again by itself. How the file is
 * written is inferred: see the option `fileEncoding`. Wire: `PUT SurveyTasks/{id}/Content`, `multipart/mixed`.
 */
export const update: CcaWebApiOperation<ContentUpdate, unknown> = change(
  'surveyTasks.content.update',
  'PUT',
  'SurveyTasks/{task}/Content',
  {
    wire: { sends: 'survey', query: ['ignoreWarnings'], promisesNothing: true },
    input: input<ContentUpdate>({
      surveyTaskId,
      file: required('file', surveyFile()),
      ignoreWarnings: optional('ignoreWarnings', flag()),
    }),
    output: ifAny,
    answer: 'nothing',
  },
);
