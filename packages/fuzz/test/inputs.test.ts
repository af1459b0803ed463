import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clients, fuzz, inputFor, target } from '../src/index.ts';

describe('an input', () => {
  it.each(clients)('of $vendor is found for every operation by nothing but what the errors say', ({ operations }) => {
    const draws = fc.sample(fc.gen(), { seed: 7, numRuns: 30 });
    const unreached = operations.filter((operation) => draws.every((draw) => inputFor(operation, draw) === undefined));
    expect(unreached.map(({ name }) => name)).toEqual([]);
  });
});

describe('a failure', () => {
  it('is told with the seed, the path and what is wrong', async () => {
    const never = target('never 7', fc.nat(), (number) => {
      if (number >= 7) throw new Error('seven or more');
    });
    const { failure } = await fuzz(never, { seed: 1, runs: 100 });
    expect(failure).toMatch(/^seed 1, path [\d:]+, counterexample \[7\]\nseven or more$/);
  });

  it('to end in time is none', async () => {
    const slow = target('slow', fc.nat(), async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
    });
    const { runs, failure } = await fuzz(slow, { seed: 1, milliseconds: 100 });
    expect(failure).toBeUndefined();
    expect(runs).toBeGreaterThan(0);
  });
});
