import { describe, expect, it } from 'vitest';

import { add, ask, at, callback, codeOf, type Elements, freshSimulator, guessed } from './support/ptk-callback.ts';
import { child, valuesIn } from './support/xml.ts';

const simulator = freshSimulator();
const minutes = 60_000;

describe('AddInteraction', () => {
  it('books the first available moment, and the contact is called when its turn has come', async () => {
    const id = await add(simulator(), '5551234567', { Options: { ClientId: 'web-42' } });
    expect(simulator().interactions).toMatchObject([
      { interactionId: id, type: 'ASAP', state: 'waiting', contact: '5551234567', clientId: 'web-42', queueId: 'Q1' },
    ]);
    const states: string[] = [];
    for (const ms of [5 * minutes, 3_000, 30_000]) {
      await simulator().advance(ms);
      states.push(simulator().interactions[0]?.state ?? 'none');
    }
    expect(states).toEqual(['calling', 'talking', 'finished']);
  });

  it.each(['busy', 'noAnswer'] as const)('fails when the contact is called and is %s', async (answer) => {
    simulator().script.contact('5551234567', { answer });
    await add(simulator(), '5551234567');
    await simulator().idle();
    expect(simulator().interactions).toMatchObject([{ state: 'failed' }]);
  });

  it('books an appointment, and the contact is called then', async () => {
    await add(simulator(), '5551234567', at('2026-01-16T15:00:00Z'));
    expect(simulator().interactions).toMatchObject([
      { type: 'Scheduled', state: 'scheduled', appointmentTime: '2026-01-16T15:00:00Z' },
    ]);
    await simulator().advance(30 * 60 * minutes - 1);
    expect(simulator().interactions[0]?.state).toBe('scheduled');
    await simulator().advance(1);
    expect(simulator().interactions[0]?.state).toBe('calling');
  });

  it.each<[string, number, Elements]>([
    ['an unknown tenant', 108000, { Tenant: 'Elsewhere' }],
    ['no tenant', 108000, { Tenant: '' }],
    ['no segment', 108022, { Segment: '' }],
    ['an unknown segment', 108001, { Segment: '9999' }],
    ['a segment of the telephony', 109027, { Segment: '7003' }],
    ['no contact', 108009, { Contact: '' }],
    ['a contact with letters', 108005, { Contact: '555-CALL' }],
    ['a malformed source application', 107019, { SourceApplication: 'a;b' }],
    ['an empty source application', 107019, { SourceApplication: '' }],
    ['an unknown call type', 108054, { CallType: 'Whenever' }],
    ['user data without a name', 108040, { UserData: { Item: { Name: '', Value: 'x' } } }],
    ['user data that should be hexadecimal', 108040, { UserData: { Item: { Name: 'Avaya_UUI', Value: 'xyz' } } }],
    ['an empty skill', 108044, { SkillId: '' }],
    ['an empty tracking id', 108041, { ExternalTrackingId: '' }],
    ['an empty appointment time', 108010, at('')],
    ['a time with milliseconds', 108004, at('2026-01-16T15:00:00.000Z')],
    ['a time with an offset', 108004, at('2026-01-16T15:00:00+00:00')],
    ['a day that does not exist', 108004, at('2026-02-30T15:00:00Z')],
    ['a time in the past', 108019, at('2026-01-15T08:59:59Z')],
    ['a time more than a week ahead', 108037, at('2026-01-22T09:00:01Z')],
    ['a time before the estimated wait is over', 107011, at('2026-01-15T09:04:59Z')],
    ['a time outside the opening hours', 107010, { Segment: '7002', ...at('2026-01-16T17:00:00Z') }],
    ['a day on which the queue is closed', 107010, { Segment: '7002', ...at('2026-01-17T12:00:00Z') }],
  ])('refuses %s with %i, and nothing is added', async (_what, code, elements) => {
    expect(await codeOf(simulator(), 'AddInteraction', callback('5551234567', elements))).toBe(code);
    expect(simulator().interactions).toEqual([]);
  });

  it('takes an external tracking id once', async () => {
    await add(simulator(), '5551234567', { ExternalTrackingId: 'web-42' });
    const again = callback('5559999999', { ExternalTrackingId: 'web-42' });
    expect(await codeOf(simulator(), 'AddInteraction', again)).toBe(108042);
    // A repeat of the very same request is told of its id, and not of its contact.
    const same = callback('5551234567', { ExternalTrackingId: 'web-42' });
    expect(await codeOf(simulator(), 'AddInteraction', same)).toBe(108042);
    expect(simulator().interactions).toHaveLength(1);
  });

  it('finds a contact that is in the queue already, however it is written, until it has left', async () => {
    const id = await add(simulator(), '+15551234567');
    expect(await codeOf(simulator(), 'AddInteraction', callback('15551234567'))).toBe(107009);
    await codeOf(simulator(), 'CancelInteraction', { InteractionId: id, CancelledBy: 'caller' });
    expect(await codeOf(simulator(), 'AddInteraction', callback('15551234567'))).toBe(107100);
  });

  it('lets a contact wait twice where nobody checks', async () => {
    await add(simulator(), '5551234567', { Segment: '7002' });
    await add(simulator(), '5551234567', { Segment: '7002' });
    expect(simulator().interactions).toHaveLength(2);
  });

  it('refuses callbacks when too many wait, until one is called', async () => {
    for (const contact of ['5550001', '5550002', '5550003']) await add(simulator(), contact, { Segment: '7002' });
    const fourth = callback('5550004', { Segment: '7002' });
    expect(await codeOf(simulator(), 'AddInteraction', fourth)).toBe(107005);
    await simulator().advance(5 * minutes);
    expect(await codeOf(simulator(), 'AddInteraction', fourth)).toBe(107100);
  });

  it('refuses callbacks after hours, while appointments can be made', async () => {
    await simulator().advance(8 * 60 * minutes);
    expect(await codeOf(simulator(), 'AddInteraction', callback('5550001', { Segment: '7002' }))).toBe(107005);
    const tomorrow = callback('5550001', { Segment: '7002', ...at('2026-01-19T09:00:00Z') });
    expect(await codeOf(simulator(), 'AddInteraction', tomorrow)).toBe(107100);
  });

  it.each([
    ['Callback', 107100, 107100],
    ['Date Book', 107005, 107100],
    ['Shutdown', 107005, 107005],
    ['Siesta', 109030, 109030],
  ])('in mode %s answers %i, and %i for an appointment', async (mode, now, later) => {
    simulator().changeQueue('Q1', { mode });
    expect(await codeOf(simulator(), 'AddInteraction', callback('5550001'))).toBe(now);
    expect(await codeOf(simulator(), 'AddInteraction', callback('5550002', at('2026-01-16T15:00:00Z')))).toBe(later);
  });

  it('knows the skills of a queue that has any', async () => {
    simulator().changeQueue('Q1', { skills: ['spanish'] });
    expect(await codeOf(simulator(), 'AddInteraction', callback('5550001', { SkillId: 'latin' }))).toBe(108045);
    expect(await codeOf(simulator(), 'AddInteraction', callback('5550001', { SkillId: 'spanish' }))).toBe(107100);
  });
});

