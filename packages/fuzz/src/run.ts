import { watchProcess } from '@trunkline/conformance/contract';
import fc from 'fast-check';
import type { Target } from './target.ts';

export interface Limits {
  readonly seed: number;
  readonly runs?: number;
  /** Stops after this long, whatever was done by then. */
  readonly milliseconds?: number;
}

/** How a target came through. */
export interface Fuzzed {
  readonly runs: number;
  readonly seconds: number;
  /** Seed, path and the smallest counterexample that was found, with what is wrong about it; or what the process had to complain about. */
  readonly failure?: string;
}

/** Runs a target until it fails, or its runs or its time are over. */
export async function fuzz({ arbitrary, property }: Target, { seed, runs, milliseconds }: Limits): Promise<Fuzzed> {
  const began = performance.now();
  const complaints = watchProcess();
  const details = await fc.check(
    fc.asyncProperty(arbitrary, async (value) => {
      await property(value);
    }),
    {
      seed,
      numRuns: runs ?? Number.MAX_SAFE_INTEGER,
      ...(milliseconds === undefined ? {} : { interruptAfterTimeLimit: milliseconds, markInterruptAsFailure: false }),
    },
  );
  const seconds = (performance.now() - began) / 1000;
  const done = { runs: details.numRuns, seconds };
  const [complaint] = complaints();
  if (!details.failed) return complaint === undefined ? done : { ...done, failure: `seed ${seed}: ${complaint}` };
  const { errorInstance, counterexamplePath } = details;
  const wrong = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  const counterexample = fc.stringify(details.counterexample);
  return { ...done, failure: `seed ${seed}, path ${counterexamplePath}, counterexample ${counterexample}\n${wrong}` };
}
