import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { sign } from './client.ts';

export interface Delivery {
  readonly path: string;
  readonly contentType: string | undefined;
  readonly json: string;
  readonly genuine: boolean;
}

/** A client's webhook server that checks what it gets with its own eyes. */
export const startReceiver = async (key: string, salt: string): Promise<Receiver> => {
  const deliveries: Delivery[] = [];
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const form = new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
      const json = form.get('json') ?? '';
      deliveries.push({
        path: incoming.url ?? '',
        contentType: incoming.headers['content-type'],
        json,
        genuine: form.get('vpbx_api_key') === key && form.get('sign') === sign(key, json, salt),
      });
      outgoing.end('ok');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hooks/mango/`,
    deliveries,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
};

export interface Receiver extends AsyncDisposable {
  readonly url: string;
  readonly deliveries: readonly Delivery[];
}
