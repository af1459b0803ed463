import type { MaybePromise } from '../coordination/coordination.ts';
import { ask, emit, type Call, type Step } from './call.ts';
import type { Failed } from './judge.ts';
import { refusedProblem } from './problem.ts';

const mistakes = ':mistakes';
const mistakesOf = (key: string): string => key + mistakes;

/** Whose block it would be: asked with the secrets of the attempt, since a vendor blocks a key. */
export function blockKey(
  call: Call,
  credentials: Readonly<Record<string, string>>,
): MaybePromise<Step<string | undefined>> {
  const { holdKey } = call.connection.dialect;
  if (typeof holdKey !== 'function') return { ok: true, value: holdKey };
  return ask(call, 'trunkline', 'limit', () => holdKey(credentials));
}

/** Asked last, right before sending: another call may have run into the block while this one waited. */
export function passBlock(call: Call, key: string | undefined): MaybePromise<Step<void>> {
  return key === undefined ? { ok: true, value: undefined } : pass(call, key);
}

async function pass(call: Call, key: string): Promise<Step<void>> {
  const { coordination, clock } = call.connection;
  const held = await ask(call, 'store', 'limit', () => coordination.holds.until(key));
  if (!held.ok) return held;
  const waitMs = (held.value ?? 0) - clock.now();
  return waitMs > 0 ? { ok: false, problem: refusedProblem('window', waitMs) } : { ok: true, value: undefined };
}

/** Remembers a mistake that the vendor counts, and keeps a block that it has imposed. */
export async function noteBlock(call: Call, failed: Failed, key: string | undefined): Promise<Failed> {
  if (key === undefined) return failed;
  if (failed.mistakeForMs !== undefined) {
    await noteMistake(call, key, failed.mistakeForMs);
    if (failed.holdMeanwhile === true) await hold(call, key, await until(call, mistakesOf(key)));
  }
  if (failed.held === undefined) return failed;
  const now = call.connection.clock.now();
  const untilMs = failed.held.untilMs ?? (await until(call, mistakesOf(key)));
  if (untilMs <= now) return failed.held.otherwise;
  await hold(call, key, untilMs);
  return { ...failed, problem: { ...failed.problem, retryAfterMs: untilMs - now }, final: true };
}

/** The first mistake opens the time in which the next one is answered by a block; later ones don't prolong it. */
async function noteMistake(call: Call, key: string, forMs: number): Promise<void> {
  const now = call.connection.clock.now();
  if ((await until(call, mistakesOf(key))) <= now) await hold(call, mistakesOf(key), now + forMs);
}

async function until(call: Call, key: string): Promise<number> {
  const asked = await ask(call, 'store', 'limit', () => call.connection.coordination.holds.until(key));
  return asked.ok ? (asked.value ?? 0) : 0;
}

/** A store that fails to keep it doesn't change how this call ended. */
async function hold(call: Call, key: string, untilMs: number): Promise<void> {
  const kept = await ask(call, 'store', 'limit', () => call.connection.coordination.holds.hold(key, untilMs));
  const waitMs = untilMs - call.connection.clock.now();
  if (kept.ok && !key.endsWith(mistakes)) emit(call, { type: 'hold', waitMs });
  if (!kept.ok) emit(call, { type: 'warning', warning: 'the store did not keep a block by the vendor' });
}
