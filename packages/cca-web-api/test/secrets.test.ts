import { describe, expect, it } from 'vitest';
import { inspect } from 'node:util';
import { toPlain, type CallEvent, type CcaWebApiClient, type CcaWebApiError, type Result } from '../src/index.ts';
import { login, loginClient, permanentToken, tokenClient } from './support/client.ts';
import { everythingSaid } from './support/say.ts';
import { serve, serveSessions, type Server, type Told } from './support/server.ts';

/** What must be seen on the wire and nowhere else. */
const canary = {
  ...login,
  module: 'canary-module',
  session: 'session-canary-1',
  permanentToken,
  checked: 'A-canary-checked',
  request: 'canary-request',
  data: 'canary-data',
  phone: '79995551234',
  name: 'канарейка Anna',
  key: 'canary+key/=',
} as const;

const condition = { operator: 0, conditions: [{ param: 1, relation: 1, value: canary.phone }] } as const;
const content = new Blob([canary.name]);
type Call = (cca: CcaWebApiClient) => Promise<Result<unknown, CcaWebApiError>>;
const calls: Readonly<Record<string, Call>> = {
  check: (cca) => cca.session.check({ token: canary.checked }),
  create: (cca) => cca.agents.create({ agent: { Name: canary.name, Phone: canary.phone } }),
  find: (cca) => cca.calls.find({ condition }),
  contacts: (cca) => cca.lists.findContacts({ listIds: [1], condition }),
  status: (cca) => cca.lists.contactSearchStatus({ requestToken: canary.request }),
  download: (cca) => cca.files.download({ dataToken: canary.data }),
  settings: (cca) => cca.surveyTasks.databaseSettings({ surveyTaskId: 1, rsaPublicKey: canary.key }),
  upload: (cca) => cca.surveyTasks.create({ name: canary.name, file: { name: 'canary.qex', content } }),
  request: (cca) =>
    cca.request('POST', `Session/${canary.checked}/Check`, { query: { q: canary.phone }, body: canary.name }),
};

const spellings = Object.values({ ...canary, word: 'canary', bird: 'канарейка' }).flatMap((secret) => [
  secret,
  encodeURIComponent(secret),
  new URLSearchParams({ '': secret }).toString().slice(1),
]);

/** The secrets that anyone can read in a Result, its error and causes, and the events of the call. */
function leaks(result: unknown, events: readonly CallEvent[]): string[] {
  const { error } = result as { error?: unknown };
  const said =
    [result, error, ...events].map(everythingSaid).join('\n') + inspect(events, { depth: 9, showHidden: true });
  return [...new Set(spellings.filter((secret) => said.includes(secret)))];
}

/** Makes every call both ways, and looks for what it says of the secrets. */
async function told(server: Server): Promise<{ readonly leaks: readonly string[]; readonly ends: readonly string[] }> {
  const found: string[] = [];
  const ends: string[] = [];
  for (const make of [loginClient, tokenClient]) {
    for (const call of Object.values(calls)) {
      const events: CallEvent[] = [];
      const cca = make({
        baseUrl: server.baseUrl,
        keepRaw: true,
        attemptTimeoutMs: 3_000,
        retry: { limit: 1 },
        onEvent: (event) => void events.push(event),
        ...(make === loginClient
          ? { username: canary.username, password: canary.password, module: canary.module }
          : {}),
      });
      const result = await call(cca);
      ends.push(result.error?.kind ?? 'ok');
      found.push(...leaks(result, events), ...leaks(toPlain(result), []), ...leaks(cca, []));
    }
  }
  return { leaks: [...new Set(found)], ends };
}

const echo = Object.values(canary).join(' ');
const url = `http://cca/CcaWebApi/Session/${canary.checked}/Check?q=${canary.phone}`;
const wrapped = (status: number, response: unknown): Told => ({
  status,
  body: JSON.stringify({ Request: { Method: echo, Url: url }, Version: echo, StatusCode: status, Response: response }),
});

