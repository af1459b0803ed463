import { safely } from './safely.ts';
import type { GcEventOf, GcEventType, GcEvent } from '../events/event.ts';

/** Told of an event. What it throws is counted, goes to the client's `onListenerError` and changes nothing. */
export type GcListener<Type extends GcEventType> = (event: GcEventOf<Type>) => unknown;

export interface EventStreamOptions {
  /** How many events are kept for a reader that is slower than they come, at least 1. Default 1 000. */
  readonly buffer?: number;
  readonly signal?: AbortSignal;
}

/** Events as they come. Ends when the session ends, the signal aborts or the loop is left. */
export interface GcEventStream extends AsyncIterable<GcEvent> {
  /** How many events, always the oldest, were dropped because the buffer was full. */
  readonly dropped: number;
}

/** Who is told of every event, whether or not it answered a command. */
export interface Listeners {
  readonly on: <Type extends GcEventType>(type: Type, listener: GcListener<Type>) => () => void;
  readonly stream: (options?: EventStreamOptions) => GcEventStream;
  tell(event: GcEvent): void;
  close(): void;
}

export function createListeners(onThrown: (thrown: unknown, event: GcEvent) => void): Listeners {
  /** Lists are replaced and never changed, so that one can be told while listeners come and go. */
  const byType = new Map<GcEventType, readonly Entry[]>();
  const streams = new Set<Stream>();

  return {
    on(type, listener) {
      const entry: Entry = { listener: listener as Entry['listener'] };
      byType.set(type, [...(byType.get(type) ?? []), entry]);
      return () => {
        byType.set(
          type,
          (byType.get(type) ?? []).filter((other) => other !== entry),
        );
      };
    },
    stream({ buffer = 1_000, signal } = {}) {
      const onAbort = (): void => stream.end();
      const stream = createStream(Math.max(1, buffer), () => {
        streams.delete(stream);
        signal?.removeEventListener('abort', onAbort);
      });
      streams.add(stream);
      signal?.addEventListener('abort', onAbort, { once: true });
      if (signal?.aborted === true) stream.end();
      return stream;
    },
    tell(event) {
      const entries = byType.get(event.type);
      if (entries !== undefined) for (const { listener } of entries) safely(onThrown, listener, event);
      for (const stream of streams) stream.push(event);
    },
    close() {
      for (const stream of streams) stream.end();
      byType.clear();
    },
  };
}

/** One call of `on`: the same function may listen twice. */
interface Entry {
  readonly listener: (event: GcEvent) => unknown;
}

interface Stream extends GcEventStream {
  push(event: GcEvent): void;
  end(): void;
}

function createStream(size: number, onEnd: () => void): Stream {
  const kept: GcEvent[] = [];
  let dropped = 0;
  let isOver = false;
  let wake: () => void = () => undefined;

  function end(): void {
    isOver = true;
    onEnd();
    wake();
  }

  async function* read(): AsyncGenerator<GcEvent, void, undefined> {
    try {
      for (;;) {
        const next = kept.shift();
        if (next !== undefined) yield next;
        else if (isOver) return;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      end();
    }
  }

  return {
    get dropped() {
      return dropped;
    },
    push(event) {
      if (kept.length >= size) {
        kept.shift();
        dropped += 1;
      }
      kept.push(event);
      wake();
    },
    end,
    [Symbol.asyncIterator]: read,
  };
}
