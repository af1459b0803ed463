import { expect, optional, output, type Field, type Issue, type OutputFields, type Reader } from '@trunkline/core';
import type { CodeReading } from '@trunkline/core';
import { vatsCodes, type VatsCode } from '../codes.ts';

type Names = string | readonly [string, ...string[]];

/**
 * A field that may be absent. An event must not be lost for a field nobody needs: `""`, `null` and what can't be read are
 * nothing, and `rawOf(event)` still has what came.
 */
export function maybe<T>(wire: Names, kind: Reader<T>): Field<Reader<T | undefined>, false> {
  return optional(wire, {
    expected: kind.expected,
    read: (found, path) => {
      if (found === '') return undefined;
      const issues: Issue[] = [];
      const value = kind.read(found, path, issues);
      return issues.length === 0 ? value : undefined;
    },
  });
}

/** An object within an event. An empty list is an empty object: servers written in PHP write one for the other. */
export function part<T>(fields: OutputFields<T>): Reader<T> {
  const shape = output<T>(fields);
  return {
    expected: shape.expected,
    read: (wire, path, issues) => shape.read(Array.isArray(wire) && wire.length === 0 ? {} : wire, path, issues),
  };
}

/** A list of which those items count that can be read. */
export function items<T>(kind: Reader<T>): Reader<readonly T[]> {
  return {
    expected: 'a list',
    read: (wire, path, issues) => {
      if (!Array.isArray(wire)) return expect('a list', path, issues);
      return wire.flatMap((item: unknown) => {
        const own: Issue[] = [];
        const value = kind.read(item, path, own);
        return own.length === 0 ? [value] : [];
      });
    },
  };
}

/** A result code, read by the vendor's own rule; whatever stands there. */
export const code: Reader<CodeReading<VatsCode>> = {
  expected: 'a result code',
  read: (wire) => vatsCodes.find(wire),
};
