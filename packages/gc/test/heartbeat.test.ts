import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { HeartbeatOptions } from '../src/index.ts';
import { manualClock, type ManualClock } from './support/clock.ts';
import { desk, type Desk } from './support/desk.ts';
import type { Script } from './support/gc-server.ts';
import { polite, silentBut } from './support/scripts.ts';
import { errorOf, valueOf } from './support/say.ts';
import { until } from './support/until.ts';
import * as wire from './support/wire-events.ts';

async function beating(
  script: Script,
  heartbeat: HeartbeatOptions | false = {},
  begin: 'new' | 'connected' | 'logged_in' = 'connected',
): Promise<Desk & { readonly clock: ManualClock }> {
  const clock = manualClock();
  const tools = await desk({ script, begin, options: { clock, heartbeat, replyTimeoutMs: 120 } });
  return { ...tools, clock };
}

const beats = (sent: readonly string[]): readonly string[] =>
  sent.filter((verb) => verb === 'HELLO' || verb === 'Beat');

describe('a heartbeat', () => {
  it('is sent every thirty seconds: Hello while connected, Beat while logged in', async () => {
    const { agent, clock, sent, arrived } = await beating(polite);
    await clock.advance(29_999);
    expect(sent()).toEqual([]);
    await clock.advance(1);
    await arrived('HELLO');
    valueOf(await agent.login());
    await clock.advance(30_000);
    await arrived('Beat');
    await clock.advance(30_000);
    await arrived('Beat', 2);
    expect([beats(sent()), agent.status]).toEqual([['HELLO', 'Beat', 'Beat'], 'logged_in']);
  });

  it('is sent as often as the options say', async () => {
    const { clock, sent, arrived } = await beating(polite, { intervalMs: 5_000 });
    for (let beat = 1; beat <= 3; beat += 1) {
      await clock.advance(5_000);
      await arrived('HELLO', beat);
    }
    expect(sent()).toHaveLength(3);
  });

  it.each([
    ['before a session is connected', {}, 'new'],
    ['if there are to be none', false, 'connected'],
  ] as const)('is not sent %s', async (_, heartbeat, begin) => {
    const { clock, sent } = await beating(polite, heartbeat, begin);
    // Nor waited for: a session that is made and dropped is held by no timer.
    expect(clock.waits).toEqual([]);
    await clock.advance(300_000);
    expect(sent()).toEqual([]);
  });

  it('is not sent once the session is closed, and nobody waits for the next', async () => {
    const { agent, clock, sent } = await beating(polite);
    expect(clock.waits).toEqual([30_000]);
    await agent.close();
    await clock.advance(300_000);
    expect([clock.waits, sent()]).toEqual([[], []]);
  });

  it('is not sent after the agent has logged in elsewhere', async () => {
    const { clock, sent, post } = await beating(polite, {}, 'logged_in');
    await post(wire.error('SESSION_INVALIDATED'));
    await clock.advance(120_000);
    expect(sent()).toEqual([]);
  });

  it('does not need the password', async () => {
    let asked = 0;
    const clock = manualClock();
    const { arrived } = await desk({
      options: { clock, heartbeat: {} },
      agent: {
        password: () => {
          asked += 1;
          return 'secret-1';
        },
      },
    });
    const before = asked;
    await clock.advance(30_000);
    await arrived('HELLO');
    expect(asked - before).toBe(0);
  });
});

describe('after heartbeats without an answer', () => {
  it('two of them, a session is offline, and refuses what it can’t send', async () => {
    const { agent, clock, arrived } = await beating(silentBut(), {}, 'logged_in');
    await clock.advance(30_000);
    await arrived('Beat');
    await sleep(250);
    expect(agent.status).toBe('logged_in');
    await clock.advance(30_000);
    await until('it is offline', () => agent.status === 'offline');
    expect(errorOf(await agent.getState(), 'refused')).toMatchObject({ reason: 'no_endpoint', outcome: 'not_sent' });
  });

  it('as many as the options say', async () => {
    const { agent, clock, arrived, sent } = await beating(silentBut(), { misses: 1 });
    await clock.advance(30_000);
    await arrived('HELLO');
    await until('it is offline', () => agent.status === 'offline');
    expect(sent()).toEqual(['HELLO']);
  });

  it('one and then an answer, it begins to count again', async () => {
    let count = 0;
    const script = silentBut({ HELLO: () => ((count += 1) === 2 ? { events: [wire.system()] } : {}) });
    const { agent, clock, arrived } = await beating(script);
    for (let beat = 1; beat <= 3; beat += 1) {
      await clock.advance(30_000);
      await arrived('HELLO', beat);
      await sleep(250);
    }
    expect(agent.status).toBe('connected');
    await clock.advance(30_000);
    await until('it is offline', () => agent.status === 'offline');
  });

  it('as many as the options say, also where none can be sent', async () => {
    const reset: Script = (command) => (command.verb === 'HELLO' ? { http: 'reset' } : polite(command));
    const { agent, clock, arrived } = await beating(reset, { misses: 3 });
    for (let beat = 1; beat <= 2; beat += 1) {
      await clock.advance(30_000);
      await arrived('HELLO', beat);
      await sleep(50);
      expect(agent.status).toBe('connected');
    }
    await clock.advance(30_000);
    await until('it is offline', () => agent.status === 'offline');
  });

  it('one of them does not keep the next from being sent', async () => {
    let isDeaf = true;
    const { agent, clock, arrived } = await beating(
      (command) => (isDeaf && command.verb === 'HELLO' ? {} : polite(command)),
      {
        intervalMs: 1_000,
      },
    );
    const told: string[] = [];
    agent.onStatus((status) => told.push(status));
    await clock.advance(1_000);
    await arrived('HELLO');
    await sleep(250);
    isDeaf = false;
    await clock.advance(1_000);
    await sleep(250);
    await clock.advance(1_000);
    await sleep(250);
    expect(told).toEqual([]);
    await arrived('HELLO', 3);
  });

  it('the session comes back by itself, with Hello, Connect and the agent’s state', async () => {
    let isDeaf = true;
    const script: Script = (command) =>
      isDeaf && command.verb !== 'Connect' && command.verb !== 'Login' ? {} : polite(command);
    const { agent, clock, sent, arrived } = await beating(script, { misses: 1 }, 'logged_in');
    await clock.advance(30_000);
    await arrived('Beat');
    await until('it is offline', () => agent.status === 'offline');
    isDeaf = false;
    for (let round = 0; round < 4 && agent.status !== 'logged_in'; round += 1) {
      await clock.advance(30_000);
      await sleep(100);
    }
    const begun = sent().filter((verb) => verb !== 'Beat');
    expect([agent.status, begun.slice(-3)]).toEqual(['logged_in', ['HELLO', 'Connect', 'GetState']]);
  });
});
