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
  /** What we would like. */
  readonly aim: number;
}

export interface Compared extends Pick<Pair, 'name' | 'goal' | 'aim'> {
  /** Median of ours ÷ theirs, and its quartiles. */
  readonly ratio: number;
  readonly quartiles: readonly [number, number];
  /** Median of theirs ÷ theirs. */
  readonly control: number;
}

const turns = 25;
/** What is waited for runs through more code, which the engine takes longer to make fast. */
const warmUps = 15;

const controlMayBeOff = 0.1;

/** A run whose control is further off says nothing. */
export const counts = ({ control }: Compared): boolean => Math.abs(control - 1) <= controlMayBeOff;

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
export type Turn = readonly [first: number, one: number, other: number, last: number];

/** Theirs beside themselves, in the same order as ours beside theirs: one after ours and one after theirs on either side. */
const controlOf = ([, one, other]: Turn, [, nextOne, nextOther]: Turn): number => (one + nextOther) / (other + nextOne);

export function summed({ name, goal, aim }: Pick<Pair, 'name' | 'goal' | 'aim'>, all: readonly Turn[]): Compared {
  const ratios = all.map(([first, one, other, last]) => (first + last) / (one + other)).toSorted((a, b) => a - b);
  const controls = all
    .slice(1)
    .map((turn, index) => controlOf(all[index] ?? turn, turn))
    .toSorted((a, b) => a - b);
  return {
    name,
    ratio: quantile(ratios, 0.5),
    quartiles: [quantile(ratios, 0.25), quantile(ratios, 0.75)],
    control: quantile(controls, 0.5),
    goal,
    aim,
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
  // What fails is soon done, or late: it would say nothing.
  for (const answer of [await ours()].flat()) {
    if ((answer as { readonly ok?: unknown }).ok !== true) throw new Error(`${pair.name}: ours failed`);
  }
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
