import {
  connectUptivity,
  operations,
  uptivityCodes,
  uptivityOptionsFromEnv,
  type UptivityWire,
} from '@trunkline/uptivity';
import { methodAt } from '../call/tree.ts';
import { opened } from './opened.ts';
import type { Vendor } from './vendor.ts';

// Commands of the user's own are for programs.
const { request: _request, run: _run, ...tree } = operations;

export const uptivity: Vendor = {
  codes: uptivityCodes,
  tree,
  wireName: (wire) => {
    const { type = '', action = '' } = wire as UptivityWire;
    return [type, action].join(' ').trim();
  },
  async open(env, opening) {
    const options = { ...uptivityOptionsFromEnv(env), ...opening };
    return opened(connectUptivity(options), tree);
  },
  replaySubject: (scheme) => ({
    operations,
    connect: (options) => connectUptivity({ ...options, baseUrl: `${scheme}//127.0.0.1:5620` }),
  }),
  examination: {
    withoutCredentials: true,
    address: (env) => uptivityOptionsFromEnv(env).baseUrl,
    ask: (client, signal) => methodAt(client.methods, 'system.test')({}, { signal }),
    readings: ['users.list', 'calls.list'],
  },
};
