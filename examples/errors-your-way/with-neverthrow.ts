/** For those who use neverthrow: one function, and every call of every vendor chains. */
import { err, ok, ResultAsync } from 'neverthrow';
import type { Result, VatsClient } from '@trunkline/vats';

export function chained<Value, Failure>(call: Promise<Result<Value, Failure>>): ResultAsync<Value, Failure> {
  return new ResultAsync(call.then((result) => (result.ok ? ok(result.value) : err(result.error))));
}

export function callBack(vats: VatsClient, extension: string, toNumber: string): Promise<string> {
  return chained(vats.account.balance())
    .andThen(() => chained(vats.calls.callback({ from: { extension }, toNumber })))
    .match(
      ({ commandId }) => `taken, as ${commandId}`,
      ({ outcome, category }) => (outcome === 'unknown' ? 'look before you try again' : `not done: ${category}`),
    );
}
