import { describe, expect, it } from 'vitest';
import {
  anything,
  decimal,
  flag,
  integer,
  named,
  oneOf,
  text,
  type Kind,
  type Reader,
  type Writer,
} from '../src/index.ts';
import { read, write } from '../src/fields/kind.ts';

/** What is written, or what was expected instead. */
function sent<T>(kind: Writer<T>, value: unknown): unknown {
  const { wire, issues } = write(kind, value, 'field');
  return issues.length === 0 ? wire : issues.map(({ path, expected }) => `${path}: ${expected}`).join('; ');
}
function got<T>(kind: Reader<T>, wire: unknown): unknown {
  const { value, issues } = read(kind, wire, 'field');
  return issues.length === 0 ? value : issues.map(({ path, expected }) => `${path}: ${expected}`).join('; ');
}

describe('a text', () => {
  it('is sent as it is', () => {
    for (const value of ['a', ' a ', 'Привет', '👋', '007']) expect(sent(text(), value)).toBe(value);
  });

  it.each([
    ['not empty', text(), '', 'field: a string that is not empty'],
    ['not a number', text(), 7, 'field: a string that is not empty'],
    ['not half a character', text(), 'a\ud800', 'field: a string without lone surrogates (halves of characters)'],
    ['not too long', text({ max: 3 }), 'abcd', 'field: a string of 1 to 3 characters'],
    ['not too short', text({ min: 2, max: 3 }), 'a', 'field: a string of 2 to 3 characters'],
    ['not too many bytes', text({ maxBytes: 3 }), 'Да', 'field: a string of 1 to 3 bytes'],
    ['of the pattern', text({ pattern: /^\d+$/, expected: 'digits' }), 'x', 'field: digits'],
  ] as const)('must be %s', (_what, kind, value, expected) => {
    expect(sent(kind, value)).toBe(expected);
  });

  it('takes what just fits', () => {
    expect(sent(text({ min: 0 }), '')).toBe('');
    expect(sent(text({ max: 3 }), 'abc')).toBe('abc');
    expect(sent(text({ maxBytes: 4 }), 'Да')).toBe('Да');
  });

  it('is read from numbers and booleans as well, so that ids keep every digit', () => {
    expect([got(text(), 7), got(text(), '007'), got(text(), true), got(text(), ''), got(text(), 12345678901234567890n)]) // prettier-ignore
      .toEqual(['7', '007', 'true', '', '12345678901234567890']);
    expect(got(text(), {})).toBe('field: a text');
    expect(got(text(), null)).toBe('field: a text');
  });
});

describe('a whole number', () => {
  const grade: Kind<number> = integer({ min: 1, max: 5 });

  it('is sent if it is whole and within its limits', () => {
    expect([sent(grade, 1), sent(grade, 5)]).toEqual([1, 5]);
    for (const wrong of [0, 6, 1.5, Number.NaN, Infinity, '3', 3n, 2 ** 53, null]) {
      expect(sent(grade, wrong)).toBe('field: a whole number from 1 to 5');
    }
    expect(sent(integer(), 2 ** 53)).toBe('field: a whole number');
    expect(sent(integer({ min: 1 }), 0)).toBe('field: a whole number of at least 1');
    expect(sent(integer({ max: 1 }), 2)).toBe('field: a whole number of at most 1');
  });

  it('is read from numbers and numeric texts, whatever its limits', () => {
    expect([got(grade, 9), got(grade, '9'), got(grade, ' 9 '), got(grade, '-9')]).toEqual([9, 9, 9, -9]);
    for (const wrong of ['', 'x', '1.5', '1e3', '0x1F', true, null, [7], '12345678901234567890', 1.5, Infinity]) {
      expect(got(grade, wrong)).toBe('field: a whole number');
    }
  });
});

describe('a number', () => {
  it('is sent if it is finite', () => {
    expect(sent(decimal(), 1.5)).toBe(1.5);
    for (const wrong of [Number.NaN, Infinity, -Infinity, '1.5'])
      expect(sent(decimal(), wrong)).toBe('field: a number');
    expect(sent(decimal({ min: 0, max: 1 }), 1.1)).toBe('field: a number from 0 to 1');
  });

  it('is read from numbers and numeric texts', () => {
    expect(['1.5', '-1', '1e3', '1E-3', 2.5].map((wire) => got(decimal(), wire))).toEqual([1.5, -1, 1000, 0.001, 2.5]);
    for (const wrong of ['', '1,5', '.5', 'NaN', 'Infinity', '0x1F', true, null, Infinity]) {
      expect(got(decimal(), wrong)).toBe('field: a number');
    }
  });

  it('is never read as infinite', () => {
    for (const huge of ['1e999', `${'9'.repeat(300)}e300`]) expect(got(decimal(), huge)).toBe('field: a number');
  });
});

describe('a yes or no', () => {
  it('is sent as the vendor spells it', () => {
    expect([sent(flag(), true), sent(flag(), false)]).toEqual([true, false]);
    expect([sent(flag(['N', 'Y']), true), sent(flag(['N', 'Y']), false)]).toEqual(['Y', 'N']);
    for (const wrong of ['true', 1, 0, null]) expect(sent(flag(), wrong)).toBe('field: true or false');
  });

  it('is read from the usual spellings', () => {
    for (const yes of [true, 1, '1', 'true', 'True', 'TRUE', 'Y', 'yes', 'on']) expect(got(flag(), yes)).toBe(true);
    for (const no of [false, 0, '0', 'false', 'N', 'no', 'off', '']) expect(got(flag(), no)).toBe(false);
    for (const odd of [2, 'maybe', null, [], {}]) expect(got(flag(), odd)).toBe('field: true or false');
  });
});

describe('one of a list', () => {
  const mode = oneOf(['serial', 'random']);

  it('is sent strictly and read openly, since a vendor adds values', () => {
    expect(sent(mode, 'random')).toBe('random');
    expect(sent(mode, 'new')).toBe('field: one of serial, random');
    expect(sent(mode, 0)).toBe('field: one of serial, random');
    expect([got(mode, 'random'), got(mode, 'new'), got(mode, 7)]).toEqual(['random', 'new', '7']);
    expect(got(mode, null)).toBe('field: one of serial, random');
  });
});

describe("a name for the vendor's number", () => {
  const mode = named({ serial: 0, random: 3, other: 'X' });

  it('is sent as the number and read back as the name', () => {
    expect([sent(mode, 'serial'), sent(mode, 'random'), sent(mode, 'other')]).toEqual([0, 3, 'X']);
    expect([got(mode, 0), got(mode, '3'), got(mode, 'X')]).toEqual(['serial', 'random', 'other']);
  });

  it('is its text where the number has no name', () => {
    expect([got(mode, 9), got(mode, 'new')]).toEqual(['9', 'new']);
    expect(got(mode, {})).toBe('field: one of serial, random, other');
  });

  it('is not a name that every object has', () => {
    for (const wrong of ['toString', '__proto__', 'constructor', 'new', 0]) {
      expect(sent(mode, wrong)).toBe('field: one of serial, random, other');
    }
  });
});

it('anything passes as it is', () => {
  const value = { a: [1, null] };
  expect(sent(anything(), value)).toBe(value);
  expect(got(anything(), value)).toBe(value);
});
