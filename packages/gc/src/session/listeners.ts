import { optionError } from '@trunkline/core';
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
  let isClosed = false;

  return {
    on(type, listener) {
      if (typeof listener !== 'function') throw optionError('listener', 'a function');
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
      // One that is no number would be full never.
      if (!(buffer >= 1)) throw optionError('buffer', 'a number of at least 1');
      const onAbort = (): void => stream.end();
      const stream = createStream(buffer, () => {
        streams.delete(stream);
        signal?.removeEventListener('abort', onAbort);
      });
      streams.add(stream);
      signal?.addEventListener('abort', onAbort, { once: true });
      if (isClosed || signal?.aborted === true) stream.end();
      return stream;
    },
    tell(event) {
      const entries = byType.get(event.type);
      if (entries !== undefined) for (const { listener } of entries) safely(onThrown, listener, event);
      for (const stream of streams) stream.push(event);
    },
    close() {
      isClosed = true;
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

type Next = IteratorResult<GcEvent, undefined>;

const over: Next = { done: true, value: undefined };

function createStream(size: number, onEnd: () => void): Stream {
  const kept: GcEvent[] = [];
  /** Readers who wait, in the order in which they came. */
  const waiting: ((next: Next) => void)[] = [];
  let dropped = 0;
  let isOver = false;

  function end(): void {
    isOver = true;
    onEnd();
    for (const reader of waiting.splice(0)) reader(over);
  }

  async function next(): Promise<Next> {
    const event = kept.shift();
    if (event !== undefined) return { done: false, value: event };
    return isOver ? over : new Promise((resolve) => waiting.push(resolve));
  }

  async function leave(): Promise<Next> {
    kept.length = 0;
    end();
    return over;
  }

  return {
    get dropped() {
      return dropped;
    },
    push(event) {
      const reader = waiting.shift();
      if (reader !== undefined) return reader({ done: false, value: event });
      if (kept.length >= size) {
        kept.shift();
        dropped += 1;
      }
      kept.push(event);
    },
    end,
    // No generator: one that waits can't be left until an event comes.
    [Symbol.asyncIterator]: () => ({ next, return: leave }),
  };
}
