import type { Answer } from './answer.ts';
import type { BodyFault, RequestFault } from './faults.ts';
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
export const spoil = (answer: Answer, fault: BodyFault): Answer => {
  switch (fault.kind) {
    case 'emptyBody':
      return { ...answer, body: Buffer.alloc(0) };
    case 'truncatedJson':
      return { ...answer, body: answer.body.subarray(0, Math.ceil(answer.body.length / 2)) };
    case 'badJson':
      return { ...answer, body: Buffer.concat([Buffer.from(")]}',\n{"), answer.body]) };
    case 'wrongCharset':
      return {
        ...answer,
        headers: { ...answer.headers, 'content-type': `application/json; charset=${fault.declared ?? 'utf-8'}` },
        body: inWindows1251(withCyrillic(answer.body.toString('utf8'))),
      };
  }
};

/** Without a Cyrillic letter the two charsets would give the same bytes, and nothing would be wrong. */
const withCyrillic = (json: string): string =>
  /[\u0400-\u04FF]/.test(json) ? json : json.replace(/^\{/, '{"note":"Привет",').replace(/,\}$/, '}');
