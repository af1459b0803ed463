import { expect, integer, output, under, type Issue, type OutputFields, type Reader } from '@trunkline/core';
import { isFields } from './envelope.ts';
import type { CcaWebApiRecord } from './fields.ts';

/** What came with an object beside the fields that have names here. */
export interface WithProperties {
  /** The whole object as it came, by the names of the server: most of its fields are not publicly documented. */
  readonly properties: CcaWebApiRecord;
}

/** An object of which some fields are known; the rest stays within reach. */
export function known<T extends WithProperties>(fields: OutputFields<Omit<T, 'properties'>>): Reader<T> {
  const shape = output<Omit<T, 'properties'>>(fields);
  return {
    expected: shape.expected,
    read: (wire, path, issues) => ({ ...shape.read(wire, path, issues), properties: wire as CcaWebApiRecord }) as T,
  };
}

/** Whatever the answer is, as long as there is one. */
export const asItCame: Reader<unknown> = {
  expected: 'an answer',
  read: (wire, path, issues) => (wire === undefined ? expect('there: Response', path, issues) : wire),
};

/** Whatever the answer is, if there is one. */
export const ifAny: Reader<unknown> = { expected: 'anything', read: (wire) => wire };

/** A template that is edited and sent back, so it keeps the names of the server. */
export const template: Reader<CcaWebApiRecord> = {
  expected: 'an object',
  read: (wire, path, issues) => (isFields(wire) ? wire : expect('an object', path, issues)),
};

/** The id of what was made. Wire: `NewId`. */
export interface Created {
  readonly id: number;
}

export const created: Reader<Created> = output<Created>({
  id: { wire: ['NewId'], kind: integer(), required: true },
});

/** A file waits to be fetched: `files.download`. */
export interface DataToken {
  /** Wire: `DataToken`. */
  readonly dataToken: string;
}

/** The vendor shows it as a field; where its shape is not shown, a bare text is read as well. */
export const dataToken: Reader<DataToken> = {
  expected: 'an object with DataToken, or a text',
  read(wire: unknown, path: string, issues: Issue[]): DataToken {
    const found: unknown = isFields(wire) ? wire['DataToken'] : wire;
    const isToken = (typeof found === 'string' && found !== '') || Number.isSafeInteger(found);
    if (!isToken) return expect('there: a token', under(path, 'dataToken'), issues);
    return { dataToken: String(found) };
  },
};

/** The whole answer is one text. */
export const bareText: Reader<string> = {
  expected: 'a text',
  read: (wire, path, issues) => {
    const isText = (typeof wire === 'string' && wire !== '') || Number.isSafeInteger(wire);
    return isText ? String(wire) : expect('a text', path, issues);
  },
};
