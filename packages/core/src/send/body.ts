import { sendFailure } from './failure.ts';
import type { SendFailure } from './sender.ts';

export type BodyRead =
  | { readonly read: true; readonly bytes: Uint8Array }
  | { readonly read: false; readonly why: 'too_large'; readonly bytes: number }
  | { readonly read: false; readonly why: 'stopped' | 'timeout' }
  | { readonly read: false; readonly why: 'failed'; readonly failure: SendFailure };

export interface BodyLimits {
  readonly maxBytes: number;
  readonly timeoutMs: number;
  /** What the sender said of the length; a lie costs nothing, the bytes are counted all the same. */
  readonly declaredBytes?: number;
  /** Where the way to stop the reading from outside stands meanwhile. */
  readonly interrupts?: Set<() => void>;
}

function join(chunks: readonly Uint8Array[], total: number): Uint8Array {
  if (chunks.length === 1) return chunks[0] as Uint8Array;
  const bytes = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

export function discard(body: ReadableStream<Uint8Array> | Uint8Array | null): void {
  if (body instanceof ReadableStream && !body.locked) body.cancel().catch(() => undefined);
}

/** Reads a body within its limits. The timer cancels the reader, so a stalled connection is closed and not just left. */
export async function readBody(
  body: ReadableStream<Uint8Array> | Uint8Array | null,
  { maxBytes, timeoutMs, declaredBytes = 0, interrupts }: BodyLimits,
): Promise<BodyRead> {
  if (body === null) return { read: true, bytes: new Uint8Array() };
  if (body instanceof Uint8Array) {
    return body.length > maxBytes ? { read: false, why: 'too_large', bytes: body.length } : { read: true, bytes: body };
  }
  if (declaredBytes > maxBytes) {
    discard(body);
    return { read: false, why: 'too_large', bytes: 0 };
  }
  const reader = body.getReader();
  let stopped: 'stopped' | 'timeout' | undefined;
  const stop = (why: 'stopped' | 'timeout'): void => {
    stopped ??= why;
    reader.cancel().catch(() => undefined);
  };
  const timer = setTimeout(stop, Math.max(0, timeoutMs), 'timeout');
  const interrupt = (): void => stop('stopped');
  interrupts?.add(interrupt);
  const chunks: Uint8Array[] = [];
  let total = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (stopped !== undefined) return { read: false, why: stopped };
      if (done) return { read: true, bytes: join(chunks, total) };
      total += value.length;
      if (total > maxBytes) {
        stop('stopped');
        return { read: false, why: 'too_large', bytes: total };
      }
      chunks.push(value);
    }
  } catch (thrown) {
    if (stopped !== undefined) return { read: false, why: stopped };
    return { read: false, why: 'failed', failure: sendFailure(thrown) };
  } finally {
    clearTimeout(timer);
    interrupts?.delete(interrupt);
  }
}
