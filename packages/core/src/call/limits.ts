import type { Endpoint } from '../options/endpoint.ts';
import type { SendPlace } from '../send/sender.ts';
import { ask, emit, pause, remainingMs, signalOf, type Call, type Step } from './call.ts';
import { refusedProblem, unexpectedProblem } from './problem.ts';

const noNumber = (): TypeError => new TypeError('the limit answered no number');

/** Waits for a place under the vendor's rate limit. A wait that would outlast the call isn't begun. */
export async function waitForPlace(call: Call): Promise<Step<void>> {
  const { connection, operation } = call;
  const { limits } = connection.coordination;
  if (limits === undefined) return { ok: true, value: undefined };
  const bucket = operation.limit ?? 'default';
  const now = connection.clock.monotonic();
  const place = await ask(call, 'store', 'limit', () => limits.take(bucket, { now, atMostMs: remainingMs(call) }));
  if (!place.ok) return place;
  if (!(place.value >= 0)) {
    return { ok: false, problem: unexpectedProblem('store', noNumber(), call.outcome, 'limit') };
  }
  if (place.value >= remainingMs(call)) return { ok: false, problem: refusedProblem('limit', place.value) };
  if (place.value === 0) return { ok: true, value: undefined };
  emit(call, { type: 'limit', bucket, waitMs: place.value });
  return pause(call, place.value, 'limit');
}

/** Waits for a place to send from, where there are only so many. */
export async function waitForSender(call: Call, endpoint: Endpoint): Promise<Step<SendPlace | undefined>> {
  const placing = call.connection.place(endpoint, signalOf(call));
  if (placing === undefined) return { ok: true, value: undefined };
  const placed = await ask(call, 'sender', 'limit', () => placing);
  // Given too late, it is somebody else's.
  if (!placed.ok) void placing.then((late) => late?.leave());
  return placed;
}
