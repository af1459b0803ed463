import { setImmediate as turn } from 'node:timers/promises';
import { createCcaWebApiClient } from '@trunkline/cca-web-api';
import { createGcClient } from '@trunkline/gc';
import { createPtkCallbackClient, provisionalProfile } from '@trunkline/ptk-callback';
import { createUptivityClient } from '@trunkline/uptivity';
import { createVatsClient } from '@trunkline/vats';
import type { EnduranceCase } from './case.ts';

const count = 10_000;
const every = count / 20;

/** Made, and left to itself: nobody closes it. */
const makers: Readonly<Record<string, (address: string) => object>> = {
  vats: (baseUrl) => createVatsClient({ apiKey: 'k', apiSalt: 's', baseUrl }),
  'cca-web-api': (baseUrl) => createCcaWebApiClient({ baseUrl, username: 'u', password: 'p' }),
  'uptivity, http': (baseUrl) => createUptivityClient({ baseUrl }),
  'uptivity, tcp': (baseUrl) => createUptivityClient({ baseUrl: baseUrl.replace('http', 'tcp') }),
  'ptk-callback': (baseUrl) => createPtkCallbackClient({ baseUrl, profile: provisionalProfile }),
  gc: (baseUrl) => createGcClient({ baseUrl, callbackUrl: baseUrl }).agent({ agentId: '1001', password: 'p' }),
};

const dropped = ([name, make]: [string, (address: string) => object]): EnduranceCase => ({
  name: `${name}: clients that are made and dropped`,
  mayHold: 64 << 20,
  mayGrow: 128,
  async run(address, alive) {
    const made: WeakRef<object>[] = [];
    for (let done = 1; done <= count; done += 1) {
      made.push(new WeakRef(make(address)));
      if (done % every !== 0) continue;
      await turn();
      alive(done);
    }
    await turn();
    globalThis.gc?.();
    const left = made.filter((one) => one.deref() !== undefined).length;
    if (left > 10) throw new Error(`${left} clients are still there`);
    return `${count} clients`;
  },
});

export const clients: readonly EnduranceCase[] = Object.entries(makers).map(dropped);
