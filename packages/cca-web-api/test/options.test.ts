import { describe, expect, it } from 'vitest';
import {
  ccaWebApiOptionsFromEnv,
  connectCcaWebApi,
  createCcaWebApiClient,
  dryRun,
  operations,
  run,
  type CallEvent,
  type CcaWebApiOptions,
} from '../src/index.ts';
import { login, loginClient, permanentToken } from './support/client.ts';
import { everythingSaid, valueOf } from './support/say.ts';
import { always, envelope, serveSessions } from './support/server.ts';

const baseUrl = 'http://127.0.0.1:4010/CcaWebApi';

function thrownBy(build: () => unknown): Error {
  try {
    build();
  } catch (thrown) {
    if (thrown instanceof Error) return thrown;
  }
  throw new Error('nothing was thrown');
}

describe('a wrong option throws a TypeError that names it and quotes nothing', () => {
  const { username, password } = login;
  it.for([
    ['options', null],
    ['options', 'canary'],
    ['baseUrl', { ...login }],
    ['baseUrl', { ...login, baseUrl: 'canary' }],
    ['baseUrl', { ...login, baseUrl: 'http://user:canary@host/CcaWebApi' }],
    ['baseUrl', { ...login, baseUrl: 'http://host/CcaWebApi?token=canary' }],
    ['baseUrl', { ...login, baseUrl: 'http://canary:6000/' }],
    ['endpoints', { ...login, endpoints: [] }],
    ['username', { baseUrl, password }],
    ['username', { baseUrl, username: '', password }],
    ['password', { baseUrl, username }],
    ['password', { baseUrl, username, password: 7 }],
    ['module', { baseUrl, username, password, module: '' }],
    ['module', { baseUrl, username, password, module: null }],
    ['token', { baseUrl, token: '' }],
    ['token', { baseUrl, token: 'A-canary two' }],
    ['token', { baseUrl, token: 'A-canary\r\n' }],
    ['password', { baseUrl, token: permanentToken, password }],
    ['module', { baseUrl, token: permanentToken, module: 'CcaPortal' }],
    ['authScheme', { baseUrl, ...login, authScheme: 'basic' }],
    ['contentType', { baseUrl, ...login, contentType: 'canary' }],
    ['contentType', { baseUrl, ...login, contentType: 'text/json\r\nx: 1' }],
    ['fileEncoding', { baseUrl, ...login, fileEncoding: 'hex' }],
    ['serverVersion', { baseUrl, ...login, serverVersion: '5.4' }],
    ['serverVersion', { baseUrl, ...login, serverVersion: 5.4 }],
    ['sessionKey', { baseUrl, ...login, sessionKey: '' }],
    ['gaurd', { baseUrl, ...login, gaurd: 'canary' }],
    ['a permanent token', { baseUrl }],
    ['password', { baseUrl, username, password: 'canary\n' }],
  ] as const)('%s', ([option, options]) => {
    for (const build of [createCcaWebApiClient, connectCcaWebApi]) {
      const thrown = thrownBy(() => build(options as unknown as CcaWebApiOptions));
      expect(thrown).toBeInstanceOf(TypeError);
      expect(thrown.message).toContain(option);
      expect(everythingSaid(thrown)).not.toContain('canary');
    }
  });
});

describe('the address', () => {
  it.for([
    ['', '/Agents'],
    ['/', '/Agents'],
    ['/CcaWebApi', 'Agents'],
    ['/CcaWebApi/', 'Agents'],
    ['/a/ccawebapi', '/a/ccawebapi/Agents'],
  ] as const)('keeps its path: "%s"', async ([path, seen]) => {
    const server = await always(envelope([]));
    const { origin } = new URL(server.baseUrl);
    await using cca = createCcaWebApiClient({ baseUrl: origin + path, token: permanentToken });
    valueOf(await cca.agents.list());
    expect(server.asked[0]?.path).toBe(seen);
  });

  it('warns where a password would go through the open', () => {
    const events: CallEvent[] = [];
    createCcaWebApiClient({
      ...login,
      baseUrl: 'http://cca.example/CcaWebApi',
      onEvent: (event) => void events.push(event),
    });
    expect(events).toMatchObject([{ type: 'warning' }]);
    createCcaWebApiClient({ ...login, baseUrl: 'https://cca.example/', onEvent: (event) => void events.push(event) });
    expect(events).toHaveLength(1);
  });
});

it('the media type of JSON is the one that the caller names', async () => {
  const server = await serveSessions(() => envelope({ NewId: 1 }));
  const cca = loginClient({ baseUrl: server.baseUrl, contentType: 'text/json; charset=utf-8' });
  valueOf(await cca.agents.create({ agent: { Name: 'Анна' } }));
  expect(server.asked.map(({ headers }) => headers['content-type'])).toEqual(Array(2).fill('text/json; charset=utf-8'));
});

it('the bare connection runs operations one by one', async () => {
  const server = await always(envelope([{ Id: 7 }]));
  const connection = connectCcaWebApi({ baseUrl: server.baseUrl, token: permanentToken });
  expect(valueOf(await run(connection, operations.agents.list, {}))).toMatchObject([{ id: 7 }]);
  await connection.close();
});

it('a client that was closed takes no more calls', async () => {
  const cca = createCcaWebApiClient({ baseUrl, token: permanentToken });
  await cca.close();
  await cca.close();
  expect((await cca.agents.list()).error).toMatchObject({ kind: 'refused', reason: 'closed' });
});

describe('ccaWebApiOptionsFromEnv', () => {
  const CCA_WEB_API_BASE_URL = baseUrl;
  it('reads a login', () => {
    const env = { CCA_WEB_API_BASE_URL, CCA_WEB_API_USERNAME: 'u', CCA_WEB_API_PASSWORD: 'p', CCA_WEB_API_TOKEN: ' ' };
    expect(ccaWebApiOptionsFromEnv(env)).toEqual({ baseUrl, username: 'u', password: 'p' });
    const more = { ...env, CCA_WEB_API_MODULE: 'CcaPortal' };
    expect(ccaWebApiOptionsFromEnv(more)).toEqual({ baseUrl, username: 'u', password: 'p', module: 'CcaPortal' });
  });

  it('reads a permanent token, which goes before a login', () => {
    const env = { CCA_WEB_API_BASE_URL, CCA_WEB_API_TOKEN: 'A-1', CCA_WEB_API_USERNAME: 'u' };
    expect(ccaWebApiOptionsFromEnv(env)).toEqual({ baseUrl, token: 'A-1' });
  });

  it('names all that is missing at once', () => {
    const thrown = thrownBy(() => ccaWebApiOptionsFromEnv({}));
    for (const name of ['BASE_URL', 'USERNAME', 'PASSWORD']) expect(thrown.message).toContain(`CCA_WEB_API_${name}`);
    expect(thrown).toBeInstanceOf(TypeError);
  });
});

it('a dry run shows what would be sent, with names in the place of secrets', async () => {
  for (const credentials of [login, { token: permanentToken }]) {
    const seen = await dryRun(connectCcaWebApi({ baseUrl, ...credentials }), operations.agents.create, {
      agent: { Name: 'anna' },
    });
    expect(valueOf(seen)).toMatchObject({ method: 'POST', path: 'Agents', body: '{"Name":"anna"}', repeat: 'unsafe' });
    expect(valueOf(seen).headers).toMatchObject({ authorization: 'Basic [token]' });
    expect(everythingSaid(seen)).not.toContain('canary');
  }
});