describe('no secret can be read anywhere', () => {
  it.for<[string, Told]>([
    ['an error in words', wrapped(400, { ResultCode: 114, Error: `${echo} ${url}` })],
    ['an error whose code is a text', wrapped(400, { ResultCode: echo, Error: echo })],
    ['a token that is unknown', wrapped(401, { ResultCode: 102, Error: echo })],
    ['a failure without a code', wrapped(500, echo)],
    ['an answer of another shape', wrapped(200, { ResultCode: echo, [canary.phone]: echo })],
    ['no envelope', { body: JSON.stringify({ [echo]: echo }) }],
    ['no JSON', { body: `{"${echo}` }],
    ['a page', { headers: { 'content-type': 'text/html' }, body: `<html>${echo}` }],
    [
      'a page of failure',
      { status: 500, headers: { 'content-type': 'text/html', 'x-url': encodeURIComponent(url) }, body: echo },
    ],
    ['a redirect', { status: 307, headers: { location: `http://127.0.0.1:1/${canary.checked}` } }],
  ])('when the server answers with %s', async ([, answer]) => {
    const server = await serve(({ path }) =>
      path === 'Session' ? { body: JSON.stringify({ StatusCode: 200, Response: { Token: canary.session } }) } : answer,
    );
    const { leaks: found, ends } = await told(server);
    expect(found).toEqual([]);
    expect(ends.filter((end) => end === 'ok').length).toBeLessThanOrEqual(2); // a token that is unknown is an answer to check
    expect(server.asked.some(({ body }) => body.includes('canary-password'))).toBe(true);
  });

  it.for<[string, Told]>([
    ['a code', wrapped(401, { ResultCode: 111, Error: echo })],
    ['a page', { status: 403, headers: { 'content-type': 'text/html' }, body: echo }],
    ['a token that is none', wrapped(200, { Token: { [echo]: echo } })],
  ])('when the login is refused by %s', async ([, answer]) => {
    const server = await serveSessions(
      () => wrapped(400, { ResultCode: 114 }),
      () => answer,
    );
    expect((await told(server)).leaks).toEqual([]);
  });

  it('when the connection breaks', async () => {
    const server = await serve((_asked, response) => void response.destroy());
    const { leaks: found, ends } = await told(server);
    expect([found, new Set(ends)]).toEqual([[], new Set(['network'])]);
  });

  it('when the input is wrong', async () => {
    const wrong: readonly Call[] = [
      (cca) => cca.agents.create({ agent: canary.name as never }),
      (cca) => cca.session.check({ token: `${canary.checked}\n` }),
      (cca) => cca.files.download({ dataToken: canary.data, [canary.phone]: 1 } as never),
      (cca) => cca.calls.find({ condition: { operator: 0, conditions: [{ [canary.phone]: canary.phone } as never] } }),
      (cca) => cca.request('GET', `Agents?${canary.phone}`),
    ];
    for (const call of wrong) {
      const result = await call(tokenClient({ baseUrl: 'http://127.0.0.1:4012/' }));
      expect(result.error?.kind).toBe('input');
      expect(leaks(result, [])).toEqual([]);
    }
  });

  it('when a participant throws it', async () => {
    const shout = (): never => {
      throw Object.assign(new Error(echo, { cause: new Error(echo) }), { body: echo });
    };
    for (const options of [{ guard: shout }, { sender: shout }, { fetch: shout }, { password: shout }]) {
      const result = await loginClient({ baseUrl: 'http://127.0.0.1:4011/', ...options }).agents.list();
      expect(result.error?.kind).toBe('unexpected');
      expect(leaks(result, [])).toEqual([]);
    }
  });
});

it('these tests would see a secret', () => {
  for (const secret of [canary.phone, encodeURIComponent(canary.name), canary.session]) {
    expect(leaks({ error: new Error('x', { cause: new Error(url + secret) }) }, [])).not.toEqual([]);
  }
});
