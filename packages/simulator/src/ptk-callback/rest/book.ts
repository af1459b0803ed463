import type { Backstage } from '../../frame/vendor.ts';
import type { Segment } from '../queues.ts';

/** A conversation of the REST side, as it stands now. It serves one callback. */
export interface PtkCallbackConversation {
  readonly id: string;
  readonly segment: string;
  /** What the client said about the caller. */
  readonly context: Readonly<Record<string, unknown>>;
  /** Once a callback was asked for. */
  readonly contactUri?: string;
  readonly interactionId?: string;
}

export interface Conversation extends Pick<PtkCallbackConversation, 'id'> {
  readonly segment: Segment;
  /** The wait when it was opened, such as `05:00`: minutes and seconds. */
  readonly originalWaitTime: string;
  context: Readonly<Record<string, unknown>>;
  asked?: { readonly contactUri: string; readonly interactionId: string };
}

export interface ConversationBook {
  readonly all: readonly Conversation[];
  open(segment: Segment, originalWaitTime: string): Conversation;
}

export const createConversationBook = ({ ids }: Pick<Backstage, 'ids'>): ConversationBook => {
  const all: Conversation[] = [];
  return {
    all,
    open: (segment, originalWaitTime) => {
      const id = String(ids.serial('conversation'));
      const conversation: Conversation = { id, segment, originalWaitTime, context: {} };
      all.push(conversation);
      return conversation;
    },
  };
};
