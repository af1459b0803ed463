import { discard } from '../send/body.ts';
import { lastWord } from '../send/last-word.ts';
import type { SendAnswer, SendFailure, SendPlace, SendRequest } from '../send/sender.ts';
import { longestTimer } from '../options/timers.ts';
import { uploadClock } from '../streams/upload.ts';
import { emit, remainingMs, signalOf, type Call, type Step } from './call.ts';
import { observe } from './observe.ts';
import { trace } from './trace.ts';
import { abortedProblem, networkProblem, timeoutProblem, unexpectedProblem, type Problem } from './problem.ts';

/** The clock of one attempt, over headers and body. */
export interface AttemptClock {
  /** When this attempt must be over. */
  readonly until: number;
  readonly scope: 'attempt' | 'total';
}

export function attemptClock(call: Call): AttemptClock {
  const attemptMs = call.options.attemptTimeoutMs ?? call.connection.attemptTimeoutMs;
  const totalMs = remainingMs(call);
  const now = call.connection.clock.monotonic();
  return attemptMs < totalMs ? { until: now + attemptMs, scope: 'attempt' } : { until: now + totalMs, scope: 'total' };
}

const stopped: unique symbol = Symbol('stopped');

/** Runs what is being waited for until the call is stopped from outside. */
function untilStopped<T>(call: Call, work: Promise<T>): Promise<T | typeof stopped> {
  return new Promise((resolve, reject) => {
    const interrupt = (): void => resolve(stopped);
    call.interrupts.add(interrupt);
    if (call.stopped !== undefined) interrupt();
    work.then(resolve, reject).finally(() => call.interrupts.delete(interrupt));
  });
}

/** Sends one attempt, up to the headers. */
export async function send(
  call: Call,
  request: SendRequest,
  clock: AttemptClock,
  place?: SendPlace,
): Promise<Step<SendAnswer>> {
  call.attempts += 1;
  call.endpoint = request.endpoint.origin;
  call.status = undefined;
  call.requestId = undefined;
  call.headers = undefined;
  call.raw = undefined;
  emit(call, { type: 'request', method: request.method, endpoint: request.endpoint.origin });
  const began = call.connection.clock.monotonic();
  const sending =
    request.body instanceof ReadableStream ? upload(call, request) : sendWhole(call, request, clock, place);
  const sent = await untilStopped(call, sending);
  if (sent === stopped) {
    sending.then(
      (late) => void (late.answered && discard(late.body)),
      () => undefined,
    );
    const late = await lastWord(sending);
    if (late?.answered === false && late.kind === 'aborted')
      return { ok: false, problem: sendProblem(call, late, clock) };
    return { ok: false, problem: abortedProblem(call.stopped?.reason, 'request', 'unknown') };
  }
  if (!sent.answered) letGoOf(call);
  const told = trace(call, request, sent, call.connection.clock.monotonic() - began);
  return told.answered ? { ok: true, value: told } : { ok: false, problem: sendProblem(call, told, clock) };
}

/** What is still on its way after its time was up is cut off; the next attempt has a signal of its own. */
function letGoOf(call: Call): void {
  call.controller?.abort();
  call.controller = undefined;
}

function sendWhole(
  call: Call,
  request: SendRequest,
  clock: AttemptClock,
  place: SendPlace | undefined,
): Promise<SendAnswer | SendFailure> {
  // Observers may have taken what was left of the time.
  const timeoutMs = Math.max(0, clock.until - call.connection.clock.monotonic());
  const warn = (warning: string): void => emit(call, { type: 'warning', warning });
  return call.connection.send(request, {
    timeoutMs,
    signal: signalOf(call),
    warn,
    ...(place === undefined ? {} : { place }),
  });
}

/** A body that is a stream goes out once: nothing is repeated, and the idle clock governs instead of the other two. */
async function upload(call: Call, request: SendRequest): Promise<SendAnswer | SendFailure> {
  const { connection, options } = call;
  call.replayable = false;
  const answerMs = options.attemptTimeoutMs ?? connection.attemptTimeoutMs;
  let done = 0;
  const report = (bytes: number): void => {
    done += bytes;
    observe(options.onProgress, connection.dropped, { operation: call.operation.name, unit: 'bytes', done });
  };
  const clock = uploadClock(request.body as ReadableStream<Uint8Array>, connection.idleTimeoutMs, answerMs, report);
  const limits = { timeoutMs: longestTimer, signal: signalOf(call) };
  const ranOut = clock.ranOut.then((scope): SendFailure => {
    call.controller?.abort();
    return { answered: false, kind: 'timeout', scope };
  });
  let answered = false;
  try {
    const sent = await Promise.race([connection.send({ ...request, body: clock.body }, limits), ranOut]);
    // A sender that answers after the call is over is late: nobody would let go of it later.
    answered = sent.answered && connection.inFlight.has(call);
    call.letGo = () => clock.stop(false);
    return sent;
  } finally {
    clock.stop(answered);
    call.deadline = Math.max(call.deadline, connection.clock.monotonic() + answerMs);
  }
}

function sendProblem(call: Call, failure: SendFailure, clock: AttemptClock): Problem {
  switch (failure.kind) {
    case 'network':
      return networkProblem(failure, 'request');
    case 'timeout':
      return timeoutProblem(failure.scope ?? clock.scope, 'request', failure.notSent === true ? 'not_sent' : 'unknown');
    case 'aborted':
      return abortedProblem(call.stopped?.reason, 'request', failure.notSent === true ? call.outcome : 'unknown');
    case 'unexpected':
      return unexpectedProblem(call.connection.customSender ? 'sender' : 'fetch', failure.thrown, 'unknown', 'request');
  }
}
