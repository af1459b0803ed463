import { describe, expect, it } from 'vitest';
import { answered, member, timed, until } from './support/member.ts';
import { hasRedis, startRedis } from './support/redis-server.ts';

const inAMinute = (): number => Date.now() + 60_000;

describe.skipIf(!hasRedis)('a block that one process ran into', () => {
  it('is heeded by the others until it is over', async () => {
    const { url } = await startRedis();
    const [one, other] = [member(url), member(url)];
    expect(await other.holds.until('vats:a')).toBeUndefined();
    const end = inAMinute();
    await one.holds.hold('vats:a', end);
    expect(await other.holds.until('vats:a')).toBe(end);
    expect(await other.holds.until('vats:b')).toBeUndefined();
  });

  it('leaves Redis when it is over', async () => {
    const redis = await startRedis();
    const [one, other] = [member(redis.url), member(redis.url)];
    await one.holds.hold('vats:a', Date.now() + 200);
    await until(async () => (await other.holds.until('vats:a')) === undefined);
    expect(await redis.ask('DBSIZE')).toBe(0);
  });

  it('is not shortened by one who knows less', async () => {
    const { url } = await startRedis();
    const [one, other] = [member(url), member(url)];
    const end = inAMinute();
    await one.holds.hold('vats:a', end);
    await other.holds.hold('vats:a', end - 30_000);
    expect([await one.holds.until('vats:a'), await other.holds.until('vats:a')]).toEqual([end, end]);
  });

  it('is written again when Redis has forgotten it', async () => {
    const redis = await startRedis();
    const [one, other] = [member(redis.url, { timeoutMs: 10_000 }), member(redis.url, { timeoutMs: 10_000 })];
    const end = inAMinute();
    await one.holds.hold('vats:a', end);
    await redis.kill();
    await redis.start();
    await expect.poll(() => other.holds.until('vats:a'), { timeout: 10_000 }).toBe(end);
  });

  it('closed: while Redis is away nobody is told that there is none', async () => {
    const redis = await startRedis();
    const one = member(redis.url, { timeoutMs: 100 });
    await answered(() => one.holds.until('vats:a'));
    await redis.kill();
    expect((await timed(() => one.holds.until('vats:a'))).error).toBeDefined();
    expect((await timed(() => one.holds.hold('vats:a', inAMinute()))).error).toBeDefined();
  });

  it('open: while Redis is away each process goes by what it knows', async () => {
    const redis = await startRedis();
    const [one, other] = [
      member(redis.url, { timeoutMs: 100, onOutage: 'open' }),
      member(redis.url, { timeoutMs: 100, onOutage: 'open' }),
    ];
    const end = inAMinute();
    await one.holds.hold('vats:a', end);
    await redis.kill();
    await timed(() => other.holds.hold('vats:b', end));
    expect([await one.holds.until('vats:a'), await one.holds.until('vats:b')]).toEqual([end, undefined]);
    expect([await other.holds.until('vats:a'), await other.holds.until('vats:b')]).toEqual([undefined, end]);
    await redis.start();
    await until(async () => (await one.holds.until('vats:b')) === end);
  });
});
