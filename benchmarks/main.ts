/** Runs every pair and prints a table: `pnpm bench [part of a name]`. Ratios of one run on one machine; no absolute times. */
import { overLoopback, startServer, withoutSocket } from './calls.ts';
import { gcEvents } from './gc-events.ts';
import { compare, compareAwaited, controlMayBeOff, type Compared } from './pairs.ts';
import { webhooks } from './webhooks.ts';
import { xml } from './xml.ts';

const wanted = process.argv[2] ?? '';
const isWanted = ({ name }: { readonly name: string }): boolean => name.includes(wanted);
const shown = (ratio: number): string => ratio.toFixed(2).padStart(5);

function print({ name, ratio, quartiles, control, goal }: Compared): void {
  const counts = Math.abs(control - 1) <= controlMayBeOff;
  const verdict = !counts ? 'does not count: the machine was too busy' : ratio <= goal ? 'ok' : 'above the goal';
  const [low, high] = quartiles;
  console.log(
    `${shown(ratio)}           ${shown(low)}–${shown(high)}  ${shown(control)}  ≤ ${goal.toFixed(2)}  ${name}: ${verdict}`,
  );
}

console.log('ours ÷ theirs   quartiles     A/A    goal');
for (const pair of [...xml, ...gcEvents].filter(isWanted)) print(compare(pair));
const { server, baseUrl } = await startServer();
for (const pair of [...webhooks(), ...withoutSocket(), ...overLoopback(baseUrl)].filter(isWanted))
  print(await compareAwaited(pair));
server.closeAllConnections();
server.close();
