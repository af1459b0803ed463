/** One request as it came over the wire. In a stream without HTTP all of it is `body`. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const headEnd = Buffer.from('\r\n\r\n');

function readHead(text: string): Omit<WireRequest, 'body'> {
  const [first = '', ...lines] = text.split('\r\n');
  const [method = '', path = ''] = first.split(' ');
  const pairs = lines.map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return { method, path, headers: Object.fromEntries(pairs) };
}

/** The decoded chunks and where they end, or undefined while the last one is missing. */
function readChunks(bytes: Buffer): { body: Buffer; length: number } | undefined {
  const parts: Buffer[] = [];
  for (let at = 0; ;) {
    const line = bytes.indexOf('\r\n', at);
    if (line < 0) return undefined;
    const size = Number.parseInt(bytes.toString('latin1', at, line), 16);
    const next = line + 2 + size + 2;
    if (bytes.length < next) return undefined;
    if (size === 0) return { body: Buffer.concat(parts), length: next };
    parts.push(bytes.subarray(line + 2, line + 2 + size));
    at = next;
  }
}

/** The first request among the bytes and how many of them it takes, or undefined while it isn't complete. */
type ReadFirst = (bytes: Buffer) => { readonly request: WireRequest; readonly length: number } | undefined;

/** Only as clever as a client of ours needs; it is no server for the world. */
const readHttp: ReadFirst = (bytes) => {
  const end = bytes.indexOf(headEnd);
  if (end < 0) return undefined;
  const head = readHead(bytes.toString('latin1', 0, end));
  const rest = bytes.subarray(end + headEnd.length);
  const chunked = head.headers['transfer-encoding'] === 'chunked';
  const declared = Number(head.headers['content-length'] ?? 0);
  const read = chunked ? readChunks(rest) : { body: rest.subarray(0, declared), length: declared };
  if (read === undefined || rest.length < read.length) return undefined;
  return {
    request: { ...head, body: Buffer.from(read.body) },
    length: end + headEnd.length + read.length,
  };
};

/** Requests that end with a mark of their own and are nothing but a body. */
function readUpTo(mark: string): ReadFirst {
  return (bytes) => {
    const end = bytes.indexOf(mark);
    if (end < 0) return undefined;
    const request = { method: '', path: '', headers: {}, body: Buffer.from(bytes.subarray(0, end)) };
    return { request, length: end + mark.length };
  };
}

/** Cuts a stream of bytes into requests: those of HTTP, or those that end with a mark. */
export class RequestReader {
  #bytes: Buffer = Buffer.alloc(0);
  readonly #readFirst: ReadFirst;

  constructor(requestEnd?: string) {
    this.#readFirst = requestEnd === undefined ? readHttp : readUpTo(requestEnd);
  }

  /** Takes bytes; gives the requests that are complete with them. */
  take(chunk: Buffer): WireRequest[] {
    this.#bytes = Buffer.concat([this.#bytes, chunk]);
    const complete: WireRequest[] = [];
    for (let next = this.#readFirst(this.#bytes); next !== undefined; next = this.#readFirst(this.#bytes)) {
      complete.push(next.request);
      this.#bytes = this.#bytes.subarray(next.length);
    }
    return complete;
  }
}
