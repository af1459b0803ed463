import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Result } from '../types.ts';

/** How a call ended, however it ended. */
export interface Settled {
  readonly result?: Result<unknown>;
  /** What it threw or rejected with: a breach in itself. */
  readonly thrown?: unknown;
  readonly hung: boolean;
  readonly ms: number;
  /** What a busy machine, and not the client, took of that time. */
  readonly lagMs: number;
  readonly deadlineMs: number;
}

/** Granted to every deadline. */
export const graceMs = 250;
const patienceMs = 2_000;
const mostLagMs = 1_000;

const hung: unique symbol = Symbol('hung');

/** Runs a call, and gives up on it some time after its deadline. Never rejects. */
export async function settle(call: () => Promise<Result<unknown>>, deadlineMs: number): Promise<Settled> {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const guard = new AbortController();
  const began = performance.now();
  const measured = (): Pick<Settled, 'ms' | 'lagMs' | 'deadlineMs'> => {
    delay.disable();
    return {
      ms: performance.now() - began,
      lagMs: Math.min(mostLagMs, Math.max(0, delay.max / 1e6 - 10)),
      deadlineMs,
    };
  };
  try {
    const timer = sleep(deadlineMs + graceMs + patienceMs, hung, { signal: guard.signal }).catch(() => hung);
    const ended = await Promise.race([call(), timer]);
    return ended === hung
      ? { hung: true, ...measured() }
      : { result: ended as Result<unknown>, hung: false, ...measured() };
  } catch (thrown) {
    return { thrown, hung: false, ...measured() };
  } finally {
    guard.abort();
  }
}
