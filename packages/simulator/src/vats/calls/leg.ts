import type { Cancel } from '../../frame/agenda.ts';
import { isExtension, type VatsUser } from '../directory.ts';
import type { NumberScript } from '../script.ts';

/** One end of a leg. */
export interface Party {
  /** The short number; only employees have one. */
  readonly extension?: string;
  readonly number?: string;
}

export type Side = 'from' | 'to';
export type CallState = 'Appeared' | 'Connected' | 'OnHold' | 'Disconnected';
export type Location = 'ivr' | 'queue' | 'abonent';
export type Transfer = 'consultative' | 'blind' | 'return_blind';

/** A recording that runs. */
interface Recording {
  readonly recordingId: string;
  readonly startedAt: number;
  readonly extension: string;
  readonly commandId?: string;
}

/** One leg of a conversation, as the exchange keeps it. */
export interface Leg {
  readonly callId: string;
  readonly conversation: Conversation;
  readonly location: Location;
  from: Party;
  readonly to: Party;
  readonly takenFrom?: string;
  readonly groupExtension?: string;
  readonly transfer?: Transfer;
  readonly commandId?: string;
  /** The leg that waits on hold while this one asks for advice. */
  consultationOf?: Leg;
  state: CallState;
  seq: number;
  wasConnected: boolean;
  readonly appearedAt: number;
  connectedAt?: number;
  endedAt?: number;
  /** Those that were kept. */
  readonly recordingIds: string[];
  disconnectReason?: number;
  /** The side that was transferred away, told in its last event. */
  transferredSide?: Side;
  /** The side that put the leg on hold. */
  holdSide?: Side;
  recording?: Recording;
  /** The audio file that a command plays. */
  playing?: string;
  /** What this leg waits for: an answer, or the end of the talk. */
  timer: Cancel;
  /** What the conversation does when this leg has ended. */
  whenEnded: (reason: number) => void;
}

/** Why the PBX calls somebody on its own. */
interface CallingTask {
  readonly taskId: number;
  /** Wire: `callback_initiator`. */
  readonly initiator: string;
}

/** What belongs to one `entry_id`. */
export interface Conversation {
  readonly entryId: string;
  readonly direction: 'internal' | 'incoming' | 'outgoing';
  readonly from: Party;
  readonly to: Party;
  readonly lineNumber: string;
  /** Whether a callback command began it. */
  readonly byCommand: boolean;
  /** The task of a campaign or of an employee that made the call. */
  readonly task?: CallingTask;
  /** How whoever is rung behaves in this call; what isn't said here follows the number's script. */
  readonly behaviour?: NumberScript;
  readonly legs: Leg[];
  readonly createdAt: number;
  forwardedAt?: number;
  talkedAt?: number;
  endedAt?: number;
  disconnectReason?: number;
}

export const isLive = (leg: Leg): boolean => leg.state !== 'Disconnected';

export const otherSide = (side: Side): Side => (side === 'from' ? 'to' : 'from');

/** The side of a leg that goes by this extension or number. */
export const sideOf = (leg: Leg, name: string): Side | undefined =>
  (['from', 'to'] as const).find((side) => leg[side].extension === name || leg[side].number === name);

/** Whom a number means: a short one somebody inside, any other somebody outside. */
export const named = (number: string): Party => (isExtension(number) ? { extension: number } : { number });

export const partyOf = (user: VatsUser, number: string | undefined = user.numbers[0]?.number): Party => ({
  extension: user.extension,
  ...(number === undefined ? {} : { number }),
});
