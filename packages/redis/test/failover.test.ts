import { describe, expect, it } from 'vitest';
import { member, until } from './support/member.ts';
import { startProxy, type Proxy } from './support/proxy.ts';
import { hasRedis, startRedis, type RedisServer } from './support/redis-server.ts';

const limits = { default: { requests: 10, seconds: 1 } };
const options = { limits, timeoutMs: 20_000 };

interface Pair {
  readonly primary: RedisServer;
  readonly replica: RedisServer;
  readonly proxy: Proxy;
}

/** A primary, its replica, and an address before them. */
async function pair(): Promise<Pair> {
  const primary = await startRedis('--repl-diskless-sync-delay', '0');
  const replica = await startRedis('--replicaof', '127.0.0.1', String(primary.port));
  await until(async () => String(await replica.ask('INFO', 'replication')).includes('master_link_status:up'));
  return { primary, replica, proxy: await startProxy(primary.port) };
}

describe.skipIf(!hasRedis)('when a replica takes over', () => {
  it.each(['the primary is gone', 'the primary lives on as a replica'])(
    '%s: everything goes on',
    async (how) => {
      const { primary, replica, proxy } = await pair();
      const [one, other] = [member(proxy.url, options), member(proxy.url, options)];
      const waits = await Promise.all(
        Array.from({ length: 20 }, async () => one.limits?.take('default', { now: 0, atMostMs: 60_000 })),
      );
      const lastPlace = performance.now() + Math.max(...waits.map((wait) => wait ?? Number.NaN));
      const end = Date.now() + 60_000;
      await one.holds.hold('vats:a', end);
      const expectation = other.outcomes.expect('c1');
      await other.seen.note({ id: 'e1' });
      // Redis answers before its replica has it: what was not passed on is lost with the primary.
      await primary.ask('SET', 'last', '1');
      await until(async () => (await replica.ask('GET', 'last')) === '1');

      proxy.lead(replica.port);
      await replica.ask('REPLICAOF', 'NO', 'ONE');
      if (how === 'the primary is gone') await primary.kill();
      else await primary.ask('REPLICAOF', '127.0.0.1', String(replica.port));

      const wait = (await other.limits?.take('default', { now: 0, atMostMs: 60_000 })) ?? Number.NaN;
      expect(performance.now() + wait - lastPlace).toBeGreaterThan(50);
      await one.outcomes.deliver('c1', 'done', 60_000);
      expect(await expectation.outcome).toBe('done');
      expect(await other.holds.until('vats:a')).toBe(end);
      expect(await one.seen.note({ id: 'e1' })).toBe('duplicate');
    },
    40_000,
  );

  it('connections that are cut are made anew, and nothing is told that is not so', async () => {
    const { proxy } = await pair();
    const [one, other] = [member(proxy.url, options), member(proxy.url, options)];
    const told: string[] = [];
    for (let round = 0; round < 40; round += 1) {
      const note = (round % 2 === 0 ? one : other).seen.note({ id: `e${round}` });
      if (round % 5 === 0) proxy.cut();
      told.push(await note);
    }
    expect(new Set(told)).toEqual(new Set(['fresh']));
  }, 40_000);
});
