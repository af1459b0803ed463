import { describe, expect, it } from 'vitest';
import { fuzz, targets } from '../src/index.ts';

describe('whatever comes', () => {
  it.each(targets)('$name: what must hold, holds', { timeout: 60_000 }, async (target) => {
    const { runs, failure } = await fuzz(target, { seed: 20_261_123, runs: target.testRuns ?? 200 });
    expect(failure).toBeUndefined();
    expect(runs).toBeGreaterThan(0);
  });
});
