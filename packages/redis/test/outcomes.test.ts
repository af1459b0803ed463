import { describe, expect, it } from 'vitest';
import { member, sleep, timed, until } from './support/member.ts';
import { hasRedis, startRedis, type RedisServer } from './support/redis-server.ts';

const keepMs = 60_000;

/** Told to whom listens now: otherwise the looking-up would find it, and telling could be broken unnoticed. */
async function untilSomebodyListens(redis: RedisServer): Promise<void> {
  await until(async () => ((await redis.ask('PUBSUB', 'CHANNELS')) as unknown[]).length > 0);
}

describe.skipIf(!hasRedis)('the outcome of a command', () => {
  it('reaches who waits in another process', async () => {
    const redis = await startRedis();
    const [waiting, receiving] = [member(redis.url), member(redis.url)];
    const expectation = waiting.outcomes.expect('c1');
    await untilSomebodyListens(redis);
    // Not kept: only telling can bring it.
    expect(await receiving.outcomes.deliver('c1', { code: 1000 })).toBe(false);
    expect(await expectation.outcome).toEqual({ code: 1000 });
  });

  it('reaches everyone who waits for it, and nobody else', async () => {
    const redis = await startRedis();
    const members = [member(redis.url), member(redis.url)] as const;
    const waiting = members.flatMap(({ outcomes }) => [outcomes.expect('c1'), outcomes.expect('c1')]);
    const other = members[0].outcomes.expect('c2');
    expect(await members[0].outcomes.deliver('c1', 'done', keepMs)).toBe(true);
    expect(await Promise.all(waiting.map(({ outcome }) => outcome))).toEqual(['done', 'done', 'done', 'done']);
    expect(await Promise.race([other.outcome, sleep(100)])).toBeUndefined();
  });

  it('is kept for who asks later, as long as was said', async () => {
    const { url } = await startRedis();
    const [asking, receiving] = [member(url), member(url)];
    await receiving.outcomes.deliver('c1', { code: 1000 }, 700);
    expect(await asking.outcomes.expect('c1').outcome).toEqual({ code: 1000 });
    expect(await asking.outcomes.expect('c1').outcome).toEqual({ code: 1000 });
    await sleep(800);
    expect(await Promise.race([asking.outcomes.expect('c1').outcome, sleep(200)])).toBeUndefined();
  });

  it('counts if it is the one that is wanted', async () => {
    const redis = await startRedis();
    const [waiting, receiving] = [member(redis.url), member(redis.url)];
    await receiving.outcomes.deliver('c1', { step: 1 }, keepMs);
    const expectation = waiting.outcomes.expect<{ step: number }>('c1', ({ step }) => step === 2);
    await receiving.outcomes.deliver('c1', { step: 2 }, keepMs);
    expect(await expectation.outcome).toEqual({ step: 2 });
  });

  it('reaches nobody who waits no more', async () => {
    const redis = await startRedis();
    const [waiting, receiving] = [member(redis.url), member(redis.url)];
    const expectation = waiting.outcomes.expect('c1');
    expectation.cancel();
    await receiving.outcomes.deliver('c1', 'done', keepMs);
    expect(await Promise.race([expectation.outcome, sleep(100)])).toBeUndefined();
  });

  it('may be anything that JSON can say, or nothing', async () => {
    const { url } = await startRedis();
    const [asking, receiving] = [member(url), member(url)];
    for (const [index, outcome] of [null, 0, '', 'a b', [1, [2]], { 'x y': ' ' }].entries()) {
      await receiving.outcomes.deliver(`c${index}`, outcome, keepMs);
      expect(await asking.outcomes.expect(`c${index}`).outcome).toEqual(outcome);
    }
  });
});

describe.skipIf(!hasRedis)('an awaited outcome, when Redis breaks down', () => {
  it('is not lost that came before Redis lost all it knew', async () => {
    const redis = await startRedis();
    const [late, receiving] = [member(redis.url, { timeoutMs: 10_000 }), member(redis.url, { timeoutMs: 10_000 })];
    await receiving.outcomes.deliver('c1', 'done', keepMs);
    await redis.kill();
    await redis.start();
    expect(await late.outcomes.expect('c1').outcome).toBe('done');
  });

  it('comes when Redis is back, to who has waited all the while', async () => {
    const redis = await startRedis();
    const [waiting, receiving] = [member(redis.url), member(redis.url, { timeoutMs: 200 })];
    const expectation = waiting.outcomes.expect('c1');
    await untilSomebodyListens(redis);
    await redis.kill();
    // The sender is told to come again, and need not.
    expect((await timed(() => receiving.outcomes.deliver('c1', 'done', keepMs))).error).toBeDefined();
    await redis.start();
    expect(await expectation.outcome).toBe('done');
  });

  it('is looked up when telling failed', async () => {
    const redis = await startRedis();
    const waiting = member(redis.url);
    const probe = waiting.outcomes.expect('probe');
    await untilSomebodyListens(redis);
    // As if the message had been lost: the outcome is there, and nobody says so.
    const given = member(redis.url);
    await given.outcomes.deliver('probe', 'done', keepMs);
    await probe.outcome;
    const expectation = waiting.outcomes.expect('c1');
    await sleep(100);
    const [key] = (await redis.ask('KEYS', '*outcome*')) as [string];
    const { createNames } = await import('../src/names.ts');
    await redis.ask('COPY', key, createNames('default', undefined).hashed('outcome', 'c1'));
    expect(await expectation.outcome).toBe('done');
  });

  it('reaches who waits in the process that received it, with or without Redis', async () => {
    const redis = await startRedis();
    const one = member(redis.url, { timeoutMs: 100 });
    const expectation = one.outcomes.expect('c1');
    await redis.kill();
    await timed(() => one.outcomes.deliver('c1', 'done', keepMs));
    expect(await expectation.outcome).toBe('done');
  });
});
