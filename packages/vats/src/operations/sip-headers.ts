import { type Issue, type Writer } from '@trunkline/core';

/** SIP headers that a command may set. Those a method doesn't know are ignored by the PBX without a word. */
export interface SipHeaders {
  /** Makes the telephone answer by itself after so many seconds, if it can. Wire: `Call-Info/answer-after`, 64 bytes at most. */
  readonly answerAfter?: string;
  /** The name shown on the telephone. Wire: `From/display-name`, 64 bytes at most. */
  readonly displayName?: string;
  /** Others, as `"<Header>/<part>": "value"`. */
  readonly raw?: Readonly<Record<string, string>>;
}

const wireNames: Readonly<Record<string, string>> = {
  answerAfter: 'Call-Info/answer-after',
  displayName: 'From/display-name',
};
const forbidden = /[;/?:@&=+$,\p{Cc}\p{Surrogate}]/u;
const rawName = /^[A-Za-z-]{1,64}\/[A-Za-z-]{1,64}$/;
const expectedValue = 'a text of at most 64 bytes without ; / ? : @ & = + $ ,';

function writeValue(value: unknown, path: string, issues: Issue[]): unknown {
  const fits =
    typeof value === 'string' && value !== '' && new TextEncoder().encode(value).length <= 64 && !forbidden.test(value);
  if (!fits) issues.push({ path, expected: expectedValue });
  return value;
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The SIP headers of one method; `allowed` are the named ones it takes. */
export function sipHeaders<T extends SipHeaders>(allowed: readonly string[]): Writer<T> {
  const expected = `an object with ${[...allowed, 'raw'].join(', ')}`;
  return {
    expected,
    write(value, path, issues) {
      if (!isPlainObject(value)) {
        issues.push({ path, expected });
        return undefined;
      }
      const wire: Record<string, unknown> = {};
      const { raw = {}, ...named } = value;
      if (!isPlainObject(raw)) {
        issues.push({ path: `${path}.raw`, expected: 'an object like { "From/display-name": "value" }' });
        return undefined;
      }
      for (const [name, given] of Object.entries(named)) {
        if (!allowed.includes(name))
          issues.push({ path: `${path}.${name}`, expected: `left out (known: ${allowed.join(', ')}, raw)` });
        else if (given !== undefined) wire[wireNames[name] ?? name] = writeValue(given, `${path}.${name}`, issues);
      }
      for (const [name, given] of Object.entries(raw)) {
        if (!rawName.test(name))
          issues.push({ path: `${path}.raw`, expected: 'an object whose keys are like From/display-name' });
        else wire[name] = writeValue(given, `${path}.raw.${name}`, issues);
      }
      return wire;
    },
  };
}
