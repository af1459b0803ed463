import { describe, expect, it } from 'vitest';
import {
  createSession,
  map,
  memoryTokens,
  run,
  type ClientOptions,
  type Connection,
  type Session,
  type Tokens,
} from '../../src/index.ts';
import { look } from '../support/operations.ts';
import { errorOf, everythingSaid, valueOf } from '../support/say.ts';
import { tick, watchProcess } from '../support/script.ts';
import { sendJson, serve } from '../support/serve.ts';
import { login } from '../support/session.ts';
import { tiny, tinyDialect } from '../support/tiny.ts';
import { opened } from '../../src/connection.ts';
import type { TinyCode } from '../support/tiny-codes.ts';

const found = { ticket: 'T1' };
const never = (): Promise<never> => new Promise(() => undefined);

interface Vendor {
  readonly url: string;
  readonly logins: () => number;
  /** Tokens that came with calls, in order. */
  readonly used: () => string[];
  readonly expire: () => void;
}
/** Hands out t-1, t-2, …; takes only the newest. */
async function vendor(): Promise<Vendor> {
  let logins = 0;
  let valid = '';
  const server = await serve((hit, response) => {
    if (!hit.url.endsWith('/login')) {
      return sendJson(response, hit.headers['x-token'] === valid ? { code: 0, data: { id: 'T1' } } : { code: 20 });
    }
    valid = `t-${(logins += 1)}`;
    sendJson(response, { code: 0, data: { token: valid } });
  });
  const calls = () => server.hits.filter(({ url }) => !url.endsWith('/login'));
  return {
    url: server.url,
    logins: () => logins,
    used: () => calls().map(({ headers }) => String(headers['x-token'])),
    expire: () => void (valid = 'none'),
  };
}

const sharing = { key: 'tenant-1' };
interface Process {
  readonly connection: Connection<TinyCode>;
  readonly session: Session;
}
/** One of several processes: its own session and connection, the store is shared. */
function start(
  baseUrl: string,
  tokens: Tokens,
  options: ClientOptions = {},
  rules: { key?: string } = sharing,
): Process {
  const session = createSession({
    login: async (connection, signal) => map(await run(connection, login, {}, { signal }), ({ token }) => token),
    ...rules,
  });
  const dialect = tinyDialect({ session });
  return { session, connection: tiny({ baseUrl, coordination: { tokens }, random: () => 0, ...options }, { dialect }) };
}

