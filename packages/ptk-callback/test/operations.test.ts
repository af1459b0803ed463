import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPtkCallbackSimulator, ptkCallbackWires, type PtkCallbackSimulator } from '@trunkline/simulator';
import {
  createPtkCallbackClient,
  profileFromWsdl,
  provisionalProfile,
  type PtkCallbackClient,
  type WireProfile,
} from '../src/index.ts';
import { errorOf, valueOf } from './support/say.ts';

type Shape = keyof typeof ptkCallbackWires;

async function learned({ wsdlUrl }: PtkCallbackSimulator): Promise<WireProfile> {
  const reading = await profileFromWsdl(await (await fetch(wsdlUrl)).text());
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
  expect(reading.report).toMatchObject({ missing: [], others: [], problems: [], parametersWithoutElement: [] });
  return reading.profile;
}

const ways: readonly (readonly [string, Shape, (simulator: PtkCallbackSimulator) => Promise<WireProfile>])[] = [
  ['a guess that fits', 'provisional', async () => provisionalProfile],
  ['the WSDL of a server like the guess', 'provisional', learned],
  ['the WSDL of a server unlike the guess', 'foreign', learned],
];

describe.each(ways)('by %s', (_way, wire, profileOf) => {
  let simulator: PtkCallbackSimulator;
  let ptk: PtkCallbackClient;
  const segment = '7001';
  const contact = '5551234567';

  beforeAll(async () => {
    simulator = await createPtkCallbackSimulator({ wire: ptkCallbackWires[wire], time: 'manual' });
    const { baseUrl, clock } = simulator;
    ptk = createPtkCallbackClient({ baseUrl, clock, profile: await profileOf(simulator), tenant: 'Main' });
  });
  afterAll(async () => {
    await ptk.close({ drainMs: 0 });
    await simulator.close();
  });

  it('the platform tells of itself', async () => {
    expect(valueOf(await ptk.platform.checkAvailability())).toMatchObject({
      available: true,
      status: { code: 106000 },
    });
    expect(valueOf(await ptk.platform.listTenants())).toEqual(['Main']);
    expect(valueOf(await ptk.platform.checkLicense())).toMatchObject({ available: true });
    expect(valueOf(await ptk.health())).toMatchObject({ healthy: true });
  });

  it('no is an answer to both questions, and anything else an error', async () => {
    simulator.faults.next({ kind: 'code', code: 109004 });
    expect(valueOf(await ptk.platform.checkAvailability())).toMatchObject({ available: false });
    simulator.faults.next({ kind: 'code', code: 109005 });
    expect(valueOf(await ptk.platform.checkLicense())).toMatchObject({ available: false });
    simulator.faults.next({ kind: 'code', code: 109034 });
    expect(errorOf(await ptk.platform.checkLicense(), 'api')).toMatchObject({
      code: 109034,
      category: 'quota_exceeded',
    });
  });

  it('segments and queues tell what they are', async () => {
    const [first] = valueOf(await ptk.segments.list());
    expect(first).toMatchObject({ tenant: 'Main', name: segment, variables: expect.any(Object) });
    expect(valueOf(await ptk.queues.getEwt({ segment }))).toMatchObject({ seconds: 300 });
    expect(valueOf(await ptk.queues.getCount({ segment }))).toBe(0);
    expect(valueOf(await ptk.queues.getVariables({ segment }))).toMatchObject({ ScheduledCallbackEnabled: 'true' });
    expect(valueOf(await ptk.queues.getOperationMode({ segment }))).toBe('Callback');
    expect(valueOf(await ptk.treatments.get({ segment }))).toMatchObject({ recommendedDestination: segment });
  });

  it('a callback is booked for a slot, moved, looked at and taken out', async () => {
    const [slot, later] = valueOf(await ptk.appointments.listTimes({ segment, count: 2 }));
    if (slot === undefined || later === undefined) throw new Error('no slots');
    const userData = { note: 'Привет <&> "]]>" \'', empty: '' };
    const asked = { segment, contact, appointmentTime: slot, userData, clientId: 'web-1', externalTrackingId: 'T-1' };
    const { interactionId = '', alreadyThere } = valueOf(await ptk.interactions.add(asked));
    expect(alreadyThere).toBe(false);
    const seen = valueOf(await ptk.interactions.get({ interactionId }));
    expect(seen).toMatchObject({ interactionId, contact, segment, userData: { note: userData.note } });
    expect(valueOf(await ptk.interactions.get({ externalTrackingId: 'T-1' })).interactionId).toBe(interactionId);
    expect(valueOf(await ptk.interactions.query({ contact })).map((one) => one.interactionId)).toEqual([interactionId]);
    valueOf(await ptk.interactions.reschedule({ interactionId, appointmentTime: later }));
    valueOf(await ptk.interactions.updateData({ interactionId, userData: { more: 'yes' } }));
    expect(valueOf(await ptk.interactions.getData({ interactionId, name: 'more' }))).toBe('yes');
    valueOf(await ptk.interactions.remove({ interactionId, reason: 'Web Canceled' }));
    expect(errorOf(await ptk.interactions.remove({ interactionId, reason: 'Web Canceled' }), 'api').code).toBe(107018);
  });

  it('a call that comes in is told of, and that it left', async () => {
    const { interactionId = '' } = valueOf(await ptk.interactions.create({ segment, contact: '5550000001' }));
    expect(valueOf(await ptk.interactions.disconnect({ interactionId })).status.code).toBe(107000);
  });

  it('anything else can be called by the server’s own names', async () => {
    const name = wire === 'foreign' ? 'ListTenants' : 'GetTenants';
    const told = valueOf(await ptk.call(name, {}, { repeat: 'safe' }));
    expect(told.status.code).toBe(107000);
    expect(JSON.stringify(told.data)).toContain('Main');
  });

  it('a code of any kind ends where it belongs', async () => {
    simulator.faults.next({ kind: 'code', code: 109001 });
    const error = errorOf(await ptk.queues.getEwt({ segment }), 'api');
    const called = wire === 'foreign' ? 'GetEstimatedWaitTime' : 'GetEWT';
    expect(error).toMatchObject({
      code: 109001,
      category: 'unsupported',
      issues: [{ expected: expect.stringContaining(called) }],
    });
  });
});
