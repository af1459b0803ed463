import { elements, payload } from './lists.ts';
import { put, text, type Wire } from './wire.ts';
import type { PhonebookType } from './words.ts';

/** A phonebook. All fields are inferred: Finesse's phonebook has them. `rawOf` has what came. */
export interface Phonebook {
  readonly uri?: string;
  readonly name?: string;
  /** For everybody, or for a team. */
  readonly type?: PhonebookType;
  /** The contacts, if they came along. */
  readonly contacts?: readonly PhonebookContact[];
}

/** A contact of a phonebook. All fields are inferred: Finesse's contact has them. `rawOf` has what came. */
export interface PhonebookContact {
  readonly uri?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly phoneNumber?: string;
  readonly description?: string;
}

/** The phonebooks of everybody and of the agent's team. Wire: `PhoneBook`. The payload is not documented. */
export interface GcPhonebooksEvent {
  readonly type: 'phonebooks';
  readonly agentId?: string;
  /** Wire: the first array among the members (inferred). */
  readonly phonebooks: readonly Phonebook[];
}

/** The phonebooks of a team. Wire: `Team PhoneBook`, with a space. The payload is not documented. */
export interface GcTeamPhonebooksEvent {
  readonly type: 'teamPhonebooks';
  readonly agentId?: string;
  /** Wire: the first array among the members (inferred). */
  readonly phonebooks: readonly Phonebook[];
}

/** The contacts of a phonebook. Wire: `phoneBook_contacts`. The payload is not documented. */
export interface GcContactsEvent {
  readonly type: 'contacts';
  readonly agentId?: string;
  /** Wire: the first array among the members (inferred). */
  readonly contacts: readonly PhonebookContact[];
}

const contactsIn = (list: unknown): readonly PhonebookContact[] => elements(list, 'Contact', readContact);
const phonebooksIn = (list: unknown): readonly Phonebook[] => elements(list, 'PhoneBook', readPhonebook);

function readContact(wire: Wire): PhonebookContact {
  const contact: PhonebookContact = {};
  put(contact, 'uri', text(wire['uri']));
  put(contact, 'firstName', text(wire['firstName']));
  put(contact, 'lastName', text(wire['lastName']));
  put(contact, 'phoneNumber', text(wire['phoneNumber']));
  put(contact, 'description', text(wire['description']));
  return contact;
}

function readPhonebook(wire: Wire): Phonebook {
  const phonebook: Phonebook = {};
  put(phonebook, 'uri', text(wire['uri']));
  put(phonebook, 'name', text(wire['name']));
  put(phonebook, 'type', text(wire['type']));
  const { contacts } = wire;
  // A text is the address of the list.
  if (typeof contacts === 'object' && contacts !== null) put(phonebook, 'contacts', contactsIn(contacts));
  return phonebook;
}

export function readPhonebooks(wire: Wire): GcPhonebooksEvent {
  return { type: 'phonebooks', phonebooks: phonebooksIn(payload(wire)) };
}

export function readTeamPhonebooks(wire: Wire): GcTeamPhonebooksEvent {
  return { type: 'teamPhonebooks', phonebooks: phonebooksIn(payload(wire)) };
}

export function readContacts(wire: Wire): GcContactsEvent {
  return { type: 'contacts', contacts: contactsIn(payload(wire)) };
}
