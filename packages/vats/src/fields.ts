import { expect, phoneDigits, text, type Kind, type Writer } from '@trunkline/core';

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

/** A line: a number, or the name of a SIP line. */
export function line(): Kind<string> {
  return text({ maxBytes: 128 });
}
