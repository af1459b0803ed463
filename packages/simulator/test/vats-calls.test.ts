import { describe, expect, it } from 'vitest';

import { useVatsSimulator } from '../src/vitest.ts';
import { answerOf } from './support/client.ts';
import { liveCallId, story } from './support/story.ts';

const simulator = useVatsSimulator({ time: 'manual', receive: () => new Response('ok') });

const callback = { command_id: 'cmd-1', from: { extension: '101' }, to_number: '79001234567' };

/** Has a callback talk: both legs were rung, both answered. */
const startTalking = async (): Promise<string> => {
  simulator().script.number('79001234567', { talkMs: Infinity });
  await answerOf(simulator(), 'commands/callback', callback);
  await simulator().advance(10_000);
  return liveCallId(simulator());
};

describe('a callback', () => {
  it('rings the employee, then the target, and sums the call up', async () => {
    expect(await answerOf(simulator(), 'commands/callback', callback)).toEqual({ result: 1000 });
    expect(simulator().webhooks).toEqual([]);
    await simulator().advance(60_000);
    expect(story(simulator())).toEqual([
      'result/callback 1000',
      'Appeared 101',
      'Connected 101',
      'Disconnected 101 1000',
      'Appeared 79001234567',
      'Connected 79001234567',
      'Disconnected 79001234567 1120',
      'summary 1120',
    ]);
  });

  it('ties its events together', async () => {
    const start = simulator().clock.now() / 1000;
    await answerOf(simulator(), 'commands/callback', callback);
    await simulator().advance(60_000);
    const calls = simulator().webhooks.filter(({ path }) => path === 'events/call');
    const [first, , , second] = calls.map(({ payload }) => payload as { call_id: string });
    expect(calls.map(({ payload }) => (payload as { seq: number }).seq)).toEqual([1, 2, 3, 1, 2, 3]);
    expect(new Set(calls.map(({ payload }) => (payload as { entry_id: string }).entry_id)).size).toBe(1);
    expect(first).toMatchObject({ command_id: 'cmd-1', callback_initiator: 'API', timestamp: start });
    expect(second).toMatchObject({
      command_id: 'cmd-1',
      from: { extension: '101', taken_from_call_id: first?.call_id },
      to: { number: '79001234567' },
    });
    expect(simulator().webhooks.at(-1)?.payload).toMatchObject({
      call_direction: 2,
      entry_result: 1,
      create_time: start,
      talk_time: start + 6,
      end_time: start + 36,
    });
  });

  it.each([
    ['busy', 1121],
    ['noAnswer', 1111],
    ['declined', 1122],
    ['doNotDisturb', 1123],
    ['unreachable', 1131],
    ['unknownNumber', 1133],
  ] as const)('tells a target that is scripted as %s', async (answer, reason) => {
    simulator().script.number('79001234567', { answer });
    await answerOf(simulator(), 'commands/callback', callback);
    await simulator().idle();
    expect(story(simulator()).slice(-2)).toEqual([`Disconnected 79001234567 ${reason}`, `summary ${reason}`]);
    expect(simulator().webhooks.at(-1)?.payload).toMatchObject({ entry_result: 0, talk_time: 0 });
  });

  it('never rings the target when the employee does not answer', async () => {
    simulator().script.number('101', { answer: 'noAnswer', ringMs: 5_000 });
    await answerOf(simulator(), 'commands/callback', callback);
    await simulator().idle();
    expect(story(simulator())).toEqual([
      'result/callback 1000',
      'Appeared 101',
      'Disconnected 101 1111',
      'summary 1111',
    ]);
  });

  it('says who hung up', async () => {
    simulator().script.number('79001234567', { endedBy: 'caller', talkMs: 1_000 });
    await answerOf(simulator(), 'commands/callback', callback);
    await simulator().idle();
    expect(story(simulator()).at(-1)).toBe('summary 1110');
  });

  it('is refused without money, and for an employee nobody knows', async () => {
    await answerOf(simulator(), 'commands/callback', { ...callback, from: { extension: '999' } });
    simulator().balance = 0;
    await answerOf(simulator(), 'commands/callback', callback);
    await simulator().idle();
    expect(story(simulator())).toEqual(['result/callback 3100', 'result/callback 2240']);
  });

  it('reports a scripted result and rings nobody', async () => {
    simulator().script.result('commands/callback', 2211);
    await answerOf(simulator(), 'commands/callback', callback);
    await simulator().idle();
    expect(story(simulator())).toEqual(['result/callback 2211']);
    expect(simulator().calls).toEqual([]);
  });

  it('rings the operators of a group in turn', async () => {
    simulator().script.number('101', { answer: 'busy' });
    await answerOf(simulator(), 'commands/callback_group', {
      from: '201',
      to: '79001234567',
      line_number: '74950000001',
    });
    await simulator().idle();
    expect(story(simulator())).toEqual([
      'result/callback_group 1000',
      'Appeared 101',
      'Disconnected 101 1121',
      'Appeared 102',
      'Connected 102',
      'Disconnected 102 1000',
      'Appeared 79001234567',
      'Connected 79001234567',
      'Disconnected 79001234567 1120',
      'summary 1120',
    ]);
  });
});

