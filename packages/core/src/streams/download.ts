import type { Call } from '../call/call.ts';
import { closedReason } from '../errors/words.ts';
import { problemError } from '../call/settle.ts';
import {
  abortedProblem,
  decodeProblem,
  inputProblem,
  networkProblem,
  timeoutProblem,
  unexpectedProblem,
  type Problem,
} from '../call/problem.ts';
import type { TrunklineError } from '../errors/error.ts';
import { isTrunklineError } from '../errors/make.ts';
import { observe } from '../call/observe.ts';
import { err, ok, type Err, type Meta, type Result } from '../result/result.ts';
import { longestTimer } from '../options/timers.ts';
import { truncated } from '../call/read-answer.ts';
import { discard, readBody } from '../send/body.ts';
import { sendFailure } from '../send/failure.ts';
import type { SendAnswer } from '../send/sender.ts';
import { saveStream } from './save.ts';
import { underIdleClock, type StreamEnd } from './idle-reader.ts';

/** A body handed out as it comes. Use one of the three ways, once. */
export interface Download {
  readonly contentType: string | undefined;
  /** Length as the server declares it. */
  readonly size: number | undefined;
  /** The raw stream. It fails with a branded error: the one place where something is thrown at you. */
  readonly body: ReadableStream<Uint8Array>;
  /** The whole body in memory, up to `maxBytes` (default: the client's `maxBodyBytes`). */
  bytes(options?: { readonly maxBytes?: number }): Promise<Result<Uint8Array, TrunklineError>>;
  /** Writes it to a file. A download that was cut never stands under its final name. Answers the number of bytes. */
  saveTo(path: string): Promise<Result<number, TrunklineError>>;
}

function endProblem(end: StreamEnd): Problem {
  if (end.why === 'idle') return timeoutProblem('idle', 'body', 'unknown');
  if (end.why === 'aborted') return abortedProblem(end.reason, 'body', 'unknown');
  return networkProblem(truncated(sendFailure(end.thrown)), 'body');
}

/** The download of a call whose headers have come; from here on the idle clock and the caller's signal govern. */
export function downloadOf(call: Call, answer: SendAnswer, meta: () => Meta): Download {
  const { connection, options, operation } = call;
  const { headers, body } = answer;
  const declared = Number(headers['content-length']);
  const size =
    headers['content-encoding'] === undefined && Number.isFinite(declared) && declared > 0 ? declared : undefined;
  let done = 0;

  const report = (bytes: number): void => {
    done += bytes;
    const progress = { operation: operation.name, unit: 'bytes', done, ...(size === undefined ? {} : { total: size }) };
    observe(options.onProgress, connection.dropped, progress);
  };
  const source = body instanceof ReadableStream ? body : streamOf(body);
  const governor = streamGovernor(call);
  const stream = underIdleClock(source, {
    idleTimeoutMs: connection.idleTimeoutMs,
    signal: governor.signal,
    onEnd: governor.release,
    size,
    onChunk: report,
    toError: (end) => problemError(call, endProblem(end)),
  });

  const failed = (problem: Problem): Err<TrunklineError> => err(problemError(call, problem), meta());
  const thrownAt = (thrown: unknown): Err<TrunklineError> =>
    isTrunklineError(thrown) ? err(thrown, meta()) : failed(unexpectedProblem('file', thrown, 'unknown', 'body'));
  let used = false;
  const usedAlready = (): boolean => {
    const before = used || stream.locked;
    used = true;
    return before;
  };
  const onlyOnce = inputProblem([{ path: 'download', expected: 'used once: its body is gone' }]);

  return {
    contentType: headers['content-type'],
    size,
    body: stream,
    async bytes({ maxBytes = connection.maxBodyBytes } = {}) {
      if (usedAlready()) return failed(onlyOnce);
      const read = await readBody(stream, { maxBytes, timeoutMs: longestTimer });
      if (read.read) return ok(read.bytes, meta());
      if (read.why === 'failed') return thrownAt('thrown' in read.failure ? read.failure.thrown : undefined);
      discard(stream);
      return failed(decodeProblem({ reason: 'too_large', bytes: read.why === 'too_large' ? read.bytes : undefined }));
    },
    async saveTo(path) {
      if (usedAlready()) return failed(onlyOnce);
      try {
        return ok(await saveStream(stream, path), meta());
      } catch (thrown) {
        discard(stream);
        return thrownAt(thrown);
      }
    },
  };
}

/** The caller's signal and the closing of the client: both end a stream, and neither remembers it afterwards. */
function streamGovernor({ connection, options }: Call): { readonly signal: AbortSignal; readonly release: () => void } {
  const controller = new AbortController();
  const onAbort = (): void => controller.abort(options.signal?.reason);
  const onClose = (): void => controller.abort(closedReason);
  options.signal?.addEventListener('abort', onAbort, { once: true });
  if (options.signal?.aborted === true) onAbort();
  connection.streams.add(onClose);
  const release = (): void => {
    options.signal?.removeEventListener('abort', onAbort);
    connection.streams.delete(onClose);
  };
  return { signal: controller.signal, release };
}

function streamOf(bytes: Uint8Array | null): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      if (bytes !== null && bytes.length > 0) controller.enqueue(bytes);
      controller.close();
    },
  });
}
