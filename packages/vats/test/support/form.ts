import { createHash } from 'node:crypto';

/** The fields of a signed form post. */
export interface SignedForm {
  readonly names: readonly string[];
  readonly apiKey: string;
  readonly sign: string;
  /** The exact text that was signed. */
  readonly json: string;
}

const decode = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '));

/** Reads `application/x-www-form-urlencoded` by hand, so that it doesn't agree with the client by sharing its encoder. */
export function readForm(body: string): SignedForm {
  const pairs = body.split('&').map((pair) => {
    const at = pair.indexOf('=');
    return [decode(pair.slice(0, at)), decode(pair.slice(at + 1))] as const;
  });
  const fields = new Map(pairs);
  return {
    names: pairs.map(([name]) => name),
    apiKey: fields.get('vpbx_api_key') ?? '',
    sign: fields.get('sign') ?? '',
    json: fields.get('json') ?? '',
  };
}

/** The signature as the vendor computes it: SHA-256 over key, `json` and salt, in lower-case hex. */
export function vendorSign(apiKey: string, json: string, apiSalt: string): string {
  return createHash('sha256')
    .update(Buffer.from(`${apiKey}${json}${apiSalt}`, 'utf8'))
    .digest('hex');
}
