import { describe, expect, it } from 'vitest';
import { desk, isPending } from './support/desk.ts';
import { silentBut } from './support/scripts.ts';
import { errorOf, valueOf } from './support/say.ts';
import { callVerb, verbNames, verbs } from './support/verbs.ts';
import { readEvent, type GcOptions, type LoggedIn } from '../src/index.ts';
import * as wire from './support/wire-events.ts';

interface Case {
  readonly verb: string;
  readonly input?: object;
  /** Events that are not the answer. */
  readonly misses: readonly object[];
  /** Each of these is, by itself. */
  readonly hits: readonly object[];
}

/** A server that sends no ConnectStatus. */
const older: Partial<GcOptions> = { httpProfile: { connectReply: 'acceptance' } };
const other = { agentId: '1002' };
const d1 = { dialogId: 'd1' };
const to = { number: '7002', dialogId: 'd1' };
const at = { extension: '7002', dialogId: 'd1' };
const reason = (category: string): object => wire.reasons(category, '1');
const held = { participants: [{ mediaAddress: '7001', state: 'HELD' }] };
const otherHeld = { participants: [{ mediaAddress: '7002', state: 'HELD' }] };
const three = { participants: [{ mediaAddress: '7001' }, { mediaAddress: '7002' }, { mediaAddress: '555' }] };
const two = { participants: three.participants.slice(1) };
const lists: readonly object[] = [
  wire.agents('a'),
  wire.team('a'),
  { type: 'PhoneBook', phonebooks: [] },
  wire.teamPhonebooks('a'),
  wire.contacts('a'),
  { type: 'skillGroup', skills: [] },
  { type: 'supervisors', supervisors: [] },
  { type: 'agentExtension', agentExtension: [] },
  { type: 'Queue Stats', queue: [] },
  wire.callback('done'),
  wire.system(),
  reason('WrapUp'),
];
const butFor = (hit: object): readonly object[] => lists.filter((list) => JSON.stringify(list) !== JSON.stringify(hit));
const list = (verb: string, hit: object, input: object = {}): Case => ({
  verb,
  input,
  hits: [hit],
  misses: butFor(hit),
});
const set = (value: string): Record<string, unknown> => ({ callVariables: [{ name: 'v', value }] });

