import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memorySeenEvents } from '@trunkline/core';
import { answered, member, sleep, timed, until } from './support/member.ts';
import { hasRedis, startRedis } from './support/redis-server.ts';

const event = { id: 'e1', sequence: 'call 1', number: 5 };

describe.skipIf(!hasRedis)('events that several processes receive', () => {
  it('are new to one of them, whoever comes first', async () => {
    const { url } = await startRedis();
    const members = [member(url), member(url), member(url)];
    const told = await Promise.all([...members, ...members].map(async (one) => one.seen.note(event)));
    expect(told.toSorted()).toEqual(['duplicate', 'duplicate', 'duplicate', 'duplicate', 'duplicate', 'fresh']);
  });

  it('are told from those that are older than one already seen', async () => {
    const { url } = await startRedis();
    const [one, other] = [member(url), member(url)];
    expect(await one.seen.note(event)).toBe('fresh');
    expect(await other.seen.note({ ...event, id: 'e2', number: 4 })).toBe('stale');
    expect(await other.seen.note({ ...event, id: 'e3', number: 6 })).toBe('fresh');
    expect(await one.seen.note({ id: 'e4', sequence: 'call 2', number: 1 })).toBe('fresh');
  });

  it('count as unseen once they are taken back', async () => {
    const { url } = await startRedis();
    const [one, other] = [member(url), member(url)];
    await one.seen.note(event);
    await one.seen.forget('e1');
    expect(await other.seen.note(event)).toBe('fresh');
  });

  it('are remembered as long as was said', async () => {
    const { url } = await startRedis();
    const one = member(url, { seenForMs: 1_000 });
    expect(await one.seen.note(event)).toBe('fresh');
    expect(await one.seen.note(event)).toBe('duplicate');
    await sleep(1_100);
    expect(await one.seen.note(event)).toBe('fresh');
  });

  it('are told as the memory of one process tells them, in any order', async () => {
    const { url } = await startRedis();
    const noted = fc.record({ id: fc.nat(20), sequence: fc.nat(3), number: fc.nat(6), numbered: fc.boolean() });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(noted, { maxLength: 25 }), async (events) => {
        const namespace = `run-${(run += 1)}`;
        const [one, other] = [member(url, { namespace }), member(url, { namespace })];
        const memory = memorySeenEvents();
        for (const [index, { id, sequence, number, numbered }] of events.entries()) {
          const given = { id: `${id}`, ...(numbered ? { sequence: `${sequence}`, number } : {}) };
          expect(await (index % 2 === 0 ? one : other).seen.note(given)).toBe(memory.note(given));
        }
        await Promise.all([one.close(), other.close()]);
      }),
      { numRuns: 15 },
    );
  });
});

describe.skipIf(!hasRedis)('an event that came while Redis did not answer', () => {
  it('is not lost: its repeat is new, even if the note was made after all', async () => {
    const redis = await startRedis();
    const [one, other] = [member(redis.url, { timeoutMs: 200 }), member(redis.url)];
    await answered(() => one.seen.note({ id: 'before' }));
    redis.freeze();
    expect((await timed(() => one.seen.note(event))).error).toBeDefined();
    redis.thaw();
    // The question was on its way: Redis makes the note now, after all, and then it is taken back.
    const notes = async (): Promise<number> => ((await redis.ask('KEYS', '*:seen:*')) as string[]).length;
    await until(async () => ((await redis.ask('KEYS', '*:sequence:*')) as string[]).length === 1);
    await until(async () => (await notes()) === 1);
    expect(await other.seen.note(event)).toBe('fresh');
  });

  it('is new when it comes to the same process again at once', async () => {
    const redis = await startRedis();
    const one = member(redis.url, { timeoutMs: 200 });
    await answered(() => one.seen.note({ id: 'before' }));
    redis.freeze();
    await timed(() => one.seen.note(event));
    redis.thaw();
    expect(await one.seen.note(event)).toBe('fresh');
    expect(await one.seen.note(event)).toBe('duplicate');
  });
});
