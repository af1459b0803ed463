import { describe, expect, it } from 'vitest';
import { manualClock } from './support/clock.ts';
import { desk, isPending } from './support/desk.ts';
import { silentBut } from './support/scripts.ts';
import { errorOf, valueOf } from './support/say.ts';
import { callVerb } from './support/verbs.ts';
import * as wire from './support/wire-events.ts';

const d1 = { dialogId: 'd1' };

describe('commands whose answers can’t be confused', () => {
  it('do not wait for one another: a call is answered while a list hangs', async () => {
    const { agent, post, arrived, sent } = await desk({ script: silentBut() });
    const list = agent.getAllAgents();
    await arrived('getallagents');
    const answers = [
      agent.answerCall(d1),
      agent.holdCall({ dialogId: 'd2' }),
      agent.getDialogState(d1),
      agent.makeReady(),
    ];
    await arrived('MakeReady');
    expect(sent().toSorted()).toEqual(['AnswerCall', 'HoldCall', 'MakeReady', 'getallagents', 'getdialogstate']);
    await post(
      wire.call('d1', 'ACTIVE'),
      wire.call('d2', 'HELD'),
      wire.dialogState('d1', 'ACTIVE'),
      wire.state('READY'),
    );
    for (const answer of answers) expect((await answer).ok).toBe(true);
    expect(await isPending(list)).toBe(true);
  });

  it('nor while the HTTP answer of another hangs', async () => {
    const { agent, post, arrived } = await desk({ script: silentBut({ getallagents: { http: 'hang' } }) });
    void agent.getAllAgents();
    await arrived('getallagents');
    const answer = agent.answerCall(d1);
    await arrived('AnswerCall');
    await post(wire.call('d1', 'ACTIVE'));
    expect(valueOf(await answer).dialogId).toBe('d1');
  });
});

describe('commands whose answers could be confused follow one another', () => {
  const page = { dialogId: 'd1', callbackTime: '2030-01-01T10:00', callbackNumber: '1' };
  it.each([
    ['getAllAgents', {}, 'getAllAgents', {}],
    ['getPhonebookContacts', { phonebookId: 'a' }, 'getPhonebookContacts', { phonebookId: 'b' }],
    ['makeReady', {}, 'getState', {}],
    ['login', {}, 'makeReady', {}],
    ['logout', {}, 'makeNotReadyWithReason', { reasonCode: 1 }],
    ['makeCall', { number: '1' }, 'makeCall', { number: '2' }],
    ['makeCall', { number: '1' }, 'silentMonitor', { extension: '2' }],
    ['holdCall', d1, 'retrieveCall', d1],
    ['holdCall', d1, 'holdCall', { dialogId: 'd2' }],
    ['answerCall', d1, 'releaseCall', d1],
    ['consultCall', { ...d1, number: '1' }, 'completeConference', { ...d1, extension: '1' }],
    ['updateCallVariable', { ...d1, name: 'a', value: '1' }, 'updateCallVariable', { ...d1, name: 'b', value: '1' }],
    ['scheduleCallback', page, 'cancelCallback', d1],
    ['updateCallback', page, 'reclassifyCall', { ...d1, classification: 'BUSY' }],
    ['dropParticipant', { ...d1, extension: '1' }, 'makeReady', {}],
    ['logoutAgent', { agentId: '1002' }, 'makeAgentNotReady', { agentId: '1002' }],
  ] as const)('%s %j, then %s %j', async (first, one, second, other) => {
    const { agent, sent } = await desk({ script: silentBut({ Login: {} }) });
    const options = { totalTimeoutMs: 120 };
    const answers = [callVerb(agent, first, one, options), callVerb(agent, second, other, options)];
    // What is held back ends with the time of the whole, without having been sent.
    const [, held] = await Promise.all(answers);
    expect(held?.error).toMatchObject({ kind: 'timeout', phase: 'limit', outcome: 'not_sent' });
    expect(sent()).toHaveLength(1);
  });

  it('in the order in which they were called', async () => {
    const { agent, server } = await desk({
      script: silentBut({ GetPhonebookContacts: ({ body }) => ({ events: [wire.contacts(`of ${body}`)] }) }),
    });
    const wanted = ['a', 'b', 'c', 'd', 'e', 'f'];
    const answers = await Promise.all(wanted.map((phonebookId) => agent.getPhonebookContacts({ phonebookId })));
    expect(answers.map((answer) => valueOf(answer).contacts[0]?.firstName)).toEqual(wanted.map((id) => `of ${id}`));
    expect(server.commands.slice(1).map(({ body }) => body)).toEqual(wanted);
  });

  it('nobody overtakes: one that waits for two lanes keeps its place in both', async () => {
    const { agent, post, arrived, sent } = await desk({ script: silentBut() });
    const hold = agent.holdCall(d1);
    const other = agent.holdCall({ dialogId: 'd2' });
    const release = agent.releaseCall({ dialogId: 'd2' });
    await arrived('HoldCall');
    expect([await isPending(release), sent()]).toEqual([true, ['HoldCall']]);
    await post(wire.call('d1', 'HELD'));
    valueOf(await hold);
    await arrived('HoldCall', 2);
    await post(wire.call('d2', 'HELD'));
    valueOf(await other);
    await arrived('ReleaseCall');
    expect(sent()).toEqual(['HoldCall', 'HoldCall', 'ReleaseCall']);
  });

  it('as they were when they were called, whatever becomes of the input meanwhile', async () => {
    const { agent, server, arrived, post } = await desk({ script: silentBut() });
    const first = agent.holdCall({ dialogId: 'd1' });
    const input = { dialogId: 'd1' };
    const second = agent.retrieveCall(input);
    await arrived('HoldCall');
    input.dialogId = 'd2';
    await post(wire.call('d1', 'HELD'));
    valueOf(await first);
    await arrived('RetrieveCall');
    expect(server.commands.at(-1)?.body).toBe('d1');
    await post(wire.call('d1', 'ACTIVE'));
    expect(valueOf(await second).dialogId).toBe('d1');
  });

  it('but those of another agent need not wait', async () => {
    const { agent, arrived, sent } = await desk({ script: silentBut() });
    void agent.logoutAgent({ agentId: '1002' });
    void agent.logoutAgent({ agentId: '1003' });
    void agent.makeReady();
    await arrived('Logout', 2);
    await arrived('MakeReady');
    expect(sent()).toHaveLength(3);
  });
});

