import { describe, expect, it } from 'vitest';
import { memoryAwaitedOutcomes, memoryHolds, memorySeenEvents, memoryTokens } from '../src/index.ts';

describe('seen events', () => {
  it('tell new ones from those seen before and those overtaken by a later one', async () => {
    const seen = memorySeenEvents();
    expect(await seen.note({ id: 'a', sequence: 'call-1', number: 1 })).toBe('fresh');
    expect(await seen.note({ id: 'a', sequence: 'call-1', number: 1 })).toBe('duplicate');
    expect(await seen.note({ id: 'c', sequence: 'call-1', number: 3 })).toBe('fresh');
    expect(await seen.note({ id: 'b', sequence: 'call-1', number: 2 })).toBe('stale');
    expect(await seen.note({ id: 'b', sequence: 'call-1', number: 2 })).toBe('duplicate');
    expect(await seen.note({ id: 'x', sequence: 'call-2', number: 1 })).toBe('fresh');
    expect(await seen.note({ id: 'y' })).toBe('fresh');
  });

  it('count one as unseen that could not be handled', async () => {
    const seen = memorySeenEvents();
    await seen.note({ id: 'a' });
    await seen.forget('a');
    expect(await seen.note({ id: 'a' })).toBe('fresh');
  });

  it('are bounded: the oldest are forgotten first', async () => {
    const seen = memorySeenEvents({ size: 2 });
    for (const id of ['a', 'b', 'c']) await seen.note({ id });
    expect(await seen.note({ id: 'c' })).toBe('duplicate');
    expect(await seen.note({ id: 'a' })).toBe('fresh');
  });
});

describe('awaited outcomes', () => {
  it('reach everyone who waits for the key, and nobody else', async () => {
    const outcomes = memoryAwaitedOutcomes();
    const one = outcomes.expect('cmd-1');
    const two = outcomes.expect('cmd-1');
    expect(await outcomes.deliver('cmd-2', 'other')).toBe(false);
    expect(await outcomes.deliver('cmd-1', 'answered')).toBe(true);
    expect(await Promise.all([one.outcome, two.outcome])).toEqual(['answered', 'answered']);
    expect(await outcomes.deliver('cmd-1', 'again')).toBe(false);
  });

  it('are nobody’s once everyone has gone', async () => {
    const outcomes = memoryAwaitedOutcomes();
    const one = outcomes.expect('cmd-1');
    const two = outcomes.expect('cmd-1');
    one.cancel();
    one.cancel();
    expect(await outcomes.deliver('cmd-1', 'x')).toBe(true);
    expect(await two.outcome).toBe('x');
    outcomes.expect('cmd-3').cancel();
    expect(await outcomes.deliver('cmd-3', 'x')).toBe(false);
  });

  it('of an earlier wait do not disturb a later one for the same key', async () => {
    const outcomes = memoryAwaitedOutcomes();
    const early = outcomes.expect('k');
    await outcomes.deliver('k', 1);
    const late = outcomes.expect('k');
    early.cancel();
    expect(await outcomes.deliver('k', 2)).toBe(true);
    expect(await late.outcome).toBe(2);
  });
});

it('holds and tokens are kept by key', async () => {
  const holds = memoryHolds();
  await holds.hold('a', 5);
  expect([await holds.until('a'), await holds.until('b')]).toEqual([5, undefined]);
  const tokens = memoryTokens();
  await tokens.write('a', 't');
  expect([await tokens.read('a'), await tokens.read('b')]).toEqual(['t', undefined]);
  await tokens.write('a', undefined);
  expect(await tokens.read('a')).toBeUndefined();
});
