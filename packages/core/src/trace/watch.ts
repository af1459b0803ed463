import type { SendAnswer } from '../send/sender.ts';

/** Bytes as they passed by. */
export interface Seen {
  /** The first of them, up to a limit. */
  readonly bytes: Uint8Array;
  /** How many there were. */
  readonly length: number;
}

/** So much of a body is kept, in bytes: what is longer is a download, and its length says enough. */
export const mostSeen = 262_144;

/** Hands a body on, and tells what passed once it has ended, one way or the other. */
export function watch(body: SendAnswer['body'], onEnd: (seen: Seen) => void): SendAnswer['body'] {
  if (!(body instanceof ReadableStream)) {
    const bytes = body ?? new Uint8Array();
    onEnd({ bytes, length: bytes.length });
    return body;
  }
  const reader = body.getReader();
  const kept: Uint8Array[] = [];
  let length = 0;
  let ended = false;
  // A body that is cancelled while it is read ends both ways.
  const end = (): void => {
    if (!ended) onEnd({ bytes: joined(kept), length });
    ended = true;
  };
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) {
          end();
          return controller.close();
        }
        if (length <= mostSeen) kept.push(value);
        length += value.length;
        controller.enqueue(value);
      } catch (thrown) {
        end();
        controller.error(thrown);
      }
    },
    cancel(reason) {
      end();
      return reader.cancel(reason);
    },
  });
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
