import { describe, expect, it } from 'vitest';
import { createCcaWebApiClient } from '../src/index.ts';
import { loginClient, permanentToken, tokenClient } from './support/client.ts';
import { errorOf, everythingSaid, valueOf } from './support/say.ts';
import { always, envelope, no, serveSessions } from './support/server.ts';

describe('a login', () => {
  it.for([100, 101, 102, 103, 111, 112, 114])('refused with %i is authentication, for all who wait', async (code) => {
    const server = await serveSessions(undefined, () => no(code, 401));
    const cca = loginClient({ baseUrl: server.baseUrl, retry: { limit: 2 } });
    const results = await Promise.all([1, 2, 3].map(() => cca.agents.create({ agent: { Name: 'anna' } })));
    for (const { error } of results) {
      expect(error).toMatchObject({ kind: 'api', code, category: 'authentication', outcome: 'not_sent', attempts: 0 });
      expect(error?.operation).toBe('agents.create');
    }
    expect([server.logins(), server.calls()]).toEqual([1, []]);
  });

  it('with a wrong password never loops', async () => {
    const server = await serveSessions(undefined, () => no(111, 401));
    const cca = loginClient({ baseUrl: server.baseUrl });
    for (let call = 0; call < 5; call += 1) errorOf(await cca.agents.list(), 'api');
    expect(server.logins()).toBe(5);
  });

  it('refused for another reason keeps it', async () => {
    const server = await serveSessions(undefined, () => no(122, 400));
    expect((await loginClient({ baseUrl: server.baseUrl }).agents.list()).error).toMatchObject({
      code: 122,
      category: 'quota_exceeded',
    });
  });

  it.for([
    ['without a token', {}],
    ['with an empty one', { Token: '' }],
    ['with one that is an object', { Token: { canary: 1 } }],
    ['with one that no header can hold', { Token: 'canary\r\nx-evil: 1' }],
    ['with one of two words', { Token: 'canary two' }],
  ] as const)('%s is decode, and nothing of it is told', async ([, told]) => {
    const server = await serveSessions(undefined, () => envelope({ ...told, ResultCode: 0 }));
    const result = await loginClient({ baseUrl: server.baseUrl, keepRaw: true }).agents.list();
    expect(result.error).toMatchObject({ kind: 'decode', reason: 'shape', outcome: 'not_sent' });
    expect(everythingSaid(result)).not.toContain('canary');
    expect(server.calls()).toEqual([]);
  });

  it('asks for name and password at the moment, and for no more often than it needs them', async () => {
    const server = await serveSessions();
    let asked = 0;
    const cca = loginClient({
      baseUrl: server.baseUrl,
      username: () => 'canary-user',
      password: () => Promise.resolve(`canary-password-${(asked += 1)}`),
    });
    for (let call = 0; call < 3; call += 1) valueOf(await cca.agents.list());
    server.expire();
    valueOf(await cca.agents.list());
    const passwords = server.asked
      .filter(({ path }) => path === 'Session')
      .map(({ body }) => JSON.parse(body).password);
    expect(passwords).toEqual(['canary-password-1', 'canary-password-2']);
  });
});

describe('a permanent token', () => {
  it('goes with every request, and nobody logs in', async () => {
    const server = await always(envelope([]));
    valueOf(await tokenClient({ baseUrl: server.baseUrl }).agents.list());
    expect(server.asked.map(({ path, headers }) => [path, headers.authorization])).toEqual([
      ['Agents', `Basic ${permanentToken}`],
    ]);
  });

  it('that is unknown is final: nobody could log in again', async () => {
    const server = await always(no(102, 401));
    const error = errorOf(await tokenClient({ baseUrl: server.baseUrl }).agents.list(), 'api');
    expect(error).toMatchObject({ code: 102, category: 'authentication', outcome: 'rejected', attempts: 1 });
    expect(server.asked).toHaveLength(1);
  });

  it('may change from one call to the next', async () => {
    const server = await always(envelope([]));
    let turn = 0;
    await using cca = createCcaWebApiClient({ baseUrl: server.baseUrl, token: () => `A-${(turn += 1)}` });
    valueOf(await cca.agents.list());
    valueOf(await cca.agents.list());
    expect(server.asked.map(({ headers }) => headers.authorization)).toEqual(['Basic A-1', 'Basic A-2']);
  });

  it('that no header can hold is an input error, and shows nowhere', async () => {
    const server = await always(envelope([]));
    await using cca = createCcaWebApiClient({ baseUrl: server.baseUrl, token: () => 'A-canary\r\nx-evil: 1' });
    const result = await cca.agents.list();
    expect(errorOf(result, 'input').issues).toMatchObject([{ path: 'token' }]);
    expect([everythingSaid(result).includes('canary'), server.asked]).toEqual([false, []]);
  });
});
