import { expect, optional, phoneDigits, text, type Field, type Kind, type Writer } from '@trunkline/core';

const sipAddress = /^(sip:)?[\w.+-]+@[\w.-]+$/i;

/** Digits of a number as it is sent. With a plus it is a number of the world and no extension. */
function digitsOf(value: string, min: number): string | undefined {
  const digits = phoneDigits(value);
  const least = value.trim().startsWith('+') ? outsideDigits : min;
  return digits !== undefined && digits.length >= least && digits.length <= 15 ? digits : undefined;
}

const outsideDigits = 5;

function reachable(min: number, expected: string): Writer<string> {
  return {
    expected,
    write: (value, path, issues) => {
      const found = typeof value === 'string' ? digitsOf(value, min) : undefined;
      if (found !== undefined) return found;
      const isSip = typeof value === 'string' && sipAddress.test(value) && value.length <= 128;
      return isSip ? value : expect(expected, path, issues);
    },
  };
}

/**
 * Whom a call can reach: a number in any usual spelling (sent as digits without `+`), an extension, or a SIP address.
 * 128 bytes at most.
 */
export function subscriber(): Writer<string> {
  return reachable(1, 'a telephone number, an extension, or a SIP address');
}

/** A number outside the PBX, or a SIP address; no extension. */
export function outsideNumber(): Writer<string> {
  return reachable(outsideDigits, 'a telephone number of 5 to 15 digits, or a SIP address; no extension');
}

/** An employee's or a group's short number. A text: leading zeros count (`0511`). */
export function extension(): Kind<string> {
  return text({ pattern: /^\d{1,16}$/, expected: 'an extension: 1 to 16 digits, as a string' });
}

/** An opaque id of the PBX: at most 128 bytes; its inner form must not be used. */
export function opaqueId(): Kind<string> {
  return text({ maxBytes: 128 });
}

/** An id that the wire wants as a number: a text of digits all the same, so that none is ever rounded. */
export function numericId(): Writer<string> {
  const digits = text({ pattern: /^(0|[1-9]\d{0,14})$/, expected: 'an id: 1 to 15 digits, as a string' });
  return {
    expected: digits.expected,
    write: (value, path, issues) => Number(digits.write(value, path, issues)),
  };
}

/** A password as the code 3120 describes it; that it holds for every password is inferred. */
export function strongPassword(): Writer<string> {
  return text({
    pattern: /^(?=.*\d)(?=.*\p{Ll})(?=.*\p{Lu}).{8,}$/su,
    expected: 'a password of at least 8 characters with upper and lower case and a digit',
  });
}

/** A line: a number, or the name of a SIP line. */
export function line(): Kind<string> {
  return text({ maxBytes: 128 });
}

/** A time of the day: `09:30`. */
export function timeOfDay(): Kind<string> {
  return text({ pattern: /^([01]\d|2[0-3]):[0-5]\d$/, expected: 'a time of the day: HH:MM' });
}

/** A day of the calendar: `2026-02-28`. */
export function calendarDay(): Writer<string> {
  const expected = 'a day of the calendar: YYYY-MM-DD';
  return {
    expected,
    write: (value, path, issues) =>
      typeof value === 'string' && isDay(value) ? value : expect(expected, path, issues),
  };
}

/** `Date` takes the 31st of February for the 3rd of March. */
function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(value);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

/** What a caller must say before harm is done. Checked, and not sent: JSON leaves `undefined` out. */
export const acknowledgement: Field<Writer<true>, false> = optional('(not sent)', {
  expected: 'true',
  write: (value, path, issues) => (value === true ? undefined : expect('true', path, issues)),
});

/** One of a list of numbers. */
export function oneOfNumbers<const T extends number>(values: readonly T[]): Writer<T> {
  const expected = `one of ${values.join(', ')}`;
  return {
    expected,
    write: (value, path, issues) => (values.includes(value as T) ? value : expect(expected, path, issues)),
  };
}

/** `null` is a value of its own here. */
export function orNull<T>(kind: Writer<T>): Writer<T | null> {
  return {
    expected: `${kind.expected}, or null`,
    write: (value, path, issues) => (value === null ? null : kind.write(value, path, issues)),
  };
}

/** An object of the caller's, sent as it is. */
export function jsonObject(): Writer<AnyJson> {
  const expected = 'an object that JSON can carry';
  return {
    expected,
    write: (value, path, issues) => (isCarried(value) ? value : expect(expected, path, issues)),
  };
}

/** An object whose names and values are the caller's, or the vendor's, own. */
export type AnyJson = Readonly<Record<string, unknown>>;

function isCarried(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  try {
    return typeof JSON.stringify(value) === 'string';
  } catch {
    return false;
  }
}
