import {
  flag,
  input,
  instant,
  instantForms,
  integer,
  noOutput,
  optional,
  output,
  required,
  text,
  within,
  type Instant,
  type Reader,
  type ShapeWriter,
} from '@trunkline/core';
import { numericId } from '../../fields.ts';
import { change, query, type VatsOperation } from '../../operation.ts';
import { items, maybe, part } from '../../webhooks/kinds.ts';
import { appMessage, checkMessage, type AppMessage } from './message.ts';
import { contactCentre } from './root.ts';

/** A client of yours in the channel for mobile applications. */
export interface ChatReference {
  /** The channel; no method tells it, the personal account does. Wire: `channelId`, a number. */
  readonly channelId: string;
  /** The client, by your own id. Wire: `userId`. */
  readonly userId: string;
}

/** A message of an operator's that the client has, or has read. */
export interface MessageReceipt extends ChatReference {
  /** When. Wire: `time`, milliseconds. */
  readonly time: Instant;
  /** From the event that brought it. Wire: `serverMessageId`. */
  readonly serverMessageId: string;
}

export interface ChatTyping extends ChatReference {
  /** Does the client type? Wire: `typing`. */
  readonly typing: boolean;
}

export interface ChatHistoryQuestion extends ChatReference {
  /** Only messages older than this one. Wire: `toId`. */
  readonly beforeMessageId?: string;
}

/** A message was taken. */
export interface SentMessage {
  /** Wire: `messageId`. */
  readonly messageId?: string;
}

/** A message of the past. Source: manual 2026 §4.10.2.5. */
export interface ChatMessage {
  /** Wire: `messageId`. */
  readonly messageId: string;
  /** Is it the client's? Wire: `isClientMessage`. */
  readonly isFromClient?: boolean;
  /** Wire: `type`. */
  readonly type?: string;
  /** Milliseconds since 1970. Wire: `time`. */
  readonly timeMs?: number;
  /** Wire: `payload.body`. */
  readonly body?: string;
}

const chat = { channelId: required('channelId', numericId()), userId: required('userId', text()) } as const;

const receipt: ShapeWriter<MessageReceipt> = input<MessageReceipt>({
  ...chat,
  time: required('time', instant(instantForms.unixMilliseconds)),
  serverMessageId: required('serverMessageId', text()),
});

interface Payload {
  readonly body?: string;
}
interface SentChatMessage extends Omit<ChatMessage, 'body'> {
  readonly payload?: Payload;
}
const sentMessage = output<SentChatMessage>({
  messageId: required('messageId', text()),
  isFromClient: maybe('isClientMessage', flag()),
  type: maybe('type', text()),
  timeMs: maybe('time', integer()),
  payload: maybe('payload', part<Payload>({ body: maybe('body', text()) })),
});

const message: Reader<ChatMessage> = {
  expected: 'a message',
  read(wire, path, issues) {
    const { payload, ...facts } = sentMessage.read(wire, path, issues) ?? {};
    return { ...facts, ...payload };
  },
};

/**
 * Sends a message of a client's from your mobile application to the contact centre: a text, or a link to a file that you
 * keep. An answer to the question how it was is a text of `1` to `5`; the application must withdraw that question after
 * five minutes itself, and though the manual asks for the question's id, no field takes it.
 *
 * Wire: `POST /cc/send_message`. Limit: 10 per second. Source: manual 2026 §4.10.2.1.
 *
 * ```ts
 * await vats.cc.messages.send({ channelId, userId, messageId, firstName, lastName, type: 'text', content: 'Hello' });
 * ```
 */
export const send: VatsOperation<AppMessage, SentMessage> = change('cc.messages.send', 'send_message', 'unsafe', {
  ...contactCentre,
  input: appMessage,
  check: checkMessage,
  output: output<SentMessage>({ messageId: maybe('messageId', text()) }),
  reach: { how: 'message', numbers: ({ channelId }) => [channelId] },
});

/**
 * Tells the contact centre that the client has read a message.
 *
 * Wire: `POST /cc/event_message_read`. Limit: 10 per second. Source: manual 2026 §4.10.2.3.
 */
export const markRead: VatsOperation<MessageReceipt, void> = change(
  'cc.messages.markRead',
  'event_message_read',
  'idempotent',
  { ...contactCentre, input: receipt, output: noOutput },
);

/**
 * Tells the contact centre that the client has received a message.
 *
 * Wire: `POST /cc/event_message_received`. Limit: 10 per second. Source: manual 2026 §4.10.2.4.
 */
export const markReceived: VatsOperation<MessageReceipt, void> = change(
  'cc.messages.markReceived',
  'event_message_received',
  'idempotent',
  { ...contactCentre, input: receipt, output: noOutput },
);

/**
 * Tells the contact centre whether the client is typing.
 *
 * Wire: `POST /cc/user_typing`. Limit: 10 per second. Source: manual 2026 §4.10.2.2.
 */
export const typing: VatsOperation<ChatTyping, void> = change('cc.messages.typing', 'user_typing', 'idempotent', {
  ...contactCentre,
  input: input<ChatTyping>({ ...chat, typing: required('typing', flag()) }),
  output: noOutput,
});

/**
 * Up to 50 messages of a chat. None while nobody has taken the appeal yet, and none after it was closed.
 *
 * Wire: `POST /cc/get_chat_history`. Limit: 10 per second. Source: manual 2026 §4.10.2.5.
 */
export const history: VatsOperation<ChatHistoryQuestion, readonly ChatMessage[]> = query(
  'cc.messages.history',
  'get_chat_history',
  {
    ...contactCentre,
    input: input<ChatHistoryQuestion>({ ...chat, beforeMessageId: optional('toId', text()) }),
    output: within('data', items(message)),
  },
);
