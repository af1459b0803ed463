import type { Destination } from '../frame/delivery.ts';
import type { Agent } from './agent.ts';

/** A client that has said hello or connected an agent, and where it wants its events. */
export interface Session {
  readonly sessionUrl: string;
  /** The client's name for itself. Wire: `client_destination`. */
  readonly destination: string;
  callbackUrl: string | undefined;
  /** The agent whom it has connected. */
  agent?: Agent | undefined;
  /** When its latest event is due: the next one comes after it. */
  busyUntil: number;
}

/** How a session is named by a command. */
export interface SessionName {
  readonly sessionUrl: string;
  readonly destination: string;
  readonly callbackUrl: string | undefined;
}

/** The sessions, by their URL and the client's name: several clients may share a URL. */
export interface Sessions {
  /** The session of this name, made if need be; an address that is given replaces the one before. */
  register(name: SessionName): Session;
  readonly all: readonly Session[];
  at(sessionUrl: string): readonly Session[];
  /** Who hears about a command that no agent's session stands behind. */
  addressee(name: SessionName): Session;
}

const createSession = (name: SessionName): Session => ({ ...name, busyUntil: 0 });

export const createSessions = (): Sessions => {
  const byUrl = new Map<string, Session[]>();
  const at = (sessionUrl: string): Session[] => byUrl.get(sessionUrl) ?? [];
  const find = ({ sessionUrl, destination }: SessionName): Session | undefined =>
    at(sessionUrl).find((session) => session.destination === destination);
  return {
    get all() {
      return [...byUrl.values()].flat();
    },
    at,
    register: (name) => {
      const known = find(name);
      const session = known ?? createSession(name);
      if (known === undefined) byUrl.set(name.sessionUrl, [...at(name.sessionUrl), session]);
      session.callbackUrl = name.callbackUrl ?? session.callbackUrl;
      return session;
    },
    addressee: (name) => find(name) ?? at(name.sessionUrl)[0] ?? createSession(name),
  };
};

export const destinationOf = ({ sessionUrl, destination, callbackUrl }: Session): Destination => ({
  lane: `${sessionUrl} ${destination}`,
  url: callbackUrl,
});
