/**
 * Runs every pair and prints a table: `pnpm bench [part of a name]`. Ratios of one run on one machine; no absolute times.
 * `--record` adds the run to `history.jsonl`. `--budget` runs what needs no socket only, and fails where it costs far more than it may.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { overLoopback, withoutSocket } from './calls.ts';
import { coldImports } from './cold.ts';
import { gcEvents } from './gc-events.ts';
import { byMangoVpbx } from './mango-vpbx.ts';
import { compare, compareAwaited, counts, type AsyncPair, type Compared } from './pairs.ts';
import { startServer } from './start-server.ts';
import { webhooks } from './webhooks.ts';
import { xml } from './xml.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { record: { type: 'boolean' }, budget: { type: 'boolean' }, one: { type: 'string' } },
});
const [wanted = ''] = positionals;
const isWanted = ({ name }: { readonly name: string }): boolean => name.includes(wanted);
const shown = (ratio: number): string => ratio.toFixed(2).padStart(5);

function verdict(row: Compared): string {
  if (!counts(row)) return 'does not count: the machine was too busy';
  if (row.ratio > row.goal) return 'above the goal';
  return row.ratio > row.aim ? 'ok, above the aim' : 'ok';
}

function print(row: Compared): Compared {
  const { name, ratio, quartiles, control, goal, aim } = row;
  const [low, high] = quartiles.map(shown);
  console.log(
    `${shown(ratio)}          ${low}–${high}  ${shown(control)}  ≤ ${shown(goal)}  ≤ ${shown(aim)}  ${name}: ${verdict(row)}`,
  );
  return row;
}

/** On a busy machine a row that costs too much is asked again before anybody is blamed. */
async function withinBudget(pair: AsyncPair): Promise<boolean> {
  const slack = 1.3;
  for (let tries = 0; tries < 5; tries += 1) {
    const row = print(await compareAwaited(pair));
    if (row.ratio <= row.goal * slack) return true;
  }
  return false;
}

/** Pairs that wait, each in a process of its own: what another pair has taught the engine would be part of the figure. */
async function inOwnProcess(name: string): Promise<Compared> {
  const child = fork(import.meta.filename, ['--one', name]);
  const [row] = (await once(child, 'message')) as [Compared];
  return row;
}

const awaited = (baseUrl: string): readonly AsyncPair[] => [
  ...webhooks(),
  ...withoutSocket(),
  ...overLoopback(baseUrl),
  ...byMangoVpbx(baseUrl),
];

async function one(wantedName: string): Promise<void> {
  const { baseUrl, stop } = await startServer();
  const pair = awaited(baseUrl).find(({ name }) => name === wantedName);
  if (pair !== undefined) process.send?.(await compareAwaited(pair));
  stop();
  process.disconnect();
}

async function everyRow(): Promise<readonly Compared[]> {
  const rows: Compared[] = [];
  for (const pair of [...xml, ...gcEvents].filter(isWanted)) rows.push(print(compare(pair)));
  for (const { name } of awaited('http://127.0.0.1/').filter(isWanted)) rows.push(print(await inOwnProcess(name)));
  for (const cold of coldImports.filter(isWanted)) rows.push(print(cold.compare()));
  return rows;
}

function keep(rows: readonly Compared[]): void {
  const machine = { node: process.version, platform: process.platform, cores: availableParallelism() };
  const run = { at: new Date().toISOString(), ...machine, rows };
  const reports = join(import.meta.dirname, '.reports');
  mkdirSync(reports, { recursive: true });
  writeFileSync(join(reports, 'bench.json'), `${JSON.stringify(run, null, 2)}\n`);
  if (values.record === true)
    appendFileSync(join(import.meta.dirname, 'history.jsonl'), `${JSON.stringify(run, rounded)}\n`);
}

const rounded = (_: string, value: unknown): unknown => (typeof value === 'number' ? Number(value.toFixed(3)) : value);

if (values.one === undefined) {
  console.log('ours ÷ theirs   quartiles     A/A     goal     aim');
  if (values.budget === true) {
    for (const pair of withoutSocket()) if (!(await withinBudget(pair))) process.exitCode = 1;
  } else keep(await everyRow());
} else await one(values.one);
