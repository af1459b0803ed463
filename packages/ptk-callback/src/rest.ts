import { openJson, type Answer, type Opened, type Verdict } from '@trunkline/core';
import { ptkCallbackCodes, type PtkCallbackCode } from './codes.ts';
import type { PtkContext, PtkPrepared } from './judge.ts';

/** What the REST side answers. */
export interface ConversationAnswer {
  readonly json: Readonly<Record<string, unknown>>;
  /** Where the conversation lives, whole; absent if the server said none. */
  readonly url: string | undefined;
  /** The server named a place elsewhere. */
  readonly strays: boolean;
}

const headers = { 'content-type': 'application/json', accept: 'application/json' } as const;

/** `POST conversations`, or `PUT` where the conversation lives. */
export function restRequest(
  does: 'open' | 'update',
  { url, ...wire }: Record<string, unknown>,
  base = '',
): PtkPrepared {
  const body = JSON.stringify(wire);
  if (does === 'open')
    return { method: 'POST', path: `${base}conversations`, headers, body, wireName: 'conversations' };
  return { method: 'PUT', path: String(url), headers, body, wireName: 'conversations' };
}

/** An empty body is one without anything to say. */
export function openConversation(
  { text, contentType, headers: got }: Answer,
  base: string,
  path: string,
): Opened<ConversationAnswer> {
  const opened = text === '' ? ({ opened: true, value: {} } as const) : openJson(text, contentType);
  if (!opened.opened) return opened;
  const { value } = opened;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { opened: false, reason: 'shape', issues: [{ path: '', expected: 'a JSON object' }] };
  }
  const asked = URL.canParse(path) ? path : base + path;
  const location = got['location'];
  const url = location !== undefined && URL.canParse(location, asked) ? new URL(location, asked) : undefined;
  const strays = url !== undefined && url.origin !== new URL(asked).origin;
  const json = value as Readonly<Record<string, unknown>>;
  return { opened: true, value: { json, url: strays ? undefined : url?.href, strays } };
}

/** How status codes show here is not on record: one that the table knows and that says no is taken at its word. */
export function judgeConversation(
  { json, url, strays }: ConversationAnswer,
  { answer: { status }, operation }: PtkContext,
): Verdict<PtkCallbackCode> {
  const code = json['code'] ?? (json['status'] as { code?: unknown } | null | undefined)?.code;
  const reading = ptkCallbackCodes.find(code);
  if (reading.match !== 'unknown' && reading.effect === 'failure') return { verdict: 'refused', reading };
  if (status === undefined || status < 200 || status > 299) return { verdict: 'foreign' };
  if (strays) return { verdict: 'foreign', issues: [{ path: 'Location', expected: 'an address of this server' }] };
  const opens = operation.wire.kind === 'rest' && operation.wire.does === 'open';
  if (opens && url === undefined)
    return { verdict: 'foreign', issues: [{ path: 'Location', expected: 'where the conversation lives' }] };
  return { verdict: 'accepted', payload: url === undefined ? json : { ...json, url } };
}
