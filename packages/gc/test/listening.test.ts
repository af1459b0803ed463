import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { GcEvent, GcEventStream } from '../src/index.ts';
import { desk } from './support/desk.ts';
import { runProgram } from './support/program.ts';
import { silentBut } from './support/scripts.ts';
import { valueOf } from './support/say.ts';
import { until } from './support/until.ts';
import * as wire from './support/wire-events.ts';

const states = (...names: readonly string[]): readonly object[] => names.map((name) => wire.state(name));
const nameOf = (event: GcEvent): string | undefined => ('state' in event ? event.state : event.type);

async function take(stream: GcEventStream, count: number): Promise<(string | undefined)[]> {
  const taken: (string | undefined)[] = [];
  for await (const event of stream) {
    taken.push(nameOf(event));
    if (taken.length === count) break;
  }
  return taken;
}

describe('a listener', () => {
  it('hears the events of its type, in order, until it is taken away', async () => {
    const { agent, post } = await desk();
    const heard: (string | undefined)[] = [];
    const off = agent.on('state', (event) => heard.push(event.state));
    await post(wire.state('READY'), wire.call('d1', 'ALERTING'), wire.state('RESERVED'));
    off();
    off();
    await post(wire.state('TALKING'));
    expect(heard).toEqual(['READY', 'RESERVED']);
  });

  it('hears an event that answers a command as well', async () => {
    const { agent } = await desk();
    const heard: unknown[] = [];
    agent.on('state', (event) => heard.push(event));
    const answer = valueOf(await agent.makeReady());
    expect(heard).toEqual([answer]);
    expect(heard[0]).toBe(answer);
  });

  it('hears of errors and of what nobody knows', async () => {
    const { agent, post } = await desk();
    const heard: unknown[] = [];
    agent.on('error', ({ errorType }) => heard.push(errorType));
    agent.on('unknown', ({ wireType }) => heard.push(wireType));
    await post(wire.error('DOWN'), { type: 'Novelty' }, { nothing: true });
    expect(heard).toEqual(['DOWN', 'Novelty', undefined]);
  });

  it('that throws changes nothing: not the answer, not the other listeners, not what GC is told', async () => {
    const { agent, gc } = await desk({ script: silentBut() });
    const heard: unknown[] = [];
    agent.on('state', () => {
      throw new Error('not now');
    });
    agent.on('state', ({ state }) => heard.push(state));
    const answer = agent.makeReady();
    const body = JSON.stringify([wire.state('READY'), wire.state('TALKING')]);
    expect((await gc.receive(new Request(agent.callbackUrl, { method: 'POST', body }))).status).toBe(200);
    expect([valueOf(await answer).state, heard]).toEqual(['READY', ['READY', 'TALKING']]);
  });

  it('that rejects does not end the program', { timeout: 12_000 }, async () => {
    expect(await runProgram('rejecting-listener.ts', [])).toEqual({ code: 0, said: 'still here' });
  });

  it('may take itself away, add another and close the session while it listens', async () => {
    const { agent, post } = await desk();
    const heard: string[] = [];
    const off = agent.on('state', () => {
      heard.push('first');
      off();
      agent.on('state', () => heard.push('second'));
    });
    await post(...states('READY'));
    heard.length = 0;
    await post(...states('READY'));
    expect(heard).toEqual(['second']);
    agent.on('state', () => void agent.close());
    await post(...states('READY'));
    await until('it is closed', () => agent.status === 'closed');
  });
});

it.each(['on', 'onStatus'] as const)(
  '%s refuses a listener that is no function, before an event comes',
  async (how) => {
    const { agent } = await desk();
    const listen = (): unknown => (how === 'on' ? agent.on('state', {} as never) : agent.onStatus(undefined as never));
    expect(listen).toThrow(new TypeError('listener must be a function'));
  },
);

