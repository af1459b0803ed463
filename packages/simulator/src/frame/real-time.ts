import { createAgenda, type Cancel, type EntryKind } from './agenda.ts';
import { createSleepers } from './sleep.ts';
import type { Time } from './time.ts';

const longestTimeout = 2 ** 31 - 1;

/** Time that follows the wall clock, `speed` times as fast. One timer wakes for whatever is due next. */
export const createRealTime = (speed: number): Time => {
  const agenda = createAgenda();
  const startAt = Date.now();
  const started = performance.now();
  let alarm: NodeJS.Timeout | undefined;
  let running: number | undefined;

  const elapsed = (): number => (performance.now() - started) * speed;
  // Timers fire late, and speed multiplies that: an entry counts from the moment it was due, or calls would grow longer.
  const scenarioNow = (): number => running ?? elapsed();
  const setAlarm = (): void => {
    clearTimeout(alarm);
    const next = agenda.nextAt();
    if (next === undefined) return;
    alarm = setTimeout(wake, Math.min(Math.max(0, (next - elapsed()) / speed), longestTimeout));
  };
  const wake = (): void => {
    for (let due = agenda.takeDue(elapsed()); due !== undefined; due = agenda.takeDue(elapsed())) {
      running = due.at;
      due.run();
    }
    running = undefined;
    setAlarm();
  };
  const plan = (afterMs: number, kind: EntryKind, run: () => void): Cancel => {
    if (!Number.isFinite(afterMs)) return () => undefined;
    const cancel = agenda.add({ at: scenarioNow() + afterMs, kind, run });
    setAlarm();
    return () => {
      cancel();
      setAlarm();
    };
  };
  const sleepers = createSleepers((ms, run) => plan(ms, 'sleeper', run));

  return {
    manual: false,
    clock: { now: () => startAt + elapsed(), monotonic: elapsed, sleep: sleepers.sleep },
    now: () => startAt + scenarioNow(),
    schedule: (afterMs, run) => plan(afterMs, 'scenario', run),
    untilNext: () => {
      const at = agenda.nextAt();
      return at === undefined ? undefined : Math.max(0, at - elapsed());
    },
    advance: () =>
      Promise.reject(new Error("Scenario time is real here; only a simulator with time: 'manual' can be advanced.")),
    drain: async (calm) => {
      await calm();
      while (agenda.has('scenario')) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        await calm();
      }
    },
    reset: () => {
      agenda.clear('scenario');
      setAlarm();
    },
    close: () => {
      agenda.clear('scenario');
      sleepers.close();
      clearTimeout(alarm);
    },
  };
};
