import { createAgenda } from './agenda.ts';
import { createSleepers } from './sleep.ts';
import type { Calm, Time } from './time.ts';

/** Time that stands still until it is advanced, and then fires what is due, one entry after the other. */
export const createManualTime = (startAt: number): Time => {
  const agenda = createAgenda();
  let elapsed = 0;
  let advancing: Promise<void> = Promise.resolve();

  const fireUntil = async (moment: number, calm: Calm): Promise<void> => {
    await calm();
    for (let due = agenda.takeDue(moment); due !== undefined; due = agenda.takeDue(moment)) {
      elapsed = Math.max(elapsed, due.at);
      due.run();
      await calm();
    }
    elapsed = Math.max(elapsed, moment);
  };
  // Two advances at once would fire entries of the later one first, so they queue up.
  const inTurn = (run: () => Promise<void>): Promise<void> => {
    const turn = advancing.then(run);
    advancing = turn.catch(() => undefined);
    return turn;
  };
  const sleepers = createSleepers((ms, run) => agenda.add({ at: elapsed + ms, kind: 'sleeper', run }));

  return {
    manual: true,
    clock: { now: () => startAt + elapsed, monotonic: () => elapsed, sleep: sleepers.sleep },
    now: () => startAt + elapsed,
    schedule: (afterMs, run) =>
      Number.isFinite(afterMs) ? agenda.add({ at: elapsed + afterMs, kind: 'scenario', run }) : () => undefined,
    untilNext: () => {
      const at = agenda.nextAt();
      return at === undefined ? undefined : Math.max(0, at - elapsed);
    },
    advance: (ms, calm) =>
      inTurn(() => {
        if (!(ms >= 0 && Number.isFinite(ms))) throw new TypeError('Time advances by 0 or more milliseconds.');
        return fireUntil(elapsed + ms, calm);
      }),
    drain: (calm) =>
      inTurn(async () => {
        await calm();
        while (agenda.has('scenario')) await fireUntil(agenda.nextAt() ?? elapsed, calm);
      }),
    reset: () => agenda.clear('scenario'),
    close: () => {
      agenda.clear('scenario');
      sleepers.close();
    },
  };
};