describe('a stream of events', () => {
  it('has every event in order, also those that came before the first was asked for', async () => {
    const { agent, post } = await desk();
    const stream = agent.events();
    await post(...states('READY', 'RESERVED'), wire.call('d1', 'ALERTING'));
    const taken = take(stream, 5);
    await post(wire.ringing('d1'), ...states('TALKING'));
    expect(await taken).toEqual(['READY', 'RESERVED', 'ALERTING', 'newInboundCall', 'TALKING']);
    expect(stream.dropped).toBe(0);
  });

  it('loses the oldest if it is read too slowly, and says how many', async () => {
    const { agent, post } = await desk();
    const stream = agent.events({ buffer: 3 });
    await post(...states('A', 'B', 'C', 'D', 'E'));
    expect(stream.dropped).toBe(2);
    expect(await take(stream, 3)).toEqual(['C', 'D', 'E']);
  });

  it('keeps a thousand if nothing else is said', async () => {
    const { agent, post } = await desk();
    const stream = agent.events();
    await post(...Array.from({ length: 1_001 }, (_, at) => wire.state(`S${at}`)));
    expect(stream.dropped).toBe(1);
    expect((await take(stream, 1_000)).at(0)).toBe('S1');
  });

  it('ends when the loop is left: nothing is kept or counted any more', async () => {
    const { agent, post } = await desk();
    const stream = agent.events({ buffer: 1 });
    await post(...states('READY'));
    expect(await take(stream, 1)).toEqual(['READY']);
    await post(...states('A', 'B', 'C'));
    expect(stream.dropped).toBe(0);
    expect(await take(stream, 9)).toEqual([]);
  });

  it.each(['the signal', 'the session', 'the client'])('ends with %s', async (what) => {
    const { agent, gc, post } = await desk();
    const leave = new AbortController();
    const taken = take(agent.events({ signal: leave.signal }), 9);
    await post(...states('READY'));
    await new Promise((resolve) => setImmediate(resolve));
    if (what === 'the signal') leave.abort();
    else await (what === 'the session' ? agent : gc).close();
    expect(await taken).toEqual(['READY']);
  });

  it('with a signal that has aborted already has nothing', async () => {
    const { agent, post } = await desk();
    const stream = agent.events({ signal: AbortSignal.abort() });
    await post(...states('READY'));
    expect(await take(stream, 9)).toEqual([]);
  });

  it.each([0, -1, Number.NaN, 'many', null])('is not made with a buffer of %j', async (buffer) => {
    const { agent } = await desk();
    expect(() => agent.events({ buffer: buffer as number })).toThrow(
      new TypeError('buffer must be a number of at least 1'),
    );
  });

  it('of a session that is closed has nothing', async () => {
    const { agent } = await desk();
    await agent.close();
    expect(await take(agent.events(), 9)).toEqual([]);
  });

  it('can be left while its reader waits', async () => {
    const { agent, post } = await desk();
    const stream = agent.events();
    const reader = stream[Symbol.asyncIterator]();
    const waits = reader.next();
    const over = { done: true, value: undefined };
    expect(await reader.return?.()).toEqual(over);
    expect(await waits).toEqual(over);
    await post(...states('READY'));
    expect(await take(stream, 9)).toEqual([]);
  });

  it('that is left hands out nothing of what was kept', async () => {
    const { agent, post } = await desk();
    const stream = agent.events();
    await post(...states('A', 'B'));
    expect(await take(stream, 1)).toEqual(['A']);
    expect(await take(stream, 9)).toEqual([]);
  });

  it('ends for each of its readers, and gives each event to one of them', async () => {
    const { agent, post } = await desk();
    const stream = agent.events();
    const taken = Promise.all([take(stream, 9), take(stream, 9)]);
    await post(...states('A', 'B', 'C'));
    await agent.close();
    expect(await taken).toEqual([['A', 'C'], ['B']]);
  });

  it('leaves no listener on a signal that outlives it', async () => {
    const { agent, post } = await desk();
    const { signal } = new AbortController();
    for (let round = 0; round < 3; round += 1) {
      const stream = agent.events({ signal });
      await post(...states('READY'));
      await take(stream, 1);
    }
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('does not disturb another one', async () => {
    const { agent, post } = await desk();
    const [one, other] = [agent.events(), agent.events()];
    await post(...states('A', 'B'));
    expect(await take(one, 1)).toEqual(['A']);
    expect(await take(other, 2)).toEqual(['A', 'B']);
  });
});

describe('events that came by another way than HTTP', () => {
  it('answer commands and are told like the others', async () => {
    const { agent, arrived } = await desk({ script: silentBut() });
    const heard: unknown[] = [];
    agent.on('state', ({ state }) => heard.push(state));
    const answer = agent.makeReady();
    await arrived('MakeReady');
    agent.hear({ type: 'state', state: 'READY' });
    expect([valueOf(await answer).state, heard]).toEqual(['READY', ['READY']]);
  });
});