describe('after a command was given up', () => {
  const give = ['a time-out', 'an abort', 'a broken connection', 'an HTTP 500'] as const;

  /** A list command that was given up, on a clock of its own. */
  async function givenUp(how: (typeof give)[number]) {
    const clock = manualClock();
    let first = true;
    const broken = how === 'a broken connection' ? ({ http: 'reset' } as const) : { status: 500 };
    const reaction = (): object => {
      const isFirst = first;
      first = false;
      return isFirst && how !== 'a time-out' && how !== 'an abort' ? broken : {};
    };
    const tools = await desk({ script: silentBut({ GetPhonebookContacts: reaction }), options: { clock } });
    const leave = new AbortController();
    const lost = tools.agent.getPhonebookContacts(
      { phonebookId: 'a' },
      { signal: leave.signal, replyTimeoutMs: 1_000 },
    );
    await tools.arrived('GetPhonebookContacts');
    if (how === 'a time-out' || how === 'an abort') {
      while (clock.waits.length === 0) await new Promise((resolve) => setImmediate(resolve));
      if (how === 'an abort') leave.abort();
      else await clock.advance(1_000);
    }
    expect((await lost).error?.outcome).toBe('unknown');
    return { ...tools, clock };
  }

  it.each(give)('by %s, its late answer is not taken by the next one', async (how) => {
    const { agent, post, arrived, sent } = await givenUp(how);
    const next = agent.getPhonebookContacts({ phonebookId: 'b' });
    expect(await isPending(next)).toBe(true);
    expect(sent()).toHaveLength(1);
    await post(wire.contacts('of a'));
    await arrived('GetPhonebookContacts', 2);
    expect(await isPending(next)).toBe(true);
    await post(wire.contacts('of b'));
    expect(valueOf(await next).contacts).toMatchObject([{ firstName: 'of b' }]);
  });

  it.each(give)('by %s, the lane opens after ten seconds if nothing comes', async (how) => {
    const { agent, post, arrived, sent, clock } = await givenUp(how);
    const next = agent.getPhonebookContacts({ phonebookId: 'b' });
    await clock.advance(9_999);
    expect([await isPending(next), sent().length]).toEqual([true, 1]);
    await clock.advance(1);
    await arrived('GetPhonebookContacts', 2);
    await post(wire.contacts('of b'));
    expect(valueOf(await next).contacts).toMatchObject([{ firstName: 'of b' }]);
  });

  it('other lanes stay open', async () => {
    const { agent, post, arrived } = await givenUp('a time-out');
    const other = agent.getAllAgents();
    await arrived('getallagents');
    await post(wire.agents('x'));
    expect(valueOf(await other).users).toHaveLength(1);
  });

  it('an Error that strikes it frees the lane', async () => {
    const { agent, post, arrived } = await givenUp('a time-out');
    const next = agent.getPhonebookContacts({ phonebookId: 'b' });
    await post(wire.error('GENERAL_ERROR'));
    await arrived('GetPhonebookContacts', 2);
    await post(wire.contacts('of b'));
    expect(valueOf(await next).contacts).toMatchObject([{ firstName: 'of b' }]);
  });

  it('a command that was not sent at all leaves the lane at once', async () => {
    const { agent, server } = await desk();
    await server.close();
    expect(errorOf(await agent.getAllAgents(), 'network').outcome).toBe('not_sent');
    const again = agent.getAllAgents();
    expect(errorOf(await again, 'network').outcome).toBe('not_sent');
  });
});

