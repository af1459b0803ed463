import { noInput, rowsOf, type NoInput } from '@trunkline/core';
import { namedObject, type NamedObject } from '../named-object.ts';
import { query, type CcaWebApiOperation } from '../operation.ts';

/** All groups of agents. Wire: `GET Groups`. */
export const list: CcaWebApiOperation<NoInput, readonly NamedObject[]> = query('groups.list', 'Groups', {
  input: noInput,
  output: rowsOf(namedObject),
});