describe('appointments', () => {
  const slots = async (elements: Elements = {}): Promise<string[]> => {
    const asked = { Tenant: 'Main', Segment: '7001', NumberOfTimeSlots: '3', ...elements };
    const list = child(await ask(simulator(), 'GetAppointmentTimes', asked), 'AppointmentTimes');
    return list?.children.map(({ text }) => text) ?? [];
  };

  it('are listed from the end of the wait on', async () => {
    expect(await slots()).toEqual(['2026-01-15T09:30:00Z', '2026-01-15T10:00:00Z', '2026-01-15T10:30:00Z']);
  });

  it('fill up: a slot that is full is listed no more, and refused', async () => {
    const time = at('2026-01-15T09:30:00Z');
    await add(simulator(), '5550001', time);
    expect((await slots())[0]).toBe('2026-01-15T09:30:00Z');
    // Any moment of the half hour counts.
    await add(simulator(), '5550002', at('2026-01-15T09:59:59Z'));
    expect((await slots())[0]).toBe('2026-01-15T10:00:00Z');
    expect(await codeOf(simulator(), 'AddInteraction', callback('5550003', time))).toBe(107014);
  });

  it('free their slot when they are moved or removed', async () => {
    const time = at('2026-01-15T09:30:00Z');
    const [first, second] = [await add(simulator(), '5550001', time), await add(simulator(), '5550002', time)];
    const move = { InteractionId: first, Action: 'AppointmentTime', AppointmentTime: '2026-01-15T11:00:00Z' };
    expect(await codeOf(simulator(), 'ModifyInteraction', move)).toBe(107000);
    expect((await slots())[0]).toBe('2026-01-15T09:30:00Z');
    await add(simulator(), '5550003', time);
    const removal = { InteractionId: second, Reason: 'Web Canceled' };
    expect(await codeOf(simulator(), 'RemoveInteraction', removal)).toBe(107000);
    expect((await slots())[0]).toBe('2026-01-15T09:30:00Z');
  });

  it('are listed within the opening hours, from the start that is asked for', async () => {
    expect(await slots({ Segment: '7002', AppointmentTime: '2026-01-16T16:40:00Z' })).toEqual([
      '2026-01-16T16:45:00Z',
      '2026-01-19T09:00:00Z',
      '2026-01-19T09:15:00Z',
    ]);
  });

  it.each<[string, number, Elements]>([
    ['no number', 108015, { NumberOfTimeSlots: '' }],
    ['none of them', 108015, { NumberOfTimeSlots: '0' }],
    ['half a slot', 108015, { NumberOfTimeSlots: '0.5' }],
    ['a malformed start', 108004, { AppointmentTime: 'tomorrow' }],
    ['a start in the past', 108019, { AppointmentTime: '2026-01-14T09:00:00Z' }],
    ['a start beyond the range', 108037, { AppointmentTime: '2026-02-14T09:00:00Z' }],
  ])('asked for with %s are refused with %i', async (_what, code, elements) => {
    const asked = { Tenant: 'Main', Segment: '7001', NumberOfTimeSlots: '3', ...elements };
    expect(await codeOf(simulator(), 'GetAppointmentTimes', asked)).toBe(code);
  });

  it('are none when every slot is taken, and refused where they are switched off', async () => {
    const asked = { Tenant: 'Main', Segment: '7001', NumberOfTimeSlots: '1' };
    simulator().changeQueue('Q1', { slotCapacity: 0 });
    expect(await codeOf(simulator(), 'GetAppointmentTimes', asked)).toBe(107012);
    simulator().changeQueue('Q1', { appointments: false });
    expect(await codeOf(simulator(), 'GetAppointmentTimes', asked)).toBe(107007);
    expect(await codeOf(simulator(), 'AddInteraction', callback('5550001', at('2026-01-16T15:00:00Z')))).toBe(107007);
  });
});

