import { decimal, flag, integer, text, type Reader } from '@trunkline/core';
import { eventReader, nothingTellsRepeats, type EventReader } from '../event-reader.ts';
import { items, maybe, part } from '../kinds.ts';

/**
 * What all events of the channel for mobile applications say. Nothing is known of which fields are certain. That they come
 * signed like the others is inferred.
 */
export interface ChatFacts {
  /** Wire: `point_id`. */
  readonly pointId?: string;
  /** Wire: `data.userId`. */
  readonly userId?: string;
}

/**
 * A message to the client: of an operator, an automatic answer, a bot. A repeat is known by point and message.
 *
 * Wire: `events/md` with `data.type` `sendMessage`. Source: manual 2026 §4.10.3.
 */
export interface VatsChatMessageEvent extends ChatFacts {
  readonly kind: 'chatMessage';
  /** Wire: `data.message.serverMessageId`. */
  readonly messageId?: string;
  /** Wire: `data.message.type`. */
  readonly type?: 'text' | (string & {});
  /** Milliseconds since 1970. Wire: `data.message.time`. */
  readonly timeMs?: number;
  /** Wire: `data.message.payload.body`. */
  readonly body?: string;
}

/** Somebody types, or stopped typing. Wire: `events/md` with `data.type` `notifyUserTyping`. Source: manual 2026 §4.10.3. */
export interface VatsChatTypingEvent extends ChatFacts {
  readonly kind: 'chatTyping';
  /** Wire: `data.typing`. */
  readonly typing?: boolean;
}

/**
 * A message was read. A repeat is known by point, user and message.
 *
 * Wire: `events/md` with `data.type` `notifyMessageRead`. Source: manual 2026 §4.10.3.
 */
export interface VatsChatReadEvent extends ChatFacts {
  readonly kind: 'chatRead';
  /** Wire: `data.messageId`. */
  readonly messageId?: string;
}

export interface RatingQuestion {
  /** Wire: `id`. */
  readonly id?: number;
  /** Wire: `text`. */
  readonly text?: string;
}

/** The client is to be asked how it was. Wire: `events/md` with `data.type` `rateQuality`. Source: manual 2026 §4.10.3. */
export interface VatsChatRatingEvent extends ChatFacts {
  readonly kind: 'chatRating';
  /** Wire: `data.rule.id`. */
  readonly ruleId?: number;
  /** Wire: `data.rule.name`. */
  readonly ruleName?: string;
  /** What to say at the end. Wire: `data.rule.byeMessage`. */
  readonly byeMessage?: string;
  /** Wire: `data.rule.questions`. */
  readonly questions?: readonly RatingQuestion[];
}

const point = { pointId: maybe('point_id', text()), userId: maybe('userId', text()) };

const question: Reader<RatingQuestion> = part<RatingQuestion>({
  id: maybe('id', integer()),
  text: maybe('text', text()),
});

const message = eventReader<VatsChatMessageEvent>(
  'chatMessage',
  {
    ...point,
    messageId: maybe('serverMessageId', text()),
    type: maybe('messageType', text()),
    timeMs: maybe('time', decimal()),
    body: maybe('body', text()),
  },
  { same: ({ pointId, messageId }) => [pointId, messageId] },
);

const typing = eventReader<VatsChatTypingEvent>(
  'chatTyping',
  { ...point, typing: maybe('typing', flag()) },
  nothingTellsRepeats,
);

const wasRead = eventReader<VatsChatReadEvent>(
  'chatRead',
  { ...point, messageId: maybe('messageId', text()) },
  { same: ({ pointId, userId, messageId }) => [pointId, userId, messageId] },
);

const rating = eventReader<VatsChatRatingEvent>(
  'chatRating',
  {
    ...point,
    ruleId: maybe('id', integer()),
    ruleName: maybe('name', text()),
    byeMessage: maybe('byeMessage', text()),
    questions: maybe('questions', items(question)),
  },
  nothingTellsRepeats,
);

type Wire = Readonly<Record<string, unknown>>;

const nothing: Wire = {};
const within = (wire: Wire, name: string): Wire => {
  const found = Object.hasOwn(wire, name) ? wire[name] : undefined;
  return typeof found === 'object' && found !== null ? (found as Wire) : nothing;
};

/** What lies in the envelope, in one layer: the fields of the kind, then the common ones. */
function flat(wire: Wire, inner: Wire): Wire {
  const data = within(wire, 'data');
  return { ...inner, point_id: wire['point_id'], userId: data['userId'] };
}

const byType: ReadonlyMap<unknown, EventReader> = new Map<string, EventReader>([
  [
    'sendMessage',
    (wire, issues) => {
      const sent = within(within(wire as Wire, 'data'), 'message');
      const inner = { ...within(sent, 'payload'), ...sent, messageType: sent['type'] };
      return message(flat(wire as Wire, inner), issues);
    },
  ],
  ['notifyUserTyping', (wire, issues) => typing(flat(wire as Wire, within(wire as Wire, 'data')), issues)],
  ['notifyMessageRead', (wire, issues) => wasRead(flat(wire as Wire, within(wire as Wire, 'data')), issues)],
  ['rateQuality', (wire, issues) => rating(flat(wire as Wire, within(within(wire as Wire, 'data'), 'rule')), issues)],
]);

/** Which kind of message it is stands in the envelope. */
export function chatReader(wire: Readonly<Record<string, unknown>>): EventReader | undefined {
  return byType.get(within(wire, 'data')['type']);
}
