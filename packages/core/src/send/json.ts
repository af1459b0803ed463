import type { DecodeReason } from '../errors/words.ts';
import type { Issue } from '../errors/error.ts';
import { jsonErrorOffset } from './json-offset.ts';

/** A step that read something, or says why not. */
export type Opened<T> =
  | { readonly opened: true; readonly value: T }
  | { readonly opened: false; readonly reason: DecodeReason; readonly issues: readonly Issue[] };

const blank = /^\s*$/;
const html = /^(text\/html|application\/xhtml\+xml)\b/i;
/**
 * Where a long number can begin. This is asked of every text, so the digits are written out: over a pattern of a fixed length the
 * engine can leap, over a repetition it can't (eight times as long).
 */
const longNumber = /[:,[\s-]\d\d\d\d\d\d\d\d\d\d\d\d\d\d\d\d/;
const onlyLongNumber = /^\d{16}/;

/** A number that must not be rounded, or a name, spelled out or with escapes, that must not re-parent an object. */
function needsCare(text: string): boolean {
  if (text.includes('__proto__') || text.includes('\\u00')) return true;
  return longNumber.test(text) || onlyLongNumber.test(text);
}

type Source = { readonly source?: string };

/** Ids longer than a double can hold stay text, and no key can re-parent an object. */
function careful(this: unknown, key: string, value: unknown, context?: Source): unknown {
  if (key === '__proto__') return undefined;
  if (typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? '')) {
    return context?.source;
  }
  return value;
}

/** Opens a JSON answer by the endpoint's expectation: an odd content type is no failure as long as the text is JSON. */
export function openJson(text: string, contentType: string | undefined): Opened<unknown> {
  try {
    return { opened: true, value: needsCare(text) ? JSON.parse(text, careful) : JSON.parse(text) };
  } catch {
    if (blank.test(text)) {
      return { opened: false, reason: 'empty', issues: [{ path: '', expected: 'a JSON document' }] };
    }
    if (html.test(contentType ?? '')) {
      return { opened: false, reason: 'content_type', issues: [{ path: '', expected: 'a JSON document, not a page' }] };
    }
    const issue: Issue = { path: '', expected: 'a JSON document', offset: jsonErrorOffset(text) };
    return { opened: false, reason: 'syntax', issues: [issue] };
  }
}
