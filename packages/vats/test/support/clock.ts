import type { Clock } from '../../src/index.ts';

export interface ManualClock extends Clock {
  /** The waits that were asked for, in milliseconds. */
  readonly slept: readonly number[];
  advance(ms: number): void;
}

/** A clock that stands still but for sleeping (which takes no real time) and `advance`. */
export function manualClock(): ManualClock {
  let passed = 0;
  const slept: number[] = [];
  return {
    slept,
    now: () => Date.UTC(2026, 5, 2, 9) + passed,
    monotonic: () => passed,
    sleep: (ms) => {
      slept.push(ms);
      passed += ms;
      return Promise.resolve();
    },
    advance: (ms) => void (passed += ms),
  };
}
