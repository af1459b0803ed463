import {
  flag,
  integer,
  input,
  named,
  optional,
  output,
  required,
  text,
  type Reader,
  type Writer,
} from '@trunkline/core';
import { outsideNumber } from '../fields.ts';
import { items, maybe } from '../webhooks/kinds.ts';

/** A telephone number or a SIP address? Wire: 0 or 1. */
export type ForwardingNumberType = 'tel' | 'sip';
/** Where the calls go. Wire: `group`, `user` or `ext_forward`. */
export type ForwardingDestination = 'group' | 'user' | 'outside';

/** To a group. Wire: `forward_to_group`. */
export interface ForwardToGroup {
  /** Wire: `forward_group_id`. */
  readonly groupId: string;
}

/** To an employee. Wire: `forward_to_user`. */
export interface ForwardToUser {
  /** Wire: `forward_user_id`. */
  readonly userId: string;
  /** Id of one of the employee's numbers; `''` is the default one. Wire: `forward_contact_id`. */
  readonly contactId: string;
}

/** To a number outside. Wire: `forward_to_ext`. */
export interface ForwardOutside {
  /** Wire: `forward_number`. */
  readonly number: string;
  /** Wire: `forward_number_type`. */
  readonly numberType: ForwardingNumberType;
  /** Seconds to ring. Wire: `forward_wait_sec`. */
  readonly waitSeconds?: number;
}

/** An employee as the PBX tells of one. */
export interface ForwardedUser {
  /** Wire: `forward_user_id`. */
  readonly userId?: string;
  /** Wire: `forward_contact_id`. */
  readonly contactId?: string;
  /** Wire: `is_default_contact_id`. */
  readonly isDefaultContact?: boolean;
}

/** A number outside as the PBX tells of one. */
export interface ForwardedOutside {
  /** Wire: `forward_number`. */
  readonly number?: string;
  /** Wire: `forward_number_type`. */
  readonly numberType?: ForwardingNumberType | (string & {});
  /** Wire: `forward_wait_sec`. */
  readonly waitSeconds?: number;
}

/** Where the calls of one client go. Source: manual 2026 §3.3.1. */
export interface ForwardingRule {
  /** Wire: `forward_id`. */
  readonly id: string;
  /** Wire: `client_phone_number`. */
  readonly clientNumber?: string;
  /** Wire: `client_phone_type`. */
  readonly clientNumberType?: ForwardingNumberType | (string & {});
  /** Is it in force? Wire: `status`. */
  readonly active?: boolean;
  /** Wire: `comment`. */
  readonly comment?: string;
  /** Which of the three below it is. Wire: `forward_type`. */
  readonly forwardTo?: ForwardingDestination | (string & {});
  /** Wire: `forward_to_group`. */
  readonly group?: Partial<ForwardToGroup>;
  /** Wire: `forward_to_user`. */
  readonly user?: ForwardedUser;
  /** Wire: `forward_to_ext`. */
  readonly outside?: ForwardedOutside;
}

export const numberType: Writer<ForwardingNumberType> & Reader<ForwardingNumberType | (string & {})> = named({
  tel: 0,
  sip: 1,
});

export const destination: Writer<ForwardingDestination> & Reader<ForwardingDestination | (string & {})> = named({
  group: 'group',
  user: 'user',
  outside: 'ext_forward',
});

export const toGroup: Writer<ForwardToGroup> = input<ForwardToGroup>({ groupId: required('forward_group_id', text()) });

export const toUser: Writer<ForwardToUser> = input<ForwardToUser>({
  userId: required('forward_user_id', text()),
  contactId: required('forward_contact_id', text({ min: 0 })),
});

export const toOutside: Writer<ForwardOutside> = input<ForwardOutside>({
  number: required('forward_number', outsideNumber()),
  numberType: required('forward_number_type', numberType),
  waitSeconds: optional('forward_wait_sec', integer({ min: 0 })),
});

const rule: Reader<ForwardingRule> = output<ForwardingRule>({
  id: required('forward_id', text()),
  clientNumber: optional('client_phone_number', text()),
  clientNumberType: maybe('client_phone_type', numberType),
  active: maybe('status', flag()),
  comment: optional('comment', text()),
  forwardTo: maybe('forward_type', destination),
  group: maybe('forward_to_group', output<Partial<ForwardToGroup>>({ groupId: optional('forward_group_id', text()) })),
  user: maybe(
    'forward_to_user',
    output<ForwardedUser>({
      userId: optional('forward_user_id', text()),
      contactId: optional('forward_contact_id', text()),
      isDefaultContact: maybe('is_default_contact_id', flag()),
    }),
  ),
  outside: maybe(
    'forward_to_ext',
    output<ForwardedOutside>({
      number: optional('forward_number', text()),
      numberType: maybe('forward_number_type', numberType),
      waitSeconds: maybe('forward_wait_sec', integer()),
    }),
  ),
});

export const rules: Reader<readonly ForwardingRule[]> = items(rule);
