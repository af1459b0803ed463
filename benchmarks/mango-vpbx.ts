/** The same signed command by the package that users of VATS know. Its address is written into it, and replaced here. */
import { createRequire } from 'node:module';
import { createVatsClient } from '@trunkline/vats';
import type { AsyncPair } from './pairs.ts';

const require = createRequire(import.meta.url);

interface MangoVpbx {
  call(json: unknown): PromiseLike<unknown>;
}

export function byMangoVpbx(baseUrl: string): AsyncPair {
  (require('mango-vpbx/src/urls') as { base: string }).base = baseUrl;
  const Vpbx = require('mango-vpbx') as new (apiKey: string, apiSalt: string) => MangoVpbx;
  const theirs = new Vpbx('k', 's');
  const ours = createVatsClient({ apiKey: 'k', apiSalt: 's', baseUrl });
  return {
    name: 'vats callback ÷ the same by mango-vpbx, loopback',
    ours: () => ours.calls.callback({ from: { extension: '101' }, toNumber: '74955404444' }),
    theirs: async () => theirs.call({ from: { extension: '101' }, to_number: '74955404444' }),
    times: 50,
    goal: 0.8,
    aim: 0.5,
  };
}
