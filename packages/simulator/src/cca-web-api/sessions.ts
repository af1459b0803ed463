import type { Ids } from '../frame/ids.ts';
import type { CcaWebApiPermanentToken } from './company.ts';

/** A token that a client may show, and whose rights it has. */
export interface CcaWebApiSession {
  readonly token: string;
  readonly agentId: number;
  /** The module named at login; absent when none was. */
  readonly module?: string;
  /** Whether it is a permanent token, which idleness doesn't end. */
  readonly permanent: boolean;
  /** Scenario time, epoch milliseconds. */
  readonly startedAt: number;
  /** Scenario time; each request with the token puts off that of a session. Absent when it never ends. */
  readonly expiresAt?: number;
}

export interface Sessions {
  /** Those that are alive. */
  readonly all: readonly CcaWebApiSession[];
  open(agentId: number, module: string | undefined): CcaWebApiSession;
  /** The session of a token, if it is alive. */
  find(token: string): CcaWebApiSession | undefined;
  /** The same, and the session starts to idle from now on. */
  use(token: string): CcaWebApiSession | undefined;
  /** Ends a session, or all but the permanent tokens. */
  end(token?: string): void;
}

export interface SessionsOptions {
  readonly ids: Ids;
  readonly now: () => number;
  readonly idleMs: number;
  readonly permanentTokens: readonly CcaWebApiPermanentToken[];
}

export const createSessions = ({ ids, now, idleMs, permanentTokens }: SessionsOptions): Sessions => {
  const sessions = new Map<string, CcaWebApiSession>();
  const find = (token: string): CcaWebApiSession | undefined => {
    const session = sessions.get(token);
    if (session === undefined || (session.expiresAt ?? Infinity) > now()) return session;
    sessions.delete(token);
    return undefined;
  };
  const keep = (session: CcaWebApiSession): CcaWebApiSession => {
    sessions.set(session.token, session);
    return session;
  };
  for (const { token, agentId, module, expiresAt } of permanentTokens) {
    const end = expiresAt === undefined ? {} : { expiresAt: expiresAt.getTime() };
    keep({ token, agentId, module, permanent: true, startedAt: now(), ...end });
  }
  return {
    get all() {
      return [...sessions.keys()].flatMap((token) => find(token) ?? []);
    },
    open: (agentId, module) =>
      keep({
        token: ids.uuid(),
        agentId,
        ...(module === undefined ? {} : { module }),
        permanent: false,
        startedAt: now(),
        expiresAt: now() + idleMs,
      }),
    find,
    use: (token) => {
      const session = find(token);
      return session === undefined || session.permanent ? session : keep({ ...session, expiresAt: now() + idleMs });
    },
    end: (token) => {
      for (const session of sessions.values()) {
        if (token === undefined ? !session.permanent : session.token === token) sessions.delete(session.token);
      }
    },
  };
};
