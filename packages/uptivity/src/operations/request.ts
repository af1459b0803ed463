import {
  input,
  optional,
  required,
  routine,
  run,
  text,
  type CallOptions,
  type Connection,
  type Repeat,
  type Result,
  type Routine,
  type TrunklineError,
} from '@trunkline/core';
import type { UptivityCode } from '../codes.ts';
import { command, extraName, reply, type UptivityReply } from '../operation.ts';
import { wrongFacts } from '../command-facts.ts';
import { commandName, isCommandName, parameters, type Parameters } from '../parameters.ts';

export interface RequestOptions extends CallOptions<UptivityCode> {
  /** May it be repeated after a doubt? Default `unsafe`: it may not. Say `safe` for what only reads. */
  readonly repeat?: Repeat;
  /** Elements that may repeat, as paths below `RESULT`, so that one is a list too: `['USERS.USER']`. */
  readonly lists?: readonly string[];
}

type Request = (
  type: string,
  parameters?: Parameters,
  options?: RequestOptions,
) => Promise<Result<UptivityReply, TrunklineError<UptivityCode>>>;

interface AnyCommand {
  readonly type: string;
  readonly parameters?: Parameters;
}

const anyCommand = input<AnyCommand>({
  type: required('TYPE', text({ pattern: commandName, expected: 'the name of a command, such as CALLSTART' })),
  parameters: optional(extraName, parameters()),
});

/**
 * Sends any command of your server's manual: its name, and its parameters by tag. Use {@link defineCommand} to make a
 * typed one of it.
 *
 * ```ts
 * const result = await uptivity.request('CALLUPDATE', { DEVICEID: '200', USER1: 'gold' });
 * ```
 *
 * Wire: as given; over HTTP in lower case. A command that changes something is not repeated after a doubt.
 */
export const request: Routine<Request> = routine(
  (connection: Connection<UptivityCode>): Request =>
    (type, given = {}, requestOptions = {}) => {
      const { repeat = 'unsafe', lists = [], ...options } = requestOptions ?? {};
      const named = isCommandName(type) ? `request.${type.toUpperCase()}` : 'request';
      const facts = {
        input: anyCommand,
        output: reply,
        repeat,
        evidence: 'inferred',
        check: () => wrongFacts({ repeat, lists }),
      } as const;
      return run(connection, command(named, { lists }, facts), { type, parameters: given }, options);
    },
);