describe('an answer that comes twice', () => {
  it('is not taken for that of the next question about something else', async () => {
    const { agent, post, arrived } = await desk({ script: silentBut() });
    const one = agent.getTeamUsers({ teamId: '1' });
    await arrived('getteamusers');
    await post(wire.team('a'));
    valueOf(await one);
    const two = agent.getTeamUsers({ teamId: '2' });
    await arrived('getteamusers', 2);
    await post(wire.team('a'));
    expect(await isPending(two)).toBe(true);
    await post(wire.team('b'));
    expect(valueOf(await two).users).toMatchObject([{ loginId: 'b' }]);
  });

  it('is taken if the question was the same, or if it lists nothing', async () => {
    const { agent, post, arrived } = await desk({ script: silentBut() });
    const ask = async (teamId: string, count: number, answer: object): Promise<void> => {
      const asked = agent.getTeamUsers({ teamId });
      await arrived('getteamusers', count);
      await post(answer);
      expect(await isPending(asked)).toBe(false);
    };
    await ask('1', 1, wire.team('a'));
    await ask('1', 2, wire.team('a'));
    await ask('2', 3, wire.team());
    await ask('3', 4, wire.team());
  });

  it('after more than ten seconds is the answer: teams may be alike', async () => {
    const clock = manualClock();
    const { agent, post, arrived } = await desk({ script: silentBut(), options: { clock } });
    const one = agent.getTeamUsers({ teamId: '1' });
    await arrived('getteamusers');
    await post(wire.team('a'));
    valueOf(await one);
    await clock.advance(10_000);
    const two = agent.getTeamUsers({ teamId: '2' });
    await arrived('getteamusers', 2);
    await post(wire.team('a'));
    expect(await isPending(two)).toBe(false);
  });

  it('is not taken for that of the question after the next one either', async () => {
    const { agent, post, arrived } = await desk({ script: silentBut() });
    for (const [teamId, count] of [
      ['1', 1],
      ['2', 2],
    ] as const) {
      const asked = agent.getTeamUsers({ teamId });
      await arrived('getteamusers', count);
      await post(wire.team(`of ${teamId}`));
      valueOf(await asked);
    }
    const third = agent.getTeamUsers({ teamId: '3' });
    await arrived('getteamusers', 3);
    await post(wire.team('of 1'));
    expect(await isPending(third)).toBe(true);
  });

  it('does not keep a second callback from being scheduled, though GC says the same of both', async () => {
    const { agent } = await desk();
    const at = { callbackTime: '2030-01-01T10:00', callbackNumber: '0301234' };
    for (const dialogId of ['d1', 'd2']) {
      const { message } = valueOf(await agent.scheduleCallback({ dialogId, ...at }, { replyTimeoutMs: 300 }));
      expect(message).toBe('callback scheduled');
    }
  });

  it('is not taken by a state command if it is older than what was heard', async () => {
    const { agent, post, arrived } = await desk({ script: silentBut() });
    const at = (time: string): object => ({ stateChangeTime: `2030-01-01 10:00:${time}` });
    const ready = agent.makeReady();
    await arrived('MakeReady');
    await post(wire.state('READY', at('01') as Record<string, unknown>));
    valueOf(await ready);
    await post(wire.state('NOT_READY', at('05') as Record<string, unknown>));
    const again = agent.makeReady();
    await arrived('MakeReady', 2);
    await post(wire.state('READY', at('01') as Record<string, unknown>));
    expect([await isPending(again), agent.agentState?.state]).toEqual([true, 'NOT_READY']);
    await post(wire.state('READY', at('06') as Record<string, unknown>));
    expect(valueOf(await again).stateChangeTime).toBe('2030-01-01 10:00:06');
  });
});

describe('the hour that comes twice in autumn', () => {
  it('does not make the agent’s states look old', async () => {
    const { agent, post, arrived } = await desk({ script: silentBut() });
    await post(wire.state('NOT_READY', { stateChangeTime: '2030-10-27 02:59:58' }));
    const ready = agent.makeReady({}, { replyTimeoutMs: 300 });
    await arrived('MakeReady');
    await post(wire.state('READY', { stateChangeTime: '2030-10-27 02:00:03' }));
    expect(valueOf(await ready).state).toBe('READY');
    expect(agent.agentState?.state).toBe('READY');
  });
});

describe('one event is the answer of one command', () => {
  it('a member who is logged out is not a participant who was dropped', async () => {
    const { agent, post, arrived } = await desk({ script: silentBut() });
    const drop = agent.dropParticipant({ extension: '7003', dialogId: 'd1' });
    const logout = agent.logoutAgent({ agentId: '1002' });
    await arrived('dropparticipant');
    await arrived('Logout');
    await post(wire.state('LOGOUT', { agentId: '1002' }));
    valueOf(await logout);
    expect(await isPending(drop)).toBe(true);
  });

  it('a call that is answered is not one that was dialled', async () => {
    const { agent, post, arrived } = await desk({ script: silentBut() });
    const dialled = agent.makeCall({ number: '555' });
    const answered = agent.answerCall({ dialogId: 'rings' });
    await arrived('MakeCall');
    await arrived('AnswerCall');
    await post(wire.call('rings', 'ACTIVE'));
    valueOf(await answered);
    expect(await isPending(dialled)).toBe(true);
  });
});