describe('a call between employees', () => {
  it('is internal', async () => {
    await answerOf(simulator(), 'commands/callback', { from: { extension: '101' }, to_number: '102' });
    await simulator().idle();
    expect(simulator().webhooks.at(-1)?.payload).toMatchObject({ call_direction: 0, to: { extension: '102' } });
  });

  it('fails when the extension belongs to nobody', async () => {
    await answerOf(simulator(), 'commands/callback', { from: { extension: '101' }, to_number: '999' });
    await simulator().idle();
    expect(story(simulator()).slice(-3)).toEqual(['Appeared 999', 'Disconnected 999 1133', 'summary 1133']);
  });
});

describe('a hang-up', () => {
  it('ends a leg that talks', async () => {
    const callId = await startTalking();
    expect(await answerOf(simulator(), 'commands/call/hangup', { command_id: 'h', call_id: callId })).toEqual({
      result: 1000,
    });
    await simulator().idle();
    expect(story(simulator()).slice(-3)).toEqual([
      'result/call/hangup 1000',
      'Disconnected 79001234567 1181',
      'summary 1181',
    ]);
  });

  it('is refused for a call that has ended or never was', async () => {
    const callId = await startTalking();
    await answerOf(simulator(), 'commands/call/hangup', { call_id: callId });
    await simulator().idle();
    await answerOf(simulator(), 'commands/call/hangup', { call_id: callId });
    await answerOf(simulator(), 'commands/call/hangup', { call_id: 'nobody' });
    await simulator().idle();
    expect(story(simulator()).slice(-2)).toEqual(['result/call/hangup 4101', 'result/call/hangup 4101']);
  });
});

describe('a recording', () => {
  it('starts on command, ends with the leg and is stored', async () => {
    const callId = await startTalking();
    await answerOf(simulator(), 'commands/recording/start', {
      command_id: 'r',
      call_id: callId,
      call_party_number: '101',
    });
    await simulator().advance(5_000);
    await answerOf(simulator(), 'commands/recording/start', { call_id: callId, call_party_number: '101' });
    await answerOf(simulator(), 'commands/call/hangup', { call_id: callId });
    await simulator().idle();
    expect(story(simulator()).slice(6)).toEqual([
      'result/recording/start 1000',
      'recording Started',
      'result/recording/start 4102',
      'result/call/hangup 1000',
      'Disconnected 79001234567 1181',
      'recording Completed',
      'summary 1181',
      'events/record/added',
    ]);
    expect(simulator().webhooks.at(-1)?.payload).toMatchObject({ product_id: 4000001, user_id: 3000101 });
  });

  it('wants an employee of this call', async () => {
    const callId = await startTalking();
    await answerOf(simulator(), 'commands/recording/start', { call_id: callId, call_party_number: '104' });
    await simulator().idle();
    expect(story(simulator()).at(-1)).toBe('result/recording/start 3330');
  });
});

