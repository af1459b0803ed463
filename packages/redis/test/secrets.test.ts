import { inspect } from 'node:util';
import { createClient } from 'redis';
import { describe, expect, it } from 'vitest';
import { createRedisCoordination, type RedisCoordinationOptions } from '../src/index.ts';
import { member, timed } from './support/member.ts';
import { hasRedis, startRedis } from './support/redis-server.ts';

const wish = { refused: undefined, signal: new AbortController().signal };
const secret = 'the same in all processes';

/** Everything that a coordination can be given, with something in it that must not be seen. */
async function writeAll(url: string, options: RedisCoordinationOptions): Promise<void> {
  const { holds, seen, outcomes, tokens, limits } = member(url, options);
  await limits?.take('default', { now: 0, atMostMs: 60_000 });
  await holds.hold('vats:canary-key', Date.now() + 60_000);
  await seen.note({ id: '+74955404444', sequence: 'call-canary', number: 1 });
  await outcomes.deliver('vats:command:canary-command', { command: 'calls.callback', result: 1000 }, 60_000);
  await tokens.read('https://cca.example canary-user', wish);
  await tokens.write('https://cca.example canary-user', 'token-canary');
}

describe.skipIf(!hasRedis)('what a stranger reads in Redis', () => {
  const limits = { default: { requests: 10, seconds: 1 } };

  it('are no keys, numbers or names, and with a secret no tokens either', async () => {
    const redis = await startRedis();
    await writeAll(redis.url, { limits, secret });
    const dump = await redis.dump();
    expect(dump).toContain('trunkline:{default}:token:');
    expect(dump).not.toMatch(/canary|74955404444/);
  });

  it('without a secret it is the token, and nothing else', async () => {
    const redis = await startRedis();
    await writeAll(redis.url, { limits });
    expect((await redis.dump()).match(/[\w-]*canary[\w-]*|74955404444/g)).toEqual(['token-canary']);
  });

  it('is a token for those only who know the secret', async () => {
    const { url } = await startRedis();
    await member(url, { secret }).tokens.write('k', 'T1');
    expect(await member(url, { secret }).tokens.read('k', wish)).toBe('T1');
    expect(await member(url, { secret: `${secret}!` }).tokens.read('k', wish)).toBeUndefined();
    expect(await member(url).tokens.read('k', wish)).toBeUndefined();
  });

  it('is gone after some time, whatever it is', async () => {
    const redis = await startRedis();
    await writeAll(redis.url, { limits });
    const keys = ((await redis.ask('KEYS', '*')) as string[]).filter((key) => !key.endsWith(':server'));
    expect(keys.length).toBeGreaterThan(5);
    for (const key of keys) expect(await redis.ask('PTTL', key)).toBeGreaterThan(0);
  });
});

it('the password of Redis stands in no error and in no inspection', async () => {
  const client = createClient({ url: 'redis://anna:canary-password@127.0.0.1:1' });
  await using coordination = createRedisCoordination(client, { timeoutMs: 50, secret: 'canary-secret-canary' });
  const { error } = await timed(() => coordination.holds.until('canary-key'));
  expect(error).toBeInstanceOf(Error);
  expect(inspect([error, coordination], { depth: 10, showHidden: true })).not.toContain('canary');
});
