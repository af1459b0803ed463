import type { Cancel } from '../../frame/agenda.ts';
import type { Agent, GcAgentState } from '../agent.ts';
import type { CallKind } from '../flavours.ts';

/** What one party of a dialog does. */
export type LegState = 'INITIATING' | 'INITIATED' | 'ALERTING' | 'ACTIVE' | 'HELD' | 'FAILED' | 'ACCEPTED' | 'DROPPED';

/** One party of a dialog: an agent, or somebody outside. */
export interface Leg {
  readonly dialog: Dialog;
  readonly address: string;
  readonly agent?: Agent | undefined;
  readonly startedAt: number;
  state: LegState;
  changedAt: number;
  /** Why it has failed. */
  cause?: string;
  /** The state in which an offer keeps the agent. */
  reserves?: GcAgentState | undefined;
  /** Being listened to, or listening: no call of the agent's own. */
  readonly silent: boolean;
  /** What the party waits for: an answer, or the end of the talk. */
  timer: Cancel;
}

/** A call, as the switch keeps it. */
export interface Dialog {
  readonly id: string;
  kind: CallKind;
  callType: string;
  readonly startedAt: number;
  fromAddress: string;
  readonly toAddress: string;
  readonly variables: Map<string, string>;
  readonly legs: Leg[];
  /** The queue through which it came. */
  queueName?: string | undefined;
  /** A consultation's main call, or the one that was transferred here. */
  readonly origin?: Dialog | undefined;
  /** The dialog that goes on in this one's place. */
  successor?: Dialog;
  /** What the agent gave as the reason of the call. */
  wrapUpReason?: string;
  /** Whom an offer of the dialler would ring. */
  readonly customer?: string | undefined;
}

export const isLive = (leg: Leg): boolean => leg.state !== 'DROPPED';

export const liveLegs = (dialog: Dialog): Leg[] => dialog.legs.filter(isLive);

/** An agent's own part in a dialog; being listened to is none. */
export const legOf = (dialog: Dialog | undefined, agent: Agent): Leg | undefined =>
  dialog?.legs.find((leg) => leg.agent === agent && isLive(leg) && !leg.silent);