const cases: readonly Case[] = [
  {
    verb: 'hello',
    hits: [wire.system(), wire.system('OUT_OF_SERVICE')],
    misses: [wire.connected, wire.state('READY')],
  },
  { verb: 'beat', hits: [wire.system(), wire.system('OUT_OF_SERVICE')], misses: [wire.connected] },
  {
    verb: 'connect',
    hits: [wire.connected, { type: 'ConnectStatus', status: 'CONNECTSUCCESS' }],
    misses: [wire.system(), { type: 'ConnectStatus', status: 'Pending' }, { type: 'ConnectStatus' }],
  },
  {
    verb: 'makeReady',
    hits: [
      wire.state('READY'),
      wire.state('Ready'),
      wire.state('TALKING', { pendingState: 'READY' }),
      wire.state('READY', { agentId: '1001' }),
      { type: 'State', State: 'READY' },
    ],
    misses: [wire.state('NOT_READY'), wire.state('READY', other), wire.state('TALKING', { pendingState: '' })],
  },
  {
    verb: 'makeNotReady',
    hits: [wire.state('NOT_READY'), wire.state('Not_Ready'), wire.state('TALKING', { pendingState: 'NOT_READY' })],
    misses: [wire.state('READY'), wire.state('NOT_READY', other)],
  },
  {
    verb: 'makeNotReadyWithReason',
    input: { reasonCode: 8 },
    hits: [wire.state('NOT_READY', { reasonCode: '8' }), wire.state('HOLD', { pendingState: 'NOT_READY' })],
    misses: [wire.state('READY'), wire.state('NOT_READY', other)],
  },
  { verb: 'getState', hits: [wire.state('TALKING'), wire.state('LOGOUT')], misses: [wire.state('READY', other)] },
  {
    verb: 'logout',
    hits: [wire.state('LOGOUT'), wire.state('Logout')],
    misses: [wire.state('NOT_READY'), wire.state('LOGOUT', other)],
  },
  {
    verb: 'logoutWithReason',
    input: { reasonCode: '1' },
    hits: [wire.state('LOGOUT')],
    misses: [wire.state('NOT_READY')],
  },
  { verb: 'forceLogout', hits: [wire.state('LOGOUT')], misses: [wire.state('LOGOUT', other)] },
  {
    verb: 'makeCall',
    input: { number: '555' },
    hits: [
      wire.call('n1', 'INITIATING'),
      wire.call('n2', 'Initiated', { fromAddress: '7001' }),
      wire.call('n3', 'ACTIVE'),
      wire.call('n4', 'FAILED'),
    ],
    misses: [
      wire.call('old', 'ACTIVE'),
      wire.call('in1', 'ALERTING'),
      wire.call('in1', 'ACTIVE'),
      wire.ringing('in2'),
      wire.call('in2', 'ACTIVE'),
      wire.call('in3', 'ACTIVE', { fromAddress: '0301234' }),
      wire.consult(),
      { type: 'InboundCall', state: 'ACTIVE' },
    ],
  },
  {
    verb: 'answerCall',
    input: d1,
    hits: [
      wire.call('d1', 'ACTIVE'),
      wire.call('d1', 'Active'),
      { type: 'InboundCall', dialogId: 'd1', state: 'ACTIVE' },
      { type: 'InboundCall', DialogId: 'd1', state: 'ACTIVE' },
      { type: 'InboundCall', DialogID: 'd1', State: 'ACTIVE' },
    ],
    misses: [
      wire.call('d2', 'ACTIVE'),
      wire.call('d1', 'ALERTING'),
      wire.call('d1', 'FAILED'),
      wire.dialogState('d1', 'ACTIVE'),
      { type: 'OutboundCall', dialogID: 'd1', state: 'ACTIVE' },
      { type: 'ConsultCall', assDialogId: 'd1', state: 'ACTIVE' },
    ],
  },
  {
    verb: 'holdCall',
    input: d1,
    hits: [wire.call('d1', 'HELD'), wire.call('d1', 'Held'), wire.call('d1', 'ACTIVE', held), wire.state('HOLD')],
    misses: [
      wire.call('d2', 'HELD'),
      wire.call('d1', 'ACTIVE'),
      wire.call('d1', 'ACTIVE', otherHeld),
      wire.state('HOLD', other),
    ],
  },
  {
    verb: 'retrieveCall',
    input: d1,
    hits: [wire.call('d1', 'ACTIVE'), wire.call('d1', 'Active', otherHeld)],
    misses: [
      wire.call('d2', 'ACTIVE'),
      wire.call('d1', 'HELD'),
      wire.call('d1', 'ACTIVE', held),
      wire.state('TALKING'),
    ],
  },
  ...(['releaseCall', 'endSilentMonitor', 'rejectOutboundPreview', 'closeOutboundPreview'] as const).map(
    (verb): Case => ({
      verb,
      input: d1,
      hits: [wire.call('d1', 'DROPPED'), wire.call('d1', 'Dropped')],
      misses: [wire.call('d2', 'DROPPED'), wire.call('d1', 'ACTIVE'), wire.state('NOT_READY')],
    }),
  ),
  {
    verb: 'blindTransfer',
    input: to,
    hits: [wire.call('d1', 'DROPPED')],
    misses: [wire.call('d2', 'DROPPED'), wire.consult()],
  },
  {
    verb: 'consultCall',
    input: to,
    hits: [wire.consult({ toAddress: '7002' }), wire.consult(), wire.consult({ ...other, agentId: '1001' })],
    misses: [wire.consult({ toAddress: '7003' }), wire.call('d1', 'HELD'), wire.call('c1', 'INITIATING')],
  },
  {
    verb: 'consultTransfer',
    input: at,
    hits: [wire.call('d1', 'Held'), wire.call('d1', 'DROPPED')],
    misses: [wire.call('d2', 'Held'), wire.call('d1', 'ACTIVE')],
  },
  {
    verb: 'completeConference',
    input: at,
    hits: [wire.call('d1', 'Active'), wire.call('d1', 'ACTIVE', three)],
    misses: [wire.call('d2', 'Active'), wire.call('d1', 'Held'), wire.call('d1', 'ACTIVE', two)],
  },
  {
    verb: 'getDialogState',
    input: d1,
    hits: [
      wire.dialogState('d1', 'ACTIVE'),
      wire.dialogState('d1', 'NOT_FOUND'),
      { type: 'DialogState', dialogID: 'd1' },
    ],
    misses: [wire.dialogState('d2', 'ACTIVE'), wire.call('d1', 'ACTIVE')],
  },
  {
    verb: 'updateCallVariable',
    input: { dialogId: 'd1', name: 'v', value: 'new' },
    hits: [
      wire.call('d1', 'ACTIVE', set('new')),
      wire.call('d1', 'ACTIVE'),
      wire.call('d1', 'ACTIVE', { callVariables: { w: 'x' } }),
    ],
    misses: [wire.call('d1', 'ACTIVE', set('old')), wire.call('d2', 'ACTIVE', set('new'))],
  },
  {
    verb: 'getWrapUpReasonCodes',
    hits: [reason('WrapUp'), reason('WRAPUP')],
    misses: [reason('LOGOUT'), reason('NOT_READY')],
  },
  {
    verb: 'getLogoutReasonCodes',
    hits: [reason('LOGOUT'), reason('Logout')],
    misses: [reason('WrapUp'), reason('NOT_READY')],
  },
  { verb: 'getNotReadyReasonCodes', hits: [reason('NOT_READY')], misses: [reason('WrapUp'), reason('LOGOUT')] },
  list('getAllAgents', wire.agents('a')),
  list('getPhonebooks', { type: 'PhoneBook', phonebooks: [] }),
  list('getTeamPhonebooks', wire.teamPhonebooks('a'), { teamId: '5' }),
  list('getPhonebookContacts', wire.contacts('a'), { phonebookId: '5' }),
  list('getSkillGroups', { type: 'skillGroup', skills: [] }),
  list('getSupervisors', { type: 'supervisors', supervisors: [] }),
  list('getAgentExtension', { type: 'agentExtension', agentExtension: [] }, { fNumber: 'F' }),
  list('getQueueList', { type: 'Queue Stats', queue: [] }),
  list('getTeamUsers', wire.team('a'), { teamId: '5' }),
  ...(['scheduleCallback', 'updateCallback'] as const).map((verb) =>
    list(verb, wire.callback('done'), { dialogId: 'd1', callbackTime: '2030-01-31T23:59', callbackNumber: '1' }),
  ),
  list('cancelCallback', wire.callback('done'), d1),
  list('reclassifyCall', wire.callback('done'), { ...d1, classification: 'BUSY' }),
  {
    verb: 'acceptOutboundPreview',
    input: d1,
    hits: [wire.call('d1', 'ACCEPTED')],
    misses: [wire.call('d1', 'ACTIVE'), wire.call('d2', 'ACCEPTED')],
  },
  {
    verb: 'silentMonitor',
    input: { extension: '7002' },
    hits: [wire.call('n1', 'ACTIVE')],
    misses: [wire.call('old', 'ACTIVE'), wire.call('in1', 'ALERTING')],
  },
  {
    verb: 'bargeIn',
    input: at,
    hits: [wire.call('d1', 'ACTIVE')],
    misses: [wire.call('d2', 'ACTIVE'), wire.state('TALKING')],
  },
  {
    verb: 'dropParticipant',
    input: at,
    hits: [wire.state('TALKING'), { type: 'status', message: 'm' }, { type: 'control' }],
    misses: [wire.call('d1', 'ACTIVE'), wire.callback('m')],
  },
  {
    verb: 'logoutAgent',
    input: other,
    hits: [wire.state('LOGOUT', other)],
    misses: [wire.state('LOGOUT', { agentId: '1001' }), wire.state('READY', other)],
  },
  {
    verb: 'makeAgentNotReady',
    input: other,
    hits: [wire.state('NOT_READY', other)],
    misses: [wire.state('NOT_READY', { agentId: '1001' }), wire.state('READY', other)],
  },
];

