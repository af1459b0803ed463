import { describe, expect, it } from 'vitest';
import { createCcaWebApiSimulator, type CcaWebApiSimulator } from '@trunkline/simulator';
import { createCcaWebApiClient, type CcaWebApiClient } from '@trunkline/cca-web-api';
import type { RedisCoordination, RedisCoordinationOptions } from '../src/index.ts';
import { member, timed } from './support/member.ts';
import { hasRedis, startRedis } from './support/redis-server.ts';

const wish = (refused?: string) => ({ refused, signal: new AbortController().signal });

function clientOf(simulator: CcaWebApiSimulator, coordination: RedisCoordination): CcaWebApiClient {
  const { baseUrl, username, password, module } = simulator;
  return createCcaWebApiClient({ baseUrl, username, password, module, coordination });
}

const logins = ({ requests }: CcaWebApiSimulator): number =>
  requests.filter(({ method, path }) => method === 'POST' && /\/session\/?$/i.test(path)).length;

/** Three processes of one installation. */
async function three(options: RedisCoordinationOptions = {}): Promise<[CcaWebApiSimulator, CcaWebApiClient[]]> {
  const { url } = await startRedis();
  const simulator = await createCcaWebApiSimulator();
  return [simulator, [1, 2, 3].map(() => clientOf(simulator, member(url, options)))];
}

describe.skipIf(!hasRedis)('a login to CCA that several processes share', () => {
  it('is made once, though all begin at the same time', async () => {
    const [simulator, clients] = await three();
    const results = await Promise.all([...clients, ...clients].map((cca) => cca.agents.list()));
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true, true, true, true]);
    expect(logins(simulator)).toBe(1);
    await simulator.close();
  });

  it('is renewed once when the session has ended, though all find out at the same time', async () => {
    const [simulator, clients] = await three();
    await Promise.all(clients.map((cca) => cca.agents.list()));
    simulator.endSession();
    const results = await Promise.all(clients.map((cca) => cca.agents.list()));
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(logins(simulator)).toBe(2);
    await simulator.close();
  });

  it('goes on without Redis: each logs in for itself', async () => {
    const redis = await startRedis();
    const simulator = await createCcaWebApiSimulator();
    const options = { timeoutMs: 100, onOutage: 'open' } as const;
    const [one, other] = [member(redis.url, options), member(redis.url, options)].map((c) => clientOf(simulator, c));
    await redis.kill();
    const results = await Promise.all([one?.agents.list(), other?.agents.list()]);
    expect(results.map((result) => result?.ok)).toEqual([true, true]);
    expect(logins(simulator)).toBe(2);
    await simulator.close();
  });
});

describe.skipIf(!hasRedis)('the right to log in', () => {
  it('is given to one, and the others get its token', async () => {
    const { url } = await startRedis();
    const [one, other] = [member(url).tokens, member(url).tokens];
    expect(await one.read('k', wish())).toBeUndefined();
    const waiting = other.read('k', wish());
    await one.write('k', 'T1');
    expect(await waiting).toBe('T1');
    expect(await one.read('k', wish('T1'))).toBeUndefined();
  });

  it('passes on when the login failed', async () => {
    const { url } = await startRedis();
    const [one, other] = [member(url).tokens, member(url).tokens];
    await one.read('k', wish());
    const waiting = other.read('k', wish());
    await one.giveUp?.('k');
    expect(await waiting).toBeUndefined();
  });

  it('passes on when whoever had it is gone', async () => {
    const { url } = await startRedis();
    const [one, other] = [member(url, { loginForMs: 1_000 }), member(url, { loginForMs: 1_000 })];
    await one.tokens.read('k', wish());
    await one.close();
    const { value, ms } = await timed(() => other.tokens.read('k', wish()));
    expect(value).toBeUndefined();
    expect(ms).toBeLessThan(15_000);
  });

  it('is not waited for by a call that has ended', async () => {
    const { url } = await startRedis();
    const [one, other] = [member(url).tokens, member(url).tokens];
    await one.read('k', wish());
    const call = new AbortController();
    const waiting = other.read('k', { refused: undefined, signal: call.signal });
    call.abort();
    expect(await waiting).toBeUndefined();
  });
});
