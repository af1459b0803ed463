import { underIdleClock } from './idle-reader.ts';

export interface UploadClock {
  readonly body: ReadableStream<Uint8Array>;
  /** Settles when a clock has run out: `idle` while sending, `attempt` while waiting for the headers after it. */
  readonly ranOut: Promise<'idle' | 'attempt'>;
  /**
   * The answer has begun, or never will. A server may answer before it has read all and go on reading: then the source
   * goes on as well, under its idle clock, until the call is over. Without an answer it is let go at once.
   */
  stop(answered: boolean): void;
}

/**
 * The clocks of an upload: as long as something is taken, it may go on; once all is sent, the answer has an attempt's
 * time to begin.
 */
export function uploadClock(
  body: ReadableStream<Uint8Array>,
  idleTimeoutMs: number,
  answerTimeoutMs: number,
  onSent: (bytes: number) => void,
): UploadClock {
  let runOut: (scope: 'idle' | 'attempt') => void = () => undefined;
  const ranOut = new Promise<'idle' | 'attempt'>((resolve) => {
    runOut = resolve;
  });
  const over = new AbortController();
  let stopped = false;
  let timer = setTimeout(runOut, idleTimeoutMs, 'idle');
  const restart = (ms: number, scope: 'idle' | 'attempt'): void => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(runOut, ms, scope);
  };
  const watched = underIdleClock(body, {
    idleTimeoutMs,
    signal: over.signal,
    onChunk: (bytes) => {
      restart(idleTimeoutMs, 'idle');
      onSent(bytes);
    },
    onEnd: () => restart(answerTimeoutMs, 'attempt'),
    toError: () => new Error('the upload ended'),
  });
  const stop = (answered: boolean): void => {
    stopped = true;
    clearTimeout(timer);
    if (!answered) over.abort();
  };
  return { body: watched, ranOut, stop };
}
