import type { Connection } from '../connection.ts';
import type { TrunklineError } from '../errors/error.ts';
import type { Result } from '../result/result.ts';
import type { Call, Step } from './call.ts';
import { ask, emit } from './call.ts';
import type { Problem } from './problem.ts';

/** Logs in once for all who wait. */
export interface Session {
  /**
   * A token to send with. `used` is the token that was just refused: if it is still the current one, a new login is
   * made; if another call has renewed it meanwhile, that one's token is taken.
   */
  token(call: Call, used: string | undefined): Step<string> | Promise<Step<string>>;
  /** Forgets the token: the next call logs in. */
  forget(): void;
}

export interface SessionRules {
  /** Logs in; the signal ends it when nobody waits any more. */
  readonly login: (connection: Connection, signal: AbortSignal) => Promise<Result<string, TrunklineError>>;
}

interface Flight {
  readonly controller: AbortController;
  readonly answer: Promise<Result<string, TrunklineError>>;
  waiting: number;
}

/** The error of a shared login, as the error of one call that waited for it. */
function asOwn(error: TrunklineError): Problem {
  const { vendor: _vendor, operation: _operation, attempts: _attempts, ...facts } = error.toJSON();
  return { ...facts, outcome: 'not_sent' } as Problem;
}

/** A session kept in this process. */
export function createSession(rules: SessionRules): Session {
  let current: string | undefined;
  let flight: Flight | undefined;

  function takeOff(connection: Connection): Flight {
    const controller = new AbortController();
    const started: Flight = { controller, waiting: 0, answer: rules.login(connection, controller.signal) };
    const land = (token: string | undefined): void => {
      if (flight !== started) return;
      flight = undefined;
      current = token;
    };
    started.answer.then(
      (result) => land(result.ok ? result.value : undefined),
      () => land(undefined),
    );
    return started;
  }

  async function join(call: Call, reason: 'first' | 'expired'): Promise<Step<string>> {
    if (flight === undefined) {
      emit(call, { type: 'login', reason });
      flight = takeOff(call.connection);
    }
    const joined = flight;
    joined.waiting += 1;
    const step = await ask(call, 'trunkline', 'login', () => joined.answer);
    joined.waiting -= 1;
    if (joined.waiting === 0 && flight === joined) {
      flight = undefined;
      joined.controller.abort();
    }
    if (!step.ok) return step;
    return step.value.ok ? { ok: true, value: step.value.value } : { ok: false, problem: asOwn(step.value.error) };
  }

  return {
    token(call, used) {
      if (current !== undefined && current === used) current = undefined;
      return current === undefined
        ? join(call, used === undefined ? 'first' : 'expired')
        : { ok: true, value: current };
    },
    forget: () => {
      current = undefined;
    },
  };
}
