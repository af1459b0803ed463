import { readErrorEvent, type GcCodeReading } from '../codes.ts';
import type { GcErrorEvent } from '../events/connection.ts';
import type { GcEvent } from '../events/event.ts';

/** Looks at events one by one; gives the answer once it is complete. */
export type ReplyReader<Output> = (event: GcEvent) => Output | undefined;

/** How a command was answered. */
type Answered<Output> =
  | { readonly answered: true; readonly value: Output }
  | { readonly answered: false; readonly reading: GcCodeReading; readonly vendorText: string | undefined };

/** A command that was sent, and waits for its event. */
export interface Expectation<Output> {
  readonly answer: Promise<Answered<Output>>;
  /** The answer, if it has overtaken the HTTP answer. */
  readonly early: () => Answered<Output> | undefined;
  /** Nobody waits any more, but the answer may still come: it is not to be taken for another command's. */
  late(onGone: () => void): void;
  forget(): void;
}

interface Waiter {
  readonly read: ReplyReader<unknown>;
  readonly settle: (answer: Answered<unknown>) => void;
  readonly onAnswered: () => void;
  onGone: (() => void) | undefined;
}

/** The commands of a session that wait for an event. */
export interface Expectations {
  /** `onAnswered` is told in the order of events, and of late answers too. */
  expect<Output>(read: ReplyReader<Output>, onAnswered: () => void): Expectation<Output>;
  /** Hands an event to whoever it answers. */
  hear(event: GcEvent): void;
  /** An error says not which command it is about: it is the only one's that waits, or all of theirs with a doubt. */
  blame(error: GcErrorEvent): void;
  /** Ends all of them with the same word. */
  endAll(reading: GcCodeReading, vendorText: string | undefined): void;
}

export function createExpectations(): Expectations {
  const waiters = new Set<Waiter>();

  function end(waiter: Waiter, answer: Answered<unknown>): void {
    waiters.delete(waiter);
    waiter.settle(answer);
    if (answer.answered) waiter.onAnswered();
    waiter.onGone?.();
  }

  function endAll(reading: GcCodeReading, vendorText: string | undefined): void {
    for (const waiter of waiters) end(waiter, { answered: false, reading, vendorText });
  }

  return {
    expect<Output>(read: ReplyReader<Output>, onAnswered: () => void): Expectation<Output> {
      let early: Answered<Output> | undefined;
      const { promise, resolve } = Promise.withResolvers<Answered<Output>>();
      const waiter: Waiter = {
        read,
        onAnswered,
        onGone: undefined,
        settle: (answer) => resolve((early = answer as Answered<Output>)),
      };
      waiters.add(waiter);
      return {
        answer: promise,
        early: () => early,
        late(onGone) {
          if (waiters.has(waiter)) waiter.onGone = onGone;
          else onGone();
        },
        forget: () => void waiters.delete(waiter),
      };
    },
    hear(event) {
      for (const waiter of waiters) {
        const value = waiter.read(event);
        if (value !== undefined) end(waiter, { answered: true, value });
      }
    },
    blame(error) {
      const reading = readErrorEvent(error);
      const [only] = waiters;
      if (only === undefined) return;
      if (waiters.size === 1) return end(only, { answered: false, reading, vendorText: error.errorMessage });
      // Which one failed nobody can tell. The answers of the others may still come: they stay expected, by nobody.
      const doubtful: GcCodeReading = { ...reading, outcome: 'unknown', retry: 'poll' };
      for (const { settle } of waiters) settle({ answered: false, reading: doubtful, vendorText: error.errorMessage });
    },
    endAll,
  };
}
