/** A small balancer: each request to the next worker, and to another one if that isn't there. Yours is nginx or the cloud's. */
import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** Hands a request on; false if nothing of it was answered. */
function handOn(port: number, incoming: IncomingMessage, body: Buffer, response: ServerResponse): Promise<boolean> {
  return new Promise((resolve) => {
    const { method, url: path, headers } = incoming;
    const onward = request({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on('error', () => response.destroy());
      answer.pipe(response);
      resolve(true);
    });
    response.on('close', () => onward.destroy());
    onward.on('error', () => resolve(false));
    onward.end(body);
  });
}

/** A command is never handed on twice: the worker that took it may have rung somebody. A webhook may be: repeats are known. */
const mayRepeat = ({ method, url }: IncomingMessage): boolean =>
  method === 'GET' || url?.startsWith('/mango/') === true;

export async function startBalancer(
  port: number,
  workers: () => readonly number[],
): Promise<{ readonly port: number }> {
  let turn = 0;

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(incoming);
    for (let tries = mayRepeat(incoming) ? workers().length : 1; tries > 0; tries -= 1) {
      const all = workers();
      const worker = all[(turn += 1) % all.length];
      if (worker !== undefined && (await handOn(worker, incoming, body, response))) return;
    }
    if (!response.destroyed) response.writeHead(502).end();
  }

  const server = createServer((incoming, response) => {
    serve(incoming, response).catch(() => response.destroy());
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port };
}
