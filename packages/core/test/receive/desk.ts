import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';
import {
  createReceiver,
  openJson,
  optional,
  output,
  required,
  text,
  integer,
  type Delivery,
  type Issue,
  type Receiver,
  type ReceiverOptions,
  type ReceiverRules,
} from '../../src/index.ts';

export interface CallEnded {
  readonly id: string;
  readonly call?: string;
  readonly seq?: number;
}
export type Ended = Delivery<CallEnded>;

const callEnded = output<CallEnded>({
  id: required('id', text()),
  call: optional('call', text()),
  seq: optional('seq', integer()),
});

/** The webhooks of an invented vendor: JSON under a key, "signed" with the length of the body. */
export const deskRules: ReceiverRules<CallEnded> = {
  vendor: 'desk',
  contentTypes: ['application/json'],
  open({ path, headers, body }) {
    if (path !== '/hooks/k-1') return { opened: false, kind: 'key' };
    if (headers['x-signature'] !== `length ${body.length}`) return { opened: false, kind: 'signature' };
    const opened = openJson(new TextDecoder().decode(body), undefined);
    if (!opened.opened) return { opened: false, kind: 'syntax' };
    const issues: Issue[] = [];
    const event = callEnded.read(opened.value, '', issues);
    if (issues.length > 0) return { opened: false, kind: 'shape', issues };
    const { id, call, seq } = event;
    const numbered = call === undefined || seq === undefined ? {} : { sequence: call, number: seq };
    return { opened: true, event, identity: { id, ...numbered } };
  },
};

export function desk(
  options: ReceiverOptions<CallEnded> = {},
  rules: Partial<ReceiverRules<CallEnded>> = {},
): Receiver<CallEnded> {
  return createReceiver({ ...deskRules, ...rules }, options);
}

const bytesOf = (body: unknown): Uint8Array<ArrayBuffer> =>
  body instanceof Uint8Array
    ? new Uint8Array(body)
    : new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));

/** A webhook as the vendor posts it. */
export function post(body: unknown, headers: Record<string, string> = {}, path = '/hooks/k-1'): Request {
  const bytes = bytesOf(body);
  const signature = { 'content-type': 'application/json', 'x-signature': `length ${bytes.length}` };
  return new Request(`http://desk.test${path}`, { method: 'POST', headers: { ...signature, ...headers }, body: bytes });
}

/** The receiver behind a real HTTP server, as an application would put it there. Answers its port. */
export async function hostDesk(receiver: Receiver<CallEnded>): Promise<number> {
  const handle = async (asked: IncomingMessage, response: ServerResponse): Promise<void> => {
    const headers = new Headers(Object.entries(asked.headers).map(([name, value]) => [name, String(value)]));
    const method = asked.method ?? 'GET';
    const body = Readable.toWeb(asked) as ReadableStream<Uint8Array>;
    const hasBody = method === 'GET' || method === 'HEAD' ? {} : ({ body, duplex: 'half' } as RequestInit);
    const answer = await receiver.receive(new Request(`http://desk.test${asked.url}`, { method, headers, ...hasBody }));
    response.writeHead(answer.status).end();
  };
  const server = createServer((asked, response) => {
    asked.on('error', () => undefined);
    void handle(asked, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** Posts pieces with a pause after each; the body ends only if it is told to. Answers the status. */
export function postSlowly(
  port: number,
  pieces: Iterable<string>,
  { everyMs = 0, end = true, headers = {} }: { everyMs?: number; end?: boolean; headers?: IncomingHttpHeaders } = {},
): Promise<number> {
  return new Promise((resolve) => {
    const type = { 'content-type': 'application/json' };
    const sent = { host: '127.0.0.1', port, method: 'POST', path: '/hooks/k-1', headers: { ...type, ...headers } };
    const asking = httpRequest(sent, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
      asking.destroy();
    });
    asking.on('error', () => resolve(0));
    const write = async (): Promise<void> => {
      for (const piece of pieces) {
        if (asking.destroyed) return;
        asking.write(piece);
        await new Promise((next) => setTimeout(next, everyMs));
      }
      if (end) asking.end();
    };
    void write();
  });
}
