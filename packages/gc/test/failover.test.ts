import { describe, expect, it } from 'vitest';
import type { SessionStatus } from '../src/index.ts';
import type { Script } from './support/gc-server.ts';
import { twoNodes } from './support/nodes.ts';
import { polite } from './support/scripts.ts';
import { errorOf, valueOf } from './support/say.ts';
import { until } from './support/until.ts';
import * as wire from './support/wire-events.ts';

const saysState =
  (name: string): Script =>
  (command) =>
    command.verb === 'GetState' ? { events: [wire.state(name, { agentId: '1001' })] } : polite(command);

const takeOver = ['HELLO', 'Connect', 'GetState'];
const notBeats = (verbs: readonly string[]): readonly string[] => verbs.filter((verb) => verb !== 'Beat');

describe('when a node of GC goes away', () => {
  it('the session goes on at the next one: Hello, Connect, GetState', async () => {
    const { agent, nodes } = await twoNodes([polite, polite]);
    valueOf(await agent.connect());
    valueOf(await agent.login());
    const told: SessionStatus[] = [];
    agent.onStatus((status) => told.push(status));
    nodes[1].heard();
    await nodes[0].off();
    await until('it is logged in again', () => told.includes('offline') && agent.status === 'logged_in');
    expect(nodes[1].heard().slice(0, 3)).toEqual(takeOver);
    expect(told).toEqual(['offline', 'connected', 'logged_in']);
    expect(valueOf(await agent.makeReady()).state).toBe('READY');
    expect(nodes[1].heard()).toContain('MakeReady');
  });

  it('at once, when a command could not be sent', async () => {
    const { agent, nodes } = await twoNodes([polite, polite], { heartbeat: { intervalMs: 600_000 } });
    valueOf(await agent.connect());
    valueOf(await agent.login());
    await nodes[0].off();
    // The connection that was kept may be found dead first.
    await agent.refresh();
    expect(errorOf(await agent.makeReady(), 'network').outcome).toBe('not_sent');
    await until('it is at the second', () => nodes[1].heard().includes('GetState'));
    await until('it is logged in again', () => agent.status === 'logged_in');
  });

  it.each(['LOGOUT', 'UNKNOWN'])('the agent is logged in if the next one says %s', async (name) => {
    const { agent, nodes } = await twoNodes([polite, saysState(name)]);
    valueOf(await agent.connect());
    valueOf(await agent.login());
    await nodes[0].off();
    let heard: readonly string[] = [];
    await until('it logs in', () => (heard = [...heard, ...nodes[1].heard()]).includes('Login'));
    await until('it is logged in', () => agent.status === 'logged_in');
    expect(notBeats(heard)).toEqual([...takeOver, 'Login']);
  });

  it('the agent is logged in with the telephone of the first log-in', async () => {
    const bodies: string[] = [];
    const second: Script = (command) => {
      if (command.verb === 'Login') bodies.push(command.body);
      return saysState('LOGOUT')(command);
    };
    const { agent, nodes } = await twoNodes([polite, second]);
    valueOf(await agent.connect());
    valueOf(await agent.login({ extension: '7009' }));
    await nodes[0].off();
    await until('it logs in', () => bodies.length > 0);
    expect(bodies).toEqual(['secret-1,7009']);
  });

  it('an agent at any telephone is logged in there again', async () => {
    const { agent, nodes } = await twoNodes([polite, saysState('LOGOUT')]);
    valueOf(await agent.connect());
    valueOf(await agent.mobileAgentLogin({ phone: '555', mode: 'CALL_BY_CALL' }));
    await nodes[0].off();
    let heard: readonly string[] = [];
    await until('it logs in', () => (heard = [...heard, ...nodes[1].heard()]).some((verb) => verb.endsWith('Login')));
    expect(heard.filter((verb) => verb.endsWith('Login'))).toEqual(['MobileAgentLogin']);
  });

  it('an agent who was not logged in stays so', async () => {
    const { agent, nodes } = await twoNodes([polite, polite]);
    valueOf(await agent.connect());
    await nodes[0].off();
    let heard: readonly string[] = [];
    await until('it is connected', () => (heard = [...heard, ...nodes[1].heard()]).includes('Connect'));
    await until('it is connected', () => agent.status === 'connected');
    expect(heard.filter((verb) => verb === 'GetState' || verb === 'Login')).toEqual([]);
  });

  it('and comes back, the session goes back when the other one goes away', async () => {
    const { agent, nodes } = await twoNodes([polite, polite]);
    valueOf(await agent.connect());
    valueOf(await agent.login());
    await nodes[0].off();
    await until('it is at the second', () => nodes[1].heard().includes('Beat'));
    await nodes[0].on();
    nodes[0].heard();
    await nodes[1].off();
    await until('it is at the first', () => nodes[0].heard().includes('Beat'), 8_000);
    expect(agent.status).toBe('logged_in');
  });

  it('and so does the other, the session is offline until one of them is back', async () => {
    const { agent, nodes } = await twoNodes([polite, polite]);
    valueOf(await agent.connect());
    await nodes[0].off();
    await nodes[1].off();
    await until('it is offline', () => agent.status === 'offline');
    expect(errorOf(await agent.getState(), 'refused').reason).toBe('no_endpoint');
    await nodes[1].on();
    await until('it is connected', () => agent.status === 'connected', 8_000);
    valueOf(await agent.getState());
  });

  it('that is out of service is passed over', async () => {
    const outOfService: Script = (command) =>
      command.verb === 'HELLO' ? { events: [wire.system('OUT_OF_SERVICE')] } : polite(command);
    const { agent, nodes } = await twoNodes([polite, outOfService]);
    valueOf(await agent.connect());
    nodes[0].heard();
    await nodes[0].off();
    let heard: readonly string[] = [];
    await until('the second was asked', () => (heard = [...heard, ...nodes[1].heard()]).length > 0);
    await nodes[0].on();
    await until('it is connected', () => agent.status === 'connected', 8_000);
    heard = [...heard, ...nodes[1].heard()];
    expect(new Set(heard)).toEqual(new Set(['HELLO']));
  });
});

