/** One request as it came over the wire. */
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

/** Cuts a stream of bytes into requests. Only as clever as a client of ours needs; it is no server for the world. */
export class RequestReader {
  #bytes: Buffer = Buffer.alloc(0);

  /** Takes bytes; gives the requests that are complete with them. */
  take(chunk: Buffer): WireRequest[] {
    this.#bytes = Buffer.concat([this.#bytes, chunk]);
    const complete: WireRequest[] = [];
    for (let next = this.#next(); next !== undefined; next = this.#next()) complete.push(next);
    return complete;
  }

  #next(): WireRequest | undefined {
    const end = this.#bytes.indexOf(headEnd);
    if (end < 0) return undefined;
    const head = readHead(this.#bytes.toString('latin1', 0, end));
    const rest = this.#bytes.subarray(end + headEnd.length);
    const chunked = head.headers['transfer-encoding'] === 'chunked';
    const declared = Number(head.headers['content-length'] ?? 0);
    const read = chunked ? readChunks(rest) : { body: rest.subarray(0, declared), length: declared };
    if (read === undefined || rest.length < read.length) return undefined;
    this.#bytes = rest.subarray(read.length);
    return { ...head, body: Buffer.from(read.body) };
  }
}
