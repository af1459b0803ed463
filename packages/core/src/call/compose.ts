import type { CodeReading, Notice } from '../codes/entry.ts';
import { opened, type Connection } from '../connection.ts';
import type { Issue, TrunklineError } from '../errors/error.ts';
import { keepRaw, rawOf } from '../errors/hidden.ts';
import type { Phase, RefusedReason } from '../errors/words.ts';
import type { CallOptions } from '../options/call-options.ts';
import type { Operation } from '../operations/operation.ts';
import { err, ok, type Err, type Ok, type Result } from '../result/result.ts';
import { ask, beginCall, endCall, listenToCaller, pause, remainingMs, signalOf, stopCall, type Call } from './call.ts';
import { checkInput } from './check.ts';
import type { StampContext } from './dialect.ts';
import { isAccepted } from './judge.ts';
import { runPart } from './line.ts';
import {
  abortedProblem,
  apiProblem,
  decodeProblem,
  inputProblem,
  problemOf,
  refusedProblem,
  timeoutProblem,
  unexpectedProblem,
  type Problem,
} from './problem.ts';
import { metaOf, problemError, tellSettled, worse } from './settle.ts';
import { readCredentials } from './stamp.ts';

/** What a composed method may do; each answer is a Result of the composed method, under its name. */
export interface Composed<Code extends string | number> {
  /** Ends with the caller's signal, with the clock of the whole, and when the client is closed. */
  readonly signal: AbortSignal;
  /** Milliseconds that are left of the whole. */
  remainingMs(): number;
  /** Is the input of an operation right? For methods that wait before they send. */
  check<Input>(operation: Operation<Input, unknown>, input: Input): Result<void, TrunklineError<Code>>;
  /** The caller's input or options are wrong, in a way that no operation knows of. */
  wrong(issues: readonly Issue[]): Err<TrunklineError<Code>>;
  /** Runs an operation as a part of this. */
  run<Input, Output>(operation: Operation<Input, Output>, input: Input): Promise<Result<Output, TrunklineError<Code>>>;
  /** The endpoint and all secrets, as an attempt would get them: for what is signed here and sent by somebody else. */
  signing(): Promise<Result<Pick<StampContext, 'endpoint' | 'credentials'>, TrunklineError<Code>>>;
  /**
   * Waits for something that comes by another way; `timeout` or `aborted` in that phase if it doesn't come. It may have a
   * clock of its own, in milliseconds, beside that of the whole.
   */
  until<T>(promise: Promise<T>, phase: Phase, atMostMs?: number): Promise<Result<T, TrunklineError<Code>>>;
  /** Waits between two questions, by the client's clock. */
  pause(ms: number, phase: Phase): Promise<Result<void, TrunklineError<Code>>>;
  /** What this waits for was sent earlier, by another call: from now on an end without an answer leaves it in doubt. */
  inDoubt(): void;
  /** The vendor said no by another way than the answer of an operation. */
  rejected(
    reading: CodeReading<Code>,
    details?: { readonly vendorText?: string; readonly issues?: readonly Issue[] },
  ): Result<never, TrunklineError<Code>>;
  /** What came by another way than the answer of an operation can't be read. */
  misread(issues: readonly Issue[]): Err<TrunklineError<Code>>;
  /** A rule of ours refuses. */
  refused(reason: RefusedReason, retryAfterMs?: number): Err<TrunklineError<Code>>;
  done<T>(value: T, notice?: Notice<Code>): Result<T, TrunklineError<Code>>;
}

export interface ComposeOptions<Code extends string | number> extends CallOptions<Code> {
  /** The clock of the whole, in milliseconds; each request inside it keeps its own two clocks. */
  readonly timeoutMs: number;
}

/** Once the clock has run out or somebody stopped it, what is under way gets this long to end by itself. */
const graceMs = 50;

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
  // Of the operation only the name is asked for: the parts bring their own.
  const named = { name } as Operation<unknown, unknown>;
  const whole = { ...options, totalTimeoutMs: timeoutMs };
  const call = beginCall(opened(connection as unknown as Connection), named, undefined, whole);
  try {
    listenToCaller(call);
    const issues = optionIssues(call, options.totalTimeoutMs);
    if (issues.length > 0) return settle(call, failed(call, inputProblem(issues)));
    if (connection.closed) return settle(call, failed(call, refusedProblem('closed')));
    return settle(call, await inTime(call, timeoutMs, work(composedOf(connection, call, options))));
  } catch (thrown) {
    return settle(call, failed(call, unexpectedProblem('trunkline', thrown, call.outcome)));
  } finally {
    endCall(call);
  }
}

/** The clock of the whole stands in the place of the call's, under a name of its own: an issue names the one that the caller wrote. */
function optionIssues({ optionIssues: issues }: Call, ownClock: unknown): readonly Issue[] {
  if (ownClock !== undefined) return issues;
  return issues.map((issue) =>
    issue.path === 'options.totalTimeoutMs' ? { ...issue, path: 'options.timeoutMs' } : issue,
  );
}

/** Our own reason to stop: the clock of the whole. */
const expired: unique symbol = Symbol('expired');

