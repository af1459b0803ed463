import { describe, expect, it } from 'vitest';

import { createGcSimulator } from '../src/index.ts';
import { useGcSimulator } from '../src/vitest.ts';
import { liveDialogId, openDesk, type Desk } from './support/gc.ts';

const simulator = useGcSimulator({ time: 'manual', receive: () => new Response('ok') });
const customer = '79161234567';

/** An agent who talks to a customer. */
const talking = async (agentId = '1001', state: 'READY' | 'NOT_READY' = 'NOT_READY'): Promise<[Desk, string]> => {
  const desk = openDesk(simulator(), agentId);
  await desk.start(state);
  const { dialogId } = simulator().incomingCall({ from: customer, to: `2${agentId}` });
  await desk.send('AnswerCall', dialogId);
  desk.news();
  return [desk, dialogId];
};

describe('an incoming call', () => {
  it('rings whoever is ready in the queue, is answered, held, taken back and released', async () => {
    const desk = openDesk(simulator(), '1001');
    await desk.start('READY');
    const { dialogId } = simulator().incomingCall({
      from: customer,
      queue: 'Sales',
      variables: { callVariable3: 'Анна' },
    });
    await simulator().advance(100);
    const [offered, alerting] = desk.news();
    expect(offered).toEqual({
      type: 'NewInboundCall',
      dialogID: dialogId,
      fromAddress: customer,
      callVariables: expect.arrayContaining([{ name: 'callVariable3', value: 'Анна' }]) as unknown,
      callType: 'PREROUTE_ACD_IN',
      agentId: '1001',
      queueName: {},
    });
    expect(alerting).toMatchObject({ type: 'InboundCall', dialogID: dialogId, state: 'ALERTING', queueName: {} });
    await desk.send('AnswerCall', dialogId);
    expect(desk.news()[0]).toMatchObject({ state: 'ACTIVE', queueName: 'Sales', associatedDialogId: null });
    await desk.send('HoldCall', dialogId);
    expect(desk.news()).toMatchObject([
      { state: 'ACTIVE', participants: [{ state: 'ACTIVE' }, { mediaAddress: '21001', state: 'HELD' }] },
      { type: 'State', state: 'HOLD' },
    ]);
    await desk.send('getdialogstate', dialogId);
    await desk.send('RetrieveCall', dialogId);
    expect(desk.story()).toEqual(['DialogState HELD', 'InboundCall ACTIVE', 'State TALKING']);
    await desk.send('ReleaseCall', dialogId);
    const [dropped, state] = desk.news();
    expect(dropped).toEqual({
      type: 'InboundCall',
      dialogId,
      prevDialogId: null,
      state: 'DROPPED',
      agentId: '1001',
      queueName: 'Sales',
    });
    expect(state).toMatchObject({ state: 'READY' });
  });

  it('waits in the queue until somebody is ready', async () => {
    simulator().incomingCall({ from: customer, queue: '60001', patienceMs: 600_000 });
    await openDesk(simulator(), '1003').start('READY');
    const desk = openDesk(simulator(), '1001');
    await desk.start();
    await desk.send('MakeReady');
    expect(desk.story()).toEqual(['State READY', 'NewInboundCall', 'InboundCall ALERTING', 'State RESERVED']);
  });

  it('ends when the caller has had enough', async () => {
    const desk = openDesk(simulator(), '1001');
    await desk.start('READY');
    simulator().incomingCall({ from: customer, patienceMs: 5_000 });
    await simulator().advance(10_000);
    expect(desk.story().slice(-2)).toEqual(['InboundCall DROPPED', 'State READY']);
    expect(simulator().calls[0]?.live).toBe(false);
  });

  it('has to be wrapped up by some', async () => {
    const desk = openDesk(simulator(), '1004');
    await desk.start('READY');
    const { dialogId } = simulator().incomingCall({ from: customer, queue: 'Support' });
    await desk.send('AnswerCall', dialogId);
    await desk.send('wrapup', 'New order', dialogId);
    simulator().hangUp(dialogId);
    await simulator().advance(100);
    expect(desk.story().slice(-2)).toEqual(['InboundCall DROPPED', 'State WORK_READY']);
    await simulator().advance(30_000);
    expect(desk.story()).toEqual(['State READY']);
    expect(simulator().calls[0]?.wrapUpReason).toBe('New order');
  });

  it('takes new call variables', async () => {
    const [desk, dialogId] = await talking();
    await desk.send('update_call_variable', dialogId, 'callVariable1=a=b');
    expect(desk.story()).toEqual(['InboundCall ACTIVE']);
    expect(simulator().calls[0]?.variables).toMatchObject({ callVariable1: 'a=b', callVariable10: '' });
  });
});

