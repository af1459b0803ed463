import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Hit {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** The connection was closed before the answer had ended. */
  cut: boolean;
}

export interface Server {
  readonly url: string;
  readonly hits: readonly Hit[];
}

/** A real HTTP server on loopback, gone at the end of the test. */
export async function serve(
  handle: (hit: Hit, response: ServerResponse, request: IncomingMessage) => void,
): Promise<Server> {
  const hits: Hit[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('error', () => undefined);
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const hit: Hit = { method, url, headers, body: Buffer.concat(chunks).toString(), cut: false };
      hits.push(hit);
      response.on('close', () => (hit.cut = !response.writableFinished));
      handle(hit, response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`, hits };
}

export function sendJson(response: ServerResponse, body: unknown, status = 200, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
