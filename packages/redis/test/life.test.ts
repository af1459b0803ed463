import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { member, timed } from './support/member.ts';
import { hasRedis, startRedis } from './support/redis-server.ts';

describe.skipIf(!hasRedis)('a coordination', () => {
  it('that is idle keeps no process alive', { timeout: 30_000 }, async () => {
    const { url } = await startRedis();
    const file = fileURLToPath(new URL('support/idle.ts', import.meta.url));
    const child = spawn(process.execPath, ['--conditions=@trunkline/source', file, url]);
    let said = '';
    child.stdout.on('data', (part) => (said += String(part)));
    const [code] = (await once(child, 'exit')) as [number];
    expect([code, said]).toEqual([0, 'done']);
  });

  it('that is closed has no connection left, and makes none', async () => {
    const redis = await startRedis();
    const one = member(redis.url);
    one.outcomes.expect('c1');
    await one.holds.until('vats:a');
    await one.close();
    await one.close();
    one.outcomes.expect('c2');
    expect((await timed(() => one.holds.until('vats:a'))).error).toBeDefined();
    const connections = async (): Promise<number> =>
      String(await redis.ask('CLIENT', 'LIST'))
        .trim()
        .split('\n').length;
    await expect.poll(connections).toBe(1);
  });

  it('tells when Redis is reached and lost, and minds nothing that a listener throws', async () => {
    const redis = await startRedis();
    const states: string[] = [];
    const one = member(redis.url, {
      onState(state) {
        states.push(state);
        throw new Error('canary');
      },
    });
    await one.holds.until('vats:a');
    await redis.kill();
    await expect.poll(() => states).toEqual(['up', 'down']);
    await redis.start();
    await expect.poll(() => states, { timeout: 10_000 }).toEqual(['up', 'down', 'up']);
    expect(await one.holds.until('vats:a')).toBeUndefined();
  });
});
