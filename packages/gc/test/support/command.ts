import type { IncomingHttpHeaders } from 'node:http';

/** A command as it came over the wire, read by hand. */
export interface Command {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** The exact text. */
  readonly raw: string;
  readonly data: Readonly<Record<string, string>>;
  readonly verb: string;
  readonly id: string;
  readonly body: string;
  readonly params: readonly string[];
}

export function readCommand(method: string, path: string, headers: IncomingHttpHeaders, raw: string): Command {
  const { data } = JSON.parse(raw) as { readonly data: Record<string, string> };
  const { type = '', body = '' } = data;
  const at = type.indexOf('#');
  const params = body.split(',');
  return { method, path, headers, raw, data, verb: type.slice(0, at), id: type.slice(at + 1).trim(), body, params };
}
