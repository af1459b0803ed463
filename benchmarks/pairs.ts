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
/** What is waited for runs through more code, which the engine takes longer to make fast. */
const warmUps = 15;

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

/** The same for work that waits: each run is awaited before the next begins. */
export interface AsyncPair extends Omit<Pair, 'ours' | 'theirs'> {
  readonly ours: () => Promise<unknown>;
  readonly theirs: () => Promise<unknown>;
}

async function tookAwaited(work: () => Promise<unknown>, times: number): Promise<number> {
  const began = performance.now();
  for (let run = 0; run < times; run += 1) await work();
  return performance.now() - began;
}

/** What a turn of ours, theirs, theirs, ours took. */
type Turn = readonly [first: number, one: number, other: number, last: number];

function summed({ name, goal }: Pick<Pair, 'name' | 'goal'>, all: readonly Turn[]): Compared {
  const ratios = all.map(([first, one, other, last]) => (first + last) / (one + other)).toSorted((a, b) => a - b);
  const controls = all.map(([, one, other]) => one / other).toSorted((a, b) => a - b);
  return {
    name,
    ratio: quantile(ratios, 0.5),
    quartiles: [quantile(ratios, 0.25), quantile(ratios, 0.75)],
    control: quantile(controls, 0.5),
    goal,
  };
}

const collect = (): void => (globalThis as { gc?: () => void }).gc?.();

export function compare(pair: Pair): Compared {
  const { ours, theirs, times } = pair;
  for (let turn = 0; turn < 3; turn += 1) [ours, theirs].map((work) => took(work, times));
  const all: Turn[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    all.push([took(ours, times), took(theirs, times), took(theirs, times), took(ours, times)]);
    collect();
  }
  return summed(pair, all);
}

export async function compareAwaited(pair: AsyncPair): Promise<Compared> {
  const { ours, theirs, times } = pair;
  for (let turn = 0; turn < warmUps; turn += 1) for (const work of [ours, theirs]) await tookAwaited(work, times);
  const all: Turn[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    // Each begins with what it has left behind itself.
    const turn = [];
    for (const work of [ours, theirs, theirs, ours]) {
      collect();
      turn.push(await tookAwaited(work, times));
    }
    all.push(turn as unknown as Turn);
  }
  return summed(pair, all);
}
