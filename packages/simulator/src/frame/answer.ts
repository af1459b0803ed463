/** An answer ready to be written: the body is bytes, so that faults can cut and spoil it. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Nothing in the body tells where it ends: on a bare socket, only the end of the connection can. */
  readonly endless?: boolean;
  /** A body too long to be held: it flows in place of `body`, which is empty. */
  readonly flow?: ReadableStream<Uint8Array>;
}

/** Says itself how its body is framed: `transfer-encoding: chunked` or a `content-length`. */
const isFlowing = ({ headers }: Response): boolean => headers.has('transfer-encoding') || headers.has('content-length');

/** Leaves a body that may be long where it is, to be read while it is written. */
export const fromFlowingResponse = async (response: Response): Promise<Answer> => {
  if (response.body === null || !isFlowing(response)) return fromResponse(response);
  const { status, headers, body: flow } = response;
  return { status, headers: Object.fromEntries(headers), body: Buffer.alloc(0), flow };
};

/** Held as a whole, a body gets its length from whoever writes it. */
export const fromResponse = async (response: Response): Promise<Answer> => {
  const { 'transfer-encoding': _chunked, 'content-length': _length, ...headers } = Object.fromEntries(response.headers);
  return { status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) };
};
