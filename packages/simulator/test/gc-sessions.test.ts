import { describe, expect, it } from 'vitest';

import { createGcSimulator } from '../src/index.ts';
import { useGcSimulator } from '../src/vitest.ts';
import { command, openDesk } from './support/gc.ts';

const simulator = useGcSimulator({ time: 'manual', receive: () => new Response('ok') });

describe('a heartbeat', () => {
  it.each(['Hello#crm', 'HELLO#crm', 'hello# crm', 'Beat#crm'])('is answered: %s', async (type) => {
    const answer = await command(simulator(), { ...openDesk(simulator(), 'crm').data, type, body: 'null' });
    expect([answer.status, await answer.text()]).toEqual([200, '{}']);
    await simulator().advance(10);
    expect(simulator().webhooks).toMatchObject([
      { path: 'System', url: 'http://desk.test/crm', payload: { type: 'System', status: 'IN_SERVICE' }, status: 200 },
    ]);
  });

  it('tells every session of an outage, and everything else comes to DOWN', async () => {
    const desk = openDesk(simulator(), '1001');
    await desk.start();
    simulator().status = 'OUT_OF_SERVICE';
    await desk.send('MakeReady');
    await command(simulator(), { ...desk.data, type: 'Beat#1001', body: 'null' });
    await simulator().advance(10);
    expect(desk.story()).toEqual(['System OUT_OF_SERVICE', 'Error DOWN', 'System OUT_OF_SERVICE']);
  });
});

describe('Connect', () => {
  it.each([
    ['the password', ['crm', 'demo'], 'ConnectStatus ConnectSuccess'],
    ['a wrong password', ['crm', 'wrong'], 'Error SUBSCRIPTION_FAILED'],
    ['a token', ['crm', 'token', 'SSO'], 'ConnectStatus ConnectSuccess'],
    ['no password', ['crm'], 'Error MISSING_PASSWORD'],
    ['nothing', ['', ''], 'Error PLEASE_RETRY'],
  ])('with %s', async (_what, params, answer) => {
    const desk = openDesk(simulator(), '1001');
    await desk.connect(...params);
    expect(desk.story()).toEqual([answer]);
  });

  it('does not know every agent', async () => {
    const desk = openDesk(simulator(), '7777');
    await desk.connect();
    expect(desk.story()).toEqual(['Error USER_NOT_FOUND']);
  });

  it('locks an account for five minutes after five wrong passwords', async () => {
    const desk = openDesk(simulator(), '1001');
    for (let i = 0; i < 5; i += 1) await desk.connect('crm', 'wrong');
    await desk.connect('crm', 'demo');
    await simulator().advance(5 * 60_000);
    await desk.connect('crm', 'demo');
    expect(desk.story().slice(-2)).toEqual(['Error CF_AGENT_ACCOUNT_LOCKED_OUT', 'ConnectStatus ConnectSuccess']);
  });

  it('from somewhere else ends the session before, while the agent stays', async () => {
    const first = openDesk(simulator(), '1001', 'first');
    await first.start('READY');
    const second = openDesk(simulator(), '1001', 'second');
    await second.connect();
    expect(first.story()).toEqual(['State LOGOUT', 'Error SESSION_INVALIDATED']);
    expect(second.story()).toEqual(['ConnectStatus ConnectSuccess']);
    await first.send('GetState');
    expect(first.story()).toEqual(['Error Unauthorized']);
    await second.send('GetState');
    expect(second.story()).toEqual(['State READY']);
  });

  it('once more from the same place moves the address', async () => {
    const desk = openDesk(simulator(), '1001');
    await desk.start();
    await command(simulator(), {
      ...desk.data,
      type: 'Connect#1001',
      body: '1001,demo',
      callbackFqdn: 'https://other.test/',
      callbackEndpoint: 'events',
    });
    await simulator().advance(10);
    expect(desk.story()).toEqual([]);
    expect(simulator().webhooks.at(-1)).toMatchObject({ path: 'ConnectStatus', url: 'https://other.test/events' });
  });
});

