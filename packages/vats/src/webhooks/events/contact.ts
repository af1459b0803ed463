import { decimal, flag, integer, text, type Reader } from '@trunkline/core';
import { items, maybe, part } from '../kinds.ts';

/** An organisation of the address book. Source: manual 2026 §3.9.1. */
export interface BookOrganization {
  /** Wire: `org_id`. */
  readonly organizationId?: string;
  /** Wire: `org_name`. */
  readonly name?: string;
}

/** A group of the address book. Source: manual 2026 §3.9.2. */
export interface BookGroup {
  /** Wire: `group_id`. */
  readonly groupId?: string;
  /** Wire: `group_name`. */
  readonly name?: string;
}

export interface BookPhone {
  /** Wire: `phone_id`. */
  readonly phoneId?: string;
  /** 0 city, 1 mobile, 2 SIP, 3 Skype, 4 other, 5 fax. Wire: `type`. */
  readonly type?: number;
  /** Wire: `phone`. */
  readonly phone?: string;
  /** Wire: `ext`. */
  readonly extension?: string;
  /** Wire: `comment`. */
  readonly comment?: string;
  /** Wire: `is_default`. */
  readonly isDefault?: boolean;
}

export interface BookEmail {
  /** Wire: `email_id`. */
  readonly emailId?: string;
  /** Wire: `email`. */
  readonly email?: string;
  /** Wire: `comment`. */
  readonly comment?: string;
  /** Wire: `is_default`. */
  readonly isDefault?: boolean;
}

/** A contact of the address book, with what most applications need; `rawOf(event)` has the rest. Source: manual 2026 §3.9.3. */
export interface BookContact {
  /** Wire: `contact_id`. */
  readonly contactId?: string;
  /** Wire: `name`. */
  readonly name?: string;
  /** Wire: `office`. */
  readonly office?: string;
  /** Wire: `site`. */
  readonly site?: string;
  /** Wire: `org`. */
  readonly organization?: BookOrganization;
  /** 0 to 9. Wire: `importance`. */
  readonly importance?: number;
  /** Wire: `comment`. */
  readonly comment?: string;
  /** `YYYY-MM-DD`. Wire: `birthday`. */
  readonly birthday?: string;
  /** Wire: `phones`. */
  readonly phones?: readonly BookPhone[];
  /** Wire: `emails`. */
  readonly emails?: readonly BookEmail[];
  /** Wire: `groups`. */
  readonly groups?: readonly BookGroup[];
  /** Wire: `user_id`. */
  readonly userId?: string;
  /** In samples only. Wire: `manager_id`. */
  readonly managerId?: string;
  /** Unix seconds. Wire: `when_created`. */
  readonly createdAt?: number;
  /** Unix seconds (inferred). Wire: `last_used`. */
  readonly lastUsedAt?: number;
  /** Unix seconds. Wire: `last_call`. */
  readonly lastCallAt?: number;
}

export const organization: Reader<BookOrganization> = part<BookOrganization>({
  organizationId: maybe('org_id', text()),
  name: maybe('org_name', text()),
});

export const group: Reader<BookGroup> = part<BookGroup>({
  groupId: maybe('group_id', text()),
  name: maybe('group_name', text()),
});

const phone: Reader<BookPhone> = part<BookPhone>({
  phoneId: maybe('phone_id', text()),
  type: maybe('type', integer()),
  phone: maybe('phone', text()),
  extension: maybe('ext', text()),
  comment: maybe('comment', text()),
  isDefault: maybe('is_default', flag()),
});

const email: Reader<BookEmail> = part<BookEmail>({
  emailId: maybe('email_id', text()),
  email: maybe('email', text()),
  comment: maybe('comment', text()),
  isDefault: maybe('is_default', flag()),
});

export const contact: Reader<BookContact> = part<BookContact>({
  contactId: maybe('contact_id', text()),
  name: maybe('name', text()),
  office: maybe('office', text()),
  site: maybe('site', text()),
  organization: maybe('org', organization),
  importance: maybe('importance', integer()),
  comment: maybe('comment', text()),
  birthday: maybe('birthday', text()),
  phones: maybe('phones', items(phone)),
  emails: maybe('emails', items(email)),
  groups: maybe('groups', items(group)),
  userId: maybe('user_id', text()),
  managerId: maybe('manager_id', text()),
  createdAt: maybe('when_created', decimal()),
  lastUsedAt: maybe('last_used', decimal()),
  lastCallAt: maybe('last_call', decimal()),
});
