import { describe, expect, it } from 'vitest';
import { startCluster } from './support/cluster/cluster.ts';
import type { Done, Ledger, Rate } from './support/cluster/words.ts';
import { sleep } from './support/member.ts';
import { hasRedis, startRedis } from './support/redis-server.ts';

/**
 * 125 a second, and 60. The windows are wide so that a machine that pauses for a moment breaks nothing: what lies between
 * allowed and sent, 5 % of a window, is how late a request may be. They are narrow enough to be filled several times, or once.
 */
const fast: Rate = { requests: 1_250, seconds: 10 };
const slow: Rate = { requests: 240, seconds: 4 };

/** Every outcome as the vendor told it, by command. */
const outcomesIn = ({ told }: Ledger): Map<string, number> =>
  new Map(told.map(({ commandId, code }) => [commandId, code]));

const heard = (done: readonly Done[]): (readonly [string, unknown])[] =>
  done.map(({ commandId, code, failed }) => [commandId, failed ?? code] as const);

const told = (done: readonly Done[], ledger: Ledger): (readonly [string, unknown])[] => {
  const outcomes = outcomesIn(ledger);
  return done.map(({ commandId }) => [commandId, outcomes.get(commandId)] as const);
};

const refusals = ({ seen }: Ledger): number => seen.filter(({ status }) => status === 429).length;

const twice = ({ seen }: Ledger): string[] => {
  const ids = seen.filter(({ status }) => status === 200).map(({ commandId }) => commandId);
  return ids.filter((id, index) => ids.indexOf(id) !== index);
};

/** A third of them each. The long run (`endurance`) sends 3 000 and kills 20 times. */
const callbacks = Number(process.env['TRUNKLINE_CALLBACKS'] ?? 1_800);
/** Of the allowed rate, at least. A machine that does other work beside comes late, and late places stay empty; the long run wants 0.9. */
const share = Number(process.env['TRUNKLINE_SHARE'] ?? 0.75);

describe.skipIf(!hasRedis)('three processes, one tenant, one Redis', () => {
  it('send callbacks at the allowed rate, and each learns its own outcomes', { timeout: 120_000 }, async () => {
    const { url } = await startRedis();
    const { workers, ledger } = await startCluster({ redisUrl: url, rate: fast });
    const done = (await Promise.all(workers.map((worker) => worker.run(callbacks / 3)))).flat();
    const vendor = await ledger();
    expect(refusals(vendor)).toBe(0);
    expect(vendor.seen).toHaveLength(callbacks);
    expect(new Set(outcomesIn(vendor).values()).size).toBe(5);
    expect(heard(done)).toEqual(told(done, vendor));
    const times = vendor.seen.map(({ at }) => at);
    const perSecond = (callbacks - 1) / ((Math.max(...times) - Math.min(...times)) / 1_000);
    expect(perSecond / (fast.requests / fast.seconds)).toBeGreaterThan(share);
  });
});

const seeds = Array.from({ length: Number(process.env['TRUNKLINE_SEEDS'] ?? 1) }, (_, index) => index + 1);

describe.skipIf(!hasRedis).for(seeds)('one process is killed at a random moment (seed %i)', (seed) => {
  it('the others learn all their outcomes, and the limit is kept', { timeout: 60_000 }, async () => {
    const { url } = await startRedis();
    const { workers, random, ledger } = await startCluster({ redisUrl: url, rate: slow, seed });
    const [victim, ...others] = workers;
    const before = Promise.all(others.map((worker) => worker.run(75)));
    void victim.run(75);
    await sleep(random() * 2_500);
    await victim.kill();
    const after = Promise.all(others.map((worker) => worker.run(75)));
    const done = [...(await before), ...(await after)].flat();
    const vendor = await ledger();
    expect(heard(done)).toEqual(told(done, vendor));
    expect(done.filter(({ code }) => code === undefined)).toEqual([]);
    expect([refusals(vendor), twice(vendor)]).toEqual([0, []]);
  });
});

describe.skipIf(!hasRedis)('Redis fails in mid-run', () => {
  it.each([
    ['is killed, and comes back without anything it knew', 10_000, 400],
    ['is killed, and is away for longer than anybody waits', 500, 2_500],
  ])('%s: no call hangs, no command is sent twice', { timeout: 90_000 }, async (_, timeoutMs, awayMs) => {
    const redis = await startRedis();
    const { workers, ledger } = await startCluster({ redisUrl: redis.url, rate: slow, timeoutMs, settleMs: 3_000 });
    const before = Promise.all(workers.map((worker) => worker.run(75)));
    await sleep(1_000);
    await redis.kill();
    const meanwhile = Promise.all(workers.map((worker) => worker.run(10)));
    await sleep(awayMs);
    await redis.start();
    const after = Promise.all(workers.map((worker) => worker.run(75)));
    const done = [...(await before), ...(await meanwhile), ...(await after)].flat();
    const vendor = await ledger();
    expect([refusals(vendor), twice(vendor)]).toEqual([0, []]);
    const sent = new Set(vendor.seen.map(({ commandId }) => commandId));
    const refused = done.filter(({ failed }) => failed !== undefined);
    // Whoever was told that nothing was sent has sent nothing, and whoever sent something has learnt its end.
    for (const { commandId, failed } of refused) {
      expect([failed, sent.has(commandId)]).toEqual([{ kind: 'unexpected', outcome: 'not_sent' }, false]);
    }
    const ended = done.filter(({ failed }) => failed === undefined);
    expect(heard(ended)).toEqual(told(ended, vendor));
    expect(ended.length).toBeGreaterThan(100);
    // Who can wait for Redis to come back waits: nobody is turned away.
    expect(refused.length).toBeLessThanOrEqual(awayMs < timeoutMs ? 0 : 300);
  });
});