describe('a call that an agent makes', () => {
  it('is told at each step', async () => {
    const desk = openDesk(simulator(), '1001');
    await desk.start('READY');
    await desk.send('MakeCall', customer);
    expect(desk.news()).toMatchObject([
      { type: 'State', state: 'NOT_READY', reasonCode: '50006' },
      { type: 'InboundCall', state: 'INITIATING', callType: 'OUT', fromAddress: '21001' },
      { state: 'INITIATED' },
    ]);
    await simulator().advance(5_000);
    expect(desk.story()).toEqual(['InboundCall ACTIVE', 'State TALKING']);
  });

  it.each([
    ['busy', ['InboundCall FAILED', 'InboundCall DROPPED']],
    ['noAnswer', ['InboundCall DROPPED']],
  ] as const)('may find the number %s', async (answer, end) => {
    simulator().script.number(customer, { answer });
    const desk = openDesk(simulator(), '1001');
    await desk.start();
    await desk.send('MakeCall', customer);
    await simulator().idle();
    expect(desk.story().slice(3)).toEqual(end);
  });

  it('ends when the far end has talked enough', async () => {
    simulator().script.number(customer, { talkMs: 10_000 });
    const desk = openDesk(simulator(), '1001');
    await desk.start();
    await desk.send('MakeCall', customer);
    await simulator().idle();
    expect(desk.story().slice(-2)).toEqual(['InboundCall DROPPED', 'State NOT_READY']);
  });

  it('rings a colleague', async () => {
    const [desk, colleague] = [openDesk(simulator(), '1001'), openDesk(simulator(), '1002')];
    await desk.start();
    await colleague.start();
    await desk.send('MakeCall', '21002');
    expect(colleague.story()).toEqual(['NewInboundCall', 'InboundCall ALERTING', 'State RESERVED']);
    await colleague.send('AnswerCall', liveDialogId(simulator()));
    expect([desk, colleague].map((one) => one.story().slice(-2))).toEqual([
      ['InboundCall ACTIVE', 'State TALKING'],
      ['InboundCall ACTIVE', 'State TALKING'],
    ]);
  });
});

describe('what cannot be done', () => {
  it.each([
    ['MakeCall', [], 'MISSING_NUMBER'],
    ['MakeCall', ['88888'], 'BAD_DESTINATION'],
    ['MakeCall', ['alice'], 'CF_INVALID_CALLED_DEVICE'],
    ['MakeCall', ['79000000001'], 'CF_INVALID_OBJECT_STATE'],
    ['AnswerCall', ['<id>'], 'CF_INVALID_OBJECT_STATE'],
    ['RetrieveCall', ['<id>'], 'CF_INVALID_OBJECT_STATE'],
    ['HoldCall', ['4711'], 'NO_DIALOG_ID'],
    ['ReleaseCall', [], 'NO_DIALOG_ID'],
    ['TransferCall', ['21002', '<id>'], 'CF_INVALID_OBJECT_STATE'],
    ['Conferencecall', ['21002', '<id>'], 'CF_INVALID_OBJECT_STATE'],
    ['AcceptOutboundPreview', ['<id>', 'ACCEPT'], 'CF_INVALID_OBJECT_STATE'],
    ['RECLASSIFYCALL', ['21001', '<id>', 'FAX'], 'CF_INVALID_OBJECT_STATE'],
    ['update_call_variable', ['<id>', 'nothing'], 'PLEASE_RETRY'],
    ['silentmonitor', ['21002'], 'CF_GENERIC_UNSPECIFIED_REJECTION'],
  ])('during a call: %s %j', async (verb, params, code) => {
    const [desk, dialogId] = await talking();
    await desk.send(verb, ...params.map((one) => one.replace('<id>', dialogId)));
    expect(desk.story()).toEqual([`Error ${code}`]);
  });

  it('is told where the options want it', async () => {
    await using other = await createGcSimulator({
      time: 'manual',
      finesseErrors: 'errorMessage',
      receive: () => new Response(),
    });
    const desk = openDesk(other, '1001');
    await desk.start('READY');
    await desk.send('Logout');
    expect(desk.news()).toEqual([
      { type: 'Error', errorType: 'Generic Error', errorMessage: 'CF_INVALID_OBJECT_STATE' },
    ]);
  });

  it('does not stop a look at a dialog that is gone', async () => {
    const desk = openDesk(simulator(), '1001');
    await desk.start();
    await desk.send('getdialogstate', '4711');
    expect(desk.news()).toEqual([{ type: 'DialogState', dialogId: '4711', state: 'NOT_FOUND', agentId: '1001' }]);
  });
});

