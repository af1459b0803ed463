import type { GcSimulator } from '@trunkline/simulator';
import type { GcClient, GcEvent, GcSession } from '../../src/index.ts';
import { valueOf } from './say.ts';

/** The next call of this session for which it is so. */
function callWhere(agent: GcSession, isSo: (call: GcEvent & { type: 'inboundCall' }) => boolean): Promise<string> {
  return new Promise((resolve) => {
    const off = agent.on('inboundCall', (call) => {
      if (call.dialogId === undefined || !isSo(call)) return;
      off();
      resolve(call.dialogId);
    });
  });
}

const patient = { totalTimeoutMs: 120_000, replyTimeoutMs: 60_000 };

/** What came to somebody whom it was not meant for. */
export type Fault = string;

/** One agent’s day: to work, a call that comes or is made, on hold and back, hung up, home. */
export async function workADay(gc: GcClient, simulator: GcSimulator, at: number): Promise<readonly Fault[]> {
  const agentId = String(1_001 + at);
  const extension = String(21_001 + at);
  const customer = `7999${String(1_000_000 + at)}`;
  const faults: Fault[] = [];
  const expectSame = (what: string, one: unknown, other: unknown): void => {
    if (one !== other) faults.push(`${agentId}: ${what} is ${String(one)}, not ${String(other)}`);
  };
  const agent = gc.agent({ agentId, extension, password: 'demo' });
  const owners = new Set<string>();
  for (const type of ['state', 'inboundCall', 'newInboundCall', 'agentInfo'] as const) {
    agent.on(type, ({ agentId: owner }) => owner !== undefined && owners.add(owner));
  }
  valueOf(await agent.connect({}, patient));
  const { agentInfo, state } = valueOf(await agent.login({}, patient));
  expectSame('who logged in', agentInfo.agentId, agentId);
  expectSame('whose state it is', state.agentId, agentId);
  valueOf(await agent.makeReady({}, patient));
  const isIncoming = at % 2 === 0;
  const rings = callWhere(agent, (call) => call.state === 'ALERTING');
  const talks = callWhere(agent, (call) => call.state === 'ACTIVE');
  if (isIncoming) {
    simulator.incomingCall({ from: customer, to: extension });
    const answered = valueOf(await agent.answerCall({ dialogId: await rings }, patient));
    expectSame('who calls', answered.fromAddress, customer);
  } else {
    simulator.script.number(customer, { ringMs: 20 });
    const made = valueOf(await agent.makeCall({ number: customer }, patient));
    expectSame('who dialled', made.fromAddress, extension);
  }
  const dialogId = await talks;
  const held = valueOf(await agent.holdCall({ dialogId }, patient));
  if (held.type === 'inboundCall') expectSame('what is held', held.dialogId, dialogId);
  expectSame('what is retrieved', valueOf(await agent.retrieveCall({ dialogId }, patient)).dialogId, dialogId);
  const over = valueOf(await agent.releaseCall({ dialogId }, patient));
  expectSame('what is over', `${over.dialogId} ${over.state}`, `${dialogId} DROPPED`);
  expectSame('the call', valueOf(await agent.getDialogState({ dialogId }, patient)).dialogId, dialogId);
  valueOf(await agent.makeNotReady({}, patient));
  expectSame('the end', valueOf(await agent.logout({}, patient)).state, 'LOGOUT');
  expectSame('whose events came', [...owners].join(), agentId);
  await agent.close();
  return faults;
}
