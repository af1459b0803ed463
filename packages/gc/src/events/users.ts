import { elements } from './lists.ts';
import { put, state, text, type Wire } from './wire.ts';
import type { AgentState } from './words.ts';

/** An agent or supervisor of a list. All fields are inferred: Finesse's user has them. `rawOf` has what came. */
export interface ListedUser {
  readonly uri?: string;
  readonly loginId?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly extension?: string;
  /** In upper case. */
  readonly state?: AgentState;
  readonly pendingState?: AgentState;
  readonly stateChangeTime?: string;
  /** Where Finesse lists the calls of the user. */
  readonly dialogs?: string;
}

/** The agents that are logged in. Wire: `Agents`. Documented; what a user looks like is not. */
export interface GcAgentsEvent {
  readonly type: 'agents';
  readonly agentId?: string;
  readonly users: readonly ListedUser[];
}

/** The members of a team. Wire: `Team Agents`, with a space. Documented; what a user looks like is not. */
export interface GcTeamAgentsEvent {
  readonly type: 'teamAgents';
  readonly agentId?: string;
  readonly users: readonly ListedUser[];
}

/** All supervisors. UCCE only. Wire: `supervisors`. Documented; what a supervisor looks like is not. */
export interface GcSupervisorsEvent {
  readonly type: 'supervisors';
  readonly agentId?: string;
  readonly supervisors: readonly ListedUser[];
}

function readUser(wire: Wire): ListedUser {
  const user: ListedUser = {};
  put(user, 'uri', text(wire['uri']));
  put(user, 'loginId', text(wire['loginId']));
  put(user, 'firstName', text(wire['firstName']));
  put(user, 'lastName', text(wire['lastName']));
  put(user, 'extension', text(wire['extension']));
  put(user, 'state', state(wire['state']));
  put(user, 'pendingState', state(wire['pendingState']));
  put(user, 'stateChangeTime', text(wire['stateChangeTime']));
  put(user, 'dialogs', text(wire['dialogs']));
  return user;
}

const readUsers = (list: unknown): readonly ListedUser[] => elements(list, 'User', readUser);

export function readAgents(wire: Wire): GcAgentsEvent {
  return { type: 'agents', users: readUsers(wire['users']) };
}

export function readTeamAgents(wire: Wire): GcTeamAgentsEvent {
  return { type: 'teamAgents', users: readUsers(wire['users']) };
}

export function readSupervisors(wire: Wire): GcSupervisorsEvent {
  return { type: 'supervisors', supervisors: readUsers(wire['supervisors']) };
}