describe('when the agent logs in elsewhere meanwhile', () => {
  const lost = wire.error('SESSION_INVALIDATED');

  it.each([
    ['HELLO', [lost]],
    ['HELLO', [wire.system(), lost]],
    ['Connect', [lost]],
    ['GetState', [lost]],
    ['GetState', [wire.state('READY', { agentId: '1001' }), lost]],
    ['Login', [lost]],
  ])('nobody throws the agent out there: told at %s', async (verb, events) => {
    const second: Script = (command) => (command.verb === verb ? { events } : saysState('LOGOUT')(command));
    const { agent, nodes } = await twoNodes([polite, second]);
    valueOf(await agent.connect());
    valueOf(await agent.login());
    const told: SessionStatus[] = [];
    agent.onStatus((status) => told.push(status));
    await nodes[0].off();
    await until('it is lost', () => told.includes('invalidated'));
    nodes[1].heard();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect([agent.status, told.at(-1), nodes[1].heard()]).toEqual(['invalidated', 'invalidated', []]);
    expect(errorOf(await agent.getState(), 'refused').reason).toBe('session');
  });

  it('nobody looks for another node: told at the last heartbeat', async () => {
    const first: Script = (command) => (command.verb === 'Beat' ? { events: [lost] } : polite(command));
    const { agent, nodes } = await twoNodes([first, polite], { heartbeat: { intervalMs: 40, misses: 1 } });
    valueOf(await agent.connect());
    valueOf(await agent.login());
    await until('it is lost', () => agent.status !== 'logged_in');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect([agent.status, nodes[1].heard()]).toEqual(['invalidated', []]);
  });
});

describe('when the first node is away from the beginning', () => {
  it('the session connects to the second', async () => {
    const { agent, nodes } = await twoNodes([polite, polite]);
    await nodes[0].off();
    valueOf(await agent.connect());
    expect([agent.status, nodes[1].heard().includes('Connect')]).toEqual(['connected', true]);
  });

  it('the second is given as many heartbeats as the options say', async () => {
    const sick: Script = (command) => (command.verb === 'HELLO' ? { status: 404 } : polite(command));
    const { agent, nodes } = await twoNodes([polite, sick], { heartbeat: { intervalMs: 40, misses: 3 } });
    await nodes[0].off();
    valueOf(await agent.connect());
    nodes[1].heard();
    let heard: readonly string[] = [];
    agent.onStatus(() => (heard = nodes[1].heard()));
    await until('it is offline', () => agent.status === 'offline');
    expect(heard).toEqual(['HELLO', 'HELLO', 'HELLO']);
  });
});

describe('closing', () => {
  it('while it looks for a node ends the search', async () => {
    const { agent, nodes } = await twoNodes([polite, polite]);
    valueOf(await agent.connect());
    await nodes[0].off();
    await nodes[1].off();
    await until('it is offline', () => agent.status === 'offline');
    await agent.close();
    await nodes[1].on();
    nodes[1].heard();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect([agent.status, nodes[1].heard()]).toEqual(['closed', []]);
  });
});
