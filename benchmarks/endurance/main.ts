/**
 * Runs every case and prints what its heap held more than before, at most and afterwards, and what each one left behind: `pnpm endurance
 * [part of a name]`. Ends with 1 if one grew, left a socket or a timer, or made the process complain.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { calls } from './calls.ts';
import type { EnduranceCase } from './case.ts';
import { clients } from './clients.ts';
import { downloads } from './downloads.ts';
import { events } from './events.ts';
import { growth, type Sample } from './growth.ts';
import { statistics } from './statistics.ts';

const wanted = process.argv[2] ?? '';
const cases = [...calls, ...events, ...clients, statistics, ...downloads].filter(({ name }) => name.includes(wanted));

const warnings: string[] = [];
process.on('warning', ({ name }) => warnings.push(name));

/** What is held, buffers outside the heap too. */
function heap(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

async function startServer(): Promise<{ readonly address: string; readonly process: ChildProcess }> {
  const child = fork(new URL('server.ts', import.meta.url), { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  const [port] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  return { address: `http://127.0.0.1:${port.toString().trim()}`, process: child };
}

/** Sockets and timers that are there now; the server's own pipes aside. */
const held = (): string[] => process.getActiveResourcesInfo().filter((name) => /TCP|Timeout/.test(name));

/** Caches and compiled code fill up at first. */
const warmUp = 0.4;

/** What is wrong with what was seen, in words; none if all is well. */
function faults(
  { mayHold, mayGrow }: EnduranceCase,
  seen: readonly (Sample & { readonly resources: number })[],
  left: readonly string[],
): readonly string[] {
  const late = seen.slice(Math.floor(seen.length * warmUp));
  const [first, last] = [late[0]?.resources ?? 0, late.at(-1)?.resources ?? 0];
  return [
    ...(Math.max(...seen.map((one) => one.held)) > mayHold ? ['held too much'] : []),
    ...(mayGrow !== undefined && growth(late) > mayGrow ? ['grew'] : []),
    ...(mayGrow !== undefined && last > first + 2 ? [`${last} sockets and timers, ${first} before`] : []),
    ...(left.length > 0 ? [`left: ${left.join(', ')}`] : []),
    ...warnings.splice(0),
  ];
}

async function endure(one: EnduranceCase, address: string): Promise<boolean> {
  const before = heap();
  const seen: (Sample & { readonly resources: number })[] = [];
  const alive = (done = seen.length): void => void seen.push({ done, held: heap() - before, resources: held().length });
  const done = await one.run(address, alive).catch((thrown: unknown) => {
    warnings.push(thrown instanceof Error ? thrown.message : 'failed');
    return 'failed';
  });
  await sleep(5_000);
  const wrong = faults(one, seen, held());
  const mib = (bytes: number): string => (bytes / (1 << 20)).toFixed(1).padStart(6);
  const each = one.mayGrow === undefined ? '' : growth(seen.slice(Math.floor(seen.length * warmUp))).toFixed(1);
  const verdict = wrong.length === 0 ? 'ok  ' : 'FAIL';
  console.log(
    `${mib(Math.max(...seen.map((sample) => sample.held)))} ${mib(heap() - before)} MiB ${each.padStart(7)}  ${verdict}  ${one.name}: ${[done, ...wrong].join(', ')}`,
  );
  return wrong.length === 0;
}

const { address, process: server } = await startServer();
console.log('  most  after     bytes each');
const results: boolean[] = [];
for (const one of cases) results.push(await endure(one, address));
server.kill();
process.exitCode = results.every(Boolean) ? 0 : 1;
