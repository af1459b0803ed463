import { expect, type Reader } from '@trunkline/core';
import type { AnyJson } from '../fields.ts';

/** Values by the ids of your own fields, as they come. An empty list is an empty object: servers write one for the other. */
export const ownFields: Reader<AnyJson> = {
  expected: 'values by id',
  read(wire, path, issues) {
    if (typeof wire !== 'object' || wire === null) return expect(ownFields.expected, path, issues);
    if (!Array.isArray(wire)) return wire as AnyJson;
    return wire.length === 0 ? {} : expect(ownFields.expected, path, issues);
  },
};
