import { expect, input, optional, required, text, type Writer } from '@trunkline/core';
import { asItCame, ifAny } from '../../answers.ts';
import { change, query, type CcaWebApiOperation } from '../../operation.ts';
import { surveyTaskId, type SurveyTaskReference } from './survey-task.ts';

export interface InterviewsInput extends SurveyTaskReference {
  /** `DatFile` (or 0), or 1 for a format whose name is not known. Default: the server's. Wire: `format`, in the query. */
  readonly format?: 'DatFile' | 0 | 1 | (string & {});
}

export interface InterviewsUpload extends SurveyTaskReference {
  /** What your server wants: not publicly documented. Wire: the body. */
  readonly content: Blob | Uint8Array<ArrayBuffer>;
  /** What it is. Default `application/octet-stream`. Wire: `Content-Type`. */
  readonly contentType?: string;
}

const format: Writer<'DatFile' | 0 | 1 | (string & {})> = {
  expected: 'DatFile, 0, 1, or another word of the server',
  write: (value, path, issues) => {
    const isFormat = value === 0 || value === 1 || (typeof value === 'string' && /^\w{1,40}$/.test(value));
    return isFormat ? value : expect(format.expected, path, issues);
  },
};

const content: Writer<Blob | Uint8Array<ArrayBuffer>> = {
  expected: 'a Blob or bytes',
  write: (value, path, issues) =>
    value instanceof Blob || value instanceof Uint8Array ? value : expect(content.expected, path, issues),
};

/**
 * The interviews. The answer is probably a token for `files.download`, but that is not documented; if your server sends the
 * file itself, use `client.download`. Servers from 5.5.3 on. Wire: `GET SurveyTasks/{id}/Interviews`.
 */
export const get: CcaWebApiOperation<InterviewsInput, unknown> = query(
  'surveyTasks.interviews.get',
  'SurveyTasks/{task}/Interviews',
  {
    wire: { query: ['format'] },
    input: input<InterviewsInput>({ surveyTaskId, format: optional('format', format) }),
    output: asItCame,
  },
);

/**
 * Sends interviews. Neither body nor answer are publicly documented. `onProgress` counts `bytes`. Servers from 5.5.3 on. Wire:
 * `PUT SurveyTasks/{id}/Interviews`.
 */
export const put: CcaWebApiOperation<InterviewsUpload, unknown> = change(
  'surveyTasks.interviews.put',
  'PUT',
  'SurveyTasks/{task}/Interviews',
  {
    wire: { sends: 'bytes', promisesNothing: true },
    input: input<InterviewsUpload>({
      surveyTaskId,
      content: required('content', content),
      contentType: optional(
        'contentType',
        text({ pattern: /^[\w.+-]+\/[\w.+-]+$/, expected: 'a media type such as application/octet-stream' }),
      ),
    }),
    output: ifAny,
    answer: 'nothing',
  },
);
