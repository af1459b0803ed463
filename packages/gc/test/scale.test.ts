import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { createGcSimulator } from '@trunkline/simulator';
import { createGcClient, readEvent } from '../src/index.ts';
import { anna, callbackUrl } from './support/desk.ts';
import { workADay } from './support/story.ts';
import { until } from './support/until.ts';
import * as wire from './support/wire-events.ts';

const mebibyte = 1_048_576;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** What is held in memory, without what only waits to be collected. In bytes. */
function held(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

/** What keeps the process alive, by name. */
function alive(): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of process.getActiveResourcesInfo()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

describe('a thousand agents in one process', () => {
  it('each have their own day, and leave nothing behind', { timeout: 60_000 }, async () => {
    const before = alive();
    const simulator = await createGcSimulator({
      agents: 1_000,
      wrapUpMs: 1,
      webhookTimeoutMs: 60_000,
      receive: (request) => gc.receive(request),
    });
    const gc = createGcClient({
      baseUrl: simulator.baseUrl,
      callbackUrl: simulator.callbackUrl ?? callbackUrl,
      // A thousand at once on a busy machine: none of them is in a hurry.
      attemptTimeoutMs: 60_000,
    });
    let heap = 0;
    const watch = setInterval(() => (heap = Math.max(heap, held())), 1_500);
    const started = performance.now();
    const faults = await Promise.all(Array.from({ length: 1_000 }, (_, at) => workADay(gc, simulator, at)));
    clearInterval(watch);
    const took = performance.now() - started;
    expect(faults.flat()).toEqual([]);
    expect(gc.sessions).toBe(0);
    expect(simulator.commands.filter(({ verb }) => verb === 'Logout')).toHaveLength(1_000);
    expect(heap / mebibyte).toBeLessThan(512);
    await gc.close();
    await simulator.close();
    const left = (): number =>
      (alive()['Timeout'] ?? 0) + (alive()['TCPSocketWrap'] ?? 0) + (alive()['TCPServerWrap'] ?? 0);
    const allowed = (before['Timeout'] ?? 0) + (before['TCPSocketWrap'] ?? 0) + (before['TCPServerWrap'] ?? 0);
    await until('no timer and no socket is left', () => left() <= allowed, 10_000);
    process.stdout.write(`1,000 agents: ${Math.round(took)} ms, ${Math.round(heap / mebibyte)} MiB held at most\n`);
  });
});

/** The longest time that the event loop stood still while this was done, in milliseconds. */
async function longestStall(work: () => Promise<void>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await sleep(20);
  await work();
  await sleep(20);
  delay.disable();
  return delay.max / 1e6;
}

describe('a hundred thousand events at once', () => {
  it('are all told, in order, and the program goes on meanwhile', { timeout: 60_000 }, async () => {
    const posts = Array.from({ length: 1_000 }, (_, post) =>
      JSON.stringify(
        Array.from({ length: 100 }, (_one, at) =>
          wire.call(`d${post}`, 'ACTIVE', {
            fromAddress: '79995551234',
            queueName: String(post * 100 + at),
            callVariables: Array.from({ length: 10 }, (_two, name) => ({ name: `callVariable${name}`, value: 'x' })),
          }),
        ),
      ),
    );
    const gc = createGcClient({ baseUrl: 'https://gc.example/', callbackUrl, heartbeat: false });
    const agent = gc.agent(anna);
    let heard = 0;
    let outOfOrder = 0;
    agent.on('inboundCall', ({ queueName }) => {
      if (queueName !== String(heard % 100_000)) outOfOrder += 1;
      heard += 1;
    });
    const request = (body: string): Request => new Request(agent.callbackUrl, { method: 'POST', body });
    // The same bodies through the same web classes, read and thrown away.
    const control = await longestStall(async () => {
      await Promise.all(posts.map(async (body) => JSON.parse(await request(body).text()) as unknown));
    });
    const reading = await longestStall(async () => {
      for (const body of posts) for (const event of JSON.parse(body) as unknown[]) readEvent(event);
    });
    const stall = await longestStall(async () => {
      await Promise.all(posts.map((body) => gc.receive(request(body))));
    });
    const apart = await longestStall(async () => {
      for (const body of posts) {
        await gc.receive(request(body));
        await new Promise((resolve) => setImmediate(resolve));
      }
    });
    expect([heard, outOfOrder]).toEqual([200_000, 0]);
    // One post after the other, nobody waits for longer than a few posts take.
    expect(apart).toBeLessThan(1_000);
    await gc.close();
    const shown = { control, reading, stall, apart };
    const numbers = Object.entries(shown).map(([name, ms]) => `${name} ${Math.round(ms)} ms`);
    process.stdout.write(`100,000 events, longest stall: ${numbers.join(', ')}\n`);
  });
});
