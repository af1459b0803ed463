import type { Opened } from '@trunkline/core';

/** What the server wraps every answer in, but files. */
export interface Envelope {
  /** Should be that of HTTP; nothing says that it always is. Wire: `StatusCode`. */
  readonly statusCode: number | undefined;
  /** Four parts, `5.4.6.1`; seen empty as well. Wire: `Version`. */
  readonly version: string | undefined;
  /** A list, an object, or a bare text. Wire: `Response`. */
  readonly response: unknown;
}

type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field of the envelope in whatever case: the vendor's own samples disagree about it. */
export function fieldOf(fields: Fields, name: string): unknown {
  if (Object.hasOwn(fields, name)) return fields[name];
  const spelled = Object.keys(fields).find((key) => key.toLowerCase() === name.toLowerCase());
  return spelled === undefined ? undefined : fields[spelled];
}

/** A number, or a text that is one; `undefined` for anything else. */
export function wholeNumber(value: unknown): number | undefined {
  const found = typeof value === 'string' && /^\s*\d{1,9}\s*$/.test(value) ? Number(value) : value;
  return Number.isSafeInteger(found) ? (found as number) : undefined;
}

export function openEnvelope(value: unknown, mayBeBare: boolean): Opened<Envelope> {
  if (mayBeBare && Array.isArray(value)) {
    return { opened: true, value: { statusCode: undefined, version: undefined, response: value } };
  }
  if (!isFields(value)) return wrong('', 'an object with StatusCode and Response');
  const status = fieldOf(value, 'StatusCode') ?? undefined;
  const response = fieldOf(value, 'Response');
  if (status === undefined && response === undefined) return wrong('', 'an object with StatusCode and Response');
  const statusCode = wholeNumber(status);
  if (status !== undefined && statusCode === undefined) return wrong('StatusCode', 'a status of three digits');
  const version = fieldOf(value, 'Version');
  return { opened: true, value: { statusCode, version: typeof version === 'string' ? version : undefined, response } };
}

function wrong(path: string, expected: string): Opened<Envelope> {
  return { opened: false, reason: 'shape', issues: [{ path, expected }] };
}