const ways = cases.flatMap(({ hits, ...rest }) => hits.map((hit) => ({ ...rest, hit })));

describe('a command is answered by its event', () => {
  it.each(ways)('$verb by $hit, and by nothing before it', async ({ verb, input, misses, hit }) => {
    const { agent, post, arrived } = await desk({
      script: silentBut({ Connect: {} }),
      options: verb === 'connect' ? {} : older,
      begin: verb === 'connect' ? 'new' : 'connected',
    });
    await post(wire.call('old', 'ACTIVE'));
    const answer = callVerb(agent, verb, input);
    await arrived(verbs[verb as keyof typeof verbs].command.wire.verb.replace('Hello', 'HELLO'));
    await post(...misses);
    expect(await isPending(answer)).toBe(true);
    await post(hit);
    // The answer is the event as anybody reads it, and nothing else.
    expect(valueOf(await answer)).toEqual(readEvent(hit));
  });

  it('and every verb that waits for one is among these, but the log-ins', () => {
    const waiting = verbNames.filter((name) => verbs[name].reply !== undefined);
    expect(new Set([...cases.map(({ verb }) => verb), 'login', 'mobileAgentLogin'])).toEqual(new Set(waiting));
  });
});

describe('a log-in is answered by state and agent', () => {
  const logins = ['login', 'mobileAgentLogin'] as const;
  const input = { phone: '555', mode: 'CALL_BY_CALL' } as const;
  const own = wire.agentInfo({ agentId: '1001' });

  it.each(
    logins.flatMap((verb) => [
      { verb, events: [wire.state('NOT_READY'), own] },
      { verb, events: [own, wire.state('READY')] },
      { verb, events: [own, wire.dialogState('d1', 'ACTIVE'), wire.state('TALKING')] },
      { verb, events: [wire.state('LOGOUT'), own, wire.state('NOT_READY', { agentId: '1001' })] },
    ]),
  )('$verb: $events', async ({ verb, events }) => {
    const { agent, post } = await desk({ script: silentBut({ Login: {} }) });
    const answer = callVerb(agent, verb, verb === 'login' ? {} : input);
    for (const event of events) {
      expect(await isPending(answer)).toBe(true);
      await post(event);
    }
    const { state, agentInfo } = valueOf(await answer) as LoggedIn;
    expect(state.state).not.toBe('LOGOUT');
    expect(agentInfo).toMatchObject({ firstName: 'Anna' });
    expect(agent.status).toBe('logged_in');
  });

  it.each([
    ['another agent’s state', [own, wire.state('READY', other)]],
    ['a state of being logged out', [own, wire.state('LOGOUT')]],
    ['the agent alone', [own]],
    ['the state alone', [wire.state('READY'), wire.state('NOT_READY')]],
    ['who another agent is', [wire.state('READY'), wire.agentInfo(other)]],
  ])('but not by %s', async (_, events) => {
    const { agent, post } = await desk({ script: silentBut({ Login: {} }) });
    const answer = agent.login();
    await post(...events);
    expect(await isPending(answer)).toBe(true);
  });
});

