import {
  compose,
  memoryAwaitedOutcomes,
  type AwaitedOutcomes,
  type CallEvent,
  type ClientOptions,
  type Composed,
  type ComposeOptions,
  type Connection,
  type Result,
  type TrunklineError,
} from '../../src/index.ts';
import { dial } from '../support/operations.ts';
import { tiny } from '../support/tiny.ts';
import type { TinyCode } from '../support/tiny-codes.ts';

export type Own = Composed<TinyCode>;
export type Answer<T> = Result<T, TrunklineError<TinyCode>>;
export type Work<T> = (own: Own) => Promise<Answer<T>>;

export const number = { toNumber: '74955404444' };
export const found = { ticket: 'T1' };
export const accepted = { code: 0, data: { id: 'T1' } };
export const name = 'session.dial';

export interface Desk {
  readonly connection: Connection<TinyCode>;
  readonly events: CallEvent[];
  readonly outcomes: AwaitedOutcomes;
  /** Runs work as one method, under {@link name}. */
  readonly composed: <T>(work: Work<T>, options?: Partial<ComposeOptions<TinyCode>>) => Promise<Answer<T>>;
}

export function desk(baseUrl: string, options: ClientOptions = {}): Desk {
  const events: CallEvent[] = [];
  const outcomes = memoryAwaitedOutcomes();
  const connection = tiny({
    baseUrl,
    random: () => 0,
    onEvent: (event) => events.push(event),
    coordination: { outcomes },
    ...options,
  });
  return {
    connection,
    events,
    outcomes,
    composed: (work, more = {}) => compose(connection, name, { timeoutMs: 2_000, ...more }, work),
  };
}

/** Dials, and waits for what is said of the call by another way. */
export const dialAndWait =
  (outcomes: AwaitedOutcomes): Work<string> =>
  async (own) => {
    const reply = outcomes.expect<string>('call');
    try {
      const dialled = await own.run(dial, number);
      return dialled.ok ? await own.until(reply.outcome, 'reply') : dialled;
    } finally {
      reply.cancel();
    }
  };

export const never = (): Promise<never> => new Promise(() => undefined);
