/**
 * What a call costs more whose limits and blocks are kept in Redis, beside one that keeps them in memory: `pnpm bench:redis`.
 * Over loopback, so add two round trips to your own Redis.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRedisCoordination } from '@trunkline/redis';
import { createVatsClient, publishedLimits } from '@trunkline/vats';
import { createClient } from 'redis';
import { startServer } from './start-server.ts';

/** A server of our own. */
async function startRedis(): Promise<{ readonly url: string; readonly stop: () => void }> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  const folder = mkdtempSync(join(tmpdir(), 'trunkline-redis-'));
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder];
  const server = spawn('redis-server', options, { stdio: 'ignore' });
  const stop = (): void => {
    server.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: `redis://127.0.0.1:${port}`, stop };
}

/** So many that nobody ever waits: what is timed is the asking. */
const limits = { default: { requests: 1_000_000, seconds: 1 } };

const turns = 31;
const median = (times: readonly number[]): number =>
  times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN;

type Work = () => Promise<unknown>;

/** Microseconds per call of each, timed in turns so that what slows the machine slows both. */
async function perCall(works: readonly Work[], calls: number): Promise<number[]> {
  const times = works.map((): number[] => []);
  for (let turn = 0; turn < turns; turn += 1) {
    for (const [index, work] of works.entries()) {
      const began = performance.now();
      await work();
      times[index]?.push(((performance.now() - began) * 1_000) / calls);
    }
  }
  return times.map(median);
}

if (spawnSync('redis-server', ['--version']).status !== 0) {
  console.log('redis-server is not installed: nothing to measure (.ci/install-redis.sh)');
  process.exit();
}
const { baseUrl, stop } = await startServer();
const redis = await startRedis();
const coordination = createRedisCoordination(createClient({ url: redis.url }), {
  limits,
  timeoutMs: 10_000,
  settleMs: 0,
});
const keys = { apiKey: 'k', apiSalt: 's', baseUrl };
const clients = [
  createVatsClient({ ...keys, coordination: { limits: publishedLimits(limits) } }),
  createVatsClient({ ...keys, coordination }),
];
for (const client of clients) {
  const first = await client.account.balance();
  if (!first.ok) throw first.error;
}

const batch = 100;
const oneByOne = clients.map((client): Work => async () => {
  for (let call = 0; call < batch; call += 1) await client.account.balance();
});
const atOnce = clients.map(
  (client): Work =>
    () =>
      Promise.all(Array.from({ length: batch }, () => client.account.balance())),
);

for (const [name, works] of [
  ['one after the other', oneByOne],
  [`${batch} at once`, atOnce],
] as const) {
  const [inMemory = Number.NaN, onRedis = Number.NaN] = await perCall(works, batch);
  const more = onRedis - inMemory;
  const [alone, shared, extra] = [inMemory, onRedis, more].map((us) => us.toFixed(0).padStart(5));
  console.log(`${name.padEnd(20)} in memory ${alone} µs, on Redis ${shared} µs: ${extra} µs more per call`);
}

await coordination.close();
redis.stop();
stop();
