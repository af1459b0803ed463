import type { Cancel } from './agenda.ts';
import { createManualTime } from './manual-time.ts';
import { createRealTime } from './real-time.ts';

/** A clock to hand to a client, so that it lives in the same time as the simulator. */
export interface SimulatorClock {
  /** Scenario time in epoch milliseconds. */
  readonly now: () => number;
  /** Scenario milliseconds since the simulator started; never goes back. */
  readonly monotonic: () => number;
  /** Resolves after that many scenario milliseconds; rejects with `signal.reason` when aborted. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/**
 * How scenario time passes. `real` (the default) follows the wall clock, `speed` times as fast (default 1).
 * `manual` stands still until `advance`; it starts at `startAt` (default 2026-01-15T09:00:00Z).
 */
export type ScenarioTime =
  | 'real'
  | 'manual'
  | { readonly real: { readonly speed?: number } }
  | { readonly manual: { readonly startAt?: Date } };

/** Resolves when everything that has begun (webhooks under way) has come to its end. */
export type Calm = () => Promise<void>;

export interface Time {
  readonly manual: boolean;
  readonly clock: SimulatorClock;
  /** The moment at which the scenario is: when the entry that runs was due, else the time of the clock. */
  readonly now: () => number;
  /** Runs something after that many scenario milliseconds; `Infinity` means never. */
  schedule(afterMs: number, run: () => void): Cancel;
  /** Scenario milliseconds until the next entry is due; undefined when nothing is planned. */
  untilNext(): number | undefined;
  advance(ms: number, calm: Calm): Promise<void>;
  /** Lets time pass until no scenario entry is left. */
  drain(calm: Calm): Promise<void>;
  /** Forgets what the scenario had planned; sleepers stay. */
  reset(): void;
  close(): void;
}

export const createTime = (time: ScenarioTime): Time => {
  if (time === 'real') return createRealTime(1);
  if (time === 'manual') return createManualTime(defaultStart);
  if ('real' in time) return createRealTime(checkedSpeed(time.real.speed ?? 1));
  return createManualTime(time.manual.startAt?.getTime() ?? defaultStart);
};

const defaultStart = Date.UTC(2026, 0, 15, 9);

const checkedSpeed = (speed: number): number => {
  if (Number.isFinite(speed) && speed > 0) return speed;
  throw new TypeError('The speed of scenario time must be a number above 0.');
};
