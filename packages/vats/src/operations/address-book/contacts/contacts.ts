import {
  flag,
  input,
  listOf,
  oneOf,
  optional,
  required,
  within,
  type Field,
  type Issue,
  type Kind,
  type Reader,
  type Routine,
} from '@trunkline/core';
import { acknowledgement, opaqueId } from '../../../fields.ts';
import { change, query, type ItemResults, type VatsOperation } from '../../../operation.ts';
import { allOf, type BookAll } from '../all.ts';
import { contact, type Contact } from './contact.ts';
import { contactChange, newContact, type ContactChange, type NewContact } from './contact-input.ts';
import { atOnce, idsInput, itemResults, itemsOf, type BookIds, type BookItems } from '../items.ts';
import { moveFields, pageOf, searchFields, type BookMove, type BookPage, type BookSearch } from '../paging.ts';

interface Extended {
  /** Adds `customValues` and `userId`. Default: the PBX's, which is taken to be no. Wire: `contact_ext_fields`. */
  readonly extendedFields?: boolean;
}

export interface ContactReference extends Extended {
  /** The manual's table doesn't mark it as required. Wire: `contact_id`. */
  readonly contactId: string;
}

export interface ContactSearch extends BookSearch, Extended {}
export interface ContactMove extends BookMove, Extended {}

interface OnError {
  /**
   * What is done with a contact that can't be taken: it is left out (`skip`, the default), or there will be two of it
   * (`duplicate`). Wire: `on_error`.
   */
  readonly onError?: 'skip' | 'duplicate';
}

export interface NewContacts extends OnError {
  /** 1 to 500. Wire: `data`. */
  readonly contacts: readonly NewContact[];
}

export interface ContactsUpdate extends OnError {
  /** 1 to 500. Wire: `data`. */
  readonly contacts: readonly ContactChange[];
  /**
   * Says that you mean it: of `phones`, `emails`, `nets` and `messengers` everything is **deleted** whose id isn't listed,
   * and from `groups` that aren't listed the contact is taken out. Needed with any of these lists; {@link merge} keeps what
   * isn't listed. Not sent.
   */
  readonly replaceLists?: true;
}

const extendedFields: Field<Kind<boolean>, false> = optional('contact_ext_fields', flag());
const onError = optional('on_error', oneOf(['skip', 'duplicate']));
const changed: Reader<BookItems<Contact>> = itemsOf(contact, 'contact_id');
const reading = 'contactsRead';
const limit = 'addressBookChange';
const wire = { perItem: { leftOut: 'skipped' } } as const;

/**
 * One contact.
 *
 * Wire: `POST ab/contact`. Limit: 50 per second. Source: manual 2026 §3.9.3.3.
 */
export const get: VatsOperation<ContactReference, Contact> = query('addressBook.contacts.get', 'ab/contact', {
  input: input<ContactReference>({ contactId: required('contact_id', opaqueId()), extendedFields }),
  output: within('data', contact),
  limit: reading,
});

/**
 * Looks for contacts, and answers the first page. {@link all} goes through all pages. More than 500 at once: 3503.
 *
 * Wire: `POST ab/contact/init`. Limit: 50 per second. Source: manual 2026 §3.9.3.1.
 */
export const search: VatsOperation<ContactSearch, BookPage<Contact>> = query(
  'addressBook.contacts.search',
  'ab/contact/init',
  { input: input<ContactSearch>({ ...searchFields, extendedFields }), output: pageOf(contact), limit: reading },
);

/**
 * Another page of a search.
 *
 * Wire: `POST ab/contact/cursor`. Limit: 50 per second. Source: manual 2026 §3.9.3.2.
 */
export const page: VatsOperation<ContactMove, BookPage<Contact>> = query(
  'addressBook.contacts.page',
  'ab/contact/cursor',
  { input: input<ContactMove>({ ...moveFields, extendedFields }), output: pageOf(contact), limit: reading },
);

/**
 * All contacts that are found, page after page; without a search simply all. Each comes as a Result: the first error is the
 * last item. Leaving the loop or aborting ends the work. `onProgress` counts `rows`.
 *
 * Wire: `ab/contact/init`, then `ab/contact/cursor` with `next-page-1`. Source: manual 2026 §3.9.3.1–2.
 *
 * ```ts
 * for await (const contact of vats.addressBook.contacts.all({ query: 'Ivanov' })) {
 *   if (!contact.ok) return report(contact.error);
 *   show(contact.value.name, contact.value.phones);
 * }
 * ```
 */
export const all: Routine<BookAll<ContactSearch, Contact>> = allOf({
  name: 'addressBook.contacts.all',
  search,
  page,
  again: ({ extendedFields: extended }) => (extended === undefined ? {} : { extendedFields: extended }),
});

/**
 * Adds contacts. The value has a code for each; one that was left out is in `skipped` and makes the notice `partial`.
 *
 * Wire: `POST ab/contacts/create/`. Limit: 10 per second. Source: manual 2026 §3.9.3.4.
 */
export const create: VatsOperation<NewContacts, BookItems<Contact>> = change(
  'addressBook.contacts.create',
  'ab/contacts/create/',
  'unsafe',
  {
    input: input<NewContacts>({ contacts: required('data', listOf(newContact, atOnce)), onError }),
    output: changed,
    limit,
    wire,
  },
);

/** The lists that the PBX replaces as a whole. */
const replaced = ['phones', 'emails', 'groups', 'nets', 'messengers'] as const;

function checkUpdate({ contacts, replaceLists }: ContactsUpdate): readonly Issue[] {
  const replacing = replaced.find((list) => contacts.some((given) => given[list] !== undefined));
  if (replacing === undefined || replaceLists === true) return [];
  const harm = replacing === 'groups' ? 'the contact leaves all groups' : `all ${replacing} are deleted`;
  return [{ path: 'replaceLists', expected: `true, as ${harm} that are not listed (contacts.merge keeps them)` }];
}

/**
 * Changes contacts. What isn't given stays, but **a list that is given takes the place of the one that was there**: see
 * `replaceLists`, and {@link merge} for changing one contact without losing anything. An entry with its id is changed, one
 * without is added. Groups and organisations are linked and unlinked, never changed or deleted. The value has a code for
 * each contact, as {@link create} has.
 *
 * Wire: `POST ab/contacts/update`. Limit: 10 per second. Source: manual 2026 §3.9.3.5.
 */
export const update: VatsOperation<ContactsUpdate, BookItems<Contact>> = change(
  'addressBook.contacts.update',
  'ab/contacts/update',
  // An entry without an id would be added twice.
  'unsafe',
  {
    input: input<ContactsUpdate>({
      contacts: required('data', listOf(contactChange, atOnce)),
      onError,
      replaceLists: acknowledgement,
    }),
    output: changed,
    check: checkUpdate,
    limit,
    wire,
  },
);

/**
 * Deletes contacts.
 *
 * Wire: `POST ab/contacts/delete`; the table speaks of ids with `;` between them, the sample has a list: a list is sent.
 * Limit: 10 per second. Source: manual 2026 §3.9.3.6.
 */
export const remove: VatsOperation<BookIds, ItemResults> = change(
  'addressBook.contacts.remove',
  'ab/contacts/delete',
  'unsafe',
  { input: idsInput, output: itemResults, limit, wire },
);
