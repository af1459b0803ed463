import { describeConformance, type Conformance, type Subject } from '@trunkline/conformance';
import { createVatsClient, type VatsOptions } from '../src/index.ts';

const credentials = { apiKey: 'canary-key-5512', apiSalt: 'canary-salt-9931' };
const call = { from: { extension: '101' }, toNumber: '79995551234' };

function subject(options: VatsOptions): Subject {
  const vats = createVatsClient(options);
  return {
    read: (given) => vats.groups.list({}, given),
    command: (given) => vats.calls.callback(call, given),
    badInput: (given) => vats.calls.callback({ ...call, toNumber: 'not a number 79995551234' }, given),
    health: (given) => vats.health(given),
    close: (given) => vats.close(given),
  };
}

const vats: Conformance = {
  vendor: 'vats',
  format: 'json',
  connect: (baseUrl, options) => subject({ ...options, ...credentials, baseUrl }),
  connectWithCredentials: (baseUrl, options, apiSalt) => subject({ ...options, ...credentials, apiSalt, baseUrl }),
  goodRead: { contentType: 'application/json', body: '{"result":1000,"groups":[{"id":12,"name":"Привет"}]}' },
  goodCommand: { contentType: 'application/json', body: '{"result":1000}' },
  ailments: { credentials: '{"result":3102}', permission: '{"result":2110}', licence: '{"result":2200}' },
  wrongShapes: [
    { title: 'a number where a list of groups is due', body: '{"result":1000,"groups":7}' },
    { title: 'a group whose id is an object', body: '{"result":1000,"groups":[{"id":{}}]}' },
  ],
  secrets: [...Object.values(credentials), call.toNumber],
};

describeConformance(vats);

/** Who goes through a proxy or has certificates goes by undici. A case that brings its own `fetch` has nothing to go by. */
const byUndici = <Options extends object>(options: Options): Options =>
  'fetch' in options ? options : { connection: {}, ...options };

describeConformance({
  ...vats,
  label: 'vats, connection',
  connect: (baseUrl, options) => vats.connect(baseUrl, byUndici(options)),
  connectWithCredentials: (baseUrl, options, apiSalt) =>
    subject({ ...byUndici(options), ...credentials, apiSalt, baseUrl }),
});
