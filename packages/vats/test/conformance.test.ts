import { describeConformance, type Subject } from '@trunkline/conformance';
import { createVatsClient, type VatsOptions } from '../src/index.ts';

const credentials = { apiKey: 'canary-key-5512', apiSalt: 'canary-salt-9931' };
const call = { from: { extension: '101' }, toNumber: '79995551234' };

function subject(options: VatsOptions): Subject {
  const vats = createVatsClient(options);
  return {
    read: (callOptions) => vats.groups.list({}, callOptions),
    command: (callOptions) => vats.calls.callback(call, callOptions),
    badInput: (callOptions) => vats.calls.callback({ ...call, toNumber: 'no number' }, callOptions),
    close: (closeOptions) => vats.close(closeOptions),
  };
}

describeConformance({
  vendor: 'vats',
  format: 'json',
  connect: (baseUrl, options) => subject({ ...options, ...credentials, baseUrl }),
  connectWithCredentials: (baseUrl, options, provider) =>
    subject({ ...options, ...credentials, apiSalt: provider, baseUrl }),
  goodRead: { contentType: 'application/json', body: '{"result":1000,"groups":[{"id":12,"name":"Привет"}]}' },
  goodCommand: { contentType: 'application/json', body: '{"result":1000}' },
  wrongShapes: [
    { title: 'a number where a list of groups is due', body: '{"result":1000,"groups":7}' },
    { title: 'a group without an id', body: '{"result":1000,"groups":[{"name":"Привет"}]}' },
  ],
  secrets: [...Object.values(credentials), call.toNumber],
});
