import { connectVats, operations, vatsCodes, vatsOptionsFromEnv, type VatsWire } from '@trunkline/vats';
import { connectionCheck } from '../doctor/connection-check.ts';
import { methodAt } from '../call/tree.ts';
import { opened } from './opened.ts';
import type { Vendor } from './vendor.ts';

// Anything by its wire name is for programs.
const { request: _request, ...tree } = operations;

export const vats: Vendor = {
  codes: vatsCodes,
  tree,
  wireName: (wire) => {
    const { path, root } = wire as VatsWire;
    return root === undefined || root === 'pbx' ? path : `${path} (${root})`;
  },
  async open(env, opening) {
    const options = { ...vatsOptionsFromEnv(env), ...opening };
    return opened(connectVats(options), tree);
  },
  replaySubject: () => ({
    operations,
    connect: (options) => connectVats({ ...options, apiKey: 'k', apiSalt: 's', baseUrl: 'http://127.0.0.1/vpbx/' }),
  }),
  examination: {
    suspects: { 3102: 'VATS_API_SALT', 3105: 'VATS_API_KEY' },
    address: (env) => env['VATS_BASE_URL'] ?? 'https://app.mango-office.ru/vpbx/',
    ask: (client, signal) => methodAt(client.methods, 'account.balance')({}, { signal }),
    readings: ['users.list', 'groups.list', 'lines.list', 'roles.list', 'sips.list'],
    inbound: (env, _client, listen) =>
      listen === undefined
        ? { skipped: 'give --listen PORT, then press "check the connection" in the personal account' }
        : connectionCheck(vatsOptionsFromEnv(env), listen),
  },
};
