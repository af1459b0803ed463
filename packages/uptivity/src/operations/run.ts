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
  input: Input,
  options?: CallOptions<UptivityCode>,
) => Promise<Result<Output, TrunklineError<UptivityCode>>>;

/** Runs a command of your own, made with {@link defineCommand}: `uptivity.run(startBlackout, { deviceId: '200' })`. */
export const run: Routine<Run> = routine(
  (connection: Connection<UptivityCode>): Run =>
    (command, input, options) =>
      runOperation(connection, command, input, options),
);
