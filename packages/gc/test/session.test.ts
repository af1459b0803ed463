import { describe, expect, it } from 'vitest';
import { diagnose, type CallEvent, type SessionStatus } from '../src/index.ts';
import { anna, desk, isPending } from './support/desk.ts';
import { polite, silentBut } from './support/scripts.ts';
import { errorOf, valueOf } from './support/say.ts';
import { callVerb, verbNames } from './support/verbs.ts';
import { until } from './support/until.ts';
import * as wire from './support/wire-events.ts';

describe('before it is connected', () => {
  const inputs: object = {
    dialogId: 'd1',
    number: '1',
    extension: '1',
    agentId: '1002',
    teamId: '1',
  };

  it.each(verbNames.filter((name) => name !== 'hello' && name !== 'connect'))('a session refuses %s', async (name) => {
    const { agent, sent } = await desk({ begin: 'new' });
    expect(errorOf(await callVerb(agent, name, inputs), 'refused')).toMatchObject({
      reason: 'session',
      outcome: 'not_sent',
      operation: name,
    });
    expect(sent()).toEqual([]);
  });

  it('a session may say hello and connect', async () => {
    const { agent, sent } = await desk({ begin: 'new' });
    valueOf(await agent.hello());
    expect(agent.status).toBe('new');
    valueOf(await agent.connect());
    expect([agent.status, sent()]).toEqual(['connected', ['HELLO', 'Connect']]);
  });
});

describe('where a session stands', () => {
  it('is told step by step, and so is who listens', async () => {
    const { agent, post } = await desk({ begin: 'new' });
    const told: [SessionStatus, SessionStatus][] = [];
    const off = agent.onStatus((status, before) => told.push([before, status]));
    expect(agent.status).toBe('new');
    valueOf(await agent.connect());
    valueOf(await agent.login());
    valueOf(await agent.makeReady());
    valueOf(await agent.logout());
    valueOf(await agent.mobileAgentLogin({ phone: '1', mode: 'CALL_BY_CALL' }));
    await post(wire.error('SESSION_INVALIDATED'));
    off();
    await agent.close();
    expect(told).toEqual([
      ['new', 'connected'],
      ['connected', 'logged_in'],
      ['logged_in', 'connected'],
      ['connected', 'logged_in'],
      ['logged_in', 'invalidated'],
    ]);
    expect(agent.status).toBe('closed');
  });

  it.each([
    ['logoutWithReason', { reasonCode: 3 }],
    ['forceLogout', {}],
  ] as const)('is connected after %s', async (verb, input) => {
    const { agent } = await desk({ begin: 'logged_in' });
    valueOf(await callVerb(agent, verb, input));
    expect(agent.status).toBe('connected');
  });

  it('does not change when a log-in fails', async () => {
    const { agent } = await desk({
      script: silentBut({ Login: { events: [wire.error('CF_INVALID_PASSWORD_SPECIFIED')] } }),
    });
    errorOf(await agent.login(), 'api');
    expect(agent.status).toBe('connected');
  });

  it('is connected when the agent was logged out by somebody', async () => {
    const { agent, post } = await desk({ begin: 'logged_in' });
    await post(wire.state('LOGOUT', { agentId: '1002' }));
    expect(agent.status).toBe('logged_in');
    await post(wire.state('LOGOUT', { agentId: '1001', reasonCode: '50003' }));
    expect([agent.status, agent.agentState?.reasonCode]).toEqual(['connected', '50003']);
  });

  it.each([
    ['logged out again', wire.state('LOGOUT'), 'connected'],
    ['thrown out again', wire.error('SESSION_INVALIDATED'), 'invalidated'],
  ] as const)('is what the last event of a post says: logged in and %s', async (_, event, status) => {
    const events = [wire.state('READY'), wire.agentInfo(), event];
    const { agent } = await desk({ script: silentBut({ Login: { events } }) });
    await agent.login();
    expect(agent.status).toBe(status);
  });

  it('is what the last event of a post says: connected and thrown out again', async () => {
    const events = [wire.connected, wire.error('SESSION_INVALIDATED')];
    const { agent } = await desk({ begin: 'new', script: () => ({ events }) });
    await agent.connect();
    expect(agent.status).toBe('invalidated');
  });

  it('is told to the others even if one of them throws', async () => {
    const { agent } = await desk({ begin: 'new' });
    const told: string[] = [];
    agent.onStatus(() => {
      throw new Error('not now');
    });
    agent.onStatus((status) => told.push(status));
    valueOf(await agent.connect());
    expect(told).toEqual(['connected']);
  });
});

describe('the agent’s state', () => {
  it('is the newest that was heard of the own agent', async () => {
    const { agent, post } = await desk();
    expect(agent.agentState).toBeUndefined();
    await post(wire.state('READY', { stateChangeTime: '2030-01-01 10:00:05' }));
    await post(wire.state('TALKING', { agentId: '1002' }));
    expect(agent.agentState?.state).toBe('READY');
    await post(wire.state('NOT_READY', { stateChangeTime: '2030-01-01 10:00:04' }));
    expect(agent.agentState?.state).toBe('READY');
    await post(wire.state('TALKING', { stateChangeTime: '2030-01-01 10:00:06' }));
    expect(agent.agentState?.state).toBe('TALKING');
  });
});

