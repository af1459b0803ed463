import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryAwaitedOutcomes, memoryHolds, memorySeenEvents, memoryTokens, type Freshness } from '../../src/index.ts';
import { tick } from '../support/script.ts';

describe('the memory of seen events', () => {
  it('knows the newest of any number of events, and nothing older', async () => {
    const steps = fc.array(fc.nat({ max: 30 }).map(String), { maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 10 }), steps, async (size, ids) => {
        const seen = memorySeenEvents({ size });
        const remembered: string[] = [];
        for (const id of ids) {
          const expected: Freshness = remembered.includes(id) ? 'duplicate' : 'fresh';
          expect(await seen.note({ id })).toBe(expected);
          if (expected === 'duplicate') continue;
          remembered.push(id);
          if (remembered.length > size) remembered.shift();
        }
      }),
    );
  });

  it('calls an event stale if a later one of its sequence was seen, whatever other sequences did', async () => {
    const steps = fc.array(fc.tuple(fc.constantFrom('c-1', 'c-2'), fc.nat({ max: 9 })), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(steps, async (numbered) => {
        const seen = memorySeenEvents();
        const newest = new Map<string, number>();
        for (const [index, [sequence, number]] of numbered.entries()) {
          const last = newest.get(sequence) ?? -1;
          expect(await seen.note({ id: `e-${index}`, sequence, number })).toBe(number < last ? 'stale' : 'fresh');
          newest.set(sequence, Math.max(last, number));
        }
      }),
    );
  });

  it('is bounded in sequences as well', async () => {
    const seen = memorySeenEvents({ size: 3 });
    const note = (id: string, sequence: string, number: number): unknown => seen.note({ id, sequence, number });
    for (const [index, call] of ['c-1', 'c-2', 'c-3', 'c-1', 'c-4'].entries()) await note(`e-${index}`, call, 5);
    // c-2 is the one that nothing was heard of for longest.
    expect(await note('x-1', 'c-1', 1)).toBe('stale');
    expect(await note('x-2', 'c-2', 1)).toBe('fresh');
  });

  it('holds 100 000 events unless told otherwise, however many come', async () => {
    const seen = memorySeenEvents();
    for (let index = 0; index <= 150_000; index += 1) await seen.note({ id: `e-${index}` });
    expect(await seen.note({ id: 'e-50001' })).toBe('duplicate');
    expect(await seen.note({ id: 'e-150000' })).toBe('duplicate');
    expect(await seen.note({ id: 'e-50000' })).toBe('fresh');
  });

  it('forgets what could not be handled, with its number', async () => {
    const seen = memorySeenEvents();
    const event = { id: 'e-1', sequence: 'c-1', number: 3 };
    await seen.note(event);
    await seen.forget('e-1');
    await seen.forget('e-9');
    expect(await seen.note(event)).toBe('fresh');
    expect(await seen.note(event)).toBe('duplicate');
  });
});

describe('an awaited outcome', () => {
  interface Event {
    readonly type: string;
  }

  it('is the first that is wanted; others are left for who wants them', async () => {
    const outcomes = memoryAwaitedOutcomes();
    const ended = outcomes.expect<Event>('call', ({ type }) => type === 'ended');
    const any = outcomes.expect<Event>('call');
    expect(await outcomes.deliver('call', { type: 'ringing' })).toBe(true);
    expect(await any.outcome).toEqual({ type: 'ringing' });
    expect(await outcomes.deliver('call', { type: 'busy' })).toBe(false);
    expect(await outcomes.deliver('call', { type: 'ended' })).toBe(true);
    expect(await ended.outcome).toEqual({ type: 'ended' });
    expect(await outcomes.deliver('call', { type: 'ended' })).toBe(false);
  });

  it('is handed to everyone who wants it, each once', async () => {
    const outcomes = memoryAwaitedOutcomes();
    const waiting = [1, 2, 3].map(() => outcomes.expect<Event>('call', ({ type }) => type === 'ended'));
    await outcomes.deliver('call', { type: 'ended' });
    const got = await Promise.all(waiting.map(({ outcome }) => outcome));
    expect(got).toEqual([{ type: 'ended' }, { type: 'ended' }, { type: 'ended' }]);
  });

  it('is not waited for any more once it was given up', async () => {
    const outcomes = memoryAwaitedOutcomes();
    const given = outcomes.expect('call');
    given.cancel();
    expect(await outcomes.deliver('call', 'late')).toBe(false);
    expect(await Promise.race([given.outcome, tick(10).then(() => 'nothing')])).toBe('nothing');
  });

  it('reaches the others even if the question of one throws', async () => {
    const outcomes = memoryAwaitedOutcomes();
    const odd = outcomes.expect('call', () => {
      throw new TypeError('no such field');
    });
    const other = outcomes.expect('call');
    expect(await outcomes.deliver('call', 'ended')).toBe(true);
    expect(await other.outcome).toBe('ended');
    odd.cancel();
    expect(await outcomes.deliver('call', 'again')).toBe(false);
  });
});

