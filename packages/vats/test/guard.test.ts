import { describe, expect, it } from 'vitest';
import { useVatsSimulator } from '@trunkline/simulator/vitest';
import { allowDialTo, type GuardedOperation, type Result, type VatsClient, type VatsError } from '../src/index.ts';
import { clientFor, pathsOf } from './support/client.ts';
import { everyOperation } from './support/operations.ts';
import { errorOf, valueOf } from './support/say.ts';

const simulator = useVatsSimulator({ time: 'manual' });
type Call = (vats: VatsClient, number: string) => Promise<Result<unknown, VatsError>>;

/** Everything that rings a telephone or sends a message. */
const reaching: Readonly<Record<string, Call>> = {
  'calls.callback': (vats, toNumber) => vats.calls.callback({ from: { extension: '101' }, toNumber }),
  'calls.callbackGroup': (vats, to) => vats.calls.callbackGroup({ from: '201', to, lineNumber: '74950000001' }),
  'calls.route': (vats, toNumber) => vats.calls.route({ callId: 'c1', toNumber }),
  'calls.transfer': (vats, toNumber) =>
    vats.calls.transfer({ callId: 'c1', method: 'blind', toNumber, initiator: '101' }),
  'sms.send': (vats, toNumber) => vats.sms.send({ text: 'Hello', fromExtension: '101', toNumber }),
};

/** What reaches nobody new. */
const harmless: Readonly<Record<string, (vats: VatsClient) => Promise<Result<unknown, VatsError>>>> = {
  'calls.hangup': (vats) => vats.calls.hangup({ callId: 'c1' }),
  'calls.play': (vats) => vats.calls.play({ callId: 'c1', audioFileId: 501 }),
  'calls.hold': (vats) => vats.calls.hold({ callId: 'c1', initiator: '101' }),
  'calls.connect': (vats) => vats.calls.connect({ heldCallId: 'c1', consultingCallId: 'c2', initiatorNumber: '101' }),
  'calls.cancelTransfer': (vats) => vats.calls.cancelTransfer({ callId: 'c1' }),
  'recordings.start': (vats) => vats.recordings.start({ callId: 'c1' }),
  'account.balance': (vats) => vats.account.balance(),
  'groups.list': (vats) => vats.groups.list(),
  'lines.list': (vats) => vats.lines.list(),
  'users.list': (vats) => vats.users.list(),
};

const staging = allowDialTo(['101', '201', '+7 916 123-45-67', '7900555*']);

describe('allowDialTo', () => {
  it.each(Object.entries(reaching))('%s reaches only the numbers that are allowed', async (_name, call) => {
    const vats = clientFor(simulator(), { guard: staging });
    for (const number of ['79161234567', '+7 (916) 123-45-67', '79005550000']) valueOf(await call(vats, number));
    expect(simulator().requests).toHaveLength(3);
    for (const number of ['79161234568', '7900554', '79161234567000']) {
      expect(errorOf(await call(vats, number), 'refused')).toMatchObject({
        reason: 'guard',
        category: 'policy',
        outcome: 'not_sent',
        retry: 'never',
        attempts: 0,
      });
    }
    expect(simulator().requests).toHaveLength(3);
  });

  it.each(Object.entries(harmless))('%s passes, since it reaches nobody new', async (_name, call) => {
    valueOf(await call(clientFor(simulator(), { guard: allowDialTo([]) })));
    expect(simulator().requests).toHaveLength(1);
  });

  it('looks at both ends of a call', async () => {
    const vats = clientFor(simulator(), { guard: staging });
    const toNumber = '79161234567';
    errorOf(await vats.calls.callback({ from: { extension: '102' }, toNumber }), 'refused');
    errorOf(await vats.calls.callback({ from: { extension: '101', number: '79990000000' }, toNumber }), 'refused');
    errorOf(await vats.calls.callbackGroup({ from: '79990000000', to: '201', lineNumber: '1' }), 'refused');
    expect(pathsOf(simulator())).toEqual([]);
    valueOf(await vats.calls.callback({ from: { extension: '102', number: '79005551111' }, toNumber }));
    expect(pathsOf(simulator())).toEqual(['commands/callback']);
  });

  it('knows a SIP address whatever its letters are', async () => {
    const vats = clientFor(simulator(), { guard: allowDialTo(['101', 'SIP:Anna@demo.mangosip.ru']) });
    const from = { extension: '101' };
    valueOf(await vats.calls.callback({ from, toNumber: 'sip:anna@demo.mangosip.ru' }));
    errorOf(await vats.calls.callback({ from, toNumber: 'sip:boris@demo.mangosip.ru' }), 'refused');
    expect(pathsOf(simulator())).toEqual(['commands/callback']);
  });
});

/** Tried in contact-centre-guard.test.ts. */
const contactCentreReaching = [
  'campaigns.start',
  'campaigns.pushTasks',
  'campaigns.addTask',
  'campaigns.startTask',
  'campaigns.resetTasks',
  'cc.tasks.create',
  'cc.tasks.update',
  'cc.messages.send',
];

/** What reaches somebody without naming a number here, or is tried elsewhere. */
const reachingToo: readonly string[] = [
  'sips.create',
  'sips.update',
  'forwarding.add',
  'forwarding.update',
  ...contactCentreReaching,
];

describe('the table of operations', () => {
  it('says of each whether it rings, messages or costs', () => {
    const names = everyOperation.filter(({ reach }) => reach !== undefined).map(({ name }) => name);
    expect(names.toSorted()).toEqual([...Object.keys(reaching), ...reachingToo].toSorted());
  });

  it('tells a guard of your own what it would reach', async () => {
    const asked: GuardedOperation[] = [];
    const vats = clientFor(simulator(), { guard: (operation) => asked.push(operation) > 0 });
    valueOf(await vats.sms.send({ text: 'Hello', fromExtension: '101', toNumber: '+7 916 123-45-67' }));
    valueOf(await vats.lines.list());
    expect(asked).toEqual([
      { vendor: 'vats', name: 'sms.send', repeat: 'unsafe', reaches: 'message', numbers: ['+7 916 123-45-67'] },
      { vendor: 'vats', name: 'lines.list', repeat: 'safe', numbers: [] },
    ]);
  });
});
