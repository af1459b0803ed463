import { anything, flag, integer, named, output, required, text, type Reader } from '@trunkline/core';
import { contact as bookContact, type BookContact, type BookPhone } from '../../../webhooks/events/contact.ts';
import { items, maybe } from '../../../webhooks/kinds.ts';
import { customFieldType, type CustomFieldType, type Named } from '../custom-fields.ts';

/** Wire: `type`, 0 to 5; a number without a name here comes as its text. */
export type PhoneType = 'city' | 'mobile' | 'sip' | 'skype' | 'other' | 'fax';
export const phoneType: Named<PhoneType> = named({ city: 0, mobile: 1, sip: 2, skype: 3, other: 4, fax: 5 });

/** Wire: `net`, 0 to 10; a number without a name here comes as its text. */
export type SocialNet =
  | 'facebook'
  | 'vk'
  | 'googlePlus'
  | 'odnoklassniki'
  | 'myspace'
  | 'instagram'
  | 'linkedin'
  | 'twitter'
  | 'vine'
  | 'youtube'
  | 'badoo';
export const socialNet: Named<SocialNet> = named({
  facebook: 0,
  vk: 1,
  googlePlus: 2,
  odnoklassniki: 3,
  myspace: 4,
  instagram: 5,
  linkedin: 6,
  twitter: 7,
  vine: 8,
  youtube: 9,
  badoo: 10,
});

/** Wire: `mgr`, 0 to 3; a number without a name here comes as its text. */
export type Messenger = 'viber' | 'telegram' | 'skype' | 'whatsapp';
export const messenger: Named<Messenger> = named({ viber: 0, telegram: 1, skype: 2, whatsapp: 3 });

export interface ContactPhone extends Omit<BookPhone, 'type'> {
  /** Wire: `type`. */
  readonly type?: PhoneType | (string & {});
  /** The digits of it; in samples only. Wire: `phone_num`. */
  readonly digits?: string;
}

export interface ContactNet {
  /** Wire: `net_id`. */
  readonly netId?: string;
  /** Wire: `net`. */
  readonly net?: SocialNet | (string & {});
  /** Wire: `uname`. */
  readonly userName?: string;
}

export interface ContactMessenger {
  /** Wire: `mgr_id`. */
  readonly messengerId?: string;
  /** Wire: `mgr`. */
  readonly messenger?: Messenger | (string & {});
  /** Wire: `uname`. */
  readonly userName?: string;
}

/** What a contact has in a field of your own. */
export interface CustomValue {
  /** Wire: `custom_value_id`. */
  readonly customValueId?: string;
  /** Wire: `custom_field_id`. */
  readonly customFieldId?: string;
  /** Wire: `type`. */
  readonly type?: CustomFieldType | (string & {});
  /** Wire: `text`. */
  readonly text?: string;
  /** Its form is not said; given as it comes. Wire: `value`. */
  readonly value?: unknown;
  /** Their form is not said; given as they come. Wire: `list_items`. */
  readonly listItems?: readonly unknown[];
}

/** A contact of the address book. Source: manual 2026 §3.9.3. */
export interface Contact extends Omit<BookContact, 'contactId' | 'phones'> {
  /** Wire: `contact_id`. */
  readonly contactId: string;
  /** 0; no other is known. Wire: `type`. */
  readonly type?: number;
  /** 0 or 1; which is which is not said. Wire: `sex`. */
  readonly sex?: number;
  /** Wire: `avatar`. */
  readonly avatar?: string;
  /** Wire: `url`. */
  readonly url?: string;
  /** Wire: `phones`. */
  readonly phones?: readonly ContactPhone[];
  /** Social networks. Wire: `nets`. */
  readonly nets?: readonly ContactNet[];
  /** Wire: `messengers`. */
  readonly messengers?: readonly ContactMessenger[];
  /** Whose favourites it is among; that these are ids is inferred. Wire: `in_favorites`, in one place `in_favores`. */
  readonly inFavorites?: readonly string[];
  /** With `extendedFields`. Wire: `custom_values`. */
  readonly customValues?: readonly CustomValue[];
}

const phone: Reader<ContactPhone> = output<ContactPhone>({
  phoneId: maybe('phone_id', text()),
  type: maybe('type', phoneType),
  phone: maybe('phone', text()),
  digits: maybe('phone_num', text()),
  extension: maybe('ext', text()),
  comment: maybe('comment', text()),
  isDefault: maybe('is_default', flag()),
});

const net: Reader<ContactNet> = output<ContactNet>({
  netId: maybe('net_id', text()),
  net: maybe('net', socialNet),
  userName: maybe('uname', text()),
});

const messengerEntry: Reader<ContactMessenger> = output<ContactMessenger>({
  messengerId: maybe('mgr_id', text()),
  messenger: maybe('mgr', messenger),
  userName: maybe('uname', text()),
});

const customValue: Reader<CustomValue> = output<CustomValue>({
  customValueId: maybe('custom_value_id', text()),
  customFieldId: maybe('custom_field_id', text()),
  type: maybe('type', customFieldType),
  text: maybe('text', text()),
  value: maybe('value', anything()),
  listItems: maybe('list_items', items(anything())),
});

type More = Omit<Contact, keyof Omit<BookContact, 'contactId' | 'phones'>>;

const more: Reader<More> = output<More>({
  contactId: required('contact_id', text()),
  type: maybe('type', integer()),
  sex: maybe('sex', integer()),
  avatar: maybe('avatar', text()),
  url: maybe('url', text()),
  phones: maybe('phones', items(phone)),
  nets: maybe('nets', items(net)),
  messengers: maybe('messengers', items(messengerEntry)),
  inFavorites: maybe(['in_favorites', 'in_favores'], items(text())),
  customValues: maybe('custom_values', items(customValue)),
});

/** What events tell as well. */
const known: Reader<Omit<BookContact, 'contactId' | 'phones'>> = bookContact;

/** What events tell of a contact, and more. Only the id must be there. */
export const contact: Reader<Contact> = {
  expected: 'a contact',
  read: (wire, path, issues) => ({ ...known.read(wire, path, []), ...more.read(wire, path, issues) }),
};