describe('the life of an interaction', () => {
  const waiting = (): Promise<string> => add(simulator(), '5550001', { ExternalTrackingId: 'T 1' });
  const calling = async (): Promise<string> => {
    const id = await waiting();
    await simulator().advance(5 * minutes);
    return id;
  };

  it('begins as a call that came in, too', async () => {
    const answer = await ask(simulator(), 'CreateInteraction', {
      Tenant: 'Main',
      Segment: '7001',
      SourceApplication: 'VXML Interaction Server',
    });
    expect(valuesIn(child(answer, 'Status'))['Code']).toBe('107100');
    expect(simulator().interactions).toMatchObject([
      { state: 'inbound', type: 'Inbound', sourceApplication: 'VXML Interaction Server' },
    ]);
    const id = child(answer, 'InteractionId')?.text ?? '';
    expect(await codeOf(simulator(), 'CancelInteraction', { InteractionId: id, CancelledBy: 'x' })).toBe(108029);
    expect(await codeOf(simulator(), 'DisconnectInteraction', { InteractionId: id })).toBe(107000);
    expect(await codeOf(simulator(), 'DisconnectInteraction', { InteractionId: id })).toBe(108055);
  });

  it.each<[string, Elements, string]>([
    ['RemoveInteraction', { Reason: 'Admin Canceled' }, 'removed'],
    ['CancelInteraction', { CancelledBy: 'caller' }, 'cancelled'],
    ['DequeueInteraction', { Reason: 'AgentAnswered' }, 'dequeued'],
    ['DisconnectInteraction', {}, 'disconnected'],
  ])('ends with %s', async (operation, elements, state) => {
    const InteractionId = await waiting();
    expect(await codeOf(simulator(), operation, { InteractionId, ...elements })).toBe(107000);
    await simulator().idle();
    expect(simulator().interactions).toMatchObject([{ state }]);
  });

  it.each<[string, Elements, number]>([
    ['RemoveInteraction', { Reason: 'Web Canceled' }, 107018],
    ['CancelInteraction', { CancelledBy: 'caller' }, 108029],
    ['DequeueInteraction', { Reason: 'Abandoned' }, 107018],
    ['DisconnectInteraction', {}, 108055],
    ['ModifyInteraction', { Action: 'AppointmentTime', AppointmentTime: '2026-01-16T15:00:00Z' }, 107015],
  ])('%s comes too late for one that is being called', async (operation, elements, code) => {
    const InteractionId = await calling();
    expect(await codeOf(simulator(), operation, { InteractionId, ...elements })).toBe(code);
    expect(simulator().interactions).toMatchObject([{ state: 'calling' }]);
  });

  it.each<[string, Elements, number]>([
    ['RemoveInteraction', {}, 108027],
    ['RemoveInteraction', { Reason: 'Web Cancelled' }, 108028],
    ['CancelInteraction', {}, 108031],
    ['DequeueInteraction', {}, 108047],
    ['DequeueInteraction', { Reason: 'Left' }, 108048],
    ['ModifyInteraction', {}, 108030],
    ['ModifyInteraction', { Action: 'constructor' }, 108030],
    ['ModifyInteraction', { Action: 'AppointmentTime' }, 108010],
    ['ModifyInteraction', { Action: 'AppointmentTime', AppointmentTime: 'soon' }, 108004],
    ['ModifyInteraction', { Action: 'Result' }, 108032],
    ['ModifyInteraction', { Action: 'Result', Result: 'Bored' }, 108033],
    ['GetInteractionData', {}, 108038],
    ['GetInteractionData', { DataName: 'unknown' }, 109028],
    ['GetInteractionData', { DataName: 'AgentPin' }, 109028],
    ['UpdateInteractionData', {}, 109029],
    ['UpdateInteractionData', { UserData: '' }, 108011],
    ['UpdateInteractionData', { UserData: { Item: { Name: '', Value: 'x' } } }, 108038],
    ['UpdateInteractionData', { UserData: { Item: { Name: 'a', Value: '' } } }, 108039],
    ['UpdateInteractionData', { UserData: { Item: { Name: 'ReferToHeader', Value: '' } } }, 108012],
    ['UpdateInteractionData', { UserData: { Item: { Name: 'Avaya_UUI', Value: '0g' } } }, 108040],
  ])('%s refuses %j with %i, and changes nothing', async (operation, elements, code) => {
    const InteractionId = await waiting();
    const before = simulator().interactions;
    expect(await codeOf(simulator(), operation, { InteractionId, ...elements })).toBe(code);
    expect(simulator().interactions).toEqual(before);
  });

  it('an appointment can be moved into its own slot, even when that is full', async () => {
    const [first] = [
      await add(simulator(), '5550001', at('2026-01-16T15:00:00Z')),
      await add(simulator(), '5550002', at('2026-01-16T15:00:00Z')),
    ];
    const move = { InteractionId: first, Action: 'AppointmentTime', AppointmentTime: '2026-01-16T15:10:00Z' };
    expect(await codeOf(simulator(), 'ModifyInteraction', move)).toBe(107000);
    expect(simulator().interactions[0]?.appointmentTime).toBe('2026-01-16T15:10:00Z');
    await simulator().advance(30 * 60 * minutes);
    expect(simulator().interactions.map(({ state }) => state)).toEqual(['scheduled', 'calling']);
  });

  it('takes a result, but not once it was cancelled', async () => {
    const InteractionId = await calling();
    const result = { InteractionId, Action: 'Result', Result: 'NoAnswer' };
    expect(await codeOf(simulator(), 'ModifyInteraction', result)).toBe(107000);
    expect(simulator().interactions).toMatchObject([{ remark: 'NoAnswer' }]);
    const other = await add(simulator(), '5550002');
    await codeOf(simulator(), 'CancelInteraction', { InteractionId: other, CancelledBy: 'caller' });
    expect(await codeOf(simulator(), 'ModifyInteraction', { ...result, InteractionId: other })).toBe(107018);
  });

  it('takes no result where none is configured', async () => {
    await using bare = await guessed({ results: [] });
    const InteractionId = await add(bare, '5550001');
    const result = { InteractionId, Action: 'Result', Result: 'Completed' };
    expect(await codeOf(bare, 'ModifyInteraction', result)).toBe(109020);
  });

  it('carries user data that can be read and written, except what is private', async () => {
    const InteractionId = await add(simulator(), '5550001', {
      UserData: {
        Item: [
          { Name: 'UU_DATA', Value: 'a&b' },
          { Name: 'vip', Value: '1' },
        ],
      },
    });
    const read = async (DataName: string): Promise<string | undefined> =>
      child(await ask(simulator(), 'GetInteractionData', { InteractionId, DataName }), 'DataValue')?.text;
    expect(await read('UU_DATA')).toBe('a&b');
    const write = (...Item: Elements[]): Promise<number> =>
      codeOf(simulator(), 'UpdateInteractionData', { InteractionId, UserData: { Item } });
    expect(await write({ Name: 'vip', Value: '2' }, { Name: 'AgentPin', Value: '1' })).toBe(109028);
    expect(await read('vip')).toBe('2');
    expect(
      await write({ Name: 'AgentPin', Value: '1' }, { Name: 'RoutingKey', Value: '1' }, { Name: 'vip', Value: '3' }),
    ).toBe(109031);
    expect(simulator().interactions[0]?.userData).toEqual({ UU_DATA: 'a&b', vip: '3' });
  });
});

