import {
  expect,
  noInput,
  run,
  within,
  type Connection,
  type NoInput,
  type Reader,
  type Result,
  type TrunklineError,
} from '@trunkline/core';
import { change, type CcaWebApiOperation } from '../operation.ts';

/** Goes into a header, so it must fit one. */
const sessionToken: Reader<string> = {
  expected: 'a token of visible characters',
  read: (wire, path, issues) =>
    typeof wire === 'string' && /^[\x21-\x7e]+$/.test(wire) ? wire : expect(sessionToken.expected, path, issues),
};

/**
 * Logs in. The client does that by itself, so it has no method for it; there is no way to log out in the public record.
 * Wire: `POST Session` with `username`, `password`, `module`; without a token. A session too many harms nobody: it ends by
 * itself.
 */
const login: CcaWebApiOperation<NoInput, string> = change('session.login', 'POST', 'Session', {
  wire: { login: true },
  input: noInput,
  output: within('Token', sessionToken),
  repeat: 'idempotent',
  sessionless: true,
});

export function logIn(connection: Connection, signal: AbortSignal): Promise<Result<string, TrunklineError>> {
  return run(connection, login, {}, { signal });
}
