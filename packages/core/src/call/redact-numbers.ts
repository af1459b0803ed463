import { phoneDigits } from '../fields/phone.ts';

/**
 * How telephone numbers show in events and dry runs. `omit` (default): not at all. `last4`: their last four digits. A key:
 * a code that is the same for the same number, so that an audit can put calls together without knowing whom they reached.
 */
export type NumberRedaction = 'omit' | 'last4' | { readonly hmacKey: string };

/** However it is spelled, one number is one number. */
function plain(number: string): string {
  return phoneDigits(number) ?? number.toLowerCase();
}

/** A number as it may show; `undefined` where it may not. */
export async function redactNumber(number: string, redaction: NumberRedaction): Promise<string | undefined> {
  if (redaction === 'omit') return undefined;
  if (redaction === 'last4') return plain(number).length > 4 ? `…${plain(number).slice(-4)}` : '…';
  return hmac(redaction.hmacKey, plain(number));
}

/** The first 32 hex digits of HMAC-SHA256. */
async function hmac(secret: string, text: string): Promise<string> {
  const utf8 = new TextEncoder();
  const { subtle } = globalThis.crypto;
  const key = await subtle.importKey('raw', utf8.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const code = new Uint8Array(await subtle.sign('HMAC', key, utf8.encode(text)));
  return Array.from(code.slice(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
