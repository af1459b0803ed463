import { describe, expect, it } from 'vitest';

import { createGcSimulator } from '../src/index.ts';
import { useGcSimulator } from '../src/vitest.ts';
import { liveDialogId, openDesk, type Desk } from './support/gc.ts';

const simulator = useGcSimulator({ time: 'manual', receive: () => new Response('ok') });

const started = async (): Promise<[supervisor: Desk, agent: Desk, dialogId: string]> => {
  const [supervisor, agent] = [openDesk(simulator(), '9001'), openDesk(simulator(), '1001')];
  await supervisor.start();
  await agent.start('READY');
  const { dialogId } = simulator().incomingCall({ from: '79161234567' });
  await agent.send('AnswerCall', dialogId);
  agent.news();
  return [supervisor, agent, dialogId];
};

describe('a supervisor', () => {
  it('listens, joins, and throws somebody out', async () => {
    const [supervisor, agent, dialogId] = await started();
    await supervisor.send('silentmonitor', '21001');
    const monitor = liveDialogId(simulator());
    expect(supervisor.story()).toEqual(['InboundCall ACTIVE', 'State TALKING']);
    expect(agent.story()).toEqual(['NewInboundCall', 'InboundCall ACTIVE']);
    await supervisor.send('bargein', '21001', monitor);
    expect(supervisor.news()).toMatchObject([
      { dialogId: monitor, state: 'DROPPED' },
      { dialogID: dialogId, state: 'ACTIVE', callType: 'CONFERENCE', participants: { length: 3 } },
    ]);
    agent.news();
    await supervisor.send('dropparticipant', '21001', dialogId);
    expect(agent.story()).toEqual(['InboundCall DROPPED', 'State READY']);
    expect(supervisor.story().slice(-3)).toEqual([
      'State TALKING',
      'status The participant was dropped.',
      'control The participant was dropped.',
    ]);
  });

  it('stops listening, or has to when the call ends', async () => {
    const [supervisor, agent, dialogId] = await started();
    await supervisor.send('silentmonitor', '21001');
    await supervisor.send('endsilentmonitor', liveDialogId(simulator()));
    expect(supervisor.story().slice(-2)).toEqual(['InboundCall DROPPED', 'State NOT_READY']);
    await supervisor.send('silentmonitor', '21001');
    await agent.send('ReleaseCall', dialogId);
    expect(supervisor.story().slice(-2)).toEqual(['InboundCall DROPPED', 'State NOT_READY']);
  });

  it('follows a team', async () => {
    const supervisor = openDesk(simulator(), '9001');
    await supervisor.start();
    await supervisor.send('getteamusers', '1', 'true');
    expect(supervisor.news()).toMatchObject([{ type: 'Team Agents', users: [{ loginId: '1001' }, {}, {}] }]);
    await openDesk(simulator(), '1001').start();
    await openDesk(simulator(), '1003').start();
    expect(supervisor.news()).toMatchObject([{ type: 'State', agentId: '1001', state: 'NOT_READY' }]);
  });

  it('sends an agent of the team home', async () => {
    const [supervisor, agent] = [openDesk(simulator(), '9001'), openDesk(simulator(), '1001')];
    await supervisor.start();
    await agent.start('READY');
    const { sessionUrl = '' } = supervisor.data;
    for (const verb of ['MakeNotReady', 'Logout', 'MakeReady']) {
      const data = { type: `${verb}#1001`, body: 'null', sessionUrl };
      await fetch(simulator().baseUrl, { method: 'POST', body: JSON.stringify({ data }) });
      await simulator().advance(100);
    }
    expect(agent.story()).toEqual(['State NOT_READY', 'State LOGOUT']);
    expect(supervisor.story()).toEqual(['State NOT_READY', 'State LOGOUT', 'Error Unauthorized']);
  });

  it('sees the queues', async () => {
    const [supervisor] = await started();
    simulator().incomingCall({ from: '79160000000' });
    await supervisor.send('getqueuelist');
    expect(supervisor.news()).toMatchObject([
      {
        type: 'Queue Stats',
        queue: [{ name: 'Sales', statistics: { callsInQueue: '1', agentsTalkingInbound: '1' } }, { name: 'Support' }],
      },
    ]);
  });
});

describe('lists', () => {
  it.each([
    [
      'wrapupreasoncode',
      [],
      { type: 'ReasonCodes', category: 'WrapUp', reasonCodes: [{ 1: 'Complaint' }, { 2: 'New order' }] },
    ],
    ['reasoncodelogout', [], { category: 'LOGOUT' }],
    ['reasoncodenotready', [], { category: 'NOT_READY', agentId: '1001' }],
    ['getallagents', [], { type: 'Agents', users: [{ loginId: '1001', state: 'NOT_READY' }] }],
    [
      'GetPhonebooks',
      [],
      {
        type: 'PhoneBook',
        phonebooks: [
          { id: '31', type: 'GLOBAL' },
          { id: '32', type: 'TEAM' },
        ],
      },
    ],
    ['GetTeamPhonebooks', ['1'], { type: 'Team PhoneBook', phonebooks: [{ id: '32' }] }],
    ['GetTeamPhonebooks', ['9'], { errorType: 'PLEASE_RETRY' }],
    [
      'GetPhonebookContacts',
      ['31'],
      { type: 'phoneBook_contacts', contacts: [{ firstName: 'Front' }, { firstName: 'Анна' }] },
    ],
    ['GETSKILLGROUP', ['ALL', '0', '0'], { type: 'skillGroup', skills: { length: 30 } }],
    ['GETSKILLGROUP', ['INDEXING', '26', '25'], { skills: [{ id: '5026' }, {}, {}, {}, {}] }],
    ['GETSKILLGROUP', ['SOME', '1', '2'], { errorType: 'PLEASE_RETRY' }],
    ['GETSUPERVISOR', [], { type: 'supervisors', supervisors: [{ loginId: '9001' }] }],
    ['GETAGENTEXTENSION', ['7'], { type: 'agentExtension', agentExtension: { port: '21001', dialNumber: '7' } }],
    ['getqueuelist', [], { errorType: 'CF_GENERIC_UNSPECIFIED_REJECTION' }],
  ])('%s %j', async (verb, params, event) => {
    const desk = openDesk(simulator(), '1001');
    await desk.start();
    await desk.send(verb, ...params);
    expect(desk.news()).toMatchObject([event]);
  });

  it.each([
    'getdialogstatecontrols',
    'makeworknotready',
    'makeworkready',
    'getDialogParticipants',
    'ZOOMPauseRecording',
    'ZOOMResumeRecording',
    'refresh',
    'getteamuserstate',
    'wrapup',
  ])('%s is accepted, and nothing comes of it', async (verb) => {
    const desk = openDesk(simulator(), '1001');
    await desk.start();
    await desk.send(verb, '4711');
    expect(desk.news()).toEqual([]);
  });

  it.each(['GETSKILLGROUP', 'GETSUPERVISOR', 'GETAGENTEXTENSION', 'MobileAgentLogin'])(
    'UCCX has no %s',
    async (verb) => {
      await using uccx = await createGcSimulator({ time: 'manual', flavour: 'uccx', receive: () => new Response() });
      const desk = openDesk(uccx, '1001');
      await desk.start();
      await desk.send(verb, 'ALL', '0', '0');
      expect(desk.story()).toEqual(['Error GENERAL_ERROR']);
    },
  );
});
