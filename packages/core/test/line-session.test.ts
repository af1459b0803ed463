import { describe, expect, it } from 'vitest';
import { memoryTokens, run, vendorText, type CallEvent, type ClientOptions } from '../src/index.ts';
import { dial, look, ping } from './support/operations.ts';
import { errorOf, valueOf } from './support/say.ts';
import {
  always,
  answer,
  done,
  refusedWith,
  silence,
  tick,
  unavailable,
  watchProcess,
  type Reply,
} from './support/script.ts';
import { login, tinySession, tokenVendor, type TokenVendor } from './support/session.ts';
import { tiny, tinyDialect } from './support/tiny.ts';

const found = { ticket: 'T1' };
const number = { toNumber: '74955404444' };

function logged(vendor: Pick<TokenVendor, 'sender'>, options: ClientOptions = {}, key?: string) {
  return tiny({ sender: vendor.sender, ...options }, { dialect: tinyDialect({ session: tinySession(key) }) });
}
const tokensOf = (vendor: TokenVendor): (string | undefined)[] =>
  vendor.requests.filter(({ path }) => path !== 'login').map(({ headers }) => headers['x-token']);

describe('a session', () => {
  it('is opened once, by the first call that needs it, and used by all', async () => {
    const vendor = tokenVendor();
    const connection = logged(vendor);
    for (let call = 0; call < 3; call += 1) valueOf(await run(connection, look, found));
    expect([vendor.logins(), tokensOf(vendor)]).toEqual([1, ['t-1', 't-1', 't-1']]);
  });

  it('is opened once for 50 calls that come at the same time', async () => {
    const vendor = tokenVendor(() => tick(10));
    const connection = logged(vendor);
    const results = await Promise.all(Array.from({ length: 50 }, () => run(connection, look, found)));
    results.forEach((result) => valueOf(result));
    expect([vendor.logins(), new Set(tokensOf(vendor))]).toEqual([1, new Set(['t-1'])]);
  });

  it('is not needed by what needs none', async () => {
    const vendor = { sender: always(answer({ code: 0 })).sender };
    valueOf(await run(logged(vendor), ping, {}));
    const { sender, requests } = always(answer({ code: 0, data: { token: 'x' } }));
    valueOf(await run(logged({ sender }), login, {}));
    expect(requests.map(({ path }) => path)).toEqual(['login']);
  });
});

describe('a session that is over', () => {
  it('is renewed once and the call repeated once, also a dialled one and with retry 0', async () => {
    const vendor = tokenVendor();
    const connection = logged(vendor, { retry: { limit: 0 } });
    valueOf(await run(connection, dial, number));
    vendor.expire();
    const result = await run(connection, dial, number);
    expect(valueOf(result).id).toBe('T1');
    expect([vendor.logins(), tokensOf(vendor), result.meta.attempts]).toEqual([2, ['t-1', 't-1', 't-2'], 2]);
  });

  it('is renewed once for 50 calls that find out at the same time', async () => {
    let calls = 0;
    const vendor = tokenVendor(
      () => tick(5),
      () => tick((calls += 1) % 7),
    );
    const connection = logged(vendor);
    valueOf(await run(connection, look, found));
    vendor.expire();
    const results = await Promise.all(Array.from({ length: 50 }, () => run(connection, look, found)));
    results.forEach((result) => valueOf(result));
    expect(vendor.logins()).toBe(2);
    expect(tokensOf(vendor)).toHaveLength(1 + 100);
  });

  it('is final the second time: nobody logs in for ever', async () => {
    const { sender, requests } = always(({ path }) =>
      path === 'login' ? answer({ code: 0, data: { token: 't' } }) : refusedWith(20, { message: 'over' }),
    );
    const error = errorOf(await run(logged({ sender }), look, found), 'api');
    expect(error).toMatchObject({ code: 20, category: 'authentication', retry: 'after_login', outcome: 'rejected' });
    expect(vendorText(error)).toBe('over');
    expect(requests.map(({ path }) => path)).toEqual([
      'login',
      'tickets/look?ticket_id=T1',
      'login',
      'tickets/look?ticket_id=T1',
    ]);
  });

  it('is renewed also in the second attempt of a read', async () => {
    const vendor = tokenVendor();
    let busy = 0;
    const sender: typeof vendor.sender = async (request, limits) => {
      if (request.path !== 'login' && (busy += 1) === 2) return unavailable;
      return vendor.sender(request, limits);
    };
    const connection = logged({ sender }, { random: () => 0 });
    valueOf(await run(connection, look, found));
    vendor.expire();
    valueOf(await run(connection, look, found));
    expect(vendor.logins()).toBe(2);
  });

  it('without a session is the vendor’s own no', async () => {
    const { sender, requests } = always(refusedWith(20));
    expect(errorOf(await run(tiny({ sender }), look, found), 'api').code).toBe(20);
    expect(requests).toHaveLength(1);
  });
});

