import { noInput, rowsOf, type NoInput } from '@trunkline/core';
import { namedObject, type NamedObject } from '../named-object.ts';
import { query, type CcaWebApiOperation } from '../operation.ts';

/** All connections to web servers (WebProd). Wire: `GET WebConnections`. */
export const list: CcaWebApiOperation<NoInput, readonly NamedObject[]> = query(
  'webConnections.list',
  'WebConnections',
  {
    input: noInput,
    output: rowsOf(namedObject),
  },
);