describe('a consultation', () => {
  const consulted = async (): Promise<[Desk, Desk, string]> => {
    const [desk, main] = await talking();
    const colleague = openDesk(simulator(), '1002');
    await colleague.start();
    await desk.send('ConsultCall', '21002', main);
    return [desk, colleague, main];
  };

  it('keeps the caller waiting', async () => {
    const [desk, colleague, main] = await consulted();
    const consultation = liveDialogId(simulator());
    const news = desk.news();
    expect(news.map(({ type, state }) => [type, state])).toEqual([
      ['InboundCall', 'ACTIVE'],
      ['State', 'HOLD'],
      ['ConsultCall', 'INITIATING'],
      ['ConsultCall', 'INITIATED'],
    ]);
    expect(news[3]).toMatchObject({ assDialogId: consultation, toAddress: '21002', callType: 'CONSULT' });
    expect(news[3]).not.toHaveProperty('dialogId');
    await colleague.send('AnswerCall', consultation);
    expect(desk.news()).toMatchObject([
      { type: 'InboundCall', dialogID: consultation, associatedDialogId: main, state: 'ACTIVE' },
      { type: 'State', state: 'TALKING' },
    ]);
    await desk.send('ReleaseCall', consultation);
    await desk.send('RetrieveCall', main);
    expect(desk.story()).toEqual(['InboundCall DROPPED', 'State HOLD', 'InboundCall ACTIVE', 'State TALKING']);
  });

  it('ends in a transfer', async () => {
    const [desk, colleague, main] = await consulted();
    const consultation = liveDialogId(simulator());
    await colleague.send('AnswerCall', consultation);
    [desk, colleague].map((one) => one.news());
    await desk.send('TransferCall', '21002', main);
    const news = desk.news();
    expect(news[0]).toMatchObject({ type: 'InboundCall', dialogId: main, state: 'Held', associatedDialogId: null });
    expect(news[0]).not.toHaveProperty('queueName');
    expect(news.slice(1)).toMatchObject([
      { dialogId: main, state: 'DROPPED', prevDialogId: consultation },
      { dialogId: consultation, state: 'DROPPED' },
      { type: 'State', state: 'NOT_READY' },
    ]);
    expect(colleague.news().at(-1)).toMatchObject({
      dialogID: consultation,
      state: 'ACTIVE',
      callType: 'CONSULT_OFFERED',
      fromAddress: customer,
    });
  });

  it('ends in a conference, which goes on when one of them leaves', async () => {
    const [desk, colleague, main] = await consulted();
    const consultation = liveDialogId(simulator());
    await colleague.send('AnswerCall', consultation);
    [desk, colleague].map((one) => one.news());
    await desk.send('Conferencecall', '21002', main);
    const [joined] = desk.news();
    expect(joined).toMatchObject({ dialogId: main, state: 'Active', callType: 'CONFERENCE', prevDialogId: null });
    expect(joined?.participants).toHaveLength(3);
    expect(colleague.story()).toEqual(['InboundCall DROPPED', 'InboundCall ACTIVE']);
    await desk.send('ReleaseCall', main);
    expect(desk.story()).toEqual(['InboundCall DROPPED', 'State NOT_READY']);
    expect(colleague.news()).toMatchObject([{ state: 'ACTIVE', participants: { length: 2 } }]);
  });
});

describe('a blind transfer', () => {
  it.each([
    [
      'ucce',
      [
        'State HOLD',
        'InboundCall ACTIVE',
        'ConsultCall INITIATING',
        'InboundCall DROPPED',
        'ConsultCall INITIATED',
        'State NOT_READY',
      ],
      'TRANSFER',
    ],
    ['uccx', ['InboundCall DROPPED', 'State NOT_READY'], 'OFFERED'],
  ] as const)('rings the next one (%s)', async (flavour, told, callType) => {
    await using centre = await createGcSimulator({ time: 'manual', flavour, receive: () => new Response() });
    const [desk, colleague] = [openDesk(centre, '1001'), openDesk(centre, '1002')];
    await desk.start();
    await colleague.start();
    const { dialogId } = centre.incomingCall({ from: customer, to: '21001' });
    await desk.send('AnswerCall', dialogId);
    desk.news();
    await desk.send('Transfer_sst', '21002', dialogId);
    expect(desk.story()).toEqual(told);
    expect(colleague.news()).toMatchObject([
      { type: 'NewInboundCall', fromAddress: customer, callType },
      { type: 'InboundCall', state: 'ALERTING', associatedDialogId: dialogId },
      { type: 'State', state: 'RESERVED' },
    ]);
    await colleague.send('AnswerCall', liveDialogId(centre));
    expect(colleague.story()).toEqual(['InboundCall ACTIVE', 'State TALKING']);
    expect(centre.agents[0]?.state).toBe('NOT_READY');
  });
});