describe('an answer is not taken from another agent', () => {
  it('a consultation of somebody else is none', async () => {
    const { agent, post, arrived } = await desk({ script: silentBut() });
    const answer = agent.consultCall(to);
    await arrived('ConsultCall');
    await post(wire.consult({ ...other, toAddress: '7002' }));
    expect(await isPending(answer)).toBe(true);
  });
});

describe('a command that nothing answers', () => {
  const silent = verbNames.filter((name) => verbs[name].reply === undefined);
  const inputs: Readonly<Record<string, object>> = {
    getDialogStateControls: d1,
    getDialogParticipants: d1,
    setWrapUpReason: { ...d1, reason: 'x' },
    getTeamUserState: other,
  };

  it.each(silent)('%s is done once GC has taken it', async (name) => {
    const { agent, sent } = await desk({ script: silentBut() });
    const result = await callVerb(agent, name, inputs[name]);
    expect([result.ok, valueOf(result), result.meta.attempts, sent().length]).toEqual([true, undefined, 1, 1]);
  });

  it('is nine in number', () => {
    expect(silent).toHaveLength(9);
  });

  it('fails if GC turns it down', async () => {
    const { agent } = await desk({ script: silentBut({ refresh: { status: 500, body: 'Error' } }) });
    expect(errorOf(await agent.refresh(), 'http')).toMatchObject({ status: 500, outcome: 'unknown' });
  });
});

describe('an event that overtakes the HTTP answer', () => {
  it('is the answer all the same', async () => {
    const early = { events: [wire.state('READY')], first: 'events' } as const;
    const { agent } = await desk({ script: silentBut({ MakeReady: early }) });
    expect(valueOf(await agent.makeReady()).state).toBe('READY');
  });

  it.each([
    ['is cut', { http: 'reset' }],
    ['says 500', { status: 500 }],
    ['never comes', { http: 'hang' }],
  ] as const)('knows better than an HTTP answer that %s', async (_, http) => {
    const early = { events: [wire.state('READY')], first: 'events', ...http } as const;
    const { agent } = await desk({ script: silentBut({ MakeReady: early }), options: { attemptTimeoutMs: 300 } });
    expect(valueOf(await agent.makeReady()).state).toBe('READY');
  });

  it('may be an error', async () => {
    const early = { events: [wire.error('CF_RESOURCE_BUSY')], first: 'events', http: 'reset' } as const;
    const { agent } = await desk({ script: silentBut({ MakeReady: early }) });
    expect(errorOf(await agent.makeReady(), 'api')).toMatchObject({ code: 'CF_RESOURCE_BUSY', outcome: 'rejected' });
  });
});