describe('an outcome that is kept', () => {
  it('is there for who asks later, as often as somebody asks, until its time is up', async () => {
    let now = 0;
    const outcomes = memoryAwaitedOutcomes({ now: () => now });
    expect(await outcomes.deliver('cmd', 'done', 100)).toBe(false);
    for (now of [0, 99]) expect(await outcomes.expect('cmd').outcome).toBe('done');
    now = 100;
    const late = outcomes.expect('cmd');
    expect(await Promise.race([late.outcome, tick(10).then(() => 'nothing')])).toBe('nothing');
    expect(await outcomes.deliver('cmd', 'again')).toBe(true);
    expect(await late.outcome).toBe('again');
  });

  it('is handed to who waits as well, and kept beside', async () => {
    const outcomes = memoryAwaitedOutcomes();
    const waiting = outcomes.expect('cmd');
    expect(await outcomes.deliver('cmd', 'done', 60_000)).toBe(true);
    expect([await waiting.outcome, await outcomes.expect('cmd').outcome]).toEqual(['done', 'done']);
  });

  it('is nothing to who wants another, and the newest of its key', async () => {
    const outcomes = memoryAwaitedOutcomes();
    await outcomes.deliver('call', { type: 'ringing' }, 60_000);
    const ended = outcomes.expect<{ type: string }>('call', ({ type }) => type === 'ended');
    expect(await outcomes.deliver('call', { type: 'ended' }, 60_000)).toBe(true);
    expect(await ended.outcome).toEqual({ type: 'ended' });
    expect(await outcomes.expect('call').outcome).toEqual({ type: 'ended' });
  });

  it('is one of so many: the oldest go first', async () => {
    const outcomes = memoryAwaitedOutcomes({ size: 2 });
    for (const key of ['a', 'b', 'c', 'b']) await outcomes.deliver(key, key, 60_000);
    const gone = outcomes.expect('a');
    expect(await Promise.race([gone.outcome, tick(10).then(() => 'nothing')])).toBe('nothing');
    expect(await Promise.all(['b', 'c'].map((key) => outcomes.expect(key).outcome))).toEqual(['b', 'c']);
    await outcomes.deliver('d', 'd', 60_000);
    const next = outcomes.expect('c');
    expect(await Promise.race([next.outcome, tick(10).then(() => 'nothing')])).toBe('nothing');
  });

  it('is not kept unless whoever hands it in says so', async () => {
    const outcomes = memoryAwaitedOutcomes();
    await outcomes.deliver('cmd', 'done');
    await outcomes.deliver('cmd', 'done', 0);
    const late = outcomes.expect('cmd');
    expect(await Promise.race([late.outcome, tick(10).then(() => 'nothing')])).toBe('nothing');
  });
});

describe('holds and tokens', () => {
  it('are each one’s own', async () => {
    const [one, other] = [memoryHolds(), memoryHolds()];
    await one.hold('block', 5);
    expect([await one.until('block'), await other.until('block'), await one.until('toString')]).toEqual([
      5,
      undefined,
      undefined,
    ]);
    await one.hold('block', 9);
    expect(await one.until('block')).toBe(9);
    const tokens = memoryTokens();
    await tokens.write('a', 't-1');
    await tokens.write('a', 't-2');
    expect([await tokens.read('a'), await tokens.read('__proto__')]).toEqual(['t-2', undefined]);
    await tokens.write('a', undefined);
    expect(await tokens.read('a')).toBeUndefined();
  });
});
