import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phone, phoneDigits } from '../src/index.ts';
import { write } from '../src/fields/kind.ts';

const sent = (value: unknown, kind = phone()): unknown => {
  const { wire, issues } = write(kind, value, 'toNumber');
  return issues.length === 0 ? wire : issues;
};
const refusedOf = (min: number, max: number) => [
  { path: 'toNumber', expected: `a telephone number of ${min} to ${max} digits` },
];

describe('a telephone number', () => {
  it.each([
    '+74955404444',
    '74955404444',
    '+7 495 540-44-44',
    '+7 (495) 540-44-44',
    '7.495.540.44.44',
    '+7\u00a0495\u00a0540\u201144\u201144',
    '+7 495 540\u201344\u201344',
    ' +7 495 5404444 ',
  ])('is taken as people write it: %j', (written) => {
    expect(sent(written)).toBe('74955404444');
  });

  it.each([
    'ALO-495-5404444',
    '+7 495 CALL NOW',
    '74955404444 ext. 101',
    '++74955404444',
    '7495540+4444',
    'tel:+74955404444',
    '74955404444;phone-context=x',
    '7495540444\u0664',
    '7495/5404444',
    'sip:101@host',
    '',
    '+',
    '()',
    `7495${' '.repeat(80)}5404444`,
    74955404444,
    null,
    undefined,
  ])('is refused where it is none: %j', (written) => {
    expect(sent(written)).toEqual(refusedOf(5, 15));
  });

  it('has as many digits as the vendor allows, the ends included', () => {
    expect(sent('12345')).toBe('12345');
    expect(sent('1234')).toEqual(refusedOf(5, 15));
    expect(sent('1'.repeat(15))).toBe('1'.repeat(15));
    expect(sent('1'.repeat(16))).toEqual(refusedOf(5, 15));
    expect(sent('+1 234', phone({ min: 4, max: 4 }))).toBe('1234');
    expect(sent('12345', phone({ min: 4, max: 4 }))).toEqual(refusedOf(4, 4));
  });

  it('keeps leading zeros and guesses no country', () => {
    expect(sent('0049 89 123456')).toBe('004989123456');
    expect(sent('8 495 540-44-44')).toBe('84955404444');
  });

  it("is sent in the vendor's form", () => {
    expect(sent('7 495 5404444', phone({ form: (digits) => `+${digits}` }))).toBe('+74955404444');
  });

  it('is the same however it is spelled', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 5, maxLength: 15 });
    const between = fc.array(fc.constantFrom(' ', '-', '.', '(', ')', '\u00a0', '\u2011'), { maxLength: 2 });
    fc.assert(
      fc.property(digits, fc.boolean(), fc.array(between, { minLength: 15, maxLength: 15 }), (number, plus, marks) => {
        const spelled = number.map((digit, at) => `${digit}${marks[at]?.join('') ?? ''}`).join('');
        expect(sent(plus ? `+${spelled}` : spelled)).toBe(number.join(''));
      }),
    );
  });

  it('is digits or nothing, whatever text comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (written) => {
        expect(phoneDigits(written) ?? '').toMatch(/^\d*$/);
      }),
      { numRuns: 40 },
    );
  });
});
