import { flag, type Kind } from '@trunkline/core';
import { elements } from './lists.ts';
import { readNamed, type NamedItem } from './named.ts';
import { count, put, state, text, type Wire } from './wire.ts';
import type { AgentState, WrapUpMode } from './words.ts';

/** Who the agent is: comes after a log-in. Wire: `AgentInfo`. Documented; no sample is public. */
export interface GcAgentInfoEvent {
  readonly type: 'agentInfo';
  readonly agentId?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly supervisor?: boolean;
  /** Whether calls that come in are to be wrapped up. The values are inferred: Finesse's. */
  readonly wrapUpOnIncoming?: WrapUpMode;
  readonly totalNumberOfTeams?: number;
  /** All teams of a supervisor. The vendor's definition of a team is not public. */
  readonly teams?: readonly NamedItem[];
  /** The team of the agent. */
  readonly team?: NamedItem;
}

/**
 * The state of an agent: the own one, or, for a supervisor that asked for the events of a team, a member's.
 * Wire: `State`. Documented; a sample of the sibling JTAPI page agrees.
 */
export interface GcStateEvent {
  readonly type: 'state';
  /** Whose state it is. In the sample, but not in the table: absent means the own agent. */
  readonly agentId?: string;
  /** In upper case. Wire: `state`; the table prints `State`. */
  readonly state?: AgentState;
  /** The reason for being not ready, as Finesse has it. */
  readonly reasonCode?: string;
  /** The state that follows once the call is over. UCCE only. */
  readonly pendingState?: AgentState;
  /** `2019-09-17 12:46:21`, by the server's clock: no zone is given. */
  readonly stateChangeTime?: string;
  /** Documented as unused. */
  readonly stateChangeTimeString?: string;
  readonly fullName?: string;
  readonly extension?: string;
  /** The reason in words, such as `break`. */
  readonly label?: string;
}

const yesOrNo: Kind<boolean> = flag();

export function readAgentInfo(wire: Wire): GcAgentInfoEvent {
  const event: GcAgentInfoEvent = { type: 'agentInfo' };
  put(event, 'firstName', text(wire['firstName']));
  put(event, 'lastName', text(wire['lastName']));
  put(event, 'supervisor', yesOrNo.read(text(wire['supervisor']), 'supervisor', []));
  put(event, 'wrapUpOnIncoming', text(wire['wrapUpOnIncoming']));
  put(event, 'totalNumberOfTeams', count(wire['totalNumberOfTeams']));
  if (typeof wire['teams'] === 'object' && wire['teams'] !== null) {
    put(event, 'teams', elements(wire['teams'], 'Team', readNamed));
  }
  put(event, 'team', elements(wire['team'], 'Team', readNamed)[0]);
  return event;
}

export function readState(wire: Wire): GcStateEvent {
  const event: GcStateEvent = { type: 'state' };
  put(event, 'state', state(wire['state']) ?? state(wire['State']));
  put(event, 'reasonCode', text(wire['reasonCode']));
  put(event, 'pendingState', state(wire['pendingState']));
  put(event, 'stateChangeTime', text(wire['stateChangeTime']));
  put(event, 'stateChangeTimeString', text(wire['stateChangeTimeString']));
  put(event, 'fullName', text(wire['fullName']));
  put(event, 'extension', text(wire['extension']));
  put(event, 'label', text(wire['label']));
  return event;
}
