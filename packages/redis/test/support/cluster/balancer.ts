import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

export interface Balancer {
  readonly url: string;
  /** How many posts the workers took. */
  readonly taken: () => number;
}

export interface BalancerRules {
  /** The ports of the workers that live. */
  readonly ports: () => readonly number[];
  readonly random: () => number;
  /** Each webhook is posted so often, each time to another worker, after a while of up to so many milliseconds. */
  readonly copies: number;
  readonly mostDelayMs: number;
}

interface Post {
  readonly path: string;
  readonly type: string;
  readonly body: Buffer;
}

function postTo(port: number, { path, type, body }: Post): Promise<boolean> {
  return new Promise((resolve) => {
    const headers = { 'content-type': type, 'content-length': body.length };
    const sent = request({ host: '127.0.0.1', port, path, method: 'POST', headers, agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    sent.on('error', () => resolve(false));
    sent.end(body);
  });
}

/** Takes the vendor's webhooks and brings each to random workers, doubled and out of order, until one has taken it. */
export async function startBalancer({ ports, random, copies, mostDelayMs }: BalancerRules): Promise<Balancer> {
  let taken = 0;
  let open = true;
  const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

  async function bring(post: Post): Promise<void> {
    await wait(random() * mostDelayMs);
    while (open) {
      const living = ports();
      const port = living[Math.floor(random() * living.length)];
      if (port !== undefined && (await postTo(port, post))) return void (taken += 1);
      await wait(20);
    }
  }

  const server = createServer((incoming, response) => {
    const { url: path = '/', headers } = incoming;
    buffer(incoming).then(
      (body) => {
        const post = { path, type: headers['content-type'] ?? '', body };
        for (let copy = 0; copy < copies; copy += 1) void bring(post);
        response.writeHead(200).end();
      },
      () => response.destroy(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    open = false;
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, taken: () => taken };
}
