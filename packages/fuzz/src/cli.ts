/**
 * Fuzzes every target in turn: `pnpm fuzz [--seconds N] [--seed N] [--only name]`. Prints a line per target; ends with 1 if one
 * of them failed, and says with which seed and path to see it again.
 */
import { parseArgs } from 'node:util';
import { fuzz } from './run.ts';
import { targets } from './targets/index.ts';

const { values } = parseArgs({
  options: { seconds: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' } },
});
const chosen = targets.filter(({ name }) => name.includes(values.only ?? ''));
const seed = Number(values.seed ?? Date.now() % 2 ** 31);
const milliseconds = (Number(values.seconds ?? 120) * 1000) / Math.max(1, chosen.length);

console.log(`${chosen.length} targets, seed ${seed}`);
for (const target of chosen) {
  const { runs, seconds, failure } = await fuzz(target, { seed, milliseconds });
  const rate = Math.round(runs / seconds);
  console.log(`${failure === undefined ? 'ok    ' : 'FAILED'} ${target.name}: ${runs} runs, ${rate}/s`);
  if (failure === undefined) continue;
  console.log(failure);
  process.exitCode = 1;
}
