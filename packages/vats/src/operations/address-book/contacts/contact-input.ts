import {
  flag,
  input,
  integer,
  listOf,
  optional,
  required,
  text,
  type InputFields,
  type ShapeWriter,
  type Writer,
} from '@trunkline/core';
import { calendarDay, opaqueId } from '../../../fields.ts';
import { messenger, phoneType, socialNet, type Messenger, type PhoneType, type SocialNet } from './contact.ts';
import { customFieldType, type CustomFieldType } from '../custom-fields.ts';
import { linked, type BookLink } from '../link.ts';

/** A telephone number of a contact. With an id it changes the one that has it, without one it is new. */
export interface ContactPhoneInput {
  /** Wire: `phone_id`. */
  readonly phoneId?: string;
  /** Wire: `type`, 0 to 5. */
  readonly type?: PhoneType;
  /** As it is to stand in the book, at most 255 characters; it isn't normalised. Wire: `phone`. */
  readonly phone: string;
  /** At most 32 characters. Wire: `ext`. */
  readonly extension?: string;
  /** At most 255 characters. Wire: `comment`. */
  readonly comment?: string;
  /** Wire: `is_default`. */
  readonly isDefault?: boolean;
}

/** An e-mail address of a contact. With an id it changes the one that has it, without one it is new. */
export interface ContactEmailInput {
  /** Wire: `email_id`. */
  readonly emailId?: string;
  /** Wire: `email`. */
  readonly email: string;
  /** Wire: `comment`. */
  readonly comment?: string;
  /** Wire: `is_default`. */
  readonly isDefault?: boolean;
}

/** A name of a contact in a social network. With an id it changes the one that has it, without one it is new. */
export interface ContactNetInput {
  /** Wire: `net_id`. */
  readonly netId?: string;
  /** Wire: `net`, 0 to 10. */
  readonly net: SocialNet;
  /** Wire: `uname`. */
  readonly userName: string;
}

/** A name of a contact in a messenger. With an id it changes the one that has it, without one it is new. */
export interface ContactMessengerInput {
  /** Wire: `mgr_id`. */
  readonly messengerId?: string;
  /** Wire: `mgr`, 0 to 3. */
  readonly messenger: Messenger;
  /** Wire: `uname`. */
  readonly userName: string;
}

/** A value for a field of your own. */
export interface CustomValueInput {
  /** Wire: `custom_value_id`. */
  readonly customValueId?: string;
  /** Wire: `custom_field_id`. */
  readonly customFieldId: string;
  /** Wire: `type`, 1 to 3. */
  readonly type?: CustomFieldType;
  /** Wire: `text`. */
  readonly text?: string;
  /** Wire: `value`. */
  readonly value?: string;
  /** That the ids of the chosen items are meant is inferred. Wire: `list_items`. */
  readonly listItems?: readonly string[];
}

/** What can be said of a contact. `''` empties a text: inferred. Source: manual 2026 §3.9.3. */
export interface ContactFields {
  /** Wire: `office`. */
  readonly office?: string;
  /** Wire: `site`. */
  readonly site?: string;
  /** The one it belongs to: `organizationId` links it, a `name` alone makes a new one and links it. Wire: `org`. */
  readonly organization?: BookLink<'organizationId'>;
  /** 0 to 9. Wire: `importance`. */
  readonly importance?: number;
  /** Wire: `comment`. */
  readonly comment?: string;
  /** `YYYY-MM-DD`. Wire: `birthday`. */
  readonly birthday?: string;
  /** 0 or 1; which is which is not said. Wire: `sex`. */
  readonly sex?: 0 | 1;
  /** Wire: `avatar`. */
  readonly avatar?: string;
  /** Wire: `url`. */
  readonly url?: string;
  /** Wire: `phones`. */
  readonly phones?: readonly ContactPhoneInput[];
  /** Wire: `emails`. */
  readonly emails?: readonly ContactEmailInput[];
  /** `groupId` links it, a `name` alone makes a new one and links it. Wire: `groups`. */
  readonly groups?: readonly BookLink<'groupId'>[];
  /** Wire: `nets`. */
  readonly nets?: readonly ContactNetInput[];
  /** Wire: `messengers`. */
  readonly messengers?: readonly ContactMessengerInput[];
  /** Whose favourites it is to be among; that ids are meant is inferred. Wire: `in_favorites`. */
  readonly inFavorites?: readonly string[];
  /** Values for your own fields; what becomes of those that aren't sent is not said. Wire: `custom_values`. */
  readonly customValues?: readonly CustomValueInput[];
}

/** A contact to be added. */
export interface NewContact extends ContactFields {
  /** Wire: `name`. */
  readonly name: string;
}

/** A contact to be changed: what isn't given stays as it is. */
export interface ContactChange extends ContactFields {
  /** Wire: `contact_id`. */
  readonly contactId: string;
  /** Wire: `name`. */
  readonly name?: string;
}

const words = text({ min: 0 });
const remark = text({ min: 0, max: 255 });

export const phoneInput: ShapeWriter<ContactPhoneInput> = input<ContactPhoneInput>({
  phoneId: optional('phone_id', opaqueId()),
  type: optional('type', phoneType),
  phone: required('phone', text({ max: 255 })),
  extension: optional('ext', text({ min: 0, max: 32 })),
  comment: optional('comment', remark),
  isDefault: optional('is_default', flag()),
});

export const emailInput: ShapeWriter<ContactEmailInput> = input<ContactEmailInput>({
  emailId: optional('email_id', opaqueId()),
  email: required('email', text()),
  comment: optional('comment', words),
  isDefault: optional('is_default', flag()),
});

export const netInput: ShapeWriter<ContactNetInput> = input<ContactNetInput>({
  netId: optional('net_id', opaqueId()),
  net: required('net', socialNet),
  userName: required('uname', text()),
});

export const messengerInput: ShapeWriter<ContactMessengerInput> = input<ContactMessengerInput>({
  messengerId: optional('mgr_id', opaqueId()),
  messenger: required('mgr', messenger),
  userName: required('uname', text()),
});

const customValue = input<CustomValueInput>({
  customValueId: optional('custom_value_id', opaqueId()),
  customFieldId: required('custom_field_id', opaqueId()),
  type: optional('type', customFieldType),
  text: optional('text', words),
  value: optional('value', words),
  listItems: optional('list_items', listOf(opaqueId())),
});

const fields: InputFields<ContactFields> = {
  office: optional('office', words),
  site: optional('site', words),
  organization: optional('org', linked('organizationId', 'org')),
  importance: optional('importance', integer({ min: 0, max: 9 })),
  comment: optional('comment', words),
  birthday: optional('birthday', calendarDay()),
  sex: optional('sex', integer({ min: 0, max: 1 }) as unknown as Writer<0 | 1>),
  avatar: optional('avatar', words),
  url: optional('url', words),
  phones: optional('phones', listOf(phoneInput)),
  emails: optional('emails', listOf(emailInput)),
  groups: optional('groups', listOf(linked('groupId', 'group'))),
  nets: optional('nets', listOf(netInput)),
  messengers: optional('messengers', listOf(messengerInput)),
  inFavorites: optional('in_favorites', listOf(opaqueId())),
  customValues: optional('custom_values', listOf(customValue)),
};

export const newContact: ShapeWriter<NewContact> = input<NewContact>({ name: required('name', text()), ...fields });

export const contactChange: ShapeWriter<ContactChange> = input<ContactChange>({
  contactId: required('contact_id', opaqueId()),
  name: optional('name', text()),
  ...fields,
});
