import { describe, expect, it } from 'vitest';

import { createVatsSimulator } from '../src/index.ts';
import { useVatsSimulator } from '../src/vitest.ts';
import { answerOf } from './support/client.ts';
import { liveCallId, story } from './support/story.ts';

const simulator = useVatsSimulator({ time: 'manual' });

const command = async (path: string, input: object): Promise<void> => {
  await answerOf(simulator(), `commands/${path}`, { command_id: 'cmd', ...input });
  await simulator().advance(100);
};

/** A caller from outside talks with 101; answers with the id of their leg. */
const callerTalks = async (): Promise<string> => {
  simulator().script.number('101', { ringMs: 1_000, talkMs: Infinity });
  simulator().incomingCall({ from: '79161234567', to: '101' });
  await simulator().advance(1_000);
  return liveCallId(simulator());
};

/** What happened after the caller began to talk. */
const sequel = (): string[] => story(simulator()).slice(2);

describe('a blind transfer', () => {
  it('hands the caller over', async () => {
    const call_id = await callerTalks();
    await command('transfer', { call_id, method: 'blind', to_number: '102', initiator: '101' });
    await simulator().idle();
    expect(sequel()).toEqual([
      'result/transfer 1000',
      'Disconnected 101 1183',
      'Appeared 102',
      'Connected 102',
      'Disconnected 102 1120',
      'summary 1120',
    ]);
    const [gone, next] = simulator().webhooks.slice(3);
    expect(gone?.payload).toMatchObject({ to: { was_transferred: true } });
    expect(next?.payload).toMatchObject({
      transfer: 'blind',
      from: { number: '79161234567', taken_from_call_id: call_id },
    });
  });

  it('rings the employee back when it is cancelled or fails', async () => {
    const call_id = await callerTalks();
    await command('transfer', { call_id, method: 'blind', to_number: '102', initiator: '101' });
    await command('call/hangup', { call_id: liveCallId(simulator()) });
    expect(sequel().slice(2)).toEqual([
      'Appeared 102',
      'result/call/hangup 1000',
      'Disconnected 102 1181',
      'Appeared 101',
    ]);
    expect(simulator().webhooks.at(-1)?.payload).toMatchObject({ transfer: 'return_blind' });
  });

  it('can only be started by an employee of the call', async () => {
    const call_id = await callerTalks();
    await command('transfer', { call_id, method: 'blind', to_number: '102', initiator: '79161234567' });
    await command('transfer', { call_id, method: 'blind', to_number: '999', initiator: '101' });
    await command('transfer', { call_id, method: 'blind', to_number: '102', initiator: '101' });
    await command('transfer', {
      call_id: liveCallId(simulator()),
      method: 'blind',
      to_number: '103',
      initiator: '102',
    });
    expect(sequel().filter((line) => line.startsWith('result'))).toEqual([
      'result/transfer 3200',
      'result/transfer 3200',
      'result/transfer 1000',
      'result/transfer 4100',
    ]);
  });
});

describe('a transfer with advice', () => {
  const askForAdvice = async (): Promise<{ held: string; consulted: string }> => {
    simulator().script.number('102', { ringMs: 1_000, talkMs: Infinity });
    const held = await callerTalks();
    await command('transfer', { call_id: held, method: 'hold', to_number: '102', initiator: '101' });
    await simulator().advance(1_000);
    return { held, consulted: liveCallId(simulator()) };
  };

  it('joins caller and adviser by command', async () => {
    const { held, consulted } = await askForAdvice();
    expect(simulator().calls[0]?.legs.map(({ state }) => state)).toEqual(['OnHold', 'Connected']);
    await command('calls_connect', {
      holded_call_id: held,
      transferred_call_id: consulted,
      transfer_initiator_number: 'sip:anna@demo.mangosip.ru',
    });
    expect(sequel()).toEqual([
      'result/transfer 1000',
      'OnHold 101',
      'Appeared 102',
      'Connected 102',
      'result/calls_connect/ 1000',
      'Connected 102',
      'Disconnected 101 1183',
    ]);
    expect(simulator().webhooks.at(-2)?.payload).toMatchObject({
      call_id: consulted,
      from: { number: '79161234567' },
      seq: 3,
    });
  });

  it('joins them when the employee hangs up', async () => {
    simulator().script.number('102', { ringMs: 1_000, talkMs: 5_000, endedBy: 'caller' });
    const held = await callerTalks();
    await command('transfer', { call_id: held, method: 'hold', to_number: '102', initiator: '101' });
    await simulator().advance(6_000);
    expect(sequel().slice(-2)).toEqual(['Connected 102', 'Disconnected 101 1183']);
  });

  it('brings the caller back when it is cancelled', async () => {
    const { held } = await askForAdvice();
    await command('transfer_cancel', { call_id: held });
    expect(sequel().slice(-3)).toEqual(['result/transfer_cancel/ 1000', 'Disconnected 102 1181', 'Connected 101']);
  });

  it('brings the caller back when the adviser does not answer', async () => {
    simulator().script.number('102', { answer: 'busy' });
    const call_id = await callerTalks();
    await command('transfer', { call_id, method: 'hold', to_number: '102', initiator: '101' });
    await simulator().advance(1_000);
    expect(sequel().slice(-2)).toEqual(['Disconnected 102 1121', 'Connected 101']);
  });

  it('refuses to join legs that do not belong together', async () => {
    const { held } = await askForAdvice();
    await command('calls_connect', {
      holded_call_id: held,
      transferred_call_id: held,
      transfer_initiator_number: '101',
    });
    expect(sequel().at(-1)).toBe('result/calls_connect/ 4100');
  });
});

describe('hold', () => {
  it('keeps the caller waiting until somebody hangs up', async () => {
    const call_id = await callerTalks();
    await command('call/hold/on', { call_id, initiator: '101' });
    expect(simulator().webhooks.at(-1)?.payload).toMatchObject({ call_state: 'OnHold', to: { hold_initiator: true } });
    await command('call/hold/on', { call_id, initiator: '101' });
    await command('call/hangup', { call_id });
    await simulator().idle();
    expect(sequel()).toEqual([
      'result/call/hold/on 1000',
      'OnHold 101',
      'result/call/hold/on 4100',
      'result/call/hangup 1000',
      'Disconnected 101 1181',
      'summary 1181',
    ]);
  });
});

it('can refuse in the answer instead of the notification', async () => {
  await using strict = await createVatsSimulator({ time: 'manual', refusals: 'answer', unknownCallCode: 3310 });
  expect(await answerOf(strict, 'commands/call/hangup', { call_id: 'nobody' })).toEqual({ result: 3310 });
  await strict.idle();
  expect(strict.webhooks).toEqual([]);
});