describe('an incoming call', () => {
  it('goes through menu and queue to a group that rings all at once', async () => {
    simulator().script.number('104', { ringMs: 1_000, talkMs: 5_000 });
    simulator().incomingCall({ from: '79161234567', to: '202', ivrMs: 4_000, queueMs: 2_000 });
    await simulator().idle();
    expect(story(simulator())).toEqual([
      'ivr Appeared 74950000001',
      'ivr Connected 74950000001',
      'ivr Disconnected 74950000001 1000',
      'queue Appeared 74950000001',
      'queue Connected 74950000001',
      'queue Disconnected 74950000001 1000',
      'Appeared 103',
      'Appeared 104',
      'Connected 104',
      'Disconnected 103 1182',
      'Disconnected 104 1120',
      'summary 1120',
    ]);
  });

  it('is played music and routed on while it waits in the menu', async () => {
    const call = simulator().incomingCall({ from: '79161234567', ivrMs: Infinity });
    const call_id = call.legs[0]?.callId;
    await answerOf(simulator(), 'commands/play/start', { call_id, internal_id: 501 });
    await answerOf(simulator(), 'commands/play/start', { call_id, internal_id: 7 });
    await answerOf(simulator(), 'commands/route', { call_id, to_number: '999' });
    await simulator().idle();
    expect(simulator().calls[0]?.legs[0]?.playing).toBe('501');
    await answerOf(simulator(), 'commands/route', { command_id: 'route', call_id, to_number: '103' });
    await simulator().idle();
    expect(story(simulator()).slice(2)).toEqual([
      'result/play/start 1000',
      'result/play/start 3340',
      'result/route 3200',
      'result/route 1000',
      'ivr Disconnected 74950000001 1183',
      'Appeared 103',
      'Connected 103',
      'Disconnected 103 1120',
      'summary 1120',
    ]);
  });

  it('ends when the caller loses patience', async () => {
    simulator().script.number('101', { ringMs: 60_000 });
    simulator().incomingCall({ from: '79161234567', patienceMs: 10_000 });
    await simulator().idle();
    expect(story(simulator())).toEqual(['Appeared 101', 'Disconnected 101 1110', 'summary 1110']);
  });

  it('ends when a group has no operator who answers', async () => {
    for (const extension of ['103', '104']) simulator().script.number(extension, { answer: 'declined' });
    simulator().incomingCall({ from: '79161234567', to: '202' });
    await simulator().idle();
    expect(story(simulator())).toEqual([
      'Appeared 103',
      'Appeared 104',
      'Disconnected 103 1122',
      'Disconnected 104 1122',
      'summary 1164',
    ]);
  });

  it('stops ringing a group when the caller hangs up', async () => {
    simulator().incomingCall({ from: '79161234567', to: '202', patienceMs: 1_000 });
    await simulator().idle();
    expect(story(simulator()).slice(2)).toEqual(['Disconnected 103 1110', 'Disconnected 104 1110', 'summary 1110']);
  });
});

describe('a refusal', () => {
  it('tells a command that does not fit the state of the call', async () => {
    const call_id = await startTalking();
    await answerOf(simulator(), 'commands/route', { call_id, to_number: '102' });
    await answerOf(simulator(), 'commands/play/start', { call_id, internal_id: 501 });
    await answerOf(simulator(), 'commands/transfer_cancel', { command_id: 'c', call_id });
    await simulator().idle();
    expect(story(simulator()).slice(-3)).toEqual([
      'result/route 4100',
      'result/play/start 4100',
      'result/transfer_cancel/ 4100',
    ]);
  });
});
