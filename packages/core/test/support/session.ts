import { createSession, map, run, type Session } from '../../src/index.ts';
import { operation, output, required, text, noInput, type NoInput, type Operation } from '../../src/index.ts';
import type { SendAnswer, SendFailure, SendRequest } from '../../src/index.ts';
import { always, answer, done, type Script } from './script.ts';
import { refusedWith } from './script.ts';
import type { TinyWire } from './tiny.ts';

/** Logs in; needs no session itself. */
export const login: Operation<NoInput, { readonly token: string }, TinyWire> = operation({
  name: 'session.login',
  wire: { method: 'POST', path: 'login' },
  input: noInput,
  output: output<{ readonly token: string }>({ token: required('token', text()) }),
  repeat: 'idempotent',
  evidence: 'documented',
  sessionless: true,
});

/** A session that logs in by {@link login}. */
export function tinySession(key?: string): Session {
  return createSession({
    login: async (connection, signal) => map(await run(connection, login, {}, { signal }), ({ token }) => token),
    ...(key === undefined ? {} : { key }),
  });
}

export interface TokenVendor extends Script {
  /** How many logins there were. */
  readonly logins: () => number;
  /** Declares every token given so far as over. */
  readonly expire: () => void;
}

/** A vendor that hands out t-1, t-2, … and refuses every token but the newest. */
export function tokenVendor(
  onLogin: (request: SendRequest) => void | SendAnswer | SendFailure | Promise<void | SendAnswer | SendFailure> = () =>
    undefined,
  onCall: () => Promise<void> | void = () => undefined,
): TokenVendor {
  let given = 0;
  let valid = '';
  const script = always(async (request) => {
    if (request.path === 'login') {
      given += 1;
      const token = `t-${given}`;
      const odd = await onLogin(request);
      if (odd !== undefined) return odd;
      valid = token;
      return answer({ code: 0, data: { token } });
    }
    await onCall();
    return request.headers['x-token'] === valid ? done : refusedWith(20, { message: 'session is over' });
  });
  return { ...script, logins: () => given, expire: () => void (valid = 'none') };
}