describe('a login that two processes share', () => {
  it('is made once for both', async () => {
    const { url, logins, used } = await vendor();
    const tokens = memoryTokens();
    const [one, other] = [start(url, tokens), start(url, tokens)];
    valueOf(await run(one.connection, look, found));
    valueOf(await run(other.connection, look, found));
    valueOf(await run(one.connection, look, found));
    expect([logins(), used()]).toEqual([1, ['t-1', 't-1', 't-1']]);
    expect(await tokens.read('tenant-1')).toBe('t-1');
  });

  it('is made once for many calls of one at the same time', async () => {
    const { url, logins } = await vendor();
    const { connection } = start(url, memoryTokens());
    const results = await Promise.all(Array.from({ length: 20 }, () => run(connection, look, found)));
    expect([results.every(({ ok }) => ok), logins()]).toEqual([true, 1]);
  });

  it('is renewed by the first who is refused; the other takes the new token, not the refused one', async () => {
    const { url, logins, used, expire } = await vendor();
    const tokens = memoryTokens();
    const [one, other] = [start(url, tokens), start(url, tokens)];
    valueOf(await run(one.connection, look, found));
    valueOf(await run(other.connection, look, found));
    expire();
    valueOf(await run(one.connection, look, found));
    expect([logins(), await tokens.read('tenant-1')]).toEqual([2, 't-2']);
    valueOf(await run(other.connection, look, found));
    expect([logins(), used()]).toEqual([2, ['t-1', 't-1', 't-1', 't-2', 't-1', 't-2']]);
  });

  it('that the store kept too long is tried once and then renewed', async () => {
    const { url, logins, used } = await vendor();
    const tokens = memoryTokens();
    await tokens.write('tenant-1', 'of yesterday');
    const result = await run(start(url, tokens).connection, look, found);
    expect(valueOf(result).id).toBe('T1');
    expect([logins(), used(), result.meta.attempts]).toEqual([1, ['of yesterday', 't-1'], 2]);
    expect(await tokens.read('tenant-1')).toBe('t-1');
  });

  it('is not shared under another key, nor without one', async () => {
    const { url, logins } = await vendor();
    const tokens = memoryTokens();
    valueOf(await run(start(url, tokens).connection, look, found));
    valueOf(await run(start(url, tokens, {}, { key: 'tenant-2' }).connection, look, found));
    expect([await tokens.read('tenant-1'), await tokens.read('tenant-2')]).toEqual(['t-1', 't-2']);
    const asked: string[] = [];
    const watched: Tokens = { read: (key) => void asked.push(key), write: (key) => void asked.push(key) };
    valueOf(await run(start(url, watched, {}, {}).connection, look, found));
    expect([logins(), asked]).toEqual([3, []]);
  });

  it('that was forgotten is not taken from the store again: the next call logs in', async () => {
    const { url, logins, used } = await vendor();
    const { connection, session } = start(url, memoryTokens());
    valueOf(await run(connection, look, found));
    session.forget();
    valueOf(await run(connection, look, found));
    expect([logins(), used()]).toEqual([2, ['t-1', 't-2']]);
  });

  it('that fails leaves no token in the store', async () => {
    const server = await serve((_hit, response) => sendJson(response, { code: 10 }));
    const tokens = memoryTokens();
    const error = errorOf(await run(start(server.url, tokens).connection, look, found), 'api');
    expect(error).toMatchObject({ code: 10, outcome: 'not_sent', attempts: 0 });
    expect(await tokens.read('tenant-1')).toBeUndefined();
    expect(server.hits).toHaveLength(1);
  });
});

describe('a store that lets one log in at a time', () => {
  it('is told which token is no good any more', async () => {
    const { url, expire } = await vendor();
    const tokens = memoryTokens();
    const refused: (string | undefined)[] = [];
    const read: Tokens['read'] = (key, wish) => {
      refused.push(wish?.refused);
      return tokens.read(key);
    };
    const { connection } = start(url, { ...tokens, read });
    valueOf(await run(connection, look, found));
    expire();
    valueOf(await run(connection, look, found));
    expect(refused).toEqual([undefined, 't-1']);
  });

  it('learns that nobody waits for the token any more', async () => {
    const { url } = await vendor();
    const signals: (AbortSignal | undefined)[] = [];
    const read: Tokens['read'] = (_key, wish) => {
      signals.push(wish?.signal);
      return never();
    };
    const { connection } = start(url, { read, write: () => undefined }, { totalTimeoutMs: 50 });
    const results = await Promise.all([run(connection, look, found), run(connection, look, found)]);
    expect(results.map(({ error }) => error?.kind)).toEqual(['timeout', 'timeout']);
    expect(signals.map((signal) => signal?.aborted)).toEqual([true]);
  });

  it('learns that the login failed, so that another may try', async () => {
    const server = await serve((_hit, response) => sendJson(response, { code: 10 }));
    const given: string[] = [];
    const tokens: Tokens = { ...memoryTokens(), giveUp: (key) => void given.push(key) };
    errorOf(await run(start(server.url, tokens).connection, look, found), 'api');
    expect(given).toEqual(['tenant-1']);
  });

  it('is told so only then', async () => {
    const { url } = await vendor();
    const given: string[] = [];
    const tokens: Tokens = { ...memoryTokens(), giveUp: (key) => void given.push(key) };
    valueOf(await run(start(url, tokens).connection, look, found));
    expect(given).toEqual([]);
  });
});

const failing: [string, () => never | Promise<never>][] = [
  ['throws', () => { throw new Error('canary'); }], // prettier-ignore
  ['rejects', () => Promise.reject(new Error('canary'))],
];

