import { describe, expect, it } from 'vitest';

import { createVatsSimulator, type VatsSimulator } from '../src/index.ts';
import { useVatsSimulator } from '../src/vitest.ts';
import { story } from './support/story.ts';

const simulator = useVatsSimulator({ time: 'manual' });

/** A minute of calls, as told to the client. */
const minuteOf = async (seed: number): Promise<readonly string[]> => {
  await using stand = await createVatsSimulator({ time: 'manual' });
  stand.generate({ callsPerSecond: 2, seconds: 60, seed });
  await stand.idle();
  return stand.webhooks.map(({ body }) => body);
};

const summaries = (stand: VatsSimulator): number => story(stand).filter((line) => line.startsWith('summary')).length;

describe('a load', () => {
  it('begins as many calls as it is told, and each comes to its end', async () => {
    const load = simulator().generate({ callsPerSecond: 5, seconds: 10 });
    await simulator().advance(0);
    expect(load.begun).toBe(1);
    await simulator().advance(1_000);
    expect(load.begun).toBe(6);
    await simulator().idle();
    expect(await load.finished).toBe(50);
    expect(simulator().calls).toHaveLength(50);
    expect(summaries(simulator())).toBe(50);
  });

  it('is the same for the same seed, and another one for another', async () => {
    const first = await minuteOf(1);
    expect(first.length).toBeGreaterThan(300);
    expect(await minuteOf(1)).toEqual(first);
    expect(await minuteOf(2)).not.toEqual(first);
  });

  it('goes to whom it should, and turns out as it should', async () => {
    simulator().generate({ callsPerSecond: 1, seconds: 20, to: ['102'], answers: { busy: 1 } });
    await simulator().idle();
    const ends = story(simulator()).filter((line) => line.startsWith('Disconnected'));
    expect(ends).toEqual(Array<string>(20).fill('Disconnected 102 1121'));
  });

  it('mixes answers by their shares', async () => {
    simulator().generate({ callsPerSecond: 10, seconds: 40, to: ['101'], answers: { talk: 3, noAnswer: 1 } });
    await simulator().idle();
    const missed = simulator().calls.filter(({ disconnectReason }) => disconnectReason === 1111).length;
    expect(missed).toBeGreaterThan(60);
    expect(missed).toBeLessThan(140);
  });

  it('can be without end, and be stopped', async () => {
    const load = simulator().generate({ callsPerSecond: 2 });
    await simulator().advance(5_000);
    load.stop();
    expect(await load.finished).toBe(11);
    await simulator().idle();
    expect(summaries(simulator())).toBe(11);
  });

  it('ends with a reset', async () => {
    const load = simulator().generate({ callsPerSecond: 2 });
    await simulator().advance(1_000);
    simulator().reset();
    expect(await load.finished).toBe(3);
    await simulator().advance(5_000);
    expect(simulator().calls).toEqual([]);
  });

  it('runs in real time as well', async () => {
    await using stand = await createVatsSimulator({ time: { real: { speed: 100 } } });
    const load = stand.generate({ callsPerSecond: 1, seconds: 20, talkMs: [1_000, 2_000] });
    expect(await load.finished).toBe(20);
    await stand.idle();
    expect(summaries(stand)).toBe(20);
  });

  it.each([
    [{ callsPerSecond: 0 }, 'callsPerSecond'],
    [{ callsPerSecond: Infinity }, 'callsPerSecond'],
    [{ callsPerSecond: 1, seconds: 0 }, 'seconds'],
    [{ callsPerSecond: 1, answers: {} }, 'answers'],
  ])('of %j is refused', (options, named) => {
    expect(() => simulator().generate(options)).toThrow(named);
  });
});

it('keeps the newest ten thousand calls', async () => {
  await using stand = await createVatsSimulator({ time: 'manual' });
  stand.generate({ callsPerSecond: 500, seconds: 21, to: ['101'], answers: { busy: 1 } });
  await stand.idle();
  expect(stand.calls).toHaveLength(10_000);
  expect(stand.calls[0]?.entryId).not.toBe(Buffer.from('1:entry:1').toString('base64'));
}, 60_000);
