import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { readForm, type SignedForm } from './form.ts';

/** A request as it came over the wire. */
export interface Hit {
  readonly method: string;
  readonly path: string;
  readonly contentType: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly form: SignedForm;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON, a text or bytes as they are. */
  readonly body: unknown;
}

export interface Answering {
  readonly baseUrl: string;
  readonly hits: readonly Hit[];
}

function send(response: ServerResponse, { status = 200, headers, body }: Reply): void {
  const raw = typeof body === 'string' || body instanceof Uint8Array;
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(raw ? body : JSON.stringify(body));
}

/** A server that gives these answers one after the other, and the last one for ever. */
export function answering(hits: Hit[], replies: readonly [Reply, ...Reply[]]): Server {
  const [first] = replies;
  return createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('error', () => undefined);
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const { method = '', url = '', headers } = request;
      const reply = replies[Math.min(hits.length, replies.length - 1)] ?? first;
      hits.push({ method, path: url, contentType: headers['content-type'] ?? '', headers, body, form: readForm(body) });
      send(response, reply);
    });
  });
}

export async function listen(server: Server, port = 0): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

export async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

/** A real server on loopback that answers as told, gone at the end of the test. */
export async function serve(...replies: readonly [Reply, ...Reply[]]): Promise<Answering> {
  const hits: Hit[] = [];
  const server = answering(hits, replies);
  const port = await listen(server);
  onTestFinished(() => close(server));
  return { baseUrl: `http://127.0.0.1:${port}/vpbx/`, hits };
}

/** A port of loopback where nobody listens. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await close(server);
  return port;
}
