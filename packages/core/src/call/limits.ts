import type { MaybePromise, RequestLimits } from '../coordination/coordination.ts';
import type { Endpoint } from '../options/endpoint.ts';
import type { SendPlace } from '../send/sender.ts';
import { ask, emit, pause, remainingMs, signalOf, type Call, type Step } from './call.ts';
import { refusedProblem, unexpectedProblem } from './problem.ts';

const noNumber = (): TypeError => new TypeError('the limit answered no number');

const bucketOf = ({ operation }: Call): string => operation.limit ?? 'default';

/** Is it too late now for a place that came at this time? */
export function isMissed(call: Call, placedAt: number): boolean {
  const { coordination, clock } = call.connection;
  const mayBeLateMs = coordination.limits?.mayBeLateMs?.(bucketOf(call)) ?? Infinity;
  return clock.monotonic() - placedAt > mayBeLateMs;
}

/**
 * Waits for a place under the vendor's rate limit, and tells when it comes. A wait that would outlast the call isn't begun.
 */
export function waitForPlace(call: Call): MaybePromise<Step<number>> {
  const { clock, coordination } = call.connection;
  const { limits } = coordination;
  return limits === undefined ? { ok: true, value: clock.monotonic() } : waitUnder(limits, call);
}

async function waitUnder(limits: RequestLimits, call: Call): Promise<Step<number>> {
  const { connection } = call;
  const bucket = bucketOf(call);
  const now = connection.clock.monotonic();
  const place = await ask(call, 'store', 'limit', () => limits.take(bucket, { now, atMostMs: remainingMs(call) }));
  if (!place.ok) return place;
  if (!(place.value >= 0)) {
    return { ok: false, problem: unexpectedProblem('store', noNumber(), call.outcome, 'limit') };
  }
  if (place.value >= remainingMs(call)) return { ok: false, problem: refusedProblem('limit', place.value) };
  const placedAt = connection.clock.monotonic() + place.value;
  if (place.value === 0) return { ok: true, value: placedAt };
  emit(call, { type: 'limit', bucket, waitMs: place.value });
  const waited = await pause(call, place.value, 'limit');
  return waited.ok ? { ok: true, value: placedAt } : waited;
}

/** Waits for a place to send from, where there are only so many. */
export function waitForSender(call: Call, endpoint: Endpoint): MaybePromise<Step<SendPlace | undefined>> {
  const placing = call.connection.place(endpoint, signalOf(call));
  return placing === undefined ? { ok: true, value: undefined } : waitToSend(placing, call);
}

async function waitToSend(placing: Promise<SendPlace | undefined>, call: Call): Promise<Step<SendPlace | undefined>> {
  const placed = await ask(call, 'sender', 'limit', () => placing);
  // Given too late, it is somebody else's.
  if (!placed.ok) placing.then((late) => late?.leave()).catch(() => undefined);
  return placed;
}
