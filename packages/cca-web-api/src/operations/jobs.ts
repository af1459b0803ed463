import { noInput, rowsOf, type NoInput } from '@trunkline/core';
import { namedObject, type NamedObject } from '../named-object.ts';
import { query, type CcaWebApiOperation } from '../operation.ts';

/** All jobs. Wire: `GET Jobs`. */
export const list: CcaWebApiOperation<NoInput, readonly NamedObject[]> = query('jobs.list', 'Jobs', {
  input: noInput,
  output: rowsOf(namedObject),
});
