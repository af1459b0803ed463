import { noInput, rowsOf, type NoInput } from '@trunkline/core';
import { namedObject, type NamedObject } from '../named-object.ts';
import { query, type CcaWebApiOperation } from '../operation.ts';

/** All outbound groups. Wire: `GET OutboundGroups`. */
export const list: CcaWebApiOperation<NoInput, readonly NamedObject[]> = query(
  'outboundGroups.list',
  'OutboundGroups',
  {
    input: noInput,
    output: rowsOf(namedObject),
  },
);
