import { describe, expect, it } from 'vitest';
import { useVatsSimulator } from '@trunkline/simulator/vitest';
import type { Accepted, Result, VatsClient, VatsError } from '../src/index.ts';
import { clientFor, pathsOf } from './support/client.ts';
import { valueOf } from './support/say.ts';

const simulator = useVatsSimulator({ time: 'manual' });

type Send = (vats: VatsClient, commandId: string) => Promise<Result<Accepted, VatsError>>;

/** Every command with all it takes. Source: manual 2017 pp. 18–30, manual 2026 §3.2. */
const commands: readonly (readonly [path: string, send: Send, json: object])[] = [
  [
    'commands/callback',
    (vats, commandId) =>
      vats.calls.callback({
        commandId,
        from: { extension: '0511', number: 'sip:anna@demo.mangosip.ru' },
        toNumber: '+7 (495) 540-44-44',
        lineNumber: '74950000001',
        sipHeaders: { answerAfterSeconds: 0, raw: { 'X-Ticket/id': 'T7' } },
      }),
    {
      from: { extension: '0511', number: 'sip:anna@demo.mangosip.ru' },
      to_number: '74955404444',
      line_number: '74950000001',
      sip_headers: { 'Call-Info/answer-after': '0', 'X-Ticket/id': 'T7' },
    },
  ],
  [
    'commands/callback_group',
    (vats, commandId) =>
      vats.calls.callbackGroup({ commandId, from: '201', to: '+79161234567', lineNumber: 'office-line' }),
    { from: '201', to: '79161234567', line_number: 'office-line' },
  ],
  [
    'commands/call/hangup',
    (vats, commandId) => vats.calls.hangup({ commandId, callId: 'MToxMDAwPQ==' }),
    { call_id: 'MToxMDAwPQ==' },
  ],
  [
    'commands/sms',
    (vats, commandId) =>
      vats.sms.send({ commandId, text: 'Ждём вас', fromExtension: '101', toNumber: '8-916-123-45-67', sender: 'Shop' }),
    { text: 'Ждём вас', from_extension: '101', to_number: '89161234567', sms_sender: 'Shop' },
  ],
  [
    'commands/recording/start',
    (vats, commandId) => vats.recordings.start({ commandId, callId: 'c1', callPartyNumber: '101' }),
    { call_id: 'c1', call_party_number: '101' },
  ],
  [
    'commands/play/start',
    (vats, commandId) => vats.calls.play({ commandId, callId: 'c1', audioFileId: 501, pauseAfterSeconds: 3 }),
    { call_id: 'c1', internal_id: 501, after_play_time: 3 },
  ],
  [
    'commands/route',
    (vats, commandId) =>
      vats.calls.route({ commandId, callId: 'c1', toNumber: '201', sipHeaders: { displayName: 'Срочно' } }),
    { call_id: 'c1', to_number: '201', sip_headers: { 'From/display-name': 'Срочно' } },
  ],
  [
    'commands/transfer',
    (vats, commandId) =>
      vats.calls.transfer({ commandId, callId: 'c1', method: 'hold', toNumber: '102', initiator: '101' }),
    { call_id: 'c1', method: 'hold', to_number: '102', initiator: '101' },
  ],
  [
    'commands/calls_connect',
    (vats, commandId) =>
      vats.calls.connect({ commandId, heldCallId: 'c1', consultingCallId: 'c2', initiatorNumber: '79000000101' }),
    { holded_call_id: 'c1', transferred_call_id: 'c2', transfer_initiator_number: '79000000101' },
  ],
  [
    'commands/transfer_cancel',
    (vats, commandId) => vats.calls.cancelTransfer({ commandId, callId: 'c1' }),
    { call_id: 'c1' },
  ],
  [
    'commands/call/hold/on',
    (vats, commandId) => vats.calls.hold({ commandId, callId: 'c1', initiator: 'anna@demo.mangosip.ru' }),
    { call_id: 'c1', initiator: 'anna@demo.mangosip.ru' },
  ],
];

describe('every command', () => {
  it.each(commands)('%s says on the wire what the manual says, and no more', async (path, send, json) => {
    const result = await send(clientFor(simulator()), 'cmd-7');
    expect(pathsOf(simulator())).toEqual([path]);
    expect(simulator().requests[0]).toMatchObject({ method: 'POST', answeredStatus: 200 });
    expect(simulator().requests[0]?.json).toEqual({ command_id: 'cmd-7', ...json });
    expect(valueOf(result)).toEqual({ commandId: 'cmd-7' });
    expect(result.meta).toMatchObject({ vendor: 'vats', attempts: 1, status: 200 });
  });

  it('is among the eleven of the manual', () => {
    expect(new Set(commands.map(([path]) => path)).size).toBe(11);
  });

  it('leaves out what was not given', async () => {
    const vats = clientFor(simulator());
    valueOf(await vats.calls.callback({ from: { extension: '101' }, toNumber: '102', commandId: 'c' }));
    valueOf(await vats.calls.play({ callId: 'c1', audioFileId: 501, commandId: 'c' }));
    expect(simulator().requests.map(({ json }) => json)).toEqual([
      { command_id: 'c', from: { extension: '101' }, to_number: '102' },
      { command_id: 'c', call_id: 'c1', internal_id: 501 },
    ]);
  });
});

describe('the id of a command', () => {
  const ids = (): unknown[] => simulator().requests.map(({ json }) => (json as { command_id: unknown }).command_id);

  it('is made when you give none, anew for each command', async () => {
    const vats = clientFor(simulator());
    const first = valueOf(await vats.calls.hangup({ callId: 'c1' }));
    const second = valueOf(await vats.calls.hangup({ callId: 'c1' }));
    expect(first.commandId).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
    expect(second.commandId).not.toBe(first.commandId);
    expect(ids()).toEqual([first.commandId, second.commandId]);
  });

  it('is yours when you give one, also for two commands, and comes back in what the PBX reports', async () => {
    const vats = clientFor(simulator());
    const commandId = `заказ-${'7'.repeat(117)}`; // 128 bytes, the most the PBX takes
    expect(Buffer.byteLength(commandId)).toBe(128);
    const call = { from: { extension: '101' }, toNumber: '79161234567', commandId };
    expect(valueOf(await vats.calls.callback(call)).commandId).toBe(commandId);
    expect(valueOf(await vats.calls.callback(call)).commandId).toBe(commandId);
    await simulator().advance(200);
    expect(ids()).toEqual([commandId, commandId]);
    expect(
      simulator()
        .webhooks.filter(({ path }) => path === 'result/callback')
        .map(({ payload }) => payload),
    ).toEqual([commandId, commandId].map((id) => ({ command_id: id, result: 1000 })));
  });
});
