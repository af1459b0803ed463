import type { Notice } from '../codes/entry.ts';
import { cleanCause } from '../errors/cause.ts';
import type { AnyFacts, TrunklineError } from '../errors/error.ts';
import { keepRaw, keepVendorText } from '../errors/hidden.ts';
import { makeError } from '../errors/make.ts';
import type { Outcome } from '../errors/words.ts';
import { err, ok, type Err, type Meta, type Result } from '../result/result.ts';
import { emit, type Call } from './call.ts';
import type { Problem } from './problem.ts';

const worst: readonly Outcome[] = ['not_sent', 'rejected', 'unknown'];

/** Of two attempts, the one that leaves more in doubt decides. */
export function worse(one: Outcome, other: Outcome): Outcome {
  return worst.indexOf(one) > worst.indexOf(other) ? one : other;
}

export function metaOf(call: Call): Meta {
  const { connection, operation, options, endpoint, status, requestId, headers } = call;
  return {
    vendor: connection.vendor,
    operation: operation.name,
    callId: call.id,
    attempts: call.attempts,
    durationMs: Math.max(0, connection.clock.monotonic() - call.started),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(status === undefined ? {} : { status }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(headers === undefined ? {} : { headers }),
    ...(options.context === undefined ? {} : { context: options.context }),
  };
}

export function succeed<T>(call: Call, value: T, notice?: Notice): Result<T, never> {
  const result = ok(value, metaOf(call), notice);
  if (call.raw !== undefined) keepRaw(result, call.raw);
  tellSettled(call, result);
  return result;
}

/** The last event of a call says how it ended. */
export function tellSettled(call: Call, { ok: done, error, notice, meta }: Result<unknown, TrunklineError>): void {
  const { durationMs } = meta;
  if (done) {
    const remark = notice?.asked;
    return emit(call, { type: 'settled', ok: true, durationMs, ...(remark === undefined ? {} : { notice: remark }) });
  }
  const { kind, category, outcome } = error;
  const phase = 'phase' in error && error.phase !== undefined ? { phase: error.phase } : {};
  const code = error.kind === 'api' ? { code: error.code } : {};
  emit(call, { type: 'settled', ok: false, durationMs, kind, category, outcome, ...phase, ...code });
}

/** The error of a problem, with what the call knows of itself. */
export function problemError(call: Call, problem: Problem): TrunklineError {
  const { thrown, vendorText, raw = call.raw, ...told } = problem;
  const { connection, operation } = call;
  const facts = {
    ...(call.status === undefined ? {} : { status: call.status }),
    // An envelope may tell a worse status than HTTP did.
    ...told,
    outcome: worse(call.outcome, problem.outcome),
    vendor: connection.vendor,
    operation: operation.name,
    attempts: call.attempts,
    ...(call.requestId === undefined ? {} : { requestId: call.requestId }),
  } as AnyFacts;
  const error = makeError(facts, thrown === undefined ? undefined : cleanCause(thrown)) as unknown as TrunklineError;
  if (vendorText !== undefined) keepVendorText(error, vendorText);
  if (raw !== undefined) keepRaw(error, raw);
  return error;
}

export function fail(call: Call, problem: Problem): Err<TrunklineError> {
  const error = problemError(call, problem);
  const result = err(error, metaOf(call));
  if (call.raw !== undefined) keepRaw(result, call.raw);
  tellSettled(call, result);
  return result;
}
