import { noInput, type NoInput } from '@trunkline/core';
import { asItCame } from '../answers.ts';
import { query, type CcaWebApiOperation } from '../operation.ts';

/** The general settings; in which form is not publicly documented. Wire: `GET GeneralSettings`. */
export const get: CcaWebApiOperation<NoInput, unknown> = query('generalSettings.get', 'GeneralSettings', {
  input: noInput,
  output: asItCame,
});
