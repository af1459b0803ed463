import { describeConformance, type Subject } from '@trunkline/conformance';
import { createCcaWebApiClient, type CcaWebApiOptions } from '../src/index.ts';

const token = 'A-canary-0b5f2c1e';
const agent = { Name: 'canary-anna', Phone: '79995551234' };
const contentType = 'application/json; charset=utf-8';

function subject(options: CcaWebApiOptions): Subject {
  const cca = createCcaWebApiClient(options);
  return {
    read: (given) => cca.agents.list({}, given),
    command: (given) => cca.agents.create({ agent }, given),
    badInput: (given) => cca.agents.create({ agent: agent.Phone as never }, given),
    health: (given) => cca.health(given),
    close: (given) => cca.close(given),
  };
}

const answer = (response: unknown): string =>
  JSON.stringify({ Request: { Method: 'GET', Url: '' }, Version: '5.4.8.0', StatusCode: 200, Response: response });

// With a permanent token: a login would be one request more in every case, and has tests of its own.
describeConformance({
  vendor: 'cca-web-api',
  format: 'json',
  connect: (baseUrl, options) => subject({ ...options, token, baseUrl }),
  connectWithCredentials: (baseUrl, options, provider) => subject({ ...options, token: provider, baseUrl }),
  goodRead: { contentType, body: answer([{ Id: 12, Name: 'Привет' }]) },
  goodCommand: { contentType, body: answer({ NewId: 13 }) },
  ailments: {
    credentials: answer({ ResultCode: 102 }),
    permission: answer({ ResultCode: 111 }),
    licence: answer({ ResultCode: 122 }),
  },
  wrongShapes: [
    { title: 'a number where a list of agents is due', body: answer(7) },
    { title: 'an agent whose id is an object', body: answer([{ Id: {} }]) },
    { title: 'an answer without the envelope', body: '[{"Id":12}]' },
    { title: 'a status that is no number', body: '{"StatusCode":"fine","Response":[]}' },
    { title: 'an envelope with nothing in it', body: '{"StatusCode":200}' },
  ],
  secrets: [token, ...Object.values(agent)],
});
