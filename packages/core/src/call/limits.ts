import { ask, emit, pause, remainingMs, type Call, type Step } from './call.ts';
import { refusedProblem, unexpectedProblem } from './problem.ts';

const noNumber = (): TypeError => new TypeError('the limit answered no number');

/** Waits for a place under the vendor's rate limit, and for the end of a block. A wait that would outlast the call isn't begun. */
export async function waitForPlace(call: Call): Promise<Step<void>> {
  const { connection, operation } = call;
  const { holdKey } = connection.dialect;
  if (holdKey !== undefined) {
    const held = await ask(call, 'store', 'limit', () => connection.coordination.holds.until(holdKey));
    if (!held.ok) return held;
    const waitMs = (held.value ?? 0) - connection.clock.now();
    if (waitMs > 0) return { ok: false, problem: refusedProblem('window', waitMs) };
  }
  const { limits } = connection.coordination;
  if (limits === undefined) return { ok: true, value: undefined };
  const bucket = operation.limit ?? 'default';
  for (;;) {
    const place = await ask(call, 'store', 'limit', () => limits.take(bucket));
    if (!place.ok) return place;
    if (!(place.value >= 0))
      return { ok: false, problem: unexpectedProblem('store', noNumber(), call.outcome, 'limit') };
    if (place.value <= 0) return { ok: true, value: undefined };
    if (place.value >= remainingMs(call)) return { ok: false, problem: refusedProblem('limit', place.value) };
    emit(call, { type: 'limit', bucket, waitMs: place.value });
    const waited = await pause(call, place.value, 'limit');
    if (!waited.ok) return waited;
  }
}

/** Keeps a block by the vendor. A store that fails to keep it doesn't change how this call ended. */
export async function keepHold(call: Call, untilMs: number | undefined): Promise<void> {
  const { coordination, dialect } = call.connection;
  const { holdKey } = dialect;
  if (untilMs === undefined || holdKey === undefined) return;
  const kept = await ask(call, 'store', 'limit', () => coordination.holds.hold(holdKey, untilMs));
  if (!kept.ok) emit(call, { type: 'warning', warning: 'the store did not keep a block by the vendor' });
}
