import type { Row } from '../../directory.ts';
import { isOn, listOf, objectOf, textOf, textsOf, type Input } from '../../fields.ts';
import type { Pbx } from '../../pbx.ts';
import { ok, refused } from '../../verdict.ts';
import { flag, oneOf, text, texts } from '../parameters.ts';
import { noSuchThing, type Query } from '../query.ts';
import { announce, deleteFrom, inBulk, isTooMany, items, tooMany } from './bulk.ts';
import { blankContact, mergedContact, shownContact } from './contact.ts';
import { firstPage, pageFields, searchFields, turnPage, type Shelf } from './paging.ts';

const missing = 3103;
const valueInUse = 3106;

const shelf: Shelf = {
  idName: 'contact_id',
  rows: ({ company }) => company.contacts,
  wordsOf: (contact) => [
    ...[contact.name, contact.comment, contact.office].flatMap(textsOf),
    ...phonesOf(contact),
    ...listOf(contact.emails).flatMap((email) => textsOf(objectOf(email).email)),
  ],
  show: (_pbx, contact, input) => shownContact(contact, isOn(input.contact_ext_fields)),
};

const search: Query = {
  path: 'ab/contact/init',
  buckets: ['contactRead'],
  fields: { ...searchFields, contact_ext_fields: flag },
  answer: (pbx, input) => firstPage(pbx, shelf, input),
};

const page: Query = {
  path: 'ab/contact/cursor',
  buckets: ['contactRead'],
  fields: { ...pageFields, contact_ext_fields: flag },
  answer: (pbx, input) => turnPage(pbx, shelf, input),
};

const get: Query = {
  path: 'ab/contact',
  buckets: ['contactRead'],
  fields: { contact_id: text, contact_ext_fields: flag },
  answer: (pbx, input) => {
    const contact = pbx.company.contacts.get(textOf(input.contact_id) ?? '');
    return contact === undefined ? refused(noSuchThing) : ok({ data: shelf.show(pbx, contact, input) });
  },
};

/** Creates or changes contacts; one that shares a phone with another is skipped unless `on_error` says otherwise. */
const write = (path: string, action: 'new' | 'updated', begin: (pbx: Pbx, item: Input) => Row | number): Query => ({
  path,
  buckets: ['addressBookWrite'],
  fields: { data: items, on_error: oneOf('skip', 'duplicate') },
  answer: (pbx, input) => {
    const { contacts } = pbx.company;
    const writeOne = (item: Input): Row | number => {
      const before = begin(pbx, item);
      if (typeof before === 'number') return before;
      const id = String(before.contact_id);
      if (input.on_error !== 'duplicate' && sharesPhone(contacts, id, item)) return valueInUse;
      const after = mergedContact(pbx, before, item);
      contacts.set(id, after);
      return after;
    };
    const byId = (rows: readonly Row[]): Row =>
      Object.fromEntries(rows.map((row) => [String(row.contact_id), shownContact(row, false)]));
    const { verdict, rows } = inBulk(input, writeOne, byId);
    announce(
      pbx,
      'contacts',
      action,
      rows.map((row) => shownContact(row, false)),
    );
    return verdict;
  },
});

const phonesOf = (contact: Input): readonly string[] =>
  listOf(contact.phones).flatMap((phone) => textOf(objectOf(phone).phone)?.replace(/\D/g, '') ?? []);

const sharesPhone = (contacts: ReadonlyMap<string, Row>, id: string, item: Input): boolean => {
  const phones = new Set(phonesOf(item));
  return [...contacts.values()].some(
    (other) => other.contact_id !== id && phonesOf(other).some((phone) => phones.has(phone)),
  );
};

const create: Query = write('ab/contacts/create/', 'new', ({ ids, time }, item) =>
  textOf(item.name) === undefined ? missing : blankContact(String(ids.serial('contact')), time.now()),
);

const update: Query = write(
  'ab/contacts/update',
  'updated',
  ({ company }, item) => company.contacts.get(textOf(item.contact_id) ?? '') ?? noSuchThing,
);

const remove: Query = {
  path: 'ab/contacts/delete',
  buckets: ['addressBookWrite'],
  fields: { data: { ...texts, required: true } },
  answer: (pbx, input) => {
    if (isTooMany(input)) return tooMany();
    announce(pbx, 'contacts', 'deleted', deleteFrom(pbx.company.contacts, input));
    return ok();
  },
};

export const contacts: readonly Query[] = [search, page, get, create, update, remove];