describe('the telephone that was given at the log-in', () => {
  it('is where a call is dialled from', async () => {
    const made = { events: [wire.call('n1', 'INITIATING', { fromAddress: '7009' })] };
    const { agent } = await desk({ script: silentBut({ MakeCall: made }) });
    valueOf(await agent.login({ extension: '7009' }));
    expect(valueOf(await agent.makeCall({ number: '555' }, { replyTimeoutMs: 300 })).dialogId).toBe('n1');
  });

  it('is where a customer is called back from', async () => {
    const { agent, server } = await desk({ agent: { extension: undefined as never } });
    valueOf(await agent.login({ extension: '7009' }));
    valueOf(await agent.cancelCallback({ dialogId: 'd1' }));
    expect(server.commands.at(-1)?.body).toBe('7009,d1');
  });

  it('is on hold when its part of the call is', async () => {
    const part = { participants: [{ mediaAddress: '7009', state: 'HELD' }] };
    const { agent } = await desk({ script: silentBut({ HoldCall: { events: [wire.call('d1', 'ACTIVE', part)] } }) });
    valueOf(await agent.login({ extension: '7009' }));
    expect(valueOf(await agent.holdCall({ dialogId: 'd1' }, { replyTimeoutMs: 300 })).type).toBe('inboundCall');
  });

  it.each(['login', 'scheduleCallback', 'cancelCallback'])('is asked for where there is none: %s', async (verb) => {
    const { agent, sent } = await desk({ agent: { extension: undefined as never } });
    const at = { callbackTime: '2030-01-01T10:00', callbackNumber: '1' };
    const input = { login: {}, scheduleCallback: { dialogId: 'd1', ...at }, cancelCallback: { dialogId: 'd1' } }[verb];
    errorOf(await callVerb(agent, verb, input), 'input');
    expect(sent()).toEqual([]);
  });
});

describe('a readiness probe', () => {
  it.each(['new', 'connected', 'logged_in'] as const)(
    'is told that GC answers, while the session is %s',
    async (begin) => {
      const { agent, server } = await desk({ begin });
      expect(valueOf(await agent.health())).toMatchObject({ healthy: true, endpoint: new URL(server.url).origin });
      expect(server.commands.at(-1)?.verb).toBe(begin === 'logged_in' ? 'Beat' : 'HELLO');
    },
  );

  it('is told that the way back is cut, in the time it gave', async () => {
    const { agent } = await desk({ script: silentBut(), begin: 'new' });
    errorOf(await agent.health({ timeoutMS: 60 } as never), 'input');
    const { error } = await agent.health({ timeoutMs: 60 });
    expect(error && diagnose(error)).toBe('unreachable');
  });

  it('asks anew after one that GC did not answer', async () => {
    let isDeaf = true;
    const { agent, sent } = await desk({ script: (command) => (isDeaf ? {} : polite(command)), begin: 'new' });
    errorOf(await agent.health({ timeoutMs: 60 }), 'timeout');
    isDeaf = false;
    valueOf(await agent.health());
    expect(sent()).toEqual(['HELLO', 'HELLO']);
  });

  it('does not wait for one that hangs', async () => {
    const { agent, arrived, post } = await desk({ script: silentBut() });
    const probes = [agent.health(), agent.health()] as const;
    await arrived('HELLO', 2);
    await post(wire.system());
    expect((await Promise.all(probes)).map(({ ok }) => ok)).toEqual([true, true]);
  });
});

