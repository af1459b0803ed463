/**
 * Two ways to do the same, timed in turns: ours, theirs, theirs, ours, so that what slows the machine slows both. Beside each
 * ratio stands that of theirs to itself (A/A): where that is off, so is the ratio.
 */

export interface Pair {
  readonly name: string;
  readonly ours: () => unknown;
  readonly theirs: () => unknown;
  /** How often each is run per turn: some milliseconds' worth. */
  readonly times: number;
  /** Ours may cost so many times theirs. */
  readonly goal: number;
}

export interface Compared {
  readonly name: string;
  /** Median of ours ÷ theirs, and its quartiles. */
  readonly ratio: number;
  readonly quartiles: readonly [number, number];
  /** Median of theirs ÷ theirs. */
  readonly control: number;
  readonly goal: number;
}

const turns = 25;

/** A run whose control is further off than this says nothing. */
export const controlMayBeOff = 0.1;

function took(work: () => unknown, times: number): number {
  const began = performance.now();
  for (let run = 0; run < times; run += 1) work();
  return performance.now() - began;
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
}

export function compare({ name, ours, theirs, times, goal }: Pair): Compared {
  for (let turn = 0; turn < 3; turn += 1) [ours, theirs].map((work) => took(work, times));
  const ratios: number[] = [];
  const controls: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const first = took(ours, times);
    const one = took(theirs, times);
    const other = took(theirs, times);
    const last = took(ours, times);
    ratios.push((first + last) / (one + other));
    controls.push(one / other);
    (globalThis as { gc?: () => void }).gc?.();
  }
  ratios.sort((a, b) => a - b);
  controls.sort((a, b) => a - b);
  return {
    name,
    ratio: quantile(ratios, 0.5),
    quartiles: [quantile(ratios, 0.25), quantile(ratios, 0.75)],
    control: quantile(controls, 0.5),
    goal,
  };
}
