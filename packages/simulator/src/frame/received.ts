import type { OpenRequest, RecordedFile } from './records.ts';

/** Reads a request to its end, as text, as a form and as JSON where it is one. */
export const readRequest = async (request: Request, at: number): Promise<OpenRequest> => {
  const bytes = await request.arrayBuffer();
  const body = new TextDecoder().decode(bytes);
  const entries = await readForm(request.headers.get('content-type') ?? '', bytes);
  const form = entries && Object.fromEntries(entries.filter(isField));
  const files = entries?.flatMap(([field, value]): RecordedFile[] =>
    typeof value === 'string' ? [] : [{ field, name: value.name, type: value.type, size: value.size }],
  );
  const json = readJson(form === undefined ? body : form.json);
  const { pathname, search } = new URL(request.url);
  return {
    at,
    transport: 'http',
    method: request.method,
    path: pathname,
    ...(search === '' ? {} : { query: search.slice(1) }),
    headers: Object.fromEntries(request.headers),
    body,
    ...(Buffer.from(body).equals(Buffer.from(bytes)) ? {} : { bytes: new Uint8Array(bytes) }),
    ...(form === undefined ? {} : { form }),
    ...(files === undefined || files.length === 0 ? {} : { files }),
    ...(json === undefined ? {} : { json }),
  };
};

/** A request that came over the socket. */
export const readSocketRequest = (bytes: Buffer, at: number): OpenRequest => ({
  at,
  transport: 'socket',
  method: 'TCP',
  path: '',
  headers: {},
  body: bytes.toString('utf8'),
});

type FormEntry = [name: string, value: FormDataEntryValue];

const isField = (entry: FormEntry): entry is [string, string] => typeof entry[1] === 'string';

const readForm = async (type: string, bytes: ArrayBuffer): Promise<readonly FormEntry[] | undefined> => {
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)/i.test(type)) return undefined;
  try {
    return [...(await new Response(bytes, { headers: { 'content-type': type } }).formData())];
  } catch {
    return undefined;
  }
};

const readJson = (text: string | undefined): unknown => {
  try {
    return text === undefined || text === '' ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
};