describe('closing a session', () => {
  it('ends what waits, at GC, in a lane and for an event', async () => {
    const answered: string[] = [];
    const onEvent = (event: CallEvent): void => void (event.type === 'response' && answered.push(event.operation));
    const script = silentBut({ getallagents: { http: 'hang' } });
    const { agent, arrived, sent } = await desk({ script, options: { onEvent } });
    const waiting = [agent.getAllAgents(), agent.getAllAgents(), agent.makeReady()] as const;
    await arrived('getallagents');
    await until('MakeReady is accepted', () => answered.includes('makeReady'));
    await agent.close();
    const [sending, queued, replying] = await Promise.all(waiting);
    expect(errorOf(sending, 'aborted')).toMatchObject({ phase: 'request', outcome: 'unknown' });
    expect(errorOf(queued, 'aborted')).toMatchObject({ phase: 'limit', outcome: 'not_sent' });
    expect(errorOf(replying, 'aborted')).toMatchObject({ phase: 'reply', outcome: 'unknown' });
    expect(sent().toSorted()).toEqual(['MakeReady', 'getallagents']);
  });

  it('waits as long as it was told for what is under way, and events still answer it', async () => {
    const { agent, arrived, post, gc, sent } = await desk({ script: silentBut() });
    const waiting = [agent.makeReady(), agent.getAllAgents()] as const;
    await arrived('MakeReady');
    await arrived('getallagents');
    const closed = gc.close({ drainMs: 5_000 });
    expect(await isPending(closed)).toBe(true);
    expect(errorOf(await agent.getPhonebooks(), 'refused').reason).toBe('closed');
    await post(wire.state('READY'));
    valueOf(await waiting[0]);
    expect([await isPending(closed), agent.status]).toEqual([true, 'connected']);
    // A second close may be in more of a hurry.
    await gc.close();
    expect(errorOf(await waiting[1], 'aborted')).toMatchObject({ phase: 'reply', outcome: 'unknown' });
    await closed;
    expect([agent.status, gc.sessions, sent().length]).toEqual(['closed', 0, 2]);
  });

  it.each(verbNames)('later calls are refused: %s', async (name) => {
    const { agent, sent } = await desk();
    await agent.close();
    expect(errorOf(await callVerb(agent, name, { dialogId: 'd1' }), 'refused')).toMatchObject({
      reason: 'closed',
      outcome: 'not_sent',
    });
    expect(sent()).toEqual([]);
  });

  it('twice does no harm, and it does not log the agent out', async () => {
    const { agent, sent, gc } = await desk({ begin: 'logged_in' });
    await Promise.all([agent.close(), agent.close()]);
    await agent.close();
    expect([sent(), gc.sessions, agent.status]).toEqual([[], 0, 'closed']);
  });

  it('nothing is heard any more, and GC is turned away', async () => {
    const { agent, gc } = await desk();
    const heard: unknown[] = [];
    agent.on('state', (event) => heard.push(event));
    await agent.close();
    const post = new Request(agent.callbackUrl, { method: 'POST', body: JSON.stringify(wire.state('READY')) });
    expect((await gc.receive(post)).status).toBe(403);
    agent.hear({ type: 'state', state: 'READY' });
    expect([heard, agent.agentState]).toEqual([[], undefined]);
  });

  it('another session goes on', async () => {
    const { agent, gc } = await desk();
    const bob = gc.agent({ ...anna, agentId: '1002' });
    valueOf(await bob.connect());
    await agent.close();
    expect(gc.sessions).toBe(1);
    valueOf(await bob.login());
  });

  it('happens by itself at the end of an `await using`', async () => {
    const { gc } = await desk();
    {
      await using bob = gc.agent({ ...anna, agentId: '1002' });
      valueOf(await bob.connect());
      expect(gc.sessions).toBe(2);
    }
    expect(gc.sessions).toBe(1);
  });

  it('the client closes all of them, and opens no more', async () => {
    const { gc, agent } = await desk();
    const bob = gc.agent({ ...anna, agentId: '1002' });
    await Promise.all([gc.close(), gc.close()]);
    expect([agent.status, bob.status, gc.sessions]).toEqual(['closed', 'closed', 0]);
    expect(() => gc.agent(anna)).toThrow(TypeError);
  });
});

describe('one desk, two agents', () => {
  it('each hears only what is addressed to them', async () => {
    const { gc, agent, server } = await desk({ script: silentBut() });
    const bob = gc.agent({ ...anna, agentId: '1002', password: 'secret-2' });
    valueOf(await bob.connect());
    const [forAnna, forBob] = [agent.makeReady(), bob.makeReady()];
    while (server.commands.length < 4) await new Promise((resolve) => setImmediate(resolve));
    await gc.receive(new Request(bob.callbackUrl, { method: 'POST', body: JSON.stringify(wire.state('READY')) }));
    expect([valueOf(await forBob).state, await isPending(forAnna)]).toEqual(['READY', true]);
    expect(server.commands.map(({ id }) => id)).toEqual(['1001', '1002', '1001', '1002']);
  });
});

describe('a program that gives an odd input or odd options', () => {
  it.each([
    ['null for the input', null, {}],
    ['a text for the input', 'x', {}],
    ['null for the options', {}, null],
    ['a text for the options', {}, 'x'],
    ['a number for the options', {}, 7],
    [
      'options that throw',
      {},
      {
        get signal() {
          throw new Error('x');
        },
      },
    ],
    ['a signal that is none', {}, { signal: 'x' }],
  ])('%s: the call answers with a Result', async (_, input, options) => {
    const { agent } = await desk();
    const call = async (): Promise<unknown> => callVerb(agent, 'makeReady', input as never, options as never);
    await expect(call()).resolves.toHaveProperty('ok');
  });

  it.each([0, -1, Number.NaN, Infinity, 'canary-5512', 2 ** 31, null])(
    'replyTimeoutMs of %s: an input error that names it, and nothing is sent',
    async (replyTimeoutMs) => {
      const { agent, sent } = await desk();
      const result = await callVerb(agent, 'makeReady', {}, { replyTimeoutMs } as never);
      const error = errorOf(result, 'input');
      expect(error.issues.map(({ path }) => path)).toEqual(['options.replyTimeoutMs']);
      expect([sent(), JSON.stringify(error).includes('canary')]).toEqual([[], false]);
    },
  );
});
