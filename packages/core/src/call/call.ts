import type { OpenConnection } from '../connection.ts';
import type { Outcome, Participant, Phase } from '../errors/words.ts';
import type { MaybePromise } from '../coordination/coordination.ts';
import type { Issue } from '../errors/error.ts';
import type { CallOptions } from '../options/call-options.ts';
import { readCallOptions } from '../options/read-call-options.ts';
import type { Operation } from '../operations/operation.ts';
import type { CallEvent, EventFacts } from './events.ts';
import { observe } from './observe.ts';
import { abortedProblem, timeoutProblem, unexpectedProblem, type Problem } from './problem.ts';

/** What a call knows of itself while it is on its way. */
export interface Call {
  readonly connection: OpenConnection;
  readonly operation: Operation<unknown, unknown>;
  readonly input: unknown;
  /** The input as the vendor spells it, once it is checked. */
  wire: unknown;
  readonly options: CallOptions;
  readonly optionIssues: readonly Issue[];
  readonly id: string;
  /** Is it a part of a composed method? */
  readonly part: boolean;
  readonly started: number;
  /** An upload moves it on: its answer may still come in full. */
  deadline: number;
  /** Requests handed to the network. */
  attempts: number;
  /** The worst that is known of all finished attempts. */
  outcome: Outcome;
  /** Who stopped it, and why. */
  stopped: { readonly reason: unknown } | undefined;
  /** Ends whatever is being waited for right now. */
  readonly interrupts: Set<() => void>;
  controller: AbortController | undefined;
  endpoint: string | undefined;
  status: number | undefined;
  requestId: string | undefined;
  headers: Readonly<Record<string, string>> | undefined;
  raw: unknown;
  /** Can the body be sent again? Not if it was a stream. */
  replayable: boolean;
  /** If it was a stream, is it made anew for each attempt? */
  remade: boolean;
  readonly earlier: (number | undefined)[];
  forgetSignal: (() => void) | undefined;
  /** Lets an upload go that the answer has overtaken. */
  letGo: (() => void) | undefined;
}

export function beginCall(
  connection: OpenConnection,
  operation: Operation<unknown, unknown>,
  input: unknown,
  given: unknown,
  wholeId?: string,
): Call {
  const { options, issues } = readCallOptions(given);
  const started = connection.clock.monotonic();
  const call: Call = {
    connection,
    operation: repeatable(operation, input),
    input,
    wire: undefined,
    options,
    optionIssues: issues,
    id: wholeId ?? connection.nextCallId(),
    part: wholeId !== undefined,
    started,
    deadline: started + (options.totalTimeoutMs ?? connection.totalTimeoutMs),
    attempts: 0,
    outcome: 'not_sent',
    stopped: undefined,
    interrupts: new Set(),
    controller: undefined,
    endpoint: undefined,
    status: undefined,
    requestId: undefined,
    headers: undefined,
    raw: undefined,
    replayable: true,
    remade: false,
    earlier: [],
    forgetSignal: undefined,
    letGo: undefined,
  };
  connection.inFlight.add(call);
  emit(call, { type: 'start' });
  return call;
}

/** A request that bears an id that is taken only once may be sent again after a doubt. */
function repeatable(operation: Operation<unknown, unknown>, input: unknown): Operation<unknown, unknown> {
  if (operation.repeat !== 'unsafe' || operation.onceOnly === undefined) return operation;
  try {
    return operation.onceOnly(input) ? { ...operation, repeat: 'idempotent' } : operation;
  } catch {
    return operation; // an input that is none; the check says so
  }
}

export function endCall(call: Call): void {
  call.connection.inFlight.delete(call);
  call.letGo?.();
  try {
    call.forgetSignal?.();
  } catch {
    call.connection.dropped(); // a signal that is none
  }
}

/** The caller's signal may live for ever: our listener is removed at the end of the call. */
export function listenToCaller(call: Call): void {
  const { signal } = call.options;
  if (signal === undefined) return;
  if (signal.aborted) return stopCall(call, signal.reason);
  const onAbort = (): void => stopCall(call, signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  call.forgetSignal = () => signal.removeEventListener('abort', onAbort);
}

export function stopCall(call: Call, reason: unknown): void {
  if (call.stopped !== undefined) return;
  call.stopped = { reason };
  call.controller?.abort(reason);
  for (const interrupt of call.interrupts) interrupt();
}

/** A signal of the call's own, for what can be cancelled. */
export function signalOf(call: Call): AbortSignal {
  call.controller ??= new AbortController();
  if (call.stopped !== undefined) call.controller.abort(call.stopped.reason);
  return call.controller.signal;
}

export function remainingMs(call: Call): number {
  return call.deadline - call.connection.clock.monotonic();
}

export function emit(call: Call, facts: EventFacts): void {
  const { connection, operation, options } = call;
  if (connection.onEvent === undefined) return;
  const base = {
    vendor: connection.vendor,
    operation: operation.name,
    callId: call.id,
    at: connection.clock.now(),
    attempt: call.attempts,
    ...(options.context === undefined ? {} : { context: options.context }),
  };
  observe(connection.onEvent, connection.dropped, { ...base, ...facts } as CallEvent);
}

/** A step of the line: its value, or the problem that ends it. */
export type Step<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';

/**
 * Asks a participant (a store, a guard, a credential provider) and waits no longer than the call may. Whatever it
 * throws, and however long it takes, the call ends with a Result.
 */
export function ask<T>(
  call: Call,
  participant: Participant,
  phase: Phase,
  question: () => MaybePromise<T>,
): Step<T> | Promise<Step<T>> {
  let answer: MaybePromise<T>;
  try {
    answer = question();
  } catch (thrown) {
    return { ok: false, problem: unexpectedProblem(participant, thrown, call.outcome, phase) };
  }
  if (!isThenable(answer)) return { ok: true, value: answer };
  return settle(call, Promise.resolve(answer), participant, phase);
}

function settle<T>(call: Call, answer: Promise<T>, participant: Participant, phase: Phase): Promise<Step<T>> {
  return new Promise((resolve) => {
    const done = (step: Step<T>): void => {
      clearTimeout(timer);
      call.interrupts.delete(stop);
      resolve(step);
    };
    const stop = (): void => done({ ok: false, problem: abortedProblem(call.stopped?.reason, phase, call.outcome) });
    const late = (): void => done({ ok: false, problem: timeoutProblem('total', phase, call.outcome) });
    const timer = setTimeout(late, Math.max(0, remainingMs(call)));
    call.interrupts.add(stop);
    if (call.stopped !== undefined) stop();
    answer.then(
      (value) => done({ ok: true, value }),
      (thrown: unknown) =>
        call.stopped === undefined
          ? done({ ok: false, problem: unexpectedProblem(participant, thrown, call.outcome, phase) })
          : stop(),
    );
  });
}

/** Waits, unless the wait would outlast the call. */
export async function pause(call: Call, ms: number, phase: Phase): Promise<Step<void>> {
  if (call.stopped !== undefined)
    return { ok: false, problem: abortedProblem(call.stopped.reason, phase, call.outcome) };
  if (ms <= 0) return { ok: true, value: undefined };
  return ask(call, 'clock', phase, () => call.connection.clock.sleep(ms, signalOf(call)));
}
