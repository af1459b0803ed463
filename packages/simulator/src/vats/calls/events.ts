import type { Conversation, Leg, Side } from './leg.ts';

export const unixSeconds = (epochMs: number): number => Math.floor(epochMs / 1000);

/** The payload of `events/call`. */
export const callEvent = (leg: Leg, now: number, apiVersion: 1 | 2): object => ({
  entry_id: leg.conversation.entryId,
  call_id: leg.callId,
  timestamp: unixSeconds(now),
  seq: leg.seq,
  call_state: leg.state,
  location: leg.location,
  from: {
    ...leg.from,
    ...(leg.takenFrom === undefined ? {} : { taken_from_call_id: leg.takenFrom }),
    ...(apiVersion === 2 ? flagsOf(leg, 'from') : {}),
  },
  to: {
    ...leg.to,
    line_number: leg.conversation.lineNumber,
    acd_group: leg.groupExtension ?? '',
    ...(apiVersion === 2 ? flagsOf(leg, 'to') : {}),
  },
  ...(leg.disconnectReason === undefined ? {} : { disconnect_reason: leg.disconnectReason }),
  ...(apiVersion === 2 && leg.transfer !== undefined ? { transfer: leg.transfer } : {}),
  ...(leg.commandId === undefined ? {} : { command_id: leg.commandId }),
  ...initiatorOf(leg.conversation),
});

const initiatorOf = ({ task, byCommand }: Conversation): object => {
  if (task !== undefined) return { task_id: task.taskId, callback_initiator: task.initiator };
  return byCommand ? { callback_initiator: 'API' } : {};
};

const flagsOf = (leg: Leg, side: Side): object => ({
  ...(leg.state === 'Disconnected' && leg.transferredSide === side ? { was_transferred: true } : {}),
  ...(leg.state === 'OnHold' && leg.holdSide === side ? { hold_initiator: true } : {}),
});

const directions = { internal: 0, incoming: 1, outgoing: 2 } as const;

/** The payload of `events/summary`. */
export const summaryEvent = (conversation: Conversation, now: number): object => ({
  entry_id: conversation.entryId,
  call_direction: directions[conversation.direction],
  from: conversation.from,
  to: conversation.to,
  line_number: conversation.lineNumber,
  create_time: unixSeconds(conversation.createdAt),
  // Zero says that it didn't happen.
  forward_time: unixSeconds(conversation.forwardedAt ?? 0),
  talk_time: unixSeconds(conversation.talkedAt ?? 0),
  end_time: unixSeconds(conversation.endedAt ?? now),
  entry_result: conversation.talkedAt === undefined ? 0 : 1,
  disconnect_reason: conversation.disconnectReason,
});
