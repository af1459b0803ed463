import type { Answer } from './answer.ts';
import { isReplyFault, type RequestFault, type Spoiling } from './faults.ts';
import type { Vendor } from './vendor.ts';
import { inWindows1251 } from './windows-1251.ts';

const loginPage =
  '<!doctype html><html><head><title>Sign in</title></head><body><form><input name="password"></form></body></html>';

/** The answers that any server may give instead of its own; `code` and `rateLimit` are the vendor's. */
export const standIn = (fault: Exclude<RequestFault, { kind: 'code' | 'rateLimit' }>): Response => {
  switch (fault.kind) {
    case 'status':
      // A null body lets 204 and 304 through, for which Response forbids even an empty text.
      return new Response(fault.body ?? null, { status: fault.status, headers: { ...fault.headers } });
    case 'html':
      return new Response(fault.page ?? loginPage, { headers: { 'content-type': 'text/html; charset=utf-8' } });
    case 'redirect':
      return new Response(null, { status: fault.status ?? 307, headers: { location: fault.location } });
  }
};

/** The same answer with a spoilt body. */
export const spoil = (answer: Answer, fault: Spoiling, { notation, replies }: Vendor): Answer => {
  const text = answer.body.toString('utf8');
  const saying = (changed: string): Answer => ({ ...answer, body: Buffer.from(changed) });
  if (isReplyFault(fault)) return saying(replies?.[fault.kind](text) ?? text);
  switch (fault.kind) {
    case 'emptyBody':
      return { ...answer, body: Buffer.alloc(0), endless: true };
    case 'truncatedBody':
      return { ...answer, body: answer.body.subarray(0, Math.ceil(answer.body.length / 2)), endless: true };
    case 'badSyntax':
      return saying(notation.badSyntax(text));
    case 'trailingJunk':
      return saying(text + (fault.junk ?? '\0\0 \r\n\t\0'));
    case 'wrongCharset': {
      const cyrillic = notation.withCyrillic(text);
      const [mediaType = notation.contentType] = answer.headers['content-type']?.split(';') ?? [];
      return {
        ...answer,
        headers: { ...answer.headers, 'content-type': `${mediaType}; charset=${fault.declared ?? 'utf-8'}` },
        body: inWindows1251(fault.declared === undefined ? cyrillic : notation.declare(cyrillic, fault.declared)),
      };
    }
  }
};
