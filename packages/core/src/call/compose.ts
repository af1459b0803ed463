import type { CodeReading, Notice } from '../codes/entry.ts';
import type { Connection } from '../connection.ts';
import type { Issue, TrunklineError } from '../errors/error.ts';
import { vendorText } from '../errors/hidden.ts';
import type { Phase, RefusedReason } from '../errors/words.ts';
import type { CallOptions } from '../options/call-options.ts';
import type { Operation } from '../operations/operation.ts';
import { ask, beginCall, emit, endCall, remainingMs, signalOf, type Call } from './call.ts';
import { run } from './line.ts';
import { apiProblem, inputProblem, refusedProblem, unexpectedProblem, type Problem } from './problem.ts';
import { metaOf, problemError, worse } from './settle.ts';
import { err, ok, type Err, type Ok, type Result } from '../result/result.ts';

/** What a composed method may do; each answer is a Result of the composed method, under its name. */
export interface Composed<Code extends string | number> {
  /** Ends with the caller's signal, with the clock of the whole, and when the client is closed. */
  readonly signal: AbortSignal;
  /** Milliseconds that are left of the whole. */
  remainingMs(): number;
  /** Runs an operation as a part of this. */
  run<Input, Output>(operation: Operation<Input, Output>, input: Input): Promise<Result<Output, TrunklineError<Code>>>;
  /** Waits for something that comes by another way; `timeout` or `aborted` in that phase if it doesn't come. */
  until<T>(promise: Promise<T>, phase: Phase): Promise<Result<T, TrunklineError<Code>>>;
  /** The vendor said no by another way than the answer of an operation. */
  rejected(
    reading: CodeReading<Code>,
    details?: { readonly vendorText?: string; readonly issues?: readonly Issue[] },
  ): Result<never, TrunklineError<Code>>;
  /** A rule of ours refuses. */
  refused(reason: RefusedReason, retryAfterMs?: number): Err<TrunklineError<Code>>;
  done<T>(value: T, notice?: Notice<Code>): Ok<T>;
}

export interface ComposeOptions<Code extends string | number> extends CallOptions<Code> {
  /** The clock of the whole, in milliseconds; each request inside it keeps its own two clocks. */
  readonly timeoutMs: number;
}

/**
 * A method made of several calls and waits that answers like one: one Result, one call id, one clock, one signal.
 * For replies that come as events, for polling, for whatever a routine does.
 */
export async function compose<T, Code extends string | number>(
  connection: Connection<Code>,
  name: string,
  given: ComposeOptions<Code>,
  work: (own: Composed<Code>) => Promise<Result<T, TrunklineError<Code>>>,
): Promise<Result<T, TrunklineError<Code>>> {
  const { timeoutMs, ...options } = given;
  const whole = { ...options, totalTimeoutMs: timeoutMs };
  // Of the operation only the name is asked for: the parts bring their own.
  const named = { name } as Operation<unknown, unknown>;
  const call = beginCall(connection as unknown as Connection, named, undefined, whole);
  try {
    if (call.optionIssues.length > 0) return settle(call, failed(call, inputProblem(call.optionIssues)));
    if (connection.closed) return settle(call, failed(call, refusedProblem('closed')));
    return settle(call, await work(composedOf(connection, call, options)));
  } catch (thrown) {
    return settle(call, failed(call, unexpectedProblem('trunkline', thrown, call.outcome)));
  } finally {
    endCall(call);
  }
}

function failed<Code extends string | number>(call: Call, problem: Problem): Err<TrunklineError<Code>> {
  return err(problemError(call, problem) as TrunklineError<Code>, metaOf(call));
}

function composedOf<Code extends string | number>(
  connection: Connection<Code>,
  call: Call,
  options: CallOptions<Code>,
): Composed<Code> {
  return {
    get signal() {
      return signalOf(call);
    },
    remainingMs: () => remainingMs(call),
    async run(operation, input) {
      const left = Math.max(1, Math.min(options.totalTimeoutMs ?? connection.totalTimeoutMs, remainingMs(call)));
      const part = { ...options, totalTimeoutMs: left, signal: signalOf(call) };
      const result = await run(connection, operation, input, part);
      noteParts(call, result);
      return result.ok ? result : err(renamed(call, result.error), result.meta);
    },
    async until(promise, phase) {
      const step = await ask(call, 'store', phase, () => promise);
      return step.ok ? ok(step.value, metaOf(call)) : failed(call, step.problem);
    },
    rejected(reading, details) {
      const accepted = options.acceptCodes?.some((code) => code === reading.asked || code === reading.code) ?? false;
      if (accepted) return ok(undefined as never, metaOf(call), reading);
      // The vendor has spoken: whatever was in doubt no longer is.
      call.outcome = 'not_sent';
      return failed(call, apiProblem(reading, details));
    },
    refused: (reason, retryAfterMs) => failed(call, refusedProblem(reason, retryAfterMs)),
    done: (value, notice) => ok(value, metaOf(call), notice),
  };
}

/** The whole knows of the last answer what its part knew. */
function noteParts(call: Call, { meta, error }: Result<unknown, TrunklineError>): void {
  call.attempts += meta.attempts;
  call.endpoint = meta.endpoint;
  call.status = meta.status;
  call.requestId = meta.requestId;
  call.headers = meta.headers;
  call.outcome = worse(call.outcome, error?.outcome ?? (meta.attempts > 0 ? 'unknown' : 'not_sent'));
}

/** The error of a part, under the name of the whole. */
function renamed<Code extends string | number>(call: Call, error: TrunklineError<Code>): TrunklineError<Code> {
  const { vendor: _vendor, operation: _operation, attempts: _attempts, ...facts } = error.toJSON();
  const text = vendorText(error);
  const words = text === undefined ? {} : { vendorText: text };
  const cause = error.cause === undefined ? {} : { thrown: error.cause };
  return problemError(call, { ...facts, ...words, ...cause } as Problem) as TrunklineError<Code>;
}

function settle<T, Code extends string | number>(
  call: Call,
  result: Result<T, TrunklineError<Code>>,
): Result<T, TrunklineError<Code>> {
  const meta = metaOf(call);
  const { durationMs } = meta;
  if (result.ok) {
    emit(call, { type: 'settled', ok: true, durationMs });
    return ok(result.value, meta, result.notice);
  }
  const { kind, category, outcome } = result.error;
  emit(call, { type: 'settled', ok: false, durationMs, kind, category, outcome });
  return err(result.error, meta);
}
