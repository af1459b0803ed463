import {
  compose,
  routine,
  type CallOptions,
  type Composed,
  type Connection,
  type Operation,
  type Result,
  type Routine,
  type TrunklineError,
} from '@trunkline/core';
import type { VatsCode } from '../codes.ts';

/** What every step answers. */
export type Answer<T> = Promise<Result<T, TrunklineError<VatsCode>>>;

/** A method that reads, merges and writes. */
export type MergeMethod<Input, Output = void> = (input: Input, options?: CallOptions<VatsCode>) => Answer<Output>;

interface Merge<Input, Found, Whole, Output> {
  /** Its name, and how its input is checked; it isn't sent itself. */
  readonly operation: Operation<Input, Output>;
  /** What there is; whatever couldn't be sent back must fail here, before anything is lost. */
  readonly read: (own: Composed<VatsCode>, given: Input) => Answer<Found>;
  /** What there is to be; `undefined` if that is what there is, for methods that answer nothing. */
  readonly merge: (given: Input, found: Found) => Whole | (Output extends void ? undefined : never);
  readonly write: (own: Composed<VatsCode>, given: Input, whole: Whole) => Answer<Output>;
}

/** For what the PBX only takes whole: reads it, changes it, and sends it back; where nothing changes, nothing is sent. */
export function merging<Input, Found, Whole, Output = void>({
  operation,
  read,
  merge,
  write,
}: Merge<Input, Found, Whole, Output>): Routine<MergeMethod<Input, Output>> {
  return routine((connection: Connection<VatsCode>): MergeMethod<Input, Output> => (given, options) => {
    const timeoutMs = options?.totalTimeoutMs ?? connection.totalTimeoutMs;
    return compose<Output, VatsCode>(connection, operation.name, { timeoutMs, ...options }, async (own) => {
      const right = own.check(operation, given);
      if (!right.ok) return right;
      const found = await read(own, given);
      if (!found.ok) return found;
      const whole = merge(given, found.value);
      return whole === undefined ? own.done(whole as Output) : write(own, given, whole as Whole);
    });
  });
}

/** In the order that the PBX tells; what has no place there comes last. */
export function inOrder<Row extends { readonly order?: number }>(rows: readonly Row[]): readonly Row[] {
  const place = ({ order = Number.MAX_VALUE }: Row): number => order;
  return rows.toSorted((one, other) => place(one) - place(other));
}
