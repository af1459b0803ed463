import {
  input,
  noInput,
  output,
  required,
  routine,
  run,
  flag,
  type CallOptions,
  type Connection,
  type NoInput,
  type Result,
  type Routine,
  type TrunklineError,
} from '@trunkline/core';
import type { CcaWebApiCode } from '../codes.ts';
import { asItCame } from '../answers.ts';
import { pathToken } from '../fields.ts';
import { query, type CcaWebApiOperation } from '../operation.ts';

/** Which token is asked about. */
export interface SessionCheckInput {
  /** Default: the one that the client itself uses. */
  readonly token?: string;
}

/** Whether the server would take the token. */
export interface SessionCheck {
  /** Wire: `Valid`; a server that says 102 instead is read as `false`. */
  readonly valid: boolean;
}

type Check = (
  input?: SessionCheckInput,
  options?: CallOptions<CcaWebApiCode>,
) => Promise<Result<SessionCheck, TrunklineError<CcaWebApiCode>>>;

const name = 'session.check';
const path = 'Session/{token}/Check';
const checked = output<SessionCheck>({ valid: required('Valid', flag()) });

const checkOwn: CcaWebApiOperation<NoInput, SessionCheck> = query(name, path, {
  wire: { asksAbout: 'own' },
  input: noInput,
  output: checked,
});

const checkGiven: CcaWebApiOperation<Required<SessionCheckInput>, SessionCheck> = query(name, path, {
  wire: { asksAbout: 'given' },
  input: input<Required<SessionCheckInput>>({ token: required('token', pathToken()) }),
  output: checked,
  sessionless: true,
});

/**
 * Would the server take this token? Asked with the token itself, so it needs no session. The token stands in the path, and
 * the server repeats it; it shows in no error, event or log of ours. Wire: `GET Session/{token}/Check`.
 *
 * ```ts
 * const check = await cca.session.check({ token });
 * if (check.ok && !check.value.valid) askForANewOne();
 * ```
 */
export const check: Routine<Check> = routine(
  (connection: Connection<CcaWebApiCode>): Check =>
    (given, options) =>
      given?.token === undefined && Object.keys(given ?? {}).every((key) => key === 'token')
        ? run(connection, checkOwn, {}, options)
        : run(connection, checkGiven, given as Required<SessionCheckInput>, options),
);

/** How long the session still lasts; in which form is not publicly documented. Wire: `GET Session/TimeRemaining`. */
export const timeRemaining: CcaWebApiOperation<NoInput, unknown> = query(
  'session.timeRemaining',
  'Session/TimeRemaining',
  {
    input: noInput,
    output: asItCame,
  },
);
