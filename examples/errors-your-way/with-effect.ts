/** For those who use Effect: failures stand in the error channel, and an interrupted fiber cancels its call. */
import { Effect } from 'effect';
import type { Result, VatsClient, VatsError } from '@trunkline/vats';

export function effectOf<Value, Failure>(
  call: (signal: AbortSignal) => Promise<Result<Value, Failure>>,
): Effect.Effect<Value, Failure> {
  return Effect.flatMap(Effect.promise(call), ({ ok, value, error }) =>
    ok ? Effect.succeed(value) : Effect.fail(error),
  );
}

export function callBack(vats: VatsClient, extension: string, toNumber: string): Effect.Effect<string, VatsError> {
  return Effect.gen(function* () {
    yield* effectOf((signal) => vats.account.balance({}, { signal }));
    const input = { from: { extension }, toNumber };
    const { commandId } = yield* effectOf((signal) => vats.calls.callback(input, { signal }));
    return `taken, as ${commandId}`;
  });
}