describe('naming an interaction', () => {
  const either = ['GetInteraction', 'CancelInteraction', 'DequeueInteraction', 'DisconnectInteraction'];

  it.each(either)('%s takes its id or the tracking id', async (operation) => {
    const InteractionId = await add(simulator(), '5550001', { ExternalTrackingId: 'T 1' });
    const more = { CancelledBy: 'caller', Reason: 'AgentAnswered' };
    expect(await codeOf(simulator(), operation, more)).toBe(108046);
    expect(await codeOf(simulator(), operation, { ...more, ExternalTrackingId: '' })).toBe(108041);
    expect(await codeOf(simulator(), operation, { ...more, InteractionId: '42' })).toBe(108007);
    expect(await codeOf(simulator(), operation, { ...more, ExternalTrackingId: 'T 2' })).toBe(107002);
    expect(await codeOf(simulator(), operation, { ...more, ExternalTrackingId: 'T 1' })).toBe(107000);
    expect(InteractionId).toBe(simulator().interactions[0]?.interactionId);
  });

  it.each(['ModifyInteraction', 'RemoveInteraction', 'GetInteractionData'])('%s takes its id', async (operation) => {
    expect(await codeOf(simulator(), operation)).toBe(108014);
    expect(await codeOf(simulator(), operation, { InteractionId: 'x' })).toBe(108007);
    const unknown = '00000000-0000-4000-8000-000000000000';
    expect(await codeOf(simulator(), operation, { InteractionId: unknown })).toBe(107002);
  });

  it('data can be updated by no other key', async () => {
    expect(await codeOf(simulator(), 'UpdateInteractionData', { Contact: '5550001' })).toBe(108043);
  });

  it('the same run gives the same ids', async () => {
    const ids = [await add(simulator(), '5550001'), await add(simulator(), '5550002')];
    simulator().reset();
    expect([await add(simulator(), '5550001'), await add(simulator(), '5550002')]).toEqual(ids);
  });
});
