import { expect, type Writer } from './kind.ts';

const asWritten = /^\+?[\d\s().\-\u2010-\u2013]+$/;

/** How a vendor wants a telephone number. */
export interface PhoneForm {
  /** Digits at least. Default 5: shorter ones are extensions. */
  readonly min?: number;
  /** Digits at most. Default 15, as E.164 has it. */
  readonly max?: number;
  /** From digits to the vendor's form. Default: the digits alone. */
  readonly form?: (digits: string) => string;
}

/** The digits of a number written in any usual way, or `undefined` if it isn't one. No country is guessed. */
export function phoneDigits(value: string): string | undefined {
  if (value.length > 64 || !asWritten.test(value.trim())) return undefined;
  return value.replace(/\D/g, '');
}

/** A telephone number: E.164 with the usual spaces, brackets and hyphens. Letters and wrong lengths are refused. */
export function phone({ min = 5, max = 15, form = (digits) => digits }: PhoneForm = {}): Writer<string> {
  const expected = `a telephone number of ${min} to ${max} digits`;
  return {
    expected,
    write: (value, path, issues) => {
      const digits = typeof value === 'string' ? phoneDigits(value) : undefined;
      return digits !== undefined && digits.length >= min && digits.length <= max
        ? form(digits)
        : expect(expected, path, issues);
    },
  };
}
