import type { Cancel } from '../frame/agenda.ts';
import type { Leg } from './calls/dialog.ts';
import type { GcAgentInput } from './company.ts';
import type { Session } from './sessions.ts';

/** Wire: the values of `state`. */
export type GcAgentState =
  | 'UNKNOWN'
  | 'READY'
  | 'NOT_READY'
  | 'LOGOUT'
  | 'TALKING'
  | 'RESERVED'
  | 'RESERVED_OUTBOUND'
  | 'RESERVED_OUTBOUND_PREVIEW'
  | 'WORK'
  | 'WORK_READY'
  | 'HOLD';

/** Where an agent is when no call says otherwise. */
export type RestState = 'READY' | 'NOT_READY' | 'LOGOUT';

/** A state that an agent asked for, with its reason. */
export interface Wish {
  readonly state: RestState;
  readonly reasonCode: string;
}

/** An agent, as the connector keeps it. */
export interface Agent {
  readonly id: string;
  readonly profile: GcAgentInput;
  /** The phone at which the agent is logged in, or was last. */
  extension: string;
  state: GcAgentState;
  reasonCode: string;
  stateChangedAt: number;
  /** Where the agent goes after a call. */
  rest: Wish;
  /** Asked for during a call. */
  pending?: Wish | undefined;
  /** Whether the call that goes on, or has just ended, has to be wrapped up. */
  owesWrapUp: boolean;
  wrapUpTimer: Cancel;
  /** The session that has connected the agent. */
  session?: Session | undefined;
  /** The live legs, oldest first. */
  readonly legs: Set<Leg>;
  wrongPasswords: number;
  /** Scenario time until which the account is locked. */
  lockedUntil: number;
  mobile?: { readonly phone: string; readonly mode: 'CALL_BY_CALL' | 'NAILED_CONNECTION' } | undefined;
}

export const createAgent = (profile: GcAgentInput): Agent => ({
  id: profile.agentId,
  profile,
  extension: profile.extension,
  state: 'LOGOUT',
  reasonCode: '',
  stateChangedAt: 0,
  rest: { state: 'LOGOUT', reasonCode: '' },
  owesWrapUp: false,
  wrapUpTimer: () => undefined,
  legs: new Set(),
  wrongPasswords: 0,
  lockedUntil: 0,
});

export const passwordOf = ({ profile }: Agent): string => profile.password ?? 'demo';

export const isSupervisorOf = (supervisor: Agent, agent: Agent): boolean =>
  supervisor.profile.supervises?.includes(agent.profile.team) === true;
