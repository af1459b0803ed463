import type { Connection, OpenConnection } from '../connection.ts';
import type { MaybePromise } from '../coordination/coordination.ts';
import type { TrunklineError } from '../errors/error.ts';
import type { Result } from '../result/result.ts';
import { ask, emit, type Call, type Step } from './call.ts';
import { problemOf, type Problem } from './problem.ts';

/** Logs in once for all who wait. */
export interface Session {
  /**
   * A token to send with. `refused` is the token that the vendor has just refused: if it is still the current one, a new
   * login is made; if another call has renewed it meanwhile, that one's token is taken.
   */
  token(call: Call, refused: string | undefined): Step<string> | Promise<Step<string>>;
  /** Forgets the token: the next call logs in. */
  forget(): void;
}

export interface SessionRules {
  /** Logs in; the signal ends it when nobody waits any more. The operation it runs is `sessionless`. */
  readonly login: (connection: Connection, signal: AbortSignal) => Promise<Result<string, TrunklineError>>;
  /** Under which name several processes share the token, where `coordination.tokens` is given. */
  readonly key?: string;
}

interface Flight {
  readonly controller: AbortController;
  readonly answer: Promise<Result<string, TrunklineError>>;
  waiting: number;
}

/** The error of a shared login, as the error of one call that waited for it: nothing of that call was sent. */
function asOwn(error: TrunklineError): Problem {
  return { ...problemOf(error), phase: 'login', outcome: 'not_sent' };
}

/** A store that doesn't keep a token costs the others a login, and this call nothing. */
async function keep(write: () => MaybePromise<void> | undefined, dropped: () => void): Promise<void> {
  try {
    await write();
  } catch {
    dropped();
  }
}

/** A session whose token this process keeps, and shares with others where the caller gave a store for tokens. */
export function createSession({ login, key }: SessionRules): Session {
  let current: string | undefined;
  let flight: Flight | undefined;
  /** The last token that is no good any more, wherever it may still be kept. */
  let dead: string | undefined;

  function takeOff(connection: OpenConnection, refused: string | undefined): Flight {
    const controller = new AbortController();
    const { tokens } = connection.coordination;
    const shared = async (): Promise<Result<string, TrunklineError>> => {
      if (tokens === undefined || key === undefined) return login(connection, controller.signal);
      const kept = await tokens.read(key, { refused, signal: controller.signal });
      if (kept !== undefined && kept !== refused) return { ok: true, value: kept } as Result<string, never>;
      const result = await login(connection, controller.signal);
      await keep(() => (result.ok ? tokens.write(key, result.value) : tokens.giveUp?.(key)), connection.dropped);
      return result;
    };
    const started: Flight = { controller, waiting: 0, answer: shared() };
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

  async function join(call: Call, refused: string | undefined): Promise<Step<string>> {
    if (flight === undefined) {
      emit(call, { type: 'login', reason: refused === undefined ? 'first' : 'expired' });
      flight = takeOff(call.connection, refused ?? dead);
    }
    const joined = flight;
    joined.waiting += 1;
    const step = await ask(call, 'store', 'login', () => joined.answer);
    joined.waiting -= 1;
    if (joined.waiting === 0 && flight === joined) {
      flight = undefined;
      joined.controller.abort();
    }
    if (!step.ok) return step;
    return step.value.ok ? { ok: true, value: step.value.value } : { ok: false, problem: asOwn(step.value.error) };
  }

  return {
    token(call, refused) {
      dead = refused ?? dead;
      if (current !== undefined && current === refused) current = undefined;
      return current === undefined ? join(call, refused) : { ok: true, value: current };
    },
    forget: () => {
      dead = current ?? dead;
      current = undefined;
      flight = undefined; // a login under way serves those who wait for it, and nobody after
    },
  };
}
