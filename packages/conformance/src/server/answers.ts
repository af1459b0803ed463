import type { Answer } from '../conformance.ts';
import type { After, Script } from './script.ts';

const reasons: Readonly<Record<number, string>> = { 200: 'OK', 204: 'No Content', 500: 'Internal Server Error' };

/** Headers by name; a list sends the header several times. */
export type Headers = Readonly<Record<string, string | readonly string[]>>;

/** Status line and headers, to the empty line. */
export function head(status: number, headers: Headers = {}): string {
  const lines = Object.entries(headers).flatMap(([name, value]) => [value].flat().map((one) => `${name}: ${one}\r\n`));
  return `HTTP/1.1 ${status} ${reasons[status] ?? 'Whatever'}\r\n${lines.join('')}\r\n`;
}

/** A complete answer: the body as bytes, its length declared. */
export function whole(status: number, body: string | Uint8Array, headers: Headers = {}): Buffer {
  const bytes = Buffer.from(body);
  return Buffer.concat([Buffer.from(head(status, { ...headers, 'content-length': String(bytes.length) })), bytes]);
}

/** A script that sends one complete answer and keeps the connection. */
export function reply(
  status: number,
  body: string | Uint8Array = '',
  headers: Headers = {},
  after: After = 'keep',
): Script {
  return [[whole(status, body, headers), 0, after]];
}

/** A script that sends the answer as it should be, or its body in other bytes or under another type. */
export function wellFormed(
  good: Answer,
  body: string | Uint8Array = good.body,
  contentType: string = good.contentType,
): Script {
  return reply(200, body, { 'content-type': contentType });
}

/** One chunk of a chunked body. */
export const chunk = (text: string): string => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
