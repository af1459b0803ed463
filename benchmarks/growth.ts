/**
 * How cost grows with how much there is: `pnpm growth`. Time and memory of one at each size, as ratios to the smallest size
 * that can be timed, and the slope: 0 if each costs the same however many there are, 1 if the whole grows with the square.
 */
import { createGcClient } from '@trunkline/gc';
import { memorySeenEvents } from '@trunkline/core';
import { createVatsClient, unwrap } from '@trunkline/vats';
import { startServer } from './start-server.ts';

interface Growth {
  readonly name: string;
  readonly sizes: readonly number[];
  /** Does the work for so many; what it answers is held while memory is measured. */
  readonly work: (size: number) => unknown;
}

interface Cost {
  readonly size: number;
  /** Microseconds for each. */
  readonly time: number;
  /** Bytes held for each, after the garbage is collected. */
  readonly memory: number;
}

const collect = (): void => (globalThis as { gc?: () => void }).gc?.();
const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;

async function once(work: Growth['work'], size: number): Promise<Cost> {
  collect();
  const before = process.memoryUsage().heapUsed;
  const began = performance.now();
  const held = await work(size);
  const time = ((performance.now() - began) * 1_000) / size;
  collect();
  const memory = Math.max(0, process.memoryUsage().heapUsed - before) / size;
  await (held as { close?: () => unknown } | undefined)?.close?.();
  return { size, time, memory };
}

async function cost(work: Growth['work'], size: number): Promise<Cost> {
  const times = size > 50_000 ? 3 : 7;
  const costs: Cost[] = [];
  for (let run = 0; run < times; run += 1) costs.push(await once(work, size));
  return { size, time: median(costs.map(({ time }) => time)), memory: median(costs.map(({ memory }) => memory)) };
}

/** Of the straight line through the logarithms. */
function slope(costs: readonly Cost[]): number {
  const points = costs.map(({ size, time }) => [Math.log(size), Math.log(time)] as const);
  const mean = (of: 0 | 1): number => points.reduce((sum, point) => sum + point[of], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const over = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return over / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}

const { baseUrl, stop } = await startServer();
const vats = createVatsClient({ apiKey: 'k', apiSalt: 's', baseUrl });

const day = 86_400_000;
const row = 'MToxMDA2MTEw;1700000000;1700000030\r\n';

/** The PBX of one request for statistics: asked, and answered by so many rows. */
function statisticsOf(rows: number): typeof fetch {
  const text = row.repeat(rows);
  return async (url) => {
    const isRequest = (url as string).endsWith('stats/request');
    const headers = { 'content-type': isRequest ? 'application/json' : 'text/csv' };
    return new Response(isRequest ? '{"key":"k1"}' : text, { headers });
  };
}

async function countRows(rows: number): Promise<number> {
  await using client = createVatsClient({ apiKey: 'k', apiSalt: 's', baseUrl, fetch: statisticsOf(rows) });
  const columns = ['entryId', 'start', 'answer'] as const;
  const span = { dateFrom: new Date(Date.now() - day), dateTo: new Date(), columns };
  let count = 0;
  for await (const found of client.stats.fetch(span, { pollMs: 1 })) {
    unwrap(found);
    count += 1;
  }
  if (count !== rows) throw new Error(`${count} of ${rows} rows came`);
  return count;
}

function agents(count: number): object {
  const gc = createGcClient({ baseUrl, callbackUrl: 'http://127.0.0.1:9098/gc', heartbeat: false });
  const sessions = Array.from({ length: count }, (_, at) =>
    gc.agent({ agentId: String(1_000 + at), password: 'secret', extension: String(7_000 + at) }),
  );
  for (const [at, session] of sessions.entries()) {
    session.on('state', () => undefined);
    session.hear({ type: 'state', agentId: String(1_000 + at), state: 'READY' });
  }
  return { sessions, close: () => gc.close() };
}

function seenWebhooks(count: number): object {
  const seen = memorySeenEvents({ size: count });
  for (let at = 0; at < count; at += 1)
    void seen.note({ id: `call:MToxMDA2MTEw:${at}`, sequence: `call:${at >> 3}`, number: at & 7 });
  return seen;
}

const powers = (base: number, most: number): readonly number[] =>
  Array.from({ length: 1 + Math.round(Math.log(most) / Math.log(base)) }, (_, at) => base ** at);

const growths: readonly Growth[] = [
  {
    name: 'calls at once (vats, loopback)',
    sizes: powers(4, 1_024),
    work: (size) => Promise.all(Array.from({ length: size }, () => vats.account.balance())),
  },
  { name: 'rows of one answer (vats, statistics)', sizes: powers(10, 100_000), work: countRows },
  { name: 'agents with a session (gc)', sizes: [1, 10, 100, 500, 1_000, 2_000], work: agents },
  { name: 'seen webhooks in memory (core)', sizes: powers(10, 1_000_000), work: seenWebhooks },
];

for (const { name, sizes, work } of growths) {
  for (const size of sizes.slice(0, 4)) await once(work, size);
  const costs: Cost[] = [];
  for (const size of sizes) costs.push(await cost(work, size));
  // One alone is mostly what happens once: the slope is of the sizes above.
  const many = costs.slice(2);
  const [least] = many as [Cost];
  console.log(`\n### ${name}: slope ${slope(many).toFixed(2)}\n`);
  console.log('| how many | time of one, to that of ' + `${least.size} | bytes held by one |\n| --: | --: | --: |`);
  for (const { size, time, memory } of costs)
    console.log(`| ${size.toLocaleString('en')} | ${(time / least.time).toFixed(2)} | ${Math.round(memory)} |`);
}
await vats.close();
stop();
