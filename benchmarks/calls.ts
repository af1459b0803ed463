/** A whole call beside the same request by ky and by fetch, without a socket and over loopback. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import ky from 'ky';
import { createVatsClient } from '@trunkline/vats';
import type { AsyncPair } from './pairs.ts';

const answer = JSON.stringify({ result: 1000, balance: 12.5, currency: 'RUB', response_at: '2026-01-01 00:00:00' });
const headers = { 'content-type': 'application/json' };
const form = 'vpbx_api_key=k&sign=191a30303627fdf2dc8675859ee3d01537c4b5743eb9c58d3fe577a645be4471&json=%7B%7D';
const post = { method: 'POST', body: form, headers: { 'content-type': 'application/x-www-form-urlencoded' } } as const;

const stub = async (): Promise<Response> => new Response(answer, { headers });

/** Without a socket: what is left is what the client itself costs. */
export function withoutSocket(): readonly AsyncPair[] {
  const baseUrl = 'http://pbx.example/vpbx/';
  const vats = createVatsClient({ apiKey: 'k', apiSalt: 's', baseUrl, fetch: stub });
  const withDefaults = ky.create({ fetch: stub });
  const bare = ky.create({ fetch: stub, retry: 0, timeout: false });
  const url = `${baseUrl}account/balance`;
  const ours = (): Promise<unknown> => vats.account.balance();
  return [
    {
      name: 'vats call ÷ ky with defaults, no socket',
      ours,
      theirs: () => withDefaults(url, post).json(),
      times: 300,
      goal: 1.05,
    },
    { name: 'vats call ÷ bare ky, no socket', ours, theirs: () => bare(url, post).json(), times: 300, goal: 1.45 },
  ];
}

/** A server that always answers the same. */
export async function startServer(): Promise<{ readonly server: Server; readonly baseUrl: string }> {
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => response.writeHead(200, headers).end(answer));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/vpbx/` };
}

/** Over loopback, as a user's program would. */
export function overLoopback(baseUrl: string): readonly AsyncPair[] {
  const vats = createVatsClient({ apiKey: 'k', apiSalt: 's', baseUrl });
  const url = `${baseUrl}account/balance`;
  const ours = (): Promise<unknown> => vats.account.balance();
  const by64 = (work: () => Promise<unknown>) => () => Promise.all(Array.from({ length: 64 }, work));
  const withDefaults = (): Promise<unknown> => ky(url, post).json();
  return [
    { name: 'vats call ÷ ky with defaults, loopback', ours, theirs: withDefaults, times: 100, goal: 1.1 },
    {
      name: 'vats call ÷ fetch, loopback',
      ours,
      theirs: async () => (await fetch(url, post)).json(),
      times: 100,
      goal: 1.9,
    },
    {
      name: '64 vats calls at once ÷ 64 of ky, loopback',
      ours: by64(ours),
      theirs: by64(withDefaults),
      times: 4,
      goal: 1,
    },
  ];
}
