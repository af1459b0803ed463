import type { Conversation, Leg, Location, Party } from './leg.ts';

/** A leg that is over. Epoch milliseconds. */
export interface PastLeg {
  readonly callId: string;
  readonly location: Location;
  readonly from: Party;
  readonly to: Party;
  readonly groupExtension?: string;
  readonly appearedAt: number;
  readonly connectedAt?: number;
  readonly endedAt: number;
  readonly reason: number;
  readonly recordingIds: readonly string[];
}

/** A conversation that is over, as statistics see it. */
export interface PastCall {
  readonly entryId: string;
  readonly direction: Conversation['direction'];
  readonly lineNumber: string;
  readonly createdAt: number;
  readonly endedAt: number;
  readonly talkedAt?: number;
  readonly byCommand: boolean;
  readonly legs: readonly PastLeg[];
}

const pastLeg = (leg: Leg): PastLeg => ({
  callId: leg.callId,
  location: leg.location,
  from: leg.from,
  to: leg.to,
  ...(leg.groupExtension === undefined ? {} : { groupExtension: leg.groupExtension }),
  appearedAt: leg.appearedAt,
  ...(leg.connectedAt === undefined ? {} : { connectedAt: leg.connectedAt }),
  endedAt: leg.endedAt ?? leg.appearedAt,
  reason: leg.disconnectReason ?? 0,
  recordingIds: leg.recordingIds,
});

/** Those of the conversations that are over. */
export const pastCalls = (conversations: readonly Conversation[]): PastCall[] =>
  conversations.flatMap((conversation) =>
    conversation.endedAt === undefined
      ? []
      : {
          entryId: conversation.entryId,
          direction: conversation.direction,
          lineNumber: conversation.lineNumber,
          createdAt: conversation.createdAt,
          endedAt: conversation.endedAt,
          ...(conversation.talkedAt === undefined ? {} : { talkedAt: conversation.talkedAt }),
          byCommand: conversation.byCommand,
          legs: conversation.legs.map(pastLeg),
        },
  );