/** Ends the work with the clock of the whole, with the caller's abort and with the client, whether it listens or not. */
function inTime<T, Code extends string | number>(
  call: Call,
  timeoutMs: number,
  work: Promise<Result<T, TrunklineError<Code>>>,
): Promise<Result<T, TrunklineError<Code>>> {
  return new Promise((resolve, reject) => {
    let grace: ReturnType<typeof setTimeout> | undefined;
    const timer = setTimeout(() => stopCall(call, expired), timeoutMs);
    const onStop = (): void => {
      grace = setTimeout(() => resolve(failed(call, stopProblem(call, 'reply'))), graceMs);
    };
    call.interrupts.add(onStop);
    if (call.stopped !== undefined) onStop();
    const tidy = (): void => {
      clearTimeout(timer);
      clearTimeout(grace);
      call.interrupts.delete(onStop);
    };
    work
      .finally(tidy)
      .then((result) => resolve(inOwnWords(call, result)))
      .catch(reject);
  });
}

/** A part that our own clock has aborted is late, not aborted. */
function inOwnWords<T, Code extends string | number>(
  call: Call,
  result: Result<T, TrunklineError<Code>>,
): Result<T, TrunklineError<Code>> {
  if (typeof result?.ok !== 'boolean') throw new TypeError('the work answered no Result');
  if (result.ok || result.error.kind !== 'aborted' || call.stopped?.reason !== expired) return result;
  return failed(call, stopProblem(call, result.error.phase));
}

function stopProblem(call: Call, phase: Phase): Problem {
  const reason = call.stopped?.reason;
  return reason === expired
    ? timeoutProblem('total', phase, call.outcome)
    : abortedProblem(reason, phase, call.outcome);
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
    wrong: (issues) => failed(call, inputProblem(issues)),
    async run(operation, input) {
      const left = Math.max(1, Math.min(options.totalTimeoutMs ?? connection.totalTimeoutMs, remainingMs(call)));
      const part = { ...options, totalTimeoutMs: left, signal: signalOf(call) };
      const result = await runPart(connection, operation, input, part, call.id);
      notePart(call, result, operation.repeat === 'safe');
      return result.ok ? result : failed(call, problemOf(result.error));
    },
    check(operation, input) {
      const named = operation as unknown as Operation<unknown, unknown>;
      const { issues } = checkInput(call.connection, named, input);
      return issues.length === 0 ? ok(undefined, metaOf(call)) : failed(call, inputProblem(issues));
    },
    async signing() {
      const credentials = await readCredentials(call, undefined);
      if (!credentials.ok) return failed(call, credentials.problem);
      const { current: endpoint } = call.connection.endpoints.walk();
      return ok({ endpoint, credentials: credentials.value }, metaOf(call));
    },
    async until(promise, phase, atMostMs = Infinity) {
      const step = await ask(call, 'store', phase, () => promised(call, promise, atMostMs));
      if (!step.ok) return failed(call, step.problem);
      if (step.value === late) return failed(call, timeoutProblem('attempt', phase, doubt(call)));
      return ok(step.value, metaOf(call));
    },
    async pause(ms, phase) {
      const step = await pause(call, ms, phase);
      return step.ok ? ok(undefined, metaOf(call)) : failed(call, step.problem);
    },
    inDoubt() {
      call.outcome = 'unknown';
    },
    rejected(reading, details) {
      if (isAccepted(options, reading)) return done(call, undefined as never, reading);
      // The vendor has spoken: whatever was in doubt no longer is.
      call.outcome = 'not_sent';
      return failed(call, apiProblem(reading, details));
    },
    misread: (issues) => failed(call, decodeProblem({ reason: 'shape', issues })),
    refused: (reason, retryAfterMs) => failed(call, refusedProblem(reason, retryAfterMs)),
    done: (value, notice) => done(call, value, notice),
  };
}

const late: unique symbol = Symbol('late');

/** The promise, or that it came too late. */
async function promised<T>(call: Call, promise: Promise<T>, atMostMs: number): Promise<T | typeof late> {
  if (atMostMs >= remainingMs(call)) return promise;
  const over = new AbortController();
  const ends = AbortSignal.any([over.signal, signalOf(call)]);
  const clock = call.connection.clock.sleep(atMostMs, ends).then<typeof late, T>(
    () => late,
    () => promise,
  );
  try {
    return await Promise.race([promise, clock]);
  } finally {
    over.abort();
  }
}

function doubt(call: Call): 'not_sent' | 'unknown' {
  return call.outcome === 'not_sent' ? 'not_sent' : 'unknown';
}

function done<T, Code extends string | number>(
  call: Call,
  value: T,
  notice: Notice<Code> | undefined,
): Result<T, TrunklineError<Code>> {
  return ok(value, metaOf(call), notice) as Ok<T, Code> as Result<T, TrunklineError<Code>>;
}

/** The whole knows of the last answer what its part knew; a part that changes nothing leaves no doubt behind. */
function notePart(call: Call, result: Result<unknown, TrunklineError>, harmless: boolean): void {
  const { meta, error } = result;
  call.attempts += meta.attempts;
  call.endpoint = meta.endpoint;
  call.status = meta.status;
  call.requestId = meta.requestId;
  call.headers = meta.headers;
  call.raw = rawOf(result) ?? call.raw;
  if (harmless && error === undefined) return;
  call.outcome = worse(call.outcome, error?.outcome ?? 'unknown');
}

function settle<T, Code extends string | number>(
  call: Call,
  result: Result<T, TrunklineError<Code>>,
): Result<T, TrunklineError<Code>> {
  const meta = metaOf(call);
  const own = result.ok ? ok(result.value, meta, result.notice) : err(result.error, meta);
  if (call.raw !== undefined) keepRaw(own, call.raw);
  tellSettled(call, own);
  return own;
}
