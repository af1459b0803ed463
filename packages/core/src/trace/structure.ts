/** A request, sent or recorded. */
export interface Structured {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Names of fields, in order: what of a body is no value. */
function namesIn(body: string): readonly string[] {
  if (/^\s*[{[]/.test(body)) return [...body.matchAll(/"((?:[^"\\]|\\.)*)"\s*:/g)].map(([, name = '']) => name);
  if (/^\uFEFF?\s*</.test(body)) return [...body.matchAll(/<\/?([\w.:-]+)/g)].map(([, name = '']) => name);
  const form = /^[\w.-]+=/.test(body) ? [...new URLSearchParams(body)] : [];
  return form.flatMap(([name, value]) => [name, ...namesIn(value)]);
}

/** The words of the vendor's in a path: not what is made up. */
function placeOf(path: string): readonly string[] {
  const [place = '', query = ''] = path.split('?');
  return [String(place.split('/').length), ...new URLSearchParams(query).keys()];
}

/** Two requests with the same structure differ in values at most. */
export function structureOf({ method, path, headers, body }: Structured): string {
  const named = Object.keys(headers).map((name) => name.toLowerCase());
  return JSON.stringify([method, placeOf(path), named.toSorted(), typeof body === 'string' ? namesIn(body) : []]);
}
