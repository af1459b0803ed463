import { downloaded, input, noInput, required, type Download, type NoInput } from '@trunkline/core';
import { asItCame, type DataToken } from '../answers.ts';
import { pathToken } from '../fields.ts';
import { query, type CcaWebApiOperation } from '../operation.ts';

/** The files of the server; in which form is not publicly documented. Wire: `GET Files`. */
export const list: CcaWebApiOperation<NoInput, unknown> = query('files.list', 'Files', {
  input: noInput,
  output: asItCame,
});

/**
 * Fetches a file that waits under a data token, as a stream: into a file (`saveTo`), into memory (`bytes`), or however you
 * read its `body`. `onProgress` counts `bytes`.
 *
 * A file that broke off never stands under its final name. A token that the server does not know is `not_found` (102 or 103):
 * it has nothing to do with the session, and nobody logs in for it. An answer in JSON is taken for the server's envelope and
 * not for the file. Wire: `GET Files/Requests/{dataToken}/Download`.
 *
 * ```ts
 * const file = await cca.files.download({ dataToken });
 * if (file.ok) await file.value.saveTo('survey.qex');
 * ```
 */
export const download: CcaWebApiOperation<DataToken, Download> = query(
  'files.download',
  'Files/Requests/{dataToken}/Download',
  {
    wire: { byToken: true },
    input: input<DataToken>({ dataToken: required('dataToken', pathToken()) }),
    output: downloaded,
    answer: 'stream',
  },
);
