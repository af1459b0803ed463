import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { readTarget, type Asked } from './asked.ts';
import { listening } from './socket-server.ts';

export interface Told {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

export interface HttpServer {
  readonly baseUrl: string;
  readonly port: number;
  readonly asked: readonly Asked[];
  readonly connections: number;
  readonly faults: readonly unknown[];
}

/** A Web API service on loopback. Gone at the end of the test. */
export async function serveHttp(answer: (asked: Asked, index: number) => Told | Promise<Told>): Promise<HttpServer> {
  const asked: Asked[] = [];
  const faults: unknown[] = [];
  const numbers = new Map<Socket, number>();
  const server = createServer({ maxHeaderSize: 1_048_576 }, (request, response) => {
    request.resume();
    const reply = async (): Promise<void> => {
      const connection = numbers.get(request.socket) ?? -1;
      const read = readTarget(request.url ?? '', request.method ?? '', connection);
      const { status = 200, headers, body } = await answer(read, asked.push(read) - 1);
      response.writeHead(status, { 'content-type': 'text/xml; charset=utf-8', ...headers }).end(body);
    };
    reply().catch((fault: unknown) => {
      faults.push(fault);
      response.destroy();
    });
  });
  server.on('connection', (socket) => numbers.set(socket, numbers.size));
  const port = await listening(server);
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    port,
    asked,
    faults,
    get connections() {
      return numbers.size;
    },
  };
}
