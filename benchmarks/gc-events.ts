/** An event of GC from its text to its listener, beside parsing the text alone. */
import { createGcClient, readCallback } from '@trunkline/gc';
import type { Pair } from './pairs.ts';

const gc = createGcClient({
  baseUrl: 'http://127.0.0.1:9099/command',
  callbackUrl: 'http://127.0.0.1:9098/gc',
  heartbeat: false,
});
const agent = gc.agent({ agentId: '1001', password: 'secret', extension: '7001' });
let heard = 0;
agent.on('state', () => (heard += 1));
agent.on('inboundCall', () => (heard += 1));

const state = JSON.stringify({
  type: 'State',
  agentId: '1001',
  state: 'NOT_READY',
  reasonCode: '8',
  stateChangeTimeString: '',
  pendingState: '',
  stateChangeTime: '2030-09-17 12:46:21',
});

const participant = (mediaAddress: string): object => ({
  mediaAddress,
  mediaAddressType: 'AGENT_DEVICE',
  actions: ['HOLD', 'DROP', 'TRANSFER_SST', 'CONSULT_CALL', 'UPDATE_CALL_DATA'],
  startTime: '2030-09-17T12:46:21.123Z',
  state: 'ACTIVE',
});
const call = JSON.stringify({
  type: 'InboundCall',
  dialogID: '16804377',
  state: 'ACTIVE',
  startTime: '2030-09-17T12:46:21.123Z',
  associatedDialogId: null,
  fromAddress: '74955404444',
  callVariables: Array.from({ length: 10 }, (_, index) => ({ name: `callVariable${index}`, value: `value ${index}` })),
  participants: [participant('7001'), participant('74955404444')],
  callType: 'PREROUTE_ACD_IN',
  agentId: '1001',
  queueName: 'Sales',
});

const pair = (name: string, text: string): Pair => ({
  name,
  ours: () => readCallback(text).forEach((event) => agent.hear(event)),
  theirs: () => JSON.parse(text),
  times: 5_000,
  goal: 2,
  aim: 1.4,
});

export const gcEvents: readonly Pair[] = [
  pair('gc: a State event to its listener', state),
  pair('gc: an InboundCall event to its listener', call),
];
