import { describe, expect, it } from 'vitest';
import type { SimulatedLeg } from '@trunkline/simulator';
import { useVatsSimulator } from '@trunkline/simulator/vitest';
import { clientFor } from './support/client.ts';
import { errorOf, valueOf } from './support/say.ts';

/** Here the PBX says at once what it can't carry out, so that an accepted command is one that was understood. */
const simulator = useVatsSimulator({ time: 'manual', refusals: 'answer' });

function leg(at: number): SimulatedLeg {
  const found = simulator().calls[0]?.legs[at];
  if (found === undefined) throw new Error(`no leg ${at}`);
  return found;
}

const seconds = (count: number): Promise<void> => simulator().advance(count * 1_000);

/** A caller who talks with employee 103. */
async function conversation(): Promise<string> {
  simulator().script.number('103', { talkMs: Infinity });
  simulator().script.number('104', { talkMs: Infinity });
  simulator().incomingCall({ from: '79161234567', to: '103' });
  await seconds(4);
  expect(leg(0)).toMatchObject({ state: 'Connected', to: { extension: '103' } });
  return leg(0).callId;
}

describe('a day at the PBX', () => {
  it('rings the employee, then the customer, on the line that was asked for', async () => {
    const vats = clientFor(simulator());
    const call = {
      from: { extension: '101', number: '79000000101' },
      toNumber: '+7 916 123-45-67',
      lineNumber: '78000000002',
    };
    valueOf(await vats.calls.callback(call));
    await seconds(8);
    expect(simulator().calls).toMatchObject([
      {
        direction: 'outgoing',
        from: { number: '79000000101' },
        to: { number: '79161234567' },
        lineNumber: '78000000002',
      },
    ]);
    expect(simulator().calls[0]?.legs.at(-1)).toMatchObject({ state: 'Connected' });
  });

  it('rings a group and a customer', async () => {
    const vats = clientFor(simulator());
    valueOf(await vats.calls.callbackGroup({ from: '201', to: '79161234567', lineNumber: '74950000001' }));
    await seconds(1);
    expect(leg(0)).toMatchObject({ state: 'Appeared', to: { extension: '101' } });
  });

  it('plays to a caller in the voice menu, then routes the caller to an employee', async () => {
    const vats = clientFor(simulator());
    simulator().incomingCall({ from: '79161234567', ivrMs: Infinity });
    await seconds(1);
    const { callId } = leg(0);
    valueOf(await vats.calls.play({ callId, audioFileId: 501, pauseAfterSeconds: 1 }));
    await seconds(1);
    expect(leg(0).playing).toBe('501');
    valueOf(await vats.calls.route({ callId, toNumber: '103', sipHeaders: { displayName: 'VIP' } }));
    await seconds(5);
    expect(leg(1)).toMatchObject({ state: 'Connected', to: { extension: '103' }, takenFromCallId: callId });
  });

  it('records a call and hangs it up', async () => {
    const callId = await conversation();
    const vats = clientFor(simulator());
    valueOf(await vats.recordings.start({ callId, callPartyNumber: '103' }));
    await seconds(1);
    expect(leg(0).recording).toBe(true);
    expect(errorOf(await vats.recordings.start({ callId }), 'api').code).toBe(4102);
    valueOf(await vats.calls.hangup({ callId }));
    await seconds(1);
    expect(leg(0)).toMatchObject({ state: 'Disconnected', disconnectReason: 1181 });
  });

  it('transfers after asking a colleague, and joins the two', async () => {
    const callId = await conversation();
    const vats = clientFor(simulator());
    valueOf(await vats.calls.transfer({ callId, method: 'hold', toNumber: '104', initiator: '103' }));
    await seconds(4);
    expect([leg(0).state, leg(1).state]).toEqual(['OnHold', 'Connected']);
    const initiatorNumber = leg(1).from.number ?? '';
    valueOf(await vats.calls.connect({ heldCallId: callId, consultingCallId: leg(1).callId, initiatorNumber }));
    await seconds(1);
    expect(leg(0).state).toBe('Disconnected');
    expect(leg(1)).toMatchObject({ state: 'Connected', from: { number: '79161234567' }, to: { extension: '104' } });
  });

  it('cancels a transfer, and the caller is back', async () => {
    const callId = await conversation();
    const vats = clientFor(simulator());
    valueOf(await vats.calls.transfer({ callId, method: 'hold', toNumber: '104', initiator: '103' }));
    await seconds(4);
    valueOf(await vats.calls.cancelTransfer({ callId }));
    await seconds(1);
    expect([leg(0).state, leg(1).state]).toEqual(['Connected', 'Disconnected']);
  });

  it('transfers blind', async () => {
    const callId = await conversation();
    valueOf(
      await clientFor(simulator()).calls.transfer({ callId, method: 'blind', toNumber: '104', initiator: '103' }),
    );
    await seconds(4);
    expect(leg(1)).toMatchObject({ state: 'Connected', to: { extension: '104' }, takenFromCallId: callId });
  });

  it('puts a call on hold', async () => {
    const callId = await conversation();
    valueOf(await clientFor(simulator()).calls.hold({ callId, initiator: '103' }));
    await seconds(1);
    expect(leg(0).state).toBe('OnHold');
  });

  it('sends a message', async () => {
    simulator().script.sms('79161234567', { reason: 4391 });
    const message = { text: 'Ваш заказ готов', fromExtension: '101', toNumber: '+79161234567' };
    const { commandId } = valueOf(await clientFor(simulator()).sms.send(message));
    await seconds(5);
    expect(simulator().webhooks.at(-1)).toMatchObject({
      path: 'events/sms',
      payload: { command_id: commandId, reason: 4391 },
    });
  });

  it.each([
    [2240, 'quota_exceeded', 'after_admin', '101', 0],
    [3100, 'invalid_request', 'after_fix', '999', 100],
  ] as const)('tells that a call was refused (%i)', async (code, category, retry, extension, balance) => {
    simulator().balance = balance;
    const vats = clientFor(simulator());
    const error = errorOf(await vats.calls.callback({ from: { extension }, toNumber: '79161234567' }), 'api');
    expect(error).toMatchObject({ code, category, retry, outcome: 'rejected', attempts: 1 });
    expect(simulator().calls).toEqual([]);
  });
});
