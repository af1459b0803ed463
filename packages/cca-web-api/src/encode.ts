import { wireText, type EncodeContext, type UploadFile } from '@trunkline/core';
import type { CcaWebApiWire } from './operation.ts';

/** A request whose path and body are fixed. */
export interface CcaWebApiPrepared {
  readonly wire: CcaWebApiWire;
  /** With the query; `{token}` stands where the client's own token goes. */
  readonly path: string;
  /** The token that the request asks about, where the caller named it: then it is also the one that it goes with. */
  readonly givenToken: string | undefined;
  readonly body: Body;
}

type Body =
  | { readonly kind: 'none' | 'login' }
  | { readonly kind: 'json'; readonly text: string }
  | { readonly kind: 'survey'; readonly settings: object | undefined; readonly file: UploadFile }
  | { readonly kind: 'bytes'; readonly content: Blob | Uint8Array<ArrayBuffer>; readonly contentType: string };

/** Path, query and body of a request, by what its operation says. */
export function encode(
  given: Record<string, unknown>,
  { operation: { wire } }: EncodeContext<CcaWebApiWire>,
): CcaWebApiPrepared {
  if (wire.sends === 'any') return asGiven(given, wire);
  const left = { ...wire.defaults, ...given };
  const take = (name: string): string | undefined => {
    const value = left[name];
    delete left[name];
    return value === undefined
      ? undefined
      : encodeURIComponent(typeof value === 'object' ? JSON.stringify(value) : wireText(value));
  };
  const givenToken = wire.asksAbout === 'given' ? String(given['token']) : undefined;
  const path = wire.path.replace(/\{(\w+)\}/g, (whole, name: string) => take(name) ?? whole);
  const queried = (wire.query ?? []).map((name) => [name, take(name)] as const);
  const query = queried.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`])).join('&');
  return { wire, path: query === '' ? path : `${path}?${query}`, givenToken, body: bodyOf(wire, left) };
}

/** A request of the caller's own. */
function asGiven({ path, query, body }: Record<string, unknown>, wire: CcaWebApiWire): CcaWebApiPrepared {
  const text = query === '' ? String(path) : `${String(path)}?${String(query)}`;
  const sent: Body = body === undefined ? { kind: 'none' } : { kind: 'json', text: JSON.stringify(body) };
  return { wire, path: text, givenToken: undefined, body: sent };
}

function bodyOf(wire: CcaWebApiWire, left: Readonly<Record<string, unknown>>): Body {
  if (wire.login === true) return { kind: 'login' };
  if (wire.sends === 'survey') {
    const { file, ...settings } = left;
    const hasSettings = Object.keys(settings).length > 0;
    return { kind: 'survey', settings: hasSettings ? settings : undefined, file: file as UploadFile };
  }
  if (wire.sends === 'bytes') {
    const { content, contentType = 'application/octet-stream' } = left;
    return { kind: 'bytes', content: content as Blob | Uint8Array<ArrayBuffer>, contentType: String(contentType) };
  }
  const body = wire.sends === 'one' ? left[wire.body ?? ''] : Object.keys(left).length === 0 ? undefined : left;
  return body === undefined ? { kind: 'none' } : { kind: 'json', text: JSON.stringify(body) };
}
