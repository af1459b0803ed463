/** The same signed command by the package that users of VATS know. Its address is written into it, and replaced here. */
import { createRequire } from 'node:module';
import { createVatsClient } from '@trunkline/vats';
import type { AsyncPair } from './pairs.ts';

const require = createRequire(import.meta.url);

interface MangoVpbx {
  call(json: unknown): PromiseLike<unknown>;
}

const callback = { from: { extension: '101' }, toNumber: '74955404444' } as const;
const times = 50;
const wanted = { times, goal: 0.8, aim: 0.5 };

/** It goes by `node:http`: beside ours stand ours by undici and `fetch` alone, which is as near as anything built on `fetch` can come. */
export function byMangoVpbx(baseUrl: string): readonly AsyncPair[] {
  (require('mango-vpbx/src/urls') as { base: string }).base = baseUrl;
  const Vpbx = require('mango-vpbx') as new (apiKey: string, apiSalt: string) => MangoVpbx;
  const peer = new Vpbx('k', 's');
  const credentials = { apiKey: 'k', apiSalt: 's', baseUrl };
  const vats = createVatsClient(credentials);
  const byUndici = createVatsClient({ ...credentials, connection: {} });
  const theirs = async (): Promise<unknown> => peer.call({ from: { extension: '101' }, to_number: '74955404444' });
  return [
    {
      ...wanted,
      name: 'vats callback ÷ the same by mango-vpbx, loopback',
      ours: () => vats.calls.callback(callback),
      theirs,
    },
    {
      ...wanted,
      name: 'vats callback by undici ÷ the same by mango-vpbx, loopback',
      ours: () => byUndici.calls.callback(callback),
      theirs,
    },
    { ...wanted, name: 'fetch alone ÷ mango-vpbx, loopback', ours: () => fetchAlone(baseUrl), theirs },
  ];
}

async function fetchAlone(baseUrl: string): Promise<{ readonly ok: true; readonly answer: unknown }> {
  const response = await fetch(`${baseUrl}commands/callback`, {
    method: 'POST',
    body: new URLSearchParams({ json: '{}' }),
  });
  return { ok: true, answer: await response.json() };
}
