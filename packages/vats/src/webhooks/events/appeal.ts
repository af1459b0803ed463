import { anything, flag, named, oneOf, required, text, type Reader } from '@trunkline/core';
import { appealChannel, appealResult, type AppealChannel, type AppealResult } from '../../appeals.ts';
import { eventReader, type EventReader } from '../event-reader.ts';
import { items, maybe, part } from '../kinds.ts';

/** A message of the talk. */
export interface AppealMessage {
  /** Wire: `text`. */
  readonly text?: string;
  /** As it came; its form is not documented. Wire: `time`. */
  readonly time: string;
  /** Wire: `sender`. */
  readonly sender: string;
  /** Wire: `sender_name`. */
  readonly senderName: string;
  /** Wire: `senderType`, 0, 1. */
  readonly senderType: 'client' | 'operator' | (string & {});
  /** Wire: `type`. */
  readonly type: 'text' | 'image' | 'audio' | 'video' | 'file' | (string & {});
}

/**
 * An appeal (a client's case, by whatever channel) was closed. A repeat is known by the conversation.
 *
 * Wire: `events/md/onAppealClose`. Source: manual 2026 §4.8.3.1.
 */
export interface VatsAppealClosedEvent {
  readonly kind: 'appealClosed';
  /** Wire: `conversion_id`. */
  readonly conversionId: string;
  /** Wire: `parent_conversion_id`. */
  readonly parentConversionId: string;
  /** Wire: `product_id`. */
  readonly productId: string;
  /** Wire: `entry_id`. */
  readonly entryId: string;
  /** Wire: `channel_type`. */
  readonly channelType: AppealChannel;
  /** Wire: `direction`, 0, 1. */
  readonly direction: 'incoming' | 'outgoing' | (string & {});
  /** Wire: `entry_point`. */
  readonly entryPoint: string;
  /** As it came; its form is not documented. Wire: `create`. */
  readonly createdAt: string;
  /** As it came; its form is not documented. Wire: `end`. */
  readonly endedAt?: string;
  /** Wire: `tag_id`. */
  readonly tagIds?: readonly string[];
  /** Wire: `comment`. */
  readonly comment?: string;
  /** Wire: `result`. */
  readonly result: AppealResult;
  /** Wire: `assign_abonent_id`. */
  readonly assignedAbonentId?: string;
  /** Wire: `close_abonent_id`. */
  readonly closedByAbonentId?: string;
  /** Wire: `sender_abonent_id`. */
  readonly senderAbonentId?: string;
  /** Wire: `assign_user_id`. */
  readonly assignedUserId?: string;
  /** Wire: `sender_user_id`. */
  readonly senderUserId?: string;
  /** Wire: `close_user_id`. */
  readonly closedByUserId?: string;
  /** Wire: `group_id`. */
  readonly groupId?: string;
  /** The last messages, 50 at most. Wire: `chat`. */
  readonly chat?: readonly AppealMessage[];
  /** As it came; its fields are not documented. This or `contact`. Wire: `client_info`. */
  readonly clientInfo?: unknown;
  /** As it came; its fields are not documented. This or `clientInfo`. Wire: `contact`. */
  readonly contact?: unknown;
  /** Wire: `point_id`. */
  readonly pointId?: string;
  /** Wire: `manual`, 0, 1. */
  readonly manual?: boolean;
  /** Wire: `proactive`, 0, 1. */
  readonly proactive?: boolean;
}

const message: Reader<AppealMessage> = part<AppealMessage>({
  text: maybe('text', text()),
  time: required('time', text()),
  sender: required('sender', text()),
  senderName: required('sender_name', text()),
  senderType: required('senderType', named({ client: 0, operator: 1 })),
  type: required('type', oneOf(['text', 'image', 'audio', 'video', 'file'])),
});

export const appealClosed: EventReader = eventReader<VatsAppealClosedEvent>(
  'appealClosed',
  {
    conversionId: required('conversion_id', text()),
    parentConversionId: required('parent_conversion_id', text()),
    productId: required('product_id', text()),
    entryId: required('entry_id', text()),
    channelType: required('channel_type', appealChannel),
    direction: required('direction', named({ incoming: 0, outgoing: 1 })),
    entryPoint: required('entry_point', text()),
    createdAt: required('create', text()),
    endedAt: maybe('end', text()),
    tagIds: maybe('tag_id', items(text())),
    comment: maybe('comment', text()),
    result: required('result', appealResult),
    assignedAbonentId: maybe('assign_abonent_id', text()),
    closedByAbonentId: maybe('close_abonent_id', text()),
    senderAbonentId: maybe('sender_abonent_id', text()),
    assignedUserId: maybe('assign_user_id', text()),
    senderUserId: maybe('sender_user_id', text()),
    closedByUserId: maybe('close_user_id', text()),
    groupId: maybe('group_id', text()),
    chat: maybe('chat', items(message)),
    clientInfo: maybe('client_info', anything()),
    contact: maybe('contact', anything()),
    pointId: maybe('point_id', text()),
    manual: maybe('manual', flag()),
    proactive: maybe('proactive', flag()),
  },
  { same: ({ conversionId }) => [conversionId] },
);
