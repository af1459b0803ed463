import { describe, expect, it } from 'vitest';
import { memoryTokens } from '@trunkline/core';
import { createCcaWebApiClient } from '../src/index.ts';
import { login, loginClient } from './support/client.ts';
import { errorOf, valueOf } from './support/say.ts';
import { envelope, no, serve, serveSessions } from './support/server.ts';

describe('a session', () => {
  it('is opened by the first call, with name, password and module, and used by all that follow', async () => {
    const server = await serveSessions();
    const cca = loginClient({ baseUrl: server.baseUrl });
    for (let call = 0; call < 3; call += 1) valueOf(await cca.agents.list());
    const [first] = server.asked;
    expect(first).toMatchObject({ method: 'POST', path: 'Session' });
    expect(JSON.parse(first?.body ?? '')).toEqual(login);
    expect(first?.headers).toMatchObject({ 'content-type': 'application/json' });
    expect(first?.headers).not.toHaveProperty('authorization');
    expect(server.logins()).toBe(1);
    expect(server.calls().map(({ headers }) => headers.authorization)).toEqual(Array(3).fill('Basic session-1'));
  });

  it('needs no module: old servers know none', async () => {
    const server = await serveSessions();
    const { username, password } = login;
    await using cca = createCcaWebApiClient({ baseUrl: server.baseUrl, username, password });
    valueOf(await cca.agents.list());
    expect(JSON.parse(server.asked[0]?.body ?? '')).toEqual({ username, password });
  });

  it.for([
    ['Basic', 'Basic session-1'],
    ['Bearer', 'Bearer session-1'],
    ['none', 'session-1'],
  ] as const)('is announced as %s', async ([authScheme, expected]) => {
    const server = await serve(({ path }) => envelope(path === 'Session' ? { Token: 'session-1' } : []));
    valueOf(await loginClient({ baseUrl: server.baseUrl, authScheme }).agents.list());
    expect(server.asked[1]?.headers.authorization).toBe(expected);
  });

  it('that is over costs 100 calls at the same time one login, and each of them one repeat', async () => {
    const server = await serveSessions();
    const cca = loginClient({ baseUrl: server.baseUrl, retry: { limit: 0 } });
    valueOf(await cca.agents.list());
    server.expire();
    const results = await Promise.all(
      Array.from({ length: 100 }, (_, index) => (index % 2 === 0 ? cca.agents.list() : cca.lists.stop({ listId: 7 }))),
    );
    results.forEach((result) => valueOf<unknown>(result));
    expect(server.logins()).toBe(2);
    expect(server.calls()).toHaveLength(1 + 200);
    expect(new Set(results.map(({ meta }) => meta.attempts))).toEqual(new Set([2]));
  });

  it('that did not exist yet costs 100 calls at the same time one login', async () => {
    const server = await serveSessions();
    const cca = loginClient({ baseUrl: server.baseUrl });
    const results = await Promise.all(Array.from({ length: 100 }, () => cca.agents.list()));
    results.forEach((result) => valueOf(result));
    expect([server.logins(), server.calls().length]).toEqual([1, 100]);
  });

  it('refused twice is refused: nobody logs in for ever', async () => {
    const server = await serve(({ path }) => (path === 'Session' ? envelope({ Token: 't' }) : no(102, 401)));
    const error = errorOf(await loginClient({ baseUrl: server.baseUrl }).agents.list(), 'api');
    expect(error).toMatchObject({ code: 102, category: 'authentication', retry: 'after_login', outcome: 'rejected' });
    expect(server.asked.map(({ path }) => path)).toEqual(['Session', 'Agents', 'Session', 'Agents']);
  });

  it('renewed meanwhile by another call is used, and not renewed again', async () => {
    let hold: Promise<void> | undefined;
    const server = await serve(async ({ path, headers }) => {
      if (path === 'Session') return envelope({ Token: `session-${++logins}`, ResultCode: 0 });
      const isOld = headers.authorization === 'Basic session-1';
      if (path === 'Lists' && isOld) await hold;
      return isOld && ended ? no(102, 401) : envelope([]);
    });
    let logins = 0;
    let ended = false;
    const cca = loginClient({ baseUrl: server.baseUrl });
    valueOf(await cca.agents.list());
    ended = true;
    let release = (): void => undefined;
    hold = new Promise((resolve) => (release = resolve));
    const slow = cca.lists.list();
    valueOf(await cca.agents.list());
    release();
    valueOf(await slow);
    expect(logins).toBe(2);
  });

  it.for([
    ['in the envelope, without a code', envelope(null, { status: 401 })],
    ['in the envelope only', envelope(null, { status: 401, http: 200 })],
    ['by a page', { status: 401, headers: { 'content-type': 'text/html' }, body: '<html>' }],
  ] as const)('is renewed where 401 is said %s', async ([, told]) => {
    let ended = true;
    const server = await serveSessions(() => {
      const wasEnded = ended;
      ended = false;
      return wasEnded ? told : envelope([]);
    });
    valueOf(await loginClient({ baseUrl: server.baseUrl }).agents.list());
    expect(server.logins()).toBe(2);
  });

  it('is not renewed where 401 is said twice, and the error is the status', async () => {
    const server = await serveSessions(() => ({
      status: 401,
      headers: { 'content-type': 'text/html' },
      body: '<html>',
    }));
    const error = errorOf(await loginClient({ baseUrl: server.baseUrl }).agents.list(), 'http');
    expect(error).toMatchObject({ status: 401, category: 'authentication' });
    expect(server.logins()).toBe(2);
  });

  it.for([111, 112, 122, 103])('is not renewed for code %i, whatever the status says', async (code) => {
    const server = await serveSessions(() => no(code, 401));
    expect(errorOf(await loginClient({ baseUrl: server.baseUrl }).agents.list(), 'api').code).toBe(code);
    expect(server.logins()).toBe(1);
  });

  it('is shared by processes that share their tokens', async () => {
    const tokens = memoryTokens();
    const server = await serveSessions();
    const options = { baseUrl: server.baseUrl, coordination: { tokens } };
    const other = loginClient({ ...options, module: 'AskiaFace' });
    for (const cca of [loginClient(options), loginClient(options)]) valueOf(await cca.agents.list());
    expect(server.logins()).toBe(1);
    valueOf(await other.agents.list());
    expect(server.logins()).toBe(2);
  });
});

describe('a token of something else', () => {
  it.for([
    ['files.download', 'not_found'],
    ['lists.contactSearchStatus', 'not_found'],
    ['lists.foundContacts', 'not_found'],
  ] as const)('that is unknown says nothing about the session: %s', async ([name, category]) => {
    const server = await serveSessions(() => no(102, 401));
    const cca = loginClient({ baseUrl: server.baseUrl });
    const calls = {
      'files.download': () => cca.files.download({ dataToken: 'gone' }),
      'lists.contactSearchStatus': () => cca.lists.contactSearchStatus({ requestToken: 'gone' }),
      'lists.foundContacts': () => cca.lists.foundContacts({ requestToken: 'gone' }),
    };
    const { error } = await calls[name]();
    expect(error).toMatchObject({ kind: 'api', code: 102, category, attempts: 1 });
    expect(server.logins()).toBe(1);
  });

  it.for([804, 808])('of a quota (%i) is none of the session', async (code) => {
    const server = await serveSessions(() => no(code, 400));
    const cca = loginClient({ baseUrl: server.baseUrl });
    const { error } = await cca.surveyTasks.quota.set({ surveyTaskId: 1, quotaToken: 0, questionId: 2 });
    expect(error).toMatchObject({ kind: 'api', code });
    expect(server.logins()).toBe(1);
  });
});
