/** Runs every case and prints what its heap held more than before: `pnpm endurance [part of a name]`. Ends with 1 if one grew. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EnduranceCase } from './case.ts';
import { downloads } from './downloads.ts';
import { statistics } from './statistics.ts';

const wanted = process.argv[2] ?? '';
const cases = [statistics, ...downloads].filter(({ name }) => name.includes(wanted));

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

/** Sockets and timers that are still there when all is over; the server's own pipes aside. */
const held = (): string[] => process.getActiveResourcesInfo().filter((name) => /TCP|Timeout/.test(name));

async function endure({ name, mayHold, run }: EnduranceCase, address: string): Promise<boolean> {
  const before = heap();
  let most = -Infinity;
  const done = await run(address, () => (most = Math.max(most, heap() - before)));
  await sleep(5_000);
  const after = heap() - before;
  const left = held();
  const fine = most <= mayHold && left.length === 0;
  const mib = (bytes: number): string => (bytes / (1 << 20)).toFixed(1).padStart(6);
  console.log(
    `${mib(most)} ${mib(after)} MiB  ${fine ? 'ok  ' : 'grew'}  ${name}: ${done}${left.length > 0 ? `, left: ${left.join(', ')}` : ''}`,
  );
  return fine;
}

const { address, process: server } = await startServer();
console.log('  most  after');
const results: boolean[] = [];
for (const one of cases) results.push(await endure(one, address));
server.kill();
process.exitCode = results.every(Boolean) ? 0 : 1;
