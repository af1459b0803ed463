/** The three fields of a signed post, each exactly once; `json` is the very text that was signed. */
export interface SignedPost {
  readonly apiKey: string;
  readonly sign: string;
  readonly json: string;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Opens the form. `unsigned`: it has none of the three fields. `undefined`: it is no such form, since a field is missing or
 * comes twice (which of the two would count is anybody's guess), or the bytes are no UTF-8.
 */
export function readForm(body: Uint8Array): SignedPost | 'unsigned' | undefined {
  let form: URLSearchParams;
  try {
    form = new URLSearchParams(utf8.decode(body));
  } catch {
    return undefined;
  }
  const [keys, signs, texts] = ['vpbx_api_key', 'sign', 'json'].map((name) => form.getAll(name)) as [
    string[],
    string[],
    string[],
  ];
  const [apiKey] = keys;
  const [sign] = signs;
  const [json] = texts;
  if (apiKey === undefined && sign === undefined && json === undefined) return 'unsigned';
  if (apiKey === undefined || sign === undefined || json === undefined) return undefined;
  return keys.length + signs.length + texts.length === 3 ? { apiKey, sign, json } : undefined;
}