describe('a login that fails', () => {
  it.each<[string, Reply, string, object]>([
    [
      'the vendor’s no',
      refusedWith(20, { message: 'wrong password' }),
      'api',
      { code: 20, category: 'authentication' },
    ],
    ['the vendor’s limit', refusedWith(30), 'api', { category: 'rate_limited' }],
    ['a page', answer('<html>', { status: 403 }), 'http', { status: 403, category: 'permission' }],
    ['an answer without a token', answer({ code: 0, data: {} }), 'decode', { reason: 'shape' }],
  ])('fails all who wait for it, and none of them was sent: %s', async (_what, reply, kind, facts) => {
    const events: CallEvent[] = [];
    const { sender, requests } = always(async () => {
      await tick(5);
      return typeof reply === 'function' ? done : reply;
    });
    const onEvent = (event: CallEvent): void => void events.push(event);
    const connection = logged({ sender }, { retry: { limit: 0 }, onEvent });
    const results = await Promise.all([1, 2, 3].map(() => run(connection, dial, number)));
    for (const { ok, error } of results) {
      expect(ok).toBe(false);
      expect(error).toMatchObject({ kind, ...facts, outcome: 'not_sent', operation: 'calls.dial', attempts: 0 });
    }
    expect(requests.map(({ path }) => path)).toEqual(['login']);
    expect(events.filter(({ type }) => type === 'login')).toMatchObject([{ reason: 'first', operation: 'calls.dial' }]);
  });

  it('at the renewal leaves the call unsent: what the vendor refused was not done', async () => {
    const vendor = tokenVendor(() => (vendor.logins() > 1 ? refusedWith(20) : undefined));
    const connection = logged(vendor, { retry: { limit: 0 } });
    valueOf(await run(connection, dial, number));
    vendor.expire();
    expect(errorOf(await run(connection, dial, number), 'api')).toMatchObject({
      code: 20,
      outcome: 'not_sent',
      attempts: 1,
    });
  });

  it('is tried again by the next call', async () => {
    let tries = 0;
    const vendor = tokenVendor(() => ((tries += 1) === 1 ? refusedWith(20) : undefined));
    const connection = logged(vendor);
    errorOf(await run(connection, look, found), 'api');
    valueOf(await run(connection, look, found));
    expect(vendor.logins()).toBe(2);
  });
});

describe('waiting for a login', () => {
  it('may be given up by one: the login goes on for the others', async () => {
    const vendor = tokenVendor(() => tick(40));
    const connection = logged(vendor);
    const controller = new AbortController();
    const gone = run(connection, look, found, { signal: controller.signal });
    const stays = run(connection, look, found);
    await tick(10);
    controller.abort('enough');
    expect(errorOf(await gone, 'aborted')).toMatchObject({ phase: 'login', outcome: 'not_sent', reason: 'enough' });
    valueOf(await stays);
    expect(vendor.logins()).toBe(1);
  });

  it('given up by all ends the login, and the next call begins another', async () => {
    const troubles = watchProcess();
    let silent = true;
    let ended = false;
    const vendor = tokenVendor();
    const connection = logged({
      sender: async (request, limits) => {
        if (!silent || request.path !== 'login') return vendor.sender(request, limits);
        limits.signal?.addEventListener('abort', () => (ended = true));
        return typeof silence === 'function' ? silence(request, limits) : silence;
      },
    });
    const signals = [AbortSignal.timeout(15), AbortSignal.timeout(25)];
    const results = await Promise.all(signals.map((signal) => run(connection, look, found, { signal })));
    results.forEach((result) => expect(errorOf(result, 'aborted').phase).toBe('login'));
    await tick(5);
    expect(ended).toBe(true);
    silent = false;
    valueOf(await run(connection, look, found));
    expect(troubles).toEqual([]);
  });

  it('is a time-out of the call where its clock runs out, and says in which phase', async () => {
    const vendor = tokenVendor(() => new Promise(() => undefined));
    const connection = logged(vendor);
    const error = errorOf(await run(connection, look, found, { totalTimeoutMs: 40 }), 'timeout');
    expect(error).toMatchObject({ scope: 'total', phase: 'login', outcome: 'not_sent' });
    await connection.close({ drainMs: 0 });
  });
});

describe('a token that several processes share', () => {
  it('is taken from the store, and renewed there once for all', async () => {
    const tokens = memoryTokens();
    const vendor = tokenVendor();
    const [one, two] = [1, 2].map(() => logged(vendor, { coordination: { tokens } }, 'tiny:token'));
    if (one === undefined || two === undefined) throw new Error('two connections');
    valueOf(await run(one, look, found));
    valueOf(await run(two, look, found));
    expect(vendor.logins()).toBe(1);
    vendor.expire();
    valueOf(await run(one, look, found));
    valueOf(await run(two, look, found));
    expect([vendor.logins(), await tokens.read('tiny:token')]).toEqual([2, 't-2']);
  });

  it('whose store fails is an error of the store', async () => {
    const tokens = { read: () => Promise.reject(new Error('canary')), write: () => undefined };
    const connection = logged(tokenVendor(), { coordination: { tokens } }, 'tiny:token');
    expect(errorOf(await run(connection, look, found), 'unexpected')).toMatchObject({
      participant: 'store',
      phase: 'login',
      outcome: 'not_sent',
    });
  });
});
