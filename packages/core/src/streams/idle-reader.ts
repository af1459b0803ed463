/** Why a stream ended before its end. */
export type StreamEnd =
  | { readonly why: 'idle' }
  | { readonly why: 'aborted'; readonly reason: unknown }
  | { readonly why: 'failed'; readonly thrown: unknown };

export interface StreamRules {
  /** Milliseconds between two chunks. */
  readonly idleTimeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** How many bytes were promised, if they were; fewer are a failure. */
  readonly size?: number | undefined;
  readonly onChunk?: (bytes: number) => void;
  /** Makes the error that readers of the stream see. */
  readonly toError: (end: StreamEnd) => Error;
  /** Told once, however the stream ended. */
  readonly onEnd?: () => void;
}

/**
 * A body under the idle clock: however long it is, it may go on as long as something keeps coming. The caller's signal
 * ends it, and so does the reader who cancels.
 */
export function underIdleClock(body: ReadableStream<Uint8Array>, rules: StreamRules): ReadableStream<Uint8Array> {
  const { idleTimeoutMs, signal, size, onChunk, toError, onEnd } = rules;
  const reader = body.getReader();
  let end: StreamEnd | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let fail: (error: Error) => void = () => undefined;
  let taken = 0;

  let finished = false;
  const finish = (): void => {
    if (finished) return;
    finished = true;
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
    onEnd?.();
  };
  const stop = (why: StreamEnd): void => {
    if (end !== undefined) return;
    end = why;
    finish();
    fail(toError(why));
    reader.cancel().catch(() => undefined);
  };
  const onAbort = (): void => stop({ why: 'aborted', reason: signal?.reason });

  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        fail = (error) => controller.error(error);
        if (signal?.aborted === true) return onAbort();
        signal?.addEventListener('abort', onAbort, { once: true });
      },
      async pull(controller) {
        if (end !== undefined) return;
        timer = setTimeout(stop, idleTimeoutMs, { why: 'idle' });
        try {
          const { done, value } = await reader.read();
          clearTimeout(timer);
          if (end !== undefined) return;
          if (done && size !== undefined && taken < size) return stop({ why: 'failed', thrown: undefined });
          if (done) {
            finish();
            controller.close();
            return;
          }
          taken += value.length;
          controller.enqueue(value);
          onChunk?.(value.length);
        } catch (thrown) {
          stop({ why: 'failed', thrown });
        }
      },
      async cancel(reason) {
        finish();
        await reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}