describe('the dialler', () => {
  const before = [
    'State RESERVED',
    'State RESERVED_OUTBOUND_PREVIEW',
    'OutboundCall ACTIVE',
    'InboundCall ACTIVE',
    'InboundCall ACTIVE',
  ];
  const offered = async (): Promise<[Desk, string]> => {
    const desk = openDesk(simulator(), '1001');
    await desk.start('READY');
    const { dialogId } = simulator().outboundCall({ agentId: '1001', customer });
    await simulator().advance(100);
    return [desk, dialogId];
  };

  it('offers a call that is accepted', async () => {
    const [desk, dialogId] = await offered();
    await desk.send('HoldCall', dialogId);
    expect(desk.story()).toEqual([...before, 'Error CF_INVALID_OBJECT_STATE']);
    await desk.send('AcceptOutboundPreview', dialogId, 'ACCEPT');
    await simulator().advance(5_000);
    expect(desk.story()).toEqual([
      'InboundCall ACCEPTED',
      'InboundCall INITIATING',
      'InboundCall DROPPED',
      'InboundCall INITIATING',
      'InboundCall INITIATED',
      'status The customer is being called.',
      'InboundCall ACTIVE',
      'State TALKING',
    ]);
    expect(simulator().calls.map(({ callType }) => callType)).toEqual(['OUTBOUND_PREVIEW', 'OUTBOUND']);
  });

  it.each([
    ['RejectOutboundPreview', 'REJECT'],
    ['CloseOutboundPreview', 'CLOSE'],
  ])('offers a call that is declined with %s', async (verb, word) => {
    const [desk, dialogId] = await offered();
    desk.news();
    await desk.send(verb, dialogId, 'ACCEPT');
    await desk.send(verb, dialogId, word);
    expect(desk.story()).toEqual(['Error PLEASE_RETRY', 'InboundCall ACTIVE', 'InboundCall DROPPED', 'State READY']);
  });

  it('brings a customer, and takes what comes of it', async () => {
    const desk = openDesk(simulator(), '1001');
    await desk.start('READY');
    const { dialogId } = simulator().outboundCall({ agentId: '1001', customer, mode: 'progressive' });
    await desk.send('AnswerCall', dialogId);
    expect(desk.story()).toEqual([
      'State RESERVED',
      'State RESERVED_OUTBOUND',
      'OutboundCall ALERTING',
      'status The customer is on the line.',
      'InboundCall ACTIVE',
      'State TALKING',
    ]);
    const appointment = ['21001', dialogId, '2026-02-01T10:30', customer];
    await desk.send('UPDATECALLBACK', ...appointment);
    await desk.send('SHCEDULECALLBACK', ...appointment);
    await desk.send('UPDATECALLBACK', '21001', dialogId, '2026-02-02T10:30', customer);
    await desk.send('CANCELSHCEDULECALLBACK', '21001', dialogId);
    await desk.send('RECLASSIFYCALL', '21001', dialogId, 'ANS_MACHINE');
    await desk.send('SHCEDULECALLBACK', '21001', dialogId, 'tomorrow', customer);
    expect(desk.story()).toEqual([
      'callback no data found',
      'status callback scheduled',
      'InboundCall ACTIVE',
      'callback callback scheduled',
      'status callback scheduled',
      'InboundCall ACTIVE',
      'status callback updated',
      'InboundCall ACTIVE',
      'callback callback updated',
      'status callback updated',
      'InboundCall ACTIVE',
      'callback callback canceled',
      'status callback canceled',
      'InboundCall ACTIVE',
      'callback reclassified as ANS_MACHINE',
      'status reclassified as ANS_MACHINE',
      'InboundCall ACTIVE',
      'Error PLEASE_RETRY',
    ]);
    expect(simulator().callbacks).toEqual([
      { agentId: '1001', dialogId, time: '2026-02-02T10:30', number: customer, cancelled: true },
    ]);
    expect(simulator().calls[0]?.variables.BAResponse).toBe('ANS_MACHINE');
  });

  it('only calls for an agent who is ready', () => {
    expect(() => simulator().outboundCall({ agentId: '1001', customer })).toThrow(TypeError);
  });
});
