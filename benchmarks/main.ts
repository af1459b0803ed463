/** Runs every pair and prints a table: `pnpm bench`. Ratios of one run on one machine; no absolute times. */
import { compare, controlMayBeOff } from './pairs.ts';
import { gcEvents } from './gc-events.ts';
import { xml } from './xml.ts';

const shown = (ratio: number): string => ratio.toFixed(2).padStart(5);

console.log('ours ÷ theirs   quartiles     A/A    goal');
for (const pair of [...xml, ...gcEvents]) {
  const { name, ratio, quartiles, control, goal } = compare(pair);
  const counts = Math.abs(control - 1) <= controlMayBeOff;
  const verdict = !counts ? 'does not count: the machine was too busy' : ratio <= goal ? 'ok' : 'above the goal';
  const [low, high] = quartiles;
  console.log(
    `${shown(ratio)}           ${shown(low)}–${shown(high)}  ${shown(control)}  ≤ ${goal.toFixed(2)}  ${name}: ${verdict}`,
  );
}
