/** The whole story on two simulators: no licence, no telephone. A customer calls, pays by card, and hangs up. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGcSimulator, createUptivitySimulator } from '@trunkline/simulator';
import { reportLine } from './report-line.ts';
import { startBridge } from './start.ts';

await using centre = await createGcSimulator();
await using recorder = await createUptivitySimulator();
const port = await freePort();
const folder = await mkdtemp(join(tmpdir(), 'bridge-'));

const running = await startBridge(
  {
    GC_COMMAND_URL: centre.baseUrl,
    GC_CALLBACK_URL: `http://127.0.0.1:${port}/gc-events`,
    BRIDGE_PORT: String(port),
    UPTIVITY_BASE_URL: recorder.socketUrl,
    AGENT_ID: '1001',
    AGENT_PASSWORD: 'demo',
    EXTENSION: '21001',
    DEVICE_ID: '200',
    JOURNAL: join(folder, 'open-calls.json'),
  },
  (report) => console.log(`    ${reportLine(report)}`),
);
const { agent, bridge } = running;

console.log('A customer calls, and the agent answers. The first answer of the recorder is lost on its way.');
recorder.faults.next({ kind: 'resetBeforeHeaders' }, { path: 'CALLSTART' });
const rings = new Promise((resolve) => agent.on('newInboundCall', resolve));
const { dialogId } = centre.incomingCall({
  from: '74955404444',
  to: '21001',
  variables: { callVariable1: 'gold' },
});
await rings;
await agent.answerCall({ dialogId });
await bridge.settled();

console.log('The customer pays: the desktop marks the call while card data is spoken.');
await agent.updateCallVariable({ dialogId, name: 'callVariable10', value: 'card' });
await bridge.settled();
await agent.updateCallVariable({ dialogId, name: 'callVariable10', value: '' });
await bridge.settled();

console.log('The order number becomes known.');
await agent.updateCallVariable({ dialogId, name: 'callVariable2', value: 'order 4711' });
await bridge.settled();

console.log('The customer hangs up.');
const ended = new Promise<void>((resolve) => {
  agent.on('inboundCall', ({ state }) => void (state === 'DROPPED' && resolve()));
});
centre.hangUp(dialogId);
await ended;
await running.close();
await rm(folder, { recursive: true });

const [recording] = recorder.recordings;
console.log('Recordings:', recorder.recordings.length, recording?.call.fields);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: free } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return free;
}
