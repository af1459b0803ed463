import type { Agent } from '../agent.ts';
import { legOf, type Leg, type LegState } from '../calls/dialog.ts';
import type { Centre } from '../centre.ts';
import type { ErrorCode, Refusal } from '../errors.ts';
import type { Session } from '../sessions.ts';

/** The parameters by name; one that wasn't sent is empty. */
export type Given = Readonly<Record<string, string>>;

interface Verb {
  /** As the manual prints it. */
  readonly verb: string;
  /** The parameters in order, with what is wrong when one is missing; null for one that may be. */
  readonly params: { readonly [name: string]: ErrorCode | null };
}

/** A command about the connection itself; the id in its type may be the client's. */
export interface SessionCommand extends Verb {
  open(centre: Centre, session: Session, id: string, given: Given): Refusal;
}

/** A command of, or about, an agent who is connected. */
export interface AgentCommand extends Verb {
  /** Only one of the platforms has it. */
  readonly only?: 'ucce';
  /** Works before the agent has logged in. */
  readonly loggedOut?: true;
  /** A supervisor may do it to an agent of the team. */
  readonly onBehalf?: true;
  run(centre: Centre, agent: Agent, given: Given): Refusal;
}

export type Command = SessionCommand | AgentCommand;

export type InDialog = (centre: Centre, leg: Leg, agent: Agent, given: Given) => Refusal;

/** Most of a command about a dialog: finds the agent's part in it, in one of the states in which it can be done. */
export const inDialog =
  (states: readonly LegState[], run: InDialog) =>
  (centre: Centre, agent: Agent, given: Given): Refusal => {
    const leg = legOf(centre.dialogs.get(given['dialogId'] ?? ''), agent);
    if (leg === undefined) return 'NO_DIALOG_ID';
    if (!states.includes(leg.state)) return 'CF_INVALID_OBJECT_STATE';
    return run(centre, leg, agent, given);
  };

/** The same for a call that goes on: an offer that is still to be accepted isn't one. */
export const inCall = (states: readonly LegState[], run: InDialog): AgentCommand['run'] =>
  inDialog(states, (centre, leg, agent, given) =>
    leg.reserves === 'RESERVED_OUTBOUND_PREVIEW' ? 'CF_INVALID_OBJECT_STATE' : run(centre, leg, agent, given),
  );
