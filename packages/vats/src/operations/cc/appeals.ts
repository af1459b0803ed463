import { input, instant, instantForms, listOf, optional, output, required, text, type Instant } from '@trunkline/core';
import { appealChannel, appealResult, type KnownAppealChannel, type KnownAppealResult } from '../../appeals.ts';
import { jsonObject, oneOfNumbers, opaqueId, type AnyJson } from '../../fields.ts';
import { change, type VatsOperation } from '../../operation.ts';
import { contactCentre } from './root.ts';

/** An appeal that is over. Source: manual 2026 §4.8.2. */
export interface ClosedAppeal {
  /** Needed by the manual's table, absent in its sample. Wire: `product_id`. */
  readonly productId: string;
  /** Wire: `channel_type`. */
  readonly channel: KnownAppealChannel;
  /** 0 or 1; which is which is not said. Wire: `direction`. */
  readonly direction: 0 | 1;
  /** By which number or account the client came (inferred). Wire: `entry_point`. */
  readonly entryPoint: string;
  /** That it is written in Unix seconds is inferred, from how appeals are told. Wire: `create`. */
  readonly created: Instant;
  /** Written likewise. Wire: `end`. */
  readonly end?: Instant;
  /** Wire: `tag_id`. */
  readonly tagId?: string;
  /** Wire: `comment`. */
  readonly comment?: string;
  /** 1 to 5. Wire: `rate`. */
  readonly rate?: 1 | 2 | 3 | 4 | 5;
  /** Wire: `result`. */
  readonly result: KnownAppealResult;
  /** Wire: `assign_user_id`. */
  readonly assignedUserId?: string;
  /** Wire: `close_user_id`. */
  readonly closingUserId?: string;
  /** Wire: `group_id`. */
  readonly groupId?: string;
  /** The messages, by the names of the wire: their shape is not on record. Wire: `chat`. */
  readonly chat?: readonly AnyJson[];
  /** By the names of the wire: its shape is not on record. Wire: `client_info`. */
  readonly clientInfo?: AnyJson;
  /** By the names of the wire: its shape is not on record. Wire: `contact`. */
  readonly contact?: AnyJson;
}

/** An appeal was made. */
export interface CreatedAppeal {
  /** Wire: `appeal_id`. */
  readonly appealId: string;
}

const seconds = instant(instantForms.unixSeconds);

/**
 * Puts an appeal on record that is over already, such as one that was handled elsewhere.
 *
 * Wire: `POST /cc/appeals/create-closed-appeals` (inferred: the manual's sample prints it under `/vpbx/cc/`). Limit: 10 per
 * second. Source: manual 2026 §4.8.2.
 */
export const createClosed: VatsOperation<ClosedAppeal, CreatedAppeal> = change(
  'cc.appeals.createClosed',
  'appeals/create-closed-appeals',
  'unsafe',
  {
    ...contactCentre,
    wire: { ...contactCentre.wire, shifted: ['create', 'end'] },
    input: input<ClosedAppeal>({
      productId: required('product_id', opaqueId()),
      channel: required('channel_type', appealChannel),
      direction: required('direction', oneOfNumbers([0, 1])),
      entryPoint: required('entry_point', text()),
      created: required('create', seconds),
      end: optional('end', seconds),
      tagId: optional('tag_id', opaqueId()),
      comment: optional('comment', text({ min: 0 })),
      rate: optional('rate', oneOfNumbers([1, 2, 3, 4, 5])),
      result: required('result', appealResult),
      assignedUserId: optional('assign_user_id', opaqueId()),
      closingUserId: optional('close_user_id', opaqueId()),
      groupId: optional('group_id', opaqueId()),
      chat: optional('chat', listOf(jsonObject())),
      clientInfo: optional('client_info', jsonObject()),
      contact: optional('contact', jsonObject()),
    }),
    output: output<CreatedAppeal>({ appealId: required('appeal_id', text()) }),
    evidence: 'inferred',
  },
);
