import { flag, input, integer, optional, required, rowsOf, text, type UploadFile } from '@trunkline/core';
import { asItCame, created, type Created } from '../../answers.ts';
import { change, query, type CcaWebApiOperation } from '../../operation.ts';
import { surveyFile } from './survey-file.ts';
import { surveyTask, surveyTaskId, type SurveyTask, type SurveyTaskReference } from './survey-task.ts';

export interface SurveyTaskFilter {
  /** Seen in one client as `Running`; whether servers heed it is not verified. Wire: `status`, in the query. */
  readonly status?: string;
}

export interface NewSurveyTask {
  /** Wire: `Name`. */
  readonly name: string;
  /** Wire: `Description`. */
  readonly description?: string;
  /** How interviews are stored; the only value seen is 1, the default. Wire: `InterviewStorage`. */
  readonly interviewStorage?: number;
  /** Whether interviews that were not finished are kept. Wire: `KeepIncompletes`. */
  readonly keepIncompletes?: boolean;
  /** The survey (`.qex`). A big one need not be read first: `await openAsBlob(path)` of `node:fs`. Wire: the second part. */
  readonly file: UploadFile;
}

export interface DatabaseSettingsInput extends SurveyTaskReference {
  /** What is secret in the settings presumably comes encrypted with this key. Wire: `RSAPublicKey`, in the query. */
  readonly rsaPublicKey: string;
}

/** All survey tasks. Wire: `GET SurveyTasks`. */
export const list: CcaWebApiOperation<SurveyTaskFilter, readonly SurveyTask[]> = query(
  'surveyTasks.list',
  'SurveyTasks',
  {
    wire: { query: ['status'] },
    input: input<SurveyTaskFilter>({ status: optional('status', text()) }),
    output: rowsOf(surveyTask),
  },
);

/** One survey task, with its lists. Wire: `GET SurveyTasks/{id}`. */
export const get: CcaWebApiOperation<SurveyTaskReference, SurveyTask> = query('surveyTasks.get', 'SurveyTasks/{task}', {
  input: input<SurveyTaskReference>({ surveyTaskId }),
  output: surveyTask,
});

/**
 * Makes a survey task of a survey. `onProgress` counts `bytes` as they go out, in base64 a third more than the file has.
 * After a doubt it is not sent again; if the session has ended, the client logs in and sends it once more. How the file is
 * written is inferred: see the option `fileEncoding`.
 *
 * Wire: `POST SurveyTasks`, `multipart/mixed`: settings as JSON, then the file.
 *
 * ```ts
 * const file = { name: 'customers.qex', content: await openAsBlob('customers.qex') };
 * const made = await cca.surveyTasks.create({ name: 'Customers 2026', file });
 * if (made.ok) made.value.id;
 * ```
 */
export const create: CcaWebApiOperation<NewSurveyTask, Created> = change('surveyTasks.create', 'POST', 'SurveyTasks', {
  wire: { sends: 'survey', defaults: { InterviewStorage: 1 } },
  input: input<NewSurveyTask>({
    name: required('Name', text()),
    description: optional('Description', text({ min: 0 })),
    interviewStorage: optional('InterviewStorage', integer({ min: 0 })),
    keepIncompletes: optional('KeepIncompletes', flag()),
    file: required('file', surveyFile()),
  }),
  output: created,
});

/**
 * The survey as XML, for module `AskiaFace`; in which form is not publicly documented. Servers from 5.5.3 on. Wire: `GET
 * SurveyTasks/{id}/Survey/XML`.
 */
export const surveyXml: CcaWebApiOperation<SurveyTaskReference, unknown> = query(
  'surveyTasks.surveyXml',
  'SurveyTasks/{task}/Survey/XML',
  { input: input<SurveyTaskReference>({ surveyTaskId }), output: asItCame },
);

/**
 * Where the interviews of a survey task are stored; in which form is not publicly documented. Servers from 5.4.7 on. Wire:
 * `GET SurveyTasks/{id}/DatabaseSettings`.
 */
export const databaseSettings: CcaWebApiOperation<DatabaseSettingsInput, unknown> = query(
  'surveyTasks.databaseSettings',
  'SurveyTasks/{task}/DatabaseSettings',
  {
    wire: { query: ['RSAPublicKey'] },
    input: input<DatabaseSettingsInput>({ surveyTaskId, rsaPublicKey: required('RSAPublicKey', text()) }),
    output: asItCame,
  },
);
