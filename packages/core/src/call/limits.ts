import { ask, emit, pause, remainingMs, type Call, type Step } from './call.ts';
import { refusedProblem, unexpectedProblem } from './problem.ts';

const noNumber = (): TypeError => new TypeError('the limit answered no number');

/** Waits for a place under the vendor's rate limit, and stops at a block. A wait that would outlast the call isn't begun. */
export async function waitForPlace(call: Call): Promise<Step<void>> {
  const { connection, operation } = call;
  const { limits } = connection.coordination;
  if (limits === undefined) return passBlock(call);
  const bucket = operation.limit ?? 'default';
  const now = connection.clock.monotonic();
  const place = await ask(call, 'store', 'limit', () => limits.take(bucket, { now, atMostMs: remainingMs(call) }));
  if (!place.ok) return place;
  if (!(place.value >= 0)) {
    return { ok: false, problem: unexpectedProblem('store', noNumber(), call.outcome, 'limit') };
  }
  if (place.value >= remainingMs(call)) return { ok: false, problem: refusedProblem('limit', place.value) };
  if (place.value > 0) {
    emit(call, { type: 'limit', bucket, waitMs: place.value });
    const waited = await pause(call, place.value, 'limit');
    if (!waited.ok) return waited;
  }
  return passBlock(call);
}

/** Asked last, right before sending: another call may have run into the block while this one waited. */
async function passBlock(call: Call): Promise<Step<void>> {
  const { coordination, clock, dialect } = call.connection;
  const { holdKey } = dialect;
  if (holdKey === undefined) return { ok: true, value: undefined };
  const held = await ask(call, 'store', 'limit', () => coordination.holds.until(holdKey));
  if (!held.ok) return held;
  const waitMs = (held.value ?? 0) - clock.now();
  return waitMs > 0 ? { ok: false, problem: refusedProblem('window', waitMs) } : { ok: true, value: undefined };
}

/** Keeps a block by the vendor. A store that fails to keep it doesn't change how this call ended. */
export async function keepHold(call: Call, untilMs: number | undefined): Promise<void> {
  const { coordination, dialect } = call.connection;
  const { holdKey } = dialect;
  if (untilMs === undefined || holdKey === undefined) return;
  const kept = await ask(call, 'store', 'limit', () => coordination.holds.hold(holdKey, untilMs));
  if (!kept.ok) emit(call, { type: 'warning', warning: 'the store did not keep a block by the vendor' });
}
