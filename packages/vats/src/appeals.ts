import { integer, named, output, text, type Reader, type Writer } from '@trunkline/core';
import { maybe } from './webhooks/kinds.ts';

/** By which channel a client came. The names are inferred. Wire: `channel_type`, 0 to 10. */
export type AppealChannel = KnownAppealChannel | (string & {});
export type KnownAppealChannel =
  | 'unknown'
  | 'call'
  | 'site'
  | 'vk'
  | 'facebook'
  | 'viber'
  | 'telegram'
  | 'sms'
  | 'email'
  | 'whatsapp'
  | 'dialogs';

/** How it was closed. The names are inferred; 0 and less mean `handled`, as the manual says. Wire: `result`, 1 to 6. */
export type AppealResult = KnownAppealResult | (string & {});
export type KnownAppealResult = 'handled' | 'transferred' | 'waitExpired' | 'notAnswered' | 'spam' | 'sendingForbidden';

export const appealChannel: Writer<KnownAppealChannel> & Reader<AppealChannel> = named({
  unknown: 0,
  call: 1,
  site: 2,
  vk: 3,
  facebook: 4,
  viber: 5,
  telegram: 6,
  sms: 7,
  email: 8,
  whatsapp: 9,
  dialogs: 10,
});

const results = named({
  handled: 1,
  transferred: 2,
  waitExpired: 3,
  notAnswered: 4,
  spam: 5,
  sendingForbidden: 6,
});

export const appealResult: Writer<KnownAppealResult> & Reader<AppealResult> = {
  expected: results.expected,
  write: (value, path, issues) => results.write(value, path, issues),
  read: (wire, path, issues) => results.read(Number(wire) <= 0 ? 1 : wire, path, issues),
};

/**
 * An appeal as calls tell it: a client's case, by whatever channel. Times are Unix seconds. Wire: `conversion`.
 * Source: manual 2026 §3.4.2.3, §4.7.1.
 */
export interface Appeal {
  /** Wire: `conversion_id`. */
  readonly id?: string;
  /** Wire: `channel_type`. */
  readonly channel?: AppealChannel;
  /** Wire: `create`. */
  readonly created?: number;
  /** Wire: `start`. */
  readonly start?: number;
  /** Wire: `end`. */
  readonly end?: number;
  /** Wire: `first_answer`. */
  readonly firstAnswer?: number;
  /** Wire: `result`. */
  readonly result?: AppealResult;
  /** Wire: `assign_user_id`. */
  readonly assignedUserId?: string;
  /** Wire: `close_user_id`. */
  readonly closingUserId?: string;
  /** Wire: `contact_id`. */
  readonly contactId?: string;
  /** Wire: `entry_point`. */
  readonly entryPoint?: string;
  /** Wire: `group_id`. */
  readonly groupId?: string;
  /** Wire: `deal_id`. */
  readonly dealId?: string;
  /** Bits: 0 and 1 the direction (0 internal, 1 incoming, 2 outgoing), 2 automatic, 3 triggered. Wire: `params`. */
  readonly parameters?: number;
}

export const appeal: Reader<Appeal> = output<Appeal>({
  id: maybe('conversion_id', text()),
  channel: maybe('channel_type', appealChannel),
  created: maybe('create', integer()),
  start: maybe('start', integer()),
  end: maybe('end', integer()),
  firstAnswer: maybe('first_answer', integer()),
  result: maybe('result', appealResult),
  assignedUserId: maybe('assign_user_id', text()),
  closingUserId: maybe('close_user_id', text()),
  contactId: maybe('contact_id', text()),
  entryPoint: maybe('entry_point', text()),
  groupId: maybe('group_id', text()),
  dealId: maybe('deal_id', text()),
  parameters: maybe('params', integer()),
});
