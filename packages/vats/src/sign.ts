import { sha256Hex } from '#digest';

export interface Signer {
  readonly apiKey: string;
  readonly apiSalt: string;
}

/**
 * The signature of a request: SHA-256 over key, `json` and salt, joined as they are, in lower-case hex. No HMAC.
 * `json` is the very text that is sent, before form encoding: serialise once, sign that, send that.
 *
 * Source: vendor manual 1.10 (2017), p. 5.
 */
export function signJson({ apiKey, apiSalt }: Signer, json: string): string | Promise<string> {
  return sha256Hex(apiKey + json + apiSalt);
}
