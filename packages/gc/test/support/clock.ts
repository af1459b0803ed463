import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../src/index.ts';

interface Alarm {
  readonly at: number;
  readonly ms: number;
  readonly ring: () => void;
}

export interface ManualClock extends Clock {
  /** The waits under way, in milliseconds as asked for. */
  readonly waits: readonly number[];
  /** Moves on; whoever waited for a moment on the way is woken at it, and has some turns to go on. */
  advance(ms: number): Promise<void>;
}

const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** A clock that stands still but for `advance`. Timers of the runtime (total and attempt time) go on. */
export function manualClock(restMs = 5): ManualClock {
  let passed = 0;
  const alarms = new Set<Alarm>();
  return {
    get waits() {
      return [...alarms].map(({ ms }) => ms);
    },
    now: () => Date.UTC(2026, 5, 2, 9) + passed,
    monotonic: () => passed,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted === true) return reject(signal.reason as Error);
        const alarm: Alarm = { at: passed + ms, ms, ring: resolve };
        alarms.add(alarm);
        signal?.addEventListener('abort', () => (alarms.delete(alarm), reject(signal.reason as Error)), { once: true });
      }),
    async advance(ms) {
      await turns();
      const end = passed + ms;
      for (;;) {
        const [next] = [...alarms].filter(({ at }) => at <= end).toSorted((one, other) => one.at - other.at);
        if (next === undefined) break;
        passed = Math.max(passed, next.at);
        alarms.delete(next);
        next.ring();
        await turns();
        if (restMs > 0) await sleep(restMs);
      }
      passed = end;
      await turns();
    },
  };
}
