/** A process of the integrator's: sends commands, awaits their outcomes, takes webhooks. Its parent tells it what to do. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createClient } from 'redis';
import { createVatsClient, operations } from '@trunkline/vats';
import { createRedisCoordination } from '../../../src/index.ts';
import type { Done, Listening, Work, WorkerSettings } from './words.ts';

const settings = JSON.parse(process.argv[2] ?? '{}') as WorkerSettings;
const { redisUrl, baseUrl, rate, timeoutMs, settleMs } = settings;

const coordination = createRedisCoordination(createClient({ url: redisUrl }), {
  limits: { callback: rate },
  timeoutMs,
  settleMs,
});
const vats = createVatsClient({ apiKey: 'demo-key', apiSalt: 'demo-salt', baseUrl, coordination });

async function receive(request: IncomingMessage): Promise<number> {
  const body = await new Response(request as unknown as ReadableStream).text();
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  const post = new Request(`http://127.0.0.1${request.url}`, { method: 'POST', headers, body });
  return (await vats.webhooks.receive(post)).status;
}

const server = createServer((request, response) => {
  receive(request).then(
    (status) => response.writeHead(status).end(),
    () => response.destroy(),
  );
});

async function send(commandId: string): Promise<void> {
  const input = { commandId, from: { extension: '101' }, toNumber: '74955404444' };
  const result = await vats.commands.run(operations.calls.callback, input);
  const done: Done = result.ok
    ? { commandId: result.value.commandId, code: result.value.result.asked }
    : { commandId, failed: { kind: result.error.kind, outcome: result.error.outcome } };
  process.send?.(done);
}

process.on('message', ({ commandIds }: Work) => {
  for (const commandId of commandIds) void send(commandId);
});
process.on('disconnect', () => process.exit());

server.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port } satisfies Listening);
});
