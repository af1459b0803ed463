import { decodeText } from '../send/charset.ts';
import { discard, readBody } from '../send/body.ts';
import { retryAfterMs } from '../send/retry-after.ts';
import { safeText } from '../errors/safe.ts';
import type { SendAnswer, SendFailure, SendRequest } from '../send/sender.ts';
import { uploadClock } from '../streams/upload.ts';
import { emit, remainingMs, signalOf, type Call, type Step } from './call.ts';
import type { Answer } from './dialect.ts';
import {
  abortedProblem,
  decodeProblem,
  httpProblem,
  networkProblem,
  redirectProblem,
  timeoutProblem,
  unexpectedProblem,
  type Problem,
} from './problem.ts';

/** The longest time that a timer can hold. */
const longestTimer = 2_147_483_647;

/** How long an error page may be, at most, before it is not worth reading. */
const mostErrorBytes = 65_536;

interface AttemptClock {
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
async function untilStopped<T>(call: Call, work: Promise<T>): Promise<T | typeof stopped> {
  let interrupt: () => void = () => undefined;
  const stop = new Promise<typeof stopped>((resolve) => {
    interrupt = () => resolve(stopped);
  });
  call.interrupts.add(interrupt);
  if (call.stopped !== undefined) interrupt();
  try {
    return await Promise.race([work, stop]);
  } finally {
    call.interrupts.delete(interrupt);
  }
}

/** Sends one attempt, up to the headers. */
export async function send(call: Call, request: SendRequest, clock: AttemptClock): Promise<Step<SendAnswer>> {
  call.attempts += 1;
  call.endpoint = request.endpoint.origin;
  call.status = undefined;
  call.requestId = undefined;
  call.headers = undefined;
  call.raw = undefined;
  emit(call, { type: 'request', method: request.method, endpoint: request.endpoint.origin });
  const sending = request.body instanceof ReadableStream ? upload(call, request) : sendWhole(call, request, clock);
  const sent = await untilStopped(call, sending);
  if (sent === stopped) {
    sending.then(
      (late) => void (late.answered && discard(late.body)),
      () => undefined,
    );
    return { ok: false, problem: abortedProblem(call.stopped?.reason, 'request', 'unknown') };
  }
  return sent.answered ? { ok: true, value: sent } : { ok: false, problem: sendProblem(call, sent, clock) };
}

function sendWhole(call: Call, request: SendRequest, clock: AttemptClock): Promise<SendAnswer | SendFailure> {
  const timeoutMs = clock.until - call.connection.clock.monotonic();
  return call.connection.send(request, { timeoutMs, signal: signalOf(call) });
}

/** A body that is a stream goes out once: nothing is repeated, and the idle clock governs instead of the other two. */
async function upload(call: Call, request: SendRequest): Promise<SendAnswer | SendFailure> {
  const { connection, options } = call;
  call.replayable = false;
  const answerMs = options.attemptTimeoutMs ?? connection.attemptTimeoutMs;
  const clock = uploadClock(request.body as ReadableStream<Uint8Array>, connection.idleTimeoutMs, answerMs);
  const limits = { timeoutMs: longestTimer, signal: signalOf(call) };
  const ranOut = clock.ranOut.then((scope): SendFailure => {
    call.controller?.abort();
    return { answered: false, kind: 'timeout', scope };
  });
  try {
    return await Promise.race([connection.send({ ...request, body: clock.body }, limits), ranOut]);
  } finally {
    clock.stop();
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

const shownHeaders: ReadonlySet<string> = new Set([
  'content-type',
  'date',
  'retry-after',
  'ratelimit-limit',
  'ratelimit-remaining',
  'ratelimit-reset',
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
]);

/** What the headers of an answer say, from the allow-list. */
export function noteHeaders(call: Call, { status, headers }: SendAnswer): void {
  const { requestIdHeader } = call.connection.dialect;
  call.status = status;
  call.earlier.push(status);
  call.headers = Object.fromEntries(
    Object.entries(headers).filter(([name, value]) =>
      name === requestIdHeader || name === 'x-request-id' ? safeText(value) !== undefined : shownHeaders.has(name),
    ),
  );
  call.requestId = requestIdHeader === undefined ? undefined : safeText(headers[requestIdHeader]);
}

export const isFailure = (status: number | undefined): boolean =>
  status !== undefined && (status < 200 || status > 299);
const isRedirect = (status: number | undefined): boolean =>
  status !== undefined && status >= 300 && status < 400 && status !== 304;

function retryAfter(call: Call, answer: SendAnswer): number | undefined {
  return retryAfterMs(answer.headers['retry-after'], call.connection.clock.now());
}

/** Reads the body of an answer as text. A failure status keeps its status, whatever its body does. */
export async function readAnswer(call: Call, sent: SendAnswer, clock: AttemptClock): Promise<Step<Answer>> {
  const { connection } = call;
  const { status, headers, body } = sent;
  const contentType = headers['content-type'];
  if (isRedirect(status) && headers['location'] !== undefined) {
    discard(body);
    return { ok: false, problem: redirectProblem(status as number, headers['location'], `${call.endpoint}/`) };
  }
  const maxBytes = isFailure(status) ? Math.min(mostErrorBytes, connection.maxBodyBytes) : connection.maxBodyBytes;
  let endReading: (() => void) | undefined;
  const read = await readBody(body, {
    maxBytes,
    timeoutMs: clock.until - connection.clock.monotonic(),
    declaredBytes: headers['content-encoding'] === undefined ? Number(headers['content-length']) || 0 : 0,
    onStart: (stop) => {
      endReading = stop;
      call.interrupts.add(stop);
      if (call.stopped !== undefined) stop();
    },
  });
  if (endReading !== undefined) call.interrupts.delete(endReading);
  if (call.stopped !== undefined) return { ok: false, problem: abortedProblem(call.stopped.reason, 'body', 'unknown') };
  if (!read.read) {
    if (isFailure(status)) return { ok: false, problem: httpProblem(status as number, retryAfter(call, sent)) };
    switch (read.why) {
      case 'too_large':
        return {
          ok: false,
          problem: decodeProblem({ reason: 'too_large', contentType: mediaType(contentType), bytes: read.bytes }),
        };
      case 'failed':
        return { ok: false, problem: bodyProblem(read.failure) };
      default:
        return { ok: false, problem: timeoutProblem(clock.scope, 'body', 'unknown') };
    }
  }
  if (connection.keepRaw) call.raw = read.bytes;
  const decoded = decodeText(read.bytes, contentType, connection.charset);
  if (!decoded.decoded) {
    if (isFailure(status)) return { ok: false, problem: httpProblem(status as number, retryAfter(call, sent)) };
    return {
      ok: false,
      problem: decodeProblem({ reason: 'charset', contentType: mediaType(contentType), bytes: read.bytes.length }),
    };
  }
  if (connection.keepRaw) call.raw = decoded.text;
  return { ok: true, value: { status, headers, contentType, bytes: read.bytes, text: decoded.text } };
}

function bodyProblem(failure: SendFailure): Problem {
  return failure.kind === 'network'
    ? networkProblem(failure, 'body')
    : networkProblem(
        {
          answered: false,
          kind: 'network',
          reason: 'truncated',
          notSent: false,
          thrown: failure.kind === 'unexpected' ? failure.thrown : undefined,
        },
        'body',
      );
}

/** `text/html; charset=utf-8` → `text/html`, if it is one. */
export function mediaType(contentType: string | undefined): string | undefined {
  return /^\s*([\w.+-]{1,64}\/[\w.+-]{1,64})/.exec(contentType ?? '')?.[1]?.toLowerCase();
}

/** The problem of an answer without a vendor envelope. */
export function foreignProblem(call: Call, answer: Answer): Problem | undefined {
  if (!isFailure(answer.status)) return undefined;
  return httpProblem(answer.status as number, retryAfterMs(answer.headers['retry-after'], call.connection.clock.now()));
}
