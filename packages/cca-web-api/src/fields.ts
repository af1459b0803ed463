import { expect, text, type Kind, type Writer } from '@trunkline/core';

/** How this API names its objects: by whole numbers. A text of digits passes too, for ids that were kept as texts. */
export type CcaWebApiId = number | string;

/** Names and values as the server spells them. */
export type CcaWebApiRecord = Readonly<Record<string, unknown>>;

const digits = /^(0|[1-9]\d{0,18})$/;

/** An id to send. 0 is no object, but the template of new ones; `least: 0` where that may be meant. */
export function id({ least = 1 }: { readonly least?: 0 | 1 } = {}): Writer<CcaWebApiId> {
  const expected = `an id: a whole number of at least ${least}`;
  return {
    expected,
    write: (value, path, issues) => {
      const isId = Number.isSafeInteger(value) || (typeof value === 'string' && digits.test(value));
      return isId && Number(value) >= least ? value : expect(expected, path, issues);
    },
  };
}

/** An id in a body: as a number wherever one can hold it. */
export function idInBody(): Writer<CcaWebApiId> {
  const any = id();
  return {
    expected: any.expected,
    write: (value, path, issues) => {
      const written = any.write(value, path, issues);
      return Number.isSafeInteger(Number(written)) ? Number(written) : written;
    },
  };
}

/** A token that stands in a path. */
export function pathToken(): Kind<string> {
  return text({ pattern: /^(?!\.{1,2}$)[\x21-\x7e]{1,1024}$/, expected: 'a token: 1 to 1024 visible characters' });
}

/** An object of the caller's, sent as it is. */
export function record(): Writer<CcaWebApiRecord> {
  const expected = 'an object that JSON can carry';
  return {
    expected,
    write: (value, path, issues) => {
      const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
      return isObject && isCarried(value) ? value : expect(expected, path, issues);
    },
  };
}

/** Anything that JSON can carry, sent as it is. */
export function json(): Writer<unknown> {
  const expected = 'something that JSON can carry';
  return { expected, write: (value, path, issues) => (isCarried(value) ? value : expect(expected, path, issues)) };
}

function isCarried(value: unknown): boolean {
  try {
    return typeof JSON.stringify(value) === 'string';
  } catch {
    return false; // it holds itself, or a number too big for JSON
  }
}