describe('a store of tokens that', () => {
  it.each(failing)('%s when it is read is an error of the store: nobody is asked for anything', async (_what, read) => {
    const unhandled = watchProcess();
    const { url, logins, used } = await vendor();
    const { connection } = start(url, { read, write: () => undefined });
    const error = errorOf(await run(connection, look, found), 'unexpected');
    expect(error).toMatchObject({ participant: 'store', phase: 'login', outcome: 'not_sent', attempts: 0 });
    expect(everythingSaid(error)).not.toContain('canary');
    expect([logins(), used()]).toEqual([0, []]);
    await tick(10);
    expect(unhandled).toEqual([]);
  });

  it.each(failing)('%s when it is written keeps nobody from the token: the call goes on', async (_what, write) => {
    const unhandled = watchProcess();
    const { url, used, logins } = await vendor();
    const { connection } = start(url, { read: () => undefined, write });
    valueOf(await run(connection, look, found));
    valueOf(await run(connection, look, found));
    expect([used(), logins()]).toEqual([['t-1', 't-1'], 1]);
    expect(connection.observerFailures).toBe(1);
    await tick(10);
    expect(unhandled).toEqual([]);
  });

  const silent: [string, Tokens][] = [
    ['is read', { read: never, write: () => undefined }],
    ['is written', { read: () => undefined, write: never }],
  ];
  it.each(silent)('never answers when it %s keeps a call no longer than its clock', async (_what, tokens) => {
    const { url } = await vendor();
    const { connection } = start(url, tokens, { totalTimeoutMs: 100 });
    const from = performance.now();
    const results = await Promise.all([run(connection, look, found), run(connection, look, found)]);
    expect(performance.now() - from).toBeLessThan(100 + 250);
    for (const result of results) {
      expect(errorOf(result, 'timeout')).toMatchObject({ scope: 'total', phase: 'login', outcome: 'not_sent' });
    }
    expect(opened(connection).inFlight.size).toBe(0);
  });

  it('never answers keeps nobody who aborts', async () => {
    const { url } = await vendor();
    const { connection } = start(url, { read: never, write: () => undefined });
    const result = await run(connection, look, found, { signal: AbortSignal.timeout(20) });
    expect(errorOf(result, 'aborted')).toMatchObject({ phase: 'login', outcome: 'not_sent' });
  });

  it('recovers is asked again by the next call', async () => {
    const { url } = await vendor();
    const tokens = memoryTokens();
    let broken = true;
    const read: Tokens['read'] = (key) => (broken ? Promise.reject(new Error('down')) : tokens.read(key));
    const { connection } = start(url, { ...tokens, read });
    errorOf(await run(connection, look, found), 'unexpected');
    broken = false;
    expect(valueOf(await run(connection, look, found)).id).toBe('T1');
  });
});

describe('a store of holds that', () => {
  it.each(failing)('%s is an error of the store: nothing is sent', async (_what, until) => {
    const { url, used } = await vendor();
    const holds = { until, hold: () => undefined };
    const connection = tiny({ baseUrl: url, coordination: { holds } }, { dialect: tinyDialect({ holdKey: 'block' }) });
    const error = errorOf(await run(connection, look, found), 'unexpected');
    expect(error).toMatchObject({ participant: 'store', phase: 'limit', outcome: 'not_sent', attempts: 0 });
    expect(used()).toEqual([]);
  });

  it('is shared keeps a second connection from a server that blocked the first', async () => {
    const server = await serve((_hit, response) => sendJson(response, { code: 40 }));
    const held = new Map<string, number>();
    const holds = {
      until: async (key: string) => held.get(key),
      hold: async (key: string, at: number) => void held.set(key, at),
    };
    const connections = [1, 2].map(() =>
      tiny({ baseUrl: server.url, coordination: { holds } }, { dialect: tinyDialect({ holdKey: 'block' }) }),
    );
    const results = [];
    for (const connection of connections) results.push(await run(connection, look, found));
    expect(results.map(({ error }) => [error?.kind, error?.category])).toEqual([
      ['api', 'rate_limited'],
      ['refused', 'rate_limited'],
    ]);
    expect(results[1]?.error?.retryAfterMs).toBeGreaterThan(100_000);
    expect(server.hits).toHaveLength(1);
  });
});
