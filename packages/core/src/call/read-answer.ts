import { discard, readBody, type BodyRead } from '../send/body.ts';
import { decodeText } from '../send/charset.ts';
import { mediaType } from '../send/media-type.ts';
import { retryAfterMs } from '../send/retry-after.ts';
import type { SendAnswer, SendFailure } from '../send/sender.ts';
import { isFailure, isRedirect } from '../send/status.ts';
import type { Call, Step } from './call.ts';
import type { Answer } from './dialect.ts';
import {
  abortedProblem,
  decodeProblem,
  httpProblem,
  networkProblem,
  redirectProblem,
  timeoutProblem,
  type Problem,
} from './problem.ts';
import type { AttemptClock } from './send.ts';

/** How long an error page may be, at most, before it is not worth reading. */
const mostErrorBytes = 65_536;

/** Reads the body of an answer as text. A failure status keeps its status, whatever its body does. */
export async function readAnswer(call: Call, sent: SendAnswer, clock: AttemptClock): Promise<Step<Answer>> {
  const { connection } = call;
  const { status, headers, body } = sent;
  const contentType = headers['content-type'];
  if (isRedirect(status) && headers['location'] !== undefined) {
    discard(body);
    return { ok: false, problem: redirectProblem(status as number, headers['location'], `${call.endpoint}/`) };
  }
  const read = await readWithin(call, sent, clock);
  if (call.stopped !== undefined) return { ok: false, problem: abortedProblem(call.stopped.reason, 'body', 'unknown') };
  if (!read.read) return { ok: false, problem: failureOf(call, sent) ?? bodyProblem(read, contentType, clock) };
  const { dialect } = connection;
  if (connection.keepRaw && dialect.hideInRaw === undefined) call.raw = read.bytes;
  const decoded = decodeText(read.bytes, contentType, connection.charset);
  if (!decoded.decoded) {
    const details = { reason: 'charset', contentType: mediaType(contentType), bytes: read.bytes.length } as const;
    return { ok: false, problem: failureOf(call, sent) ?? decodeProblem(details) };
  }
  if (connection.keepRaw) call.raw = dialect.hideInRaw?.(decoded.text) ?? decoded.text;
  return { ok: true, value: { status, headers, contentType, bytes: read.bytes, text: decoded.text } };
}

function readWithin(call: Call, { status, headers, body }: SendAnswer, clock: AttemptClock): Promise<BodyRead> {
  const { connection } = call;
  if (call.stopped !== undefined) discard(body); // so there is nothing to wait for
  return readBody(body, {
    maxBytes: isFailure(status) ? Math.min(mostErrorBytes, connection.maxBodyBytes) : connection.maxBodyBytes,
    timeoutMs: clock.until - connection.clock.monotonic(),
    declaredBytes: headers['content-encoding'] === undefined ? Number(headers['content-length']) || 0 : 0,
    interrupts: call.interrupts,
  });
}

/** The problem of a failure status that nothing else explains. */
export function failureOf(
  call: Call,
  { status, headers }: Pick<Answer, 'status' | 'headers'> | SendAnswer,
): Problem | undefined {
  if (status === undefined || !isFailure(status)) return undefined;
  return httpProblem(status, retryAfterMs(headers['retry-after'], call.connection.clock.now()));
}

function bodyProblem(
  read: Extract<BodyRead, { read: false }>,
  contentType: string | undefined,
  clock: AttemptClock,
): Problem {
  switch (read.why) {
    case 'too_large':
      return decodeProblem({ reason: 'too_large', contentType: mediaType(contentType), bytes: read.bytes });
    case 'failed':
      return networkProblem(truncated(read.failure), 'body');
    default:
      return timeoutProblem(clock.scope, 'body', 'unknown');
  }
}

/** A body that breaks off is truncated, whatever its stream threw. */
export function truncated(failure: SendFailure): Extract<SendFailure, { kind: 'network' }> {
  if (failure.kind === 'network') return failure;
  const thrown = failure.kind === 'unexpected' ? failure.thrown : undefined;
  return { answered: false, kind: 'network', reason: 'truncated', notSent: false, thrown };
}
