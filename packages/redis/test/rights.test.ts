import { describe, expect, it } from 'vitest';
import { member, until } from './support/member.ts';
import { hasRedis, startRedis } from './support/redis-server.ts';

const limits = { default: { requests: 10, seconds: 1 } };

describe.skipIf(!hasRedis)('a user of Redis who may do little', () => {
  /** As the README asks for it. */
  const rights = [
    '+@read',
    '+@write',
    '+@scripting',
    '+@pubsub',
    '+info',
    '+ping',
    '+time',
    '~trunkline:*',
    '&trunkline:*',
  ];

  it('may do enough', async () => {
    const redis = await startRedis();
    await redis.ask('ACL', 'SETUSER', 'anna', 'on', '>password', 'resetchannels', ...rights);
    const url = redis.url.replace('//', '//anna:password@');
    const [one, other] = [member(url, { limits }), member(url, { limits })];
    expect(await one.limits?.take('default', { now: 0, atMostMs: 60_000 })).toBeLessThan(60_000);
    const expectation = other.outcomes.expect('c1');
    await until(async () => ((await redis.ask('PUBSUB', 'CHANNELS')) as unknown[]).length > 0);
    await one.outcomes.deliver('c1', 'done');
    expect(await expectation.outcome).toBe('done');
    await one.holds.hold('vats:a', Date.now() + 60_000);
    expect(await one.seen.note({ id: 'e1', sequence: 's', number: 1 })).toBe('fresh');
    await one.seen.forget('e1');
    await one.tokens.write('k', 'T1');
    expect(await other.tokens.read('k')).toBe('T1');
  });

  it('is told at once and by name what he may not', async () => {
    const redis = await startRedis();
    await redis.ask('ACL', 'SETUSER', 'anna', 'on', '>password', '+ping', '~*');
    const one = member(redis.url.replace('//', '//anna:password@'));
    await expect(one.holds.until('vats:a')).rejects.toThrow('Redis refused: NOPERM');
    const other = member(redis.url.replace('//', '//anna:password@'), { limits, timeoutMs: 2_000 });
    await expect(other.limits?.take('default', { now: 0, atMostMs: 60_000 })).rejects.toThrow('Redis refused: NOPERM');
  });
});
