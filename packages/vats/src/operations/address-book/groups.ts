import {
  input,
  listOf,
  output,
  required,
  text,
  type Reader,
  type Routine,
  type ShapeWriter,
  within,
} from '@trunkline/core';
import { opaqueId } from '../../fields.ts';
import { change, query, type ItemResults, type VatsOperation } from '../../operation.ts';
import type { BookGroup } from '../../webhooks/events/contact.ts';
import { maybe } from '../../webhooks/kinds.ts';
import { allOf, type BookAll } from './all.ts';
import { atOnce, idsInput, itemResults, itemsOf, type BookIds, type BookItems } from './items.ts';
import { moveFields, pageOf, searchFields, type BookMove, type BookPage, type BookSearch } from './paging.ts';

/** A group of contacts of the address book. Source: manual 2026 §3.9.2. */
export interface AddressBookGroup extends BookGroup {
  /** Wire: `group_id`. */
  readonly groupId: string;
}

export interface BookGroupReference {
  /** The manual's table doesn't mark it as required. Wire: `group_id`. */
  readonly groupId: string;
}

export interface NewBookGroup {
  /** Wire: `group_name`. */
  readonly name: string;
}

export interface RenamedBookGroup extends BookGroupReference, NewBookGroup {}

export interface NewBookGroups {
  /** 1 to 500. Wire: `data`. */
  readonly groups: readonly NewBookGroup[];
}

export interface BookGroupsUpdate {
  /** 1 to 500, each with its new name. Wire: `data`. */
  readonly groups: readonly RenamedBookGroup[];
}

const id = required('group_id', opaqueId());
const name = required('group_name', text());

const group: Reader<AddressBookGroup> = output<AddressBookGroup>({
  groupId: required('group_id', text()),
  name: maybe('group_name', text()),
});
const changed: Reader<BookItems<AddressBookGroup>> = itemsOf(group, 'group_id');
const newGroup: ShapeWriter<NewBookGroup> = input<NewBookGroup>({ name });
const renamedGroup: ShapeWriter<RenamedBookGroup> = input<RenamedBookGroup>({
  groupId: id,
  name,
});
const limit = 'addressBookChange';
const wire = { perItem: { leftOut: 'skipped' } } as const;

/**
 * One group of the address book.
 *
 * Wire: `POST ab/group`. Source: manual 2026 §3.9.2.1.
 */
export const get: VatsOperation<BookGroupReference, AddressBookGroup> = query('addressBook.groups.get', 'ab/group', {
  input: input<BookGroupReference>({ groupId: id }),
  output: within('data', group),
});

/**
 * Looks for groups of contacts, and answers the first page. {@link all} goes through all pages.
 *
 * Wire: `POST ab/groups/init`. Source: manual 2026 §3.9.2.2.
 */
export const search: VatsOperation<BookSearch, BookPage<AddressBookGroup>> = query(
  'addressBook.groups.search',
  'ab/groups/init',
  { input: input<BookSearch>(searchFields), output: pageOf(group) },
);

/**
 * Another page of a search.
 *
 * Wire: `POST ab/groups/cursor`. Source: manual 2026 §3.9.2.3.
 */
export const page: VatsOperation<BookMove, BookPage<AddressBookGroup>> = query(
  'addressBook.groups.page',
  'ab/groups/cursor',
  { input: input<BookMove>(moveFields), output: pageOf(group) },
);

/**
 * All groups of contacts that are found, page after page; without a search simply all. Each comes as a Result: the first error is
 * the last item. Leaving the loop or aborting ends the work. `onProgress` counts `rows`.
 *
 * Wire: `ab/groups/init`, then `ab/groups/cursor` with `next-page-1`. Source: manual 2026 §3.9.2.2–3.
 *
 * ```ts
 * for await (const group of vats.addressBook.groups.all()) if (group.ok) show(group.value.name);
 * ```
 */
export const all: Routine<BookAll<BookSearch, AddressBookGroup>> = allOf({
  name: 'addressBook.groups.all',
  search,
  page,
  again: () => ({}),
});

/**
 * Adds groups of contacts. The value has a code for each; one that was left out is in `skipped` and makes the notice `partial`.
 *
 * Wire: `POST ab/groups/create/`. Limit: 10 per second. Source: manual 2026 §3.9.2.4.
 */
export const create: VatsOperation<NewBookGroups, BookItems<AddressBookGroup>> = change(
  'addressBook.groups.create',
  'ab/groups/create/',
  'unsafe',
  { input: input<NewBookGroups>({ groups: required('data', listOf(newGroup, atOnce)) }), output: changed, limit, wire },
);

/**
 * Renames groups of contacts. The value has a code for each, as {@link create} has.
 *
 * Wire: `POST ab/groups/update`. Limit: 10 per second. Source: manual 2026 §3.9.2.5.
 */
export const update: VatsOperation<BookGroupsUpdate, BookItems<AddressBookGroup>> = change(
  'addressBook.groups.update',
  'ab/groups/update',
  'idempotent',
  {
    input: input<BookGroupsUpdate>({ groups: required('data', listOf(renamedGroup, atOnce)) }),
    output: changed,
    limit,
    wire,
  },
);

/**
 * Deletes groups of contacts. The manual's sample is told 1000 even for an id that looks as if it didn't exist.
 *
 * Wire: `POST ab/groups/delete`; the table speaks of ids with `;` between them, the sample has a list: a list is sent.
 * Limit: 10 per second. Source: manual 2026 §3.9.2.6.
 */
export const remove: VatsOperation<BookIds, ItemResults> = change(
  'addressBook.groups.remove',
  'ab/groups/delete',
  'unsafe',
  { input: idsInput, output: itemResults, limit, wire },
);
