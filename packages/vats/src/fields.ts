import { phoneDigits, text, type Kind, type Writer } from '@trunkline/core';

const sipAddress = /^(sip:)?[\w.+-]+@[\w.-]+$/i;
const expectedSubscriber = 'a telephone number, an extension, or a SIP address';

/**
 * Whom a call can reach: a number in any usual spelling (sent as digits without `+`), an extension, or a SIP address.
 * 128 bytes at most.
 */
export function subscriber(): Writer<string> {
  return {
    expected: expectedSubscriber,
    write: (value, path, issues) => {
      if (typeof value === 'string') {
        const digits = phoneDigits(value);
        if (digits !== undefined && digits.length >= 1 && digits.length <= 15) return digits;
        if (sipAddress.test(value) && value.length <= 128) return value;
      }
      issues.push({ path, expected: expectedSubscriber });
      return undefined;
    },
  };
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
