import type { Issue } from '../errors/error.ts';
import { expect, type Kind, type Reader, type Writer } from './kind.ts';

const surrogate = /\p{Surrogate}/u;
const wholeNumber = /^-?\d{1,16}$/;
const decimalNumber = /^-?\d{1,300}(\.\d+)?(e[+-]?\d{1,3})?$/i;
const utf8 = new TextEncoder();

export interface TextLimits {
  /** Characters at least. Default 1. */
  readonly min?: number;
  /** Characters at most. */
  readonly max?: number;
  /** Bytes of UTF-8 at most. */
  readonly maxBytes?: number;
  readonly pattern?: RegExp;
  /** What to say instead of the limits. */
  readonly expected?: string;
}

function describeText({ min = 1, max, maxBytes, expected }: TextLimits): string {
  if (expected !== undefined) return expected;
  if (maxBytes !== undefined) return `a string of ${min} to ${maxBytes} bytes`;
  if (max !== undefined) return `a string of ${min} to ${max} characters`;
  return min > 0 ? 'a string that is not empty' : 'a string';
}

/** A text. Read: numbers and booleans count as their text, so an id never turns into a rounded number. */
export function text(limits: TextLimits = {}): Kind<string> {
  const { min = 1, max = Infinity, maxBytes = Infinity, pattern } = limits;
  const expected = describeText(limits);
  function fits(value: string): boolean {
    return (
      value.length >= min &&
      value.length <= max &&
      (maxBytes === Infinity || utf8.encode(value).length <= maxBytes) &&
      (pattern === undefined || pattern.test(value))
    );
  }
  return {
    expected,
    write: (value, path, issues) => {
      if (typeof value !== 'string' || !fits(value)) return expect(expected, path, issues);
      return surrogate.test(value)
        ? expect('a string without lone surrogates (halves of characters)', path, issues)
        : value;
    },
    read: (wire, path, issues) => {
      if (typeof wire === 'string') return wire;
      if (typeof wire === 'number' || typeof wire === 'boolean' || typeof wire === 'bigint') return String(wire);
      return expect('a text', path, issues);
    },
  };
}

export interface NumberLimits {
  readonly min?: number;
  readonly max?: number;
}

function describeRange(what: string, { min, max }: NumberLimits): string {
  if (min !== undefined && max !== undefined) return `${what} from ${min} to ${max}`;
  if (min !== undefined) return `${what} of at least ${min}`;
  return max === undefined ? what : `${what} of at most ${max}`;
}

function numeric(what: string, pattern: RegExp, whole: boolean, limits: NumberLimits): Kind<number> {
  const { min = -Infinity, max = Infinity } = limits;
  const expected = describeRange(what, limits);
  return {
    expected,
    write: (value, path, issues) =>
      typeof value === 'number' &&
      (whole ? Number.isSafeInteger(value) : Number.isFinite(value)) &&
      value >= min &&
      value <= max
        ? value
        : expect(expected, path, issues),
    read: (wire, path, issues) => {
      const found = typeof wire === 'string' && pattern.test(wire.trim()) ? Number(wire) : wire;
      const fits = whole ? Number.isSafeInteger(found) : Number.isFinite(found);
      return fits ? (found as number) : expect(what, path, issues);
    },
  };
}

/** A whole number. Read: a numeric string counts. */
export function integer(limits: NumberLimits = {}): Kind<number> {
  return numeric('a whole number', wholeNumber, true, limits);
}

/** A number. Read: a numeric string counts. */
export function decimal(limits: NumberLimits = {}): Kind<number> {
  return numeric('a number', decimalNumber, false, limits);
}

const readAsTrue: ReadonlySet<unknown> = new Set([true, 1, '1', 'true', 'TRUE', 'True', 'Y', 'y', 'yes', 'on']);
const readAsFalse: ReadonlySet<unknown> = new Set([
  false,
  0,
  '0',
  'false',
  'FALSE',
  'False',
  'N',
  'n',
  'no',
  'off',
  '',
]);

/** Yes or no. `wire` says how it is written: `[false form, true form]`, booleans by default. Read: the usual spellings. */
export function flag(wire: readonly [unknown, unknown] = [false, true]): Kind<boolean> {
  const expected = 'true or false';
  return {
    expected,
    write: (value, path, issues) => (typeof value === 'boolean' ? wire[value ? 1 : 0] : expect(expected, path, issues)),
    read: (value, path, issues) => {
      if (readAsTrue.has(value)) return true;
      return readAsFalse.has(value) ? false : expect(expected, path, issues);
    },
  };
}

/** One of a list of texts. Written strictly; read openly, since a vendor adds values. */
export function oneOf<const T extends string>(values: readonly T[]): Writer<T> & Reader<T | (string & {})> {
  const expected = `one of ${values.join(', ')}`;
  return {
    expected,
    write: (value: unknown, path: string, issues: Issue[]) =>
      values.includes(value as T) ? value : expect(expected, path, issues),
    read: (wire: unknown, path: string, issues: Issue[]) =>
      typeof wire === 'string' || typeof wire === 'number' ? String(wire) : expect(expected, path, issues),
  } as Writer<T> & Reader<T | (string & {})>;
}

/** Names for the vendor's numbers: `{ serial: 0, random: 3 }`. Read: a number without a name comes back as its text. */
export function named<const T extends string>(
  values: Readonly<Record<T, number | string>>,
): Writer<T> & Reader<T | (string & {})> {
  const names = new Map(Object.entries<number | string>(values).map(([name, wire]) => [String(wire), name]));
  const expected = `one of ${Object.keys(values).join(', ')}`;
  return {
    expected,
    write: (value: unknown, path: string, issues: Issue[]) =>
      typeof value === 'string' && Object.hasOwn(values, value) ? values[value as T] : expect(expected, path, issues),
    read: (wire: unknown, path: string, issues: Issue[]) =>
      typeof wire === 'string' || typeof wire === 'number'
        ? (names.get(String(wire)) ?? String(wire))
        : expect(expected, path, issues),
  } as Writer<T> & Reader<T | (string & {})>;
}

/** Whatever stands there, as it came. */
export function anything(): Kind<unknown> {
  return { expected: 'anything', write: (value) => value, read: (wire) => wire };
}
