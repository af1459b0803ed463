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
import type { BookOrganization } from '../../webhooks/events/contact.ts';
import { maybe } from '../../webhooks/kinds.ts';
import { allOf, type BookAll } from './all.ts';
import { atOnce, idsInput, itemResults, itemsOf, type BookIds, type BookItems } from './items.ts';
import { moveFields, pageOf, searchFields, type BookMove, type BookPage, type BookSearch } from './paging.ts';

/** An organisation of the address book. Source: manual 2026 §3.9.1. */
export interface AddressBookOrganization extends BookOrganization {
  /** Wire: `org_id`. */
  readonly organizationId: string;
}

export interface OrganizationReference {
  /** The manual's table doesn't mark it as required. Wire: `org_id`. */
  readonly organizationId: string;
}

export interface NewOrganization {
  /** Wire: `org_name`. */
  readonly name: string;
}

export interface RenamedOrganization extends OrganizationReference, NewOrganization {}

export interface NewOrganizations {
  /** 1 to 500. Wire: `data`. */
  readonly organizations: readonly NewOrganization[];
}

export interface OrganizationsUpdate {
  /** 1 to 500, each with its new name. Wire: `data`. */
  readonly organizations: readonly RenamedOrganization[];
}

const id = required('org_id', opaqueId());
const name = required('org_name', text());

const organization: Reader<AddressBookOrganization> = output<AddressBookOrganization>({
  organizationId: required('org_id', text()),
  name: maybe('org_name', text()),
});
const changed: Reader<BookItems<AddressBookOrganization>> = itemsOf(organization, 'org_id');
const newOrganization: ShapeWriter<NewOrganization> = input<NewOrganization>({ name });
const renamedOrganization: ShapeWriter<RenamedOrganization> = input<RenamedOrganization>({
  organizationId: id,
  name,
});
const limit = 'addressBookChange';
const wire = { perItem: { leftOut: 'skipped' } } as const;

/**
 * One organisation of the address book.
 *
 * Wire: `POST ab/organization`. Source: manual 2026 §3.9.1.1.
 */
export const get: VatsOperation<OrganizationReference, AddressBookOrganization> = query(
  'addressBook.organizations.get',
  'ab/organization',
  { input: input<OrganizationReference>({ organizationId: id }), output: within('data', organization) },
);

/**
 * Looks for organisations, and answers the first page. {@link all} goes through all pages.
 *
 * Wire: `POST ab/organizations/init`. Source: manual 2026 §3.9.1.2.
 */
export const search: VatsOperation<BookSearch, BookPage<AddressBookOrganization>> = query(
  'addressBook.organizations.search',
  'ab/organizations/init',
  { input: input<BookSearch>(searchFields), output: pageOf(organization) },
);

/**
 * Another page of a search.
 *
 * Wire: `POST ab/organizations/cursor`. Source: manual 2026 §3.9.1.3.
 */
export const page: VatsOperation<BookMove, BookPage<AddressBookOrganization>> = query(
  'addressBook.organizations.page',
  'ab/organizations/cursor',
  { input: input<BookMove>(moveFields), output: pageOf(organization) },
);

/**
 * All organisations that are found, page after page; without a search simply all. Each comes as a Result: the first error is
 * the last item. Leaving the loop or aborting ends the work. `onProgress` counts `rows`.
 *
 * Wire: `ab/organizations/init`, then `ab/organizations/cursor` with `next-page-1`. Source: manual 2026 §3.9.1.2–3.
 *
 * ```ts
 * for await (const organization of vats.addressBook.organizations.all()) if (organization.ok) show(organization.value.name);
 * ```
 */
export const all: Routine<BookAll<BookSearch, AddressBookOrganization>> = allOf({
  name: 'addressBook.organizations.all',
  search,
  page,
  again: () => ({}),
});

/**
 * Adds organisations. The value has a code for each; one that was left out is in `skipped` and makes the notice `partial`.
 *
 * Wire: `POST ab/organizations/create`. Limit: 10 per second. Source: manual 2026 §3.9.1.4.
 */
export const create: VatsOperation<NewOrganizations, BookItems<AddressBookOrganization>> = change(
  'addressBook.organizations.create',
  'ab/organizations/create',
  'unsafe',
  {
    input: input<NewOrganizations>({ organizations: required('data', listOf(newOrganization, atOnce)) }),
    output: changed,
    limit,
    wire,
  },
);

/**
 * Renames organisations. The value has a code for each, as {@link create} has.
 *
 * Wire: `POST ab/organizations/update`. Limit: 10 per second. Source: manual 2026 §3.9.1.5.
 */
export const update: VatsOperation<OrganizationsUpdate, BookItems<AddressBookOrganization>> = change(
  'addressBook.organizations.update',
  'ab/organizations/update',
  'idempotent',
  {
    input: input<OrganizationsUpdate>({ organizations: required('data', listOf(renamedOrganization, atOnce)) }),
    output: changed,
    limit,
    wire,
  },
);

/**
 * Deletes organisations. What happens to their contacts is not said.
 *
 * Wire: `POST ab/organizations/delete`; the table speaks of ids with `;` between them, the sample has a list: a list is sent.
 * Limit: 10 per second. Source: manual 2026 §3.9.1.6.
 */
export const remove: VatsOperation<BookIds, ItemResults> = change(
  'addressBook.organizations.remove',
  'ab/organizations/delete',
  'unsafe',
  { input: idsInput, output: itemResults, limit, wire },
);
