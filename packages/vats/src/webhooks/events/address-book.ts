import { expect, oneOf, required, text, type Field, type Reader } from '@trunkline/core';
import { eventReader, nothingTellsRepeats, type EventReader } from '../event-reader.ts';
import { items } from '../kinds.ts';
import { contact, group, organization, type BookContact, type BookGroup, type BookOrganization } from './contact.ts';

/** What every change of the address book says. Nothing tells a repeat from a second change: each delivery counts as new. */
export interface BookChange {
  /** Wire: `action`. */
  readonly action: 'new' | 'updated' | 'deleted' | (string & {});
  /** What was deleted, where the list holds bare ids. Wire: `data`. */
  readonly deletedIds: readonly string[];
}

/** Organisations of the address book changed. Wire: `events/ab/organizations`. Source: manual 2026 §3.9.4.2. */
export interface VatsOrganizationsEvent extends BookChange {
  readonly kind: 'organizations';
  /** Wire: `data`. */
  readonly organizations: readonly BookOrganization[];
}

/** Contacts of the address book changed. Wire: `events/ab/contacts`. Source: manual 2026 §3.9.4.3. */
export interface VatsContactsEvent extends BookChange {
  readonly kind: 'contacts';
  /** Wire: `data`. */
  readonly contacts: readonly BookContact[];
}

/**
 * Groups of the address book changed.
 *
 * Wire: `events/ab/groups`. The path is inferred: the manual's sample of it goes to that of contacts. Which of the three came
 * is therefore told by the ids in the list first, and by the path only where the list holds bare ids. Source: manual 2026
 * §3.9.4.1.
 */
export interface VatsGroupsEvent extends BookChange {
  readonly kind: 'groups';
  /** Wire: `data`. */
  readonly groups: readonly BookGroup[];
}

const isObject = (item: unknown): boolean => typeof item === 'object' && item !== null;

/** Of one list, the things or the bare ids. */
function listed<T>(kind: Reader<T>, wanted: (item: unknown) => boolean): Field<Reader<readonly T[]>, true> {
  const list = items(kind);
  const read: Reader<readonly T[]>['read'] = (wire, path, issues) =>
    Array.isArray(wire) ? list.read(wire.filter(wanted), path, issues) : expect('a list', path, issues);
  return required('data', { expected: 'a list', read });
}

const change = {
  action: required('action', oneOf(['new', 'updated', 'deleted'])),
  deletedIds: listed(text(), (item) => !isObject(item)),
};

const organizations = eventReader<VatsOrganizationsEvent>(
  'organizations',
  { organizations: listed(organization, isObject), ...change },
  nothingTellsRepeats,
);
const contacts = eventReader<VatsContactsEvent>(
  'contacts',
  { contacts: listed(contact, isObject), ...change },
  nothingTellsRepeats,
);
const groups = eventReader<VatsGroupsEvent>(
  'groups',
  { groups: listed(group, isObject), ...change },
  nothingTellsRepeats,
);

/** The id that names each kind. A contact may name its groups and organisation, but by other keys. */
const byId: readonly (readonly [id: string, read: EventReader])[] = [
  ['contact_id', contacts],
  ['org_id', organizations],
  ['group_id', groups],
];

function byContent(byPath: EventReader): EventReader {
  return (wire, issues) => {
    const data: unknown = isObject(wire) ? (wire as Record<string, unknown>)['data'] : undefined;
    const first: unknown = Array.isArray(data) ? data[0] : undefined;
    const found = isObject(first) ? byId.find(([id]) => Object.hasOwn(first as object, id)) : undefined;
    return (found?.[1] ?? byPath)(wire, issues);
  };
}

export const bookOrganizations: EventReader = byContent(organizations);
export const bookContacts: EventReader = byContent(contacts);
export const bookGroups: EventReader = byContent(groups);
