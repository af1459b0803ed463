import type { DecodeReason } from '../errors/words.ts';
import type { Issue } from '../errors/error.ts';
import { jsonErrorOffset } from './json-offset.ts';

/** A step that read something, or says why not. */
export type Opened<T> =
  | { readonly opened: true; readonly value: T }
  | { readonly opened: false; readonly reason: DecodeReason; readonly issues: readonly Issue[] };

const html = /^(text\/html|application\/xhtml\+xml)\b/i;
const longNumber = /(?:^|[[:,])\s*-?\d{16,}/;
/** Spelled out, or with escapes, of which any letter may be one. */
const dangerousName = /__proto__|\\u00/;

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
  if (text.trim() === '')
    return { opened: false, reason: 'empty', issues: [{ path: '', expected: 'a JSON document' }] };
  try {
    const needsCare = longNumber.test(text) || dangerousName.test(text);
    return { opened: true, value: needsCare ? JSON.parse(text, careful) : JSON.parse(text) };
  } catch {
    if (html.test(contentType ?? '')) {
      return { opened: false, reason: 'content_type', issues: [{ path: '', expected: 'a JSON document, not a page' }] };
    }
    const issue: Issue = { path: '', expected: 'a JSON document', offset: jsonErrorOffset(text) };
    return { opened: false, reason: 'syntax', issues: [issue] };
  }
}
