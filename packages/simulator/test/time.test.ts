import { describe, expect, it } from 'vitest';

import { createVatsSimulator } from '../src/index.ts';
import { answerOf } from './support/client.ts';
import { story } from './support/story.ts';

const call = { from: { extension: '101' }, to_number: '79001234567' };

describe('manual time', () => {
  it('stands still until it is advanced', async () => {
    await using simulator = await createVatsSimulator({
      time: { manual: { startAt: new Date('2030-01-01T00:00:00Z') } },
    });
    const { clock } = simulator;
    expect([clock.now(), clock.monotonic()]).toEqual([Date.UTC(2030, 0, 1), 0]);
    await simulator.advance(1_500);
    expect([clock.now(), clock.monotonic()]).toEqual([Date.UTC(2030, 0, 1) + 1_500, 1_500]);
  });

  it('wakes sleepers in time order, at their time', async () => {
    await using simulator = await createVatsSimulator({ time: 'manual' });
    const { clock } = simulator;
    const woken: [string, number][] = [];
    const sleeper = (name: string, ms: number): Promise<void> =>
      clock.sleep(ms).then(() => void woken.push([name, clock.monotonic()]));
    const sleepers = [sleeper('late', 300), sleeper('early', 100), sleeper('later', 300)];
    await simulator.advance(299);
    expect(woken).toEqual([['early', 100]]);
    await simulator.advance(1);
    await Promise.all(sleepers);
    expect(woken).toEqual([
      ['early', 100],
      ['late', 300],
      ['later', 300],
    ]);
  });

  it('lets a sleeper be aborted with the reason of the signal', async () => {
    await using simulator = await createVatsSimulator({ time: 'manual' });
    const controller = new AbortController();
    const sleep = simulator.clock.sleep(1_000, controller.signal);
    controller.abort(new Error('enough'));
    await expect(sleep).rejects.toThrow('enough');
    await expect(simulator.clock.sleep(1, AbortSignal.abort(new Error('before')))).rejects.toThrow('before');
  });

  it('waits for each webhook before it goes on', async () => {
    const seen: number[] = [];
    await using simulator = await createVatsSimulator({
      time: 'manual',
      receive: async () => {
        await new Promise((resolve) => setTimeout(resolve, 10));
        seen.push(simulator.clock.monotonic());
        return new Response('ok');
      },
    });
    await answerOf(simulator, 'commands/callback', call);
    await simulator.advance(10_000);
    expect(seen).toEqual([100, 100, 3_100, 3_600, 3_600, 6_600]);
  });

  it('lets a client that answers an event with a command take part', async () => {
    await using simulator = await createVatsSimulator({
      time: 'manual',
      receive: async (request) => {
        const event = JSON.parse((await request.formData()).get('json') as string) as Record<string, unknown>;
        if (event.call_state === 'Connected')
          await answerOf(simulator, 'commands/call/hangup', { call_id: event.call_id });
        return new Response('ok');
      },
    });
    await answerOf(simulator, 'commands/callback', call);
    await simulator.idle();
    expect(story(simulator)).toEqual([
      'result/callback 1000',
      'Appeared 101',
      'Connected 101',
      'result/call/hangup 1000',
      'Disconnected 101 1181',
      'summary 1181',
    ]);
  });

  it('advances until a client on the same clock has what it waits for', async () => {
    await using simulator = await createVatsSimulator({ time: 'manual' });
    const poll = async (): Promise<number> => {
      for (;;) {
        await answerOf(simulator, 'account/balance');
        if (simulator.clock.monotonic() >= 3_000) return simulator.requests.length;
        await simulator.clock.sleep(1_000);
      }
    };
    expect(await simulator.advanceUntil(poll())).toBe(4);
    await expect(simulator.advanceUntil(new Promise(() => undefined), 1_000)).rejects.toThrow(
      '1000 ms of scenario time',
    );
  });

  it('says the same in every run', async () => {
    const run = async (seed: number): Promise<unknown> => {
      await using simulator = await createVatsSimulator({ time: 'manual', seed });
      await answerOf(simulator, 'commands/callback', call);
      await simulator.idle();
      return simulator.webhooks;
    };
    expect(await run(1)).toEqual(await run(1));
    expect(await run(1)).not.toEqual(await run(2));
  });
});

describe('real time', () => {
  it('runs as fast as it is told', async () => {
    await using simulator = await createVatsSimulator({ time: { real: { speed: 1_000 } } });
    const start = performance.now();
    await answerOf(simulator, 'commands/callback', call);
    await simulator.idle();
    expect(performance.now() - start).toBeLessThan(2_000);
    expect(story(simulator).at(-1)).toBe('summary 1120');
    expect(simulator.clock.monotonic()).toBeGreaterThan(36_000);
  });

  it('sleeps in scenario time', async () => {
    await using simulator = await createVatsSimulator({ time: { real: { speed: 100 } } });
    const start = performance.now();
    await simulator.clock.sleep(5_000);
    expect(performance.now() - start).toBeGreaterThan(40);
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  it('cannot be advanced', async () => {
    await using simulator = await createVatsSimulator();
    await expect(simulator.advance(1)).rejects.toThrow("time: 'manual'");
    await expect(createVatsSimulator({ time: { real: { speed: 0 } } })).rejects.toThrow(TypeError);
  });
});
