import { isLive, type CallState, type Conversation, type Leg, type Location, type Party } from './leg.ts';

/** A leg, as it stands now. */
export interface SimulatedLeg {
  /** Wire: `call_id`. */
  readonly callId: string;
  readonly state: CallState;
  readonly location: Location;
  readonly from: Party;
  readonly to: Party;
  /** Wire: `from.taken_from_call_id`. */
  readonly takenFromCallId?: string;
  readonly recording: boolean;
  /** The audio file that a command plays to the caller. */
  readonly playing?: string;
  readonly disconnectReason?: number;
}

/** A conversation with its legs, as it stands now. */
export interface SimulatedCall {
  /** Wire: `entry_id`. */
  readonly entryId: string;
  readonly direction: Conversation['direction'];
  readonly from: Party;
  readonly to: Party;
  readonly lineNumber: string;
  /** Whether any of its legs is alive. */
  readonly live: boolean;
  readonly legs: readonly SimulatedLeg[];
  readonly disconnectReason?: number;
}

export const snapshotOf = (conversation: Conversation): SimulatedCall => ({
  entryId: conversation.entryId,
  direction: conversation.direction,
  from: { ...conversation.from },
  to: { ...conversation.to },
  lineNumber: conversation.lineNumber,
  live: conversation.legs.some(isLive),
  legs: conversation.legs.map(legOf),
  ...(conversation.disconnectReason === undefined ? {} : { disconnectReason: conversation.disconnectReason }),
});

const legOf = (leg: Leg): SimulatedLeg => ({
  callId: leg.callId,
  state: leg.state,
  location: leg.location,
  from: { ...leg.from },
  to: { ...leg.to },
  ...(leg.takenFrom === undefined ? {} : { takenFromCallId: leg.takenFrom }),
  recording: leg.recording !== undefined,
  ...(leg.playing === undefined ? {} : { playing: leg.playing }),
  ...(leg.disconnectReason === undefined ? {} : { disconnectReason: leg.disconnectReason }),
});