describe('Login', () => {
  it('tells state and agent, with Cyrillic names as they are', async () => {
    const desk = openDesk(simulator(), '1002');
    await desk.connect();
    await desk.send('Login', 'demo', '21002');
    expect(desk.news()).toEqual([
      { type: 'ConnectStatus', status: 'ConnectSuccess' },
      {
        type: 'State',
        agentId: '1002',
        state: 'NOT_READY',
        reasonCode: '',
        stateChangeTimeString: '',
        pendingState: '',
        stateChangeTime: expect.stringMatching(/^2026-01-15 09:\d\d:\d\d$/) as string,
        fullName: 'Борис Волков',
        extension: '21002',
        label: '',
      },
      {
        type: 'AgentInfo',
        firstName: 'Борис',
        lastName: 'Волков',
        supervisor: 'false',
        wrapUpOnIncoming: 'OPTIONAL',
        totalNumberOfTeams: '1',
        team: { id: '1', name: 'Sales' },
        agentId: '1002',
      },
    ]);
  });

  it.each([
    [[], 'MISSING_PASSWORD'],
    [['demo'], 'MISSING_EXTENSION'],
    [['demo', '21x01'], 'WRONG_EXTENSION'],
    [['demo', '88888'], 'CF_INVALID_LOGON_DEVICE_SPECIFIED'],
    [['wrong', '21001'], 'CF_INVALID_PASSWORD_SPECIFIED'],
    [['demo', '21002'], 'CF_RESOURCE_BUSY'],
  ])('with %j is refused', async (params, code) => {
    await openDesk(simulator(), '1002').start();
    const desk = openDesk(simulator(), '1001');
    await desk.connect();
    desk.news();
    await desk.send('Login', ...params);
    expect(desk.story()).toEqual([`Error ${code}`]);
  });

  it('tells the calls that go on, and keeps the state', async () => {
    const desk = openDesk(simulator(), '1001');
    await desk.start('READY');
    simulator().incomingCall({ from: '79161234567' });
    await simulator().advance(100);
    desk.news();
    await desk.send('Login', 'demo', '21001');
    expect(desk.story()).toEqual(['State RESERVED', 'AgentInfo', 'DialogState ALERTING']);
  });

  it('of a mobile agent says how the phone is used', async () => {
    const desk = openDesk(simulator(), '1001');
    await desk.connect();
    await desk.send('MOBILEAGENTLOGIN', 'demo', '21001', '79000000001', 'false');
    await desk.send('GETAGENTEXTENSION', 'F1');
    expect(desk.story()).toEqual(['ConnectStatus ConnectSuccess', 'State NOT_READY', 'AgentInfo', 'agentExtension']);
    expect(simulator().agents[0]?.mobile).toEqual({ phone: '79000000001', mode: 'NAILED_CONNECTION' });
  });

  it('needs a licence', async () => {
    await using small = await createGcSimulator({ time: 'manual', licences: 1, receive: () => new Response() });
    await openDesk(small, '1001').start();
    const second = openDesk(small, '1002');
    await second.connect();
    await second.send('Login', 'demo', '21002');
    expect(second.story().at(-1)).toBe('Error LICENSES_EXCEEDED');
  });

  it('is what nearly everything needs', async () => {
    const desk = openDesk(simulator(), '1001');
    await desk.connect();
    desk.news();
    for (const verb of ['MakeReady', 'getallagents', 'GetState']) await desk.send(verb);
    expect(desk.story()).toEqual(['Error CF_INVALID_OBJECT_STATE', 'Error CF_INVALID_OBJECT_STATE', 'State LOGOUT']);
  });
});

describe('the state of an agent', () => {
  it('goes to ready and back, with a reason and its label', async () => {
    const desk = openDesk(simulator(), '1001');
    await desk.start();
    await desk.send('MakeReady');
    await desk.send('MakeNotReadyWithReason', '2');
    expect(desk.news()).toMatchObject([
      { state: 'READY', reasonCode: '', label: '' },
      { state: 'NOT_READY', reasonCode: '2', label: 'Lunch' },
    ]);
  });

  it('lets nobody log out who is ready', async () => {
    const desk = openDesk(simulator(), '1001');
    await desk.start('READY');
    await desk.send('Logout');
    await desk.send('MakeNotReady');
    await desk.send('logoutwithreason', '11');
    expect(desk.story()).toEqual(['Error CF_INVALID_OBJECT_STATE', 'State NOT_READY', 'State LOGOUT']);
    await desk.send('Login', 'demo', '21001');
    await desk.send('MakeReady');
    await desk.send('force_logout');
    expect(desk.story().at(-1)).toBe('State LOGOUT');
  });

  it.each([
    ['MakeNotReadyWithReason', [], 'MISSING_REASON_CODE'],
    ['MakeNotReadyWithReason', ['99'], 'PLEASE_RETRY'],
    ['logoutwithreason', [], 'MISSING_REASON_CODE'],
    ['NoSuchVerb', [], 'PLEASE_RETRY'],
  ])('%s %j is refused', async (verb, params, code) => {
    const desk = openDesk(simulator(), '1001');
    await desk.start();
    await desk.send(verb, ...params);
    expect(desk.story()).toEqual([`Error ${code}`]);
  });

  it('needs reasons where the options say so', async () => {
    await using strict = await createGcSimulator({
      time: 'manual',
      reasonRequired: true,
      receive: () => new Response(),
    });
    const desk = openDesk(strict, '1001');
    await desk.start();
    await desk.send('Logout');
    await desk.send('MakeNotReady');
    expect(desk.story()).toEqual(['Error MISSING_REASON_CODE', 'Error MISSING_REASON_CODE']);
  });

  it.each([
    ['tells', 'ucce', [{ type: 'State', state: 'TALKING', pendingState: 'NOT_READY' }]],
    ['does not tell', 'uccx', []],
  ] as const)('waits for the end of a call, which this platform %s: %s', async (_what, flavour, told) => {
    await using centre = await createGcSimulator({ time: 'manual', flavour, receive: () => new Response() });
    const desk = openDesk(centre, '1001');
    await desk.start('READY');
    const { dialogId } = centre.incomingCall({ from: '79161234567' });
    await desk.send('AnswerCall', dialogId);
    desk.news();
    await desk.send('MakeNotReady');
    expect(desk.news()).toMatchObject(told);
    await desk.send('ReleaseCall', dialogId);
    expect(desk.story()).toEqual(['InboundCall DROPPED', 'State NOT_READY']);
  });
});
