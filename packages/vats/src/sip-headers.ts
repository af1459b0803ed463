import { expect, under, type Issue, type Writer } from '@trunkline/core';

/** SIP headers that a command may set. Those a method doesn't know are ignored by the PBX without a word. */
export interface SipHeaders {
  /** Makes the telephone answer by itself after so many seconds, if it can. Wire: `Call-Info/answer-after`. */
  readonly answerAfterSeconds?: number;
  /** The name shown on the telephone; 64 bytes at most. Wire: `From/display-name`. */
  readonly displayName?: string;
  /** Others, as `"<Header>/<part>": "value"`, 64 bytes at most. */
  readonly raw?: Readonly<Record<string, string>>;
}

type Named = Exclude<keyof SipHeaders, 'raw'>;

const wireNames: Readonly<Record<Named, string>> = {
  answerAfterSeconds: 'Call-Info/answer-after',
  displayName: 'From/display-name',
};
const forbidden = /[;/?:@&=+$,\p{Cc}\p{Surrogate}]/u;
const rawName = /^[A-Za-z-]{1,64}\/[A-Za-z-]{1,64}$/;

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function writeText(value: unknown, path: string, issues: Issue[]): unknown {
  const bytes = typeof value === 'string' ? new TextEncoder().encode(value).length : 0;
  if (bytes >= 1 && bytes <= 64 && !forbidden.test(value as string)) return value;
  return expect('a text of at most 64 bytes without ; / ? : @ & = + $ ,', path, issues);
}

function writeSeconds(value: unknown, path: string, issues: Issue[]): unknown {
  return Number.isSafeInteger(value) && (value as number) >= 0
    ? String(value)
    : expect('a whole number of seconds', path, issues);
}

/** The SIP headers of one method; `allowed` are the named ones it takes. */
export function sipHeaders<T extends SipHeaders>(allowed: readonly Named[]): Writer<T> {
  const known = [...allowed, 'raw'].join(', ');
  return {
    expected: `an object with ${known}`,
    write(value, path, issues) {
      if (!isPlainObject(value)) return expect(`an object with ${known}`, path, issues);
      const { raw = {}, ...named } = value;
      const wire: Record<string, unknown> = {};
      for (const [name, given] of Object.entries(named)) {
        const place = under(path, name);
        if (!allowed.includes(name as Named)) expect(`left out (known: ${known})`, place, issues);
        else if (given !== undefined) {
          const write = name === 'answerAfterSeconds' ? writeSeconds : writeText;
          wire[wireNames[name as Named]] = write(given, place, issues);
        }
      }
      const inside = under(path, 'raw');
      if (!isPlainObject(raw)) return expect('an object like { "From/display-name": "value" }', inside, issues);
      for (const [name, given] of Object.entries(raw)) {
        if (rawName.test(name)) wire[name] = writeText(given, under(inside, name), issues);
        else expect('an object whose keys are like From/display-name', inside, issues);
      }
      return wire;
    },
  };
}
