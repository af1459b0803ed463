import {
  routine,
  run as runOperation,
  type CallOptions,
  type Connection,
  type Result,
  type Routine,
  type TrunklineError,
} from '@trunkline/core';
import type { UptivityCode } from '../codes.ts';
import type { UptivityOperation } from '../operation.ts';

type Run = <Input, Output>(
  command: UptivityOperation<Input, Output>,
  ...given: Record<never, never> extends Input
    ? [input?: Input, options?: CallOptions<UptivityCode>]
    : [input: Input, options?: CallOptions<UptivityCode>]
) => Promise<Result<Output, TrunklineError<UptivityCode>>>;

/** Runs a command of your own, made with {@link defineCommand}: `uptivity.run(startBlackout, { deviceId: '200' })`. */
export const run: Routine<Run> = routine((connection: Connection<UptivityCode>): Run => {
  const anyRun = (
    command: UptivityOperation<unknown, unknown>,
    input: unknown = {},
    options?: CallOptions<UptivityCode>,
  ): ReturnType<Run> => runOperation(connection, command, input, options);
  return anyRun as Run;
});
