import { noInput, rowsOf, type NoInput } from '@trunkline/core';
import { namedObject, type NamedObject } from '../named-object.ts';
import { query, type CcaWebApiOperation } from '../operation.ts';

/** When jobs are to run. Wire: `GET JobSchedules`. */
export const list: CcaWebApiOperation<NoInput, readonly NamedObject[]> = query('jobSchedules.list', 'JobSchedules', {
  input: noInput,
  output: rowsOf(namedObject),
});
