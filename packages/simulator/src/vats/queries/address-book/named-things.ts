import type { Row } from '../../directory.ts';
import { textOf, textsOf, type Input } from '../../fields.ts';
import type { Pbx } from '../../pbx.ts';
import { ok, refused } from '../../verdict.ts';
import { text, texts } from '../parameters.ts';
import { noSuchThing, type Query } from '../query.ts';
import { announce, deleteFrom, inBulk, isTooMany, items, tooMany } from './bulk.ts';
import { firstPage, pageFields, searchFields, turnPage, type Shelf } from './paging.ts';

/** Organisations and groups of contacts are alike: an id and a name. */
interface Kind {
  readonly kind: 'organizations' | 'groups';
  /** The path of a single one. */
  readonly single: string;
  readonly idName: string;
  readonly nameName: string;
  readonly rows: (pbx: Pbx) => Map<string, Row>;
}

const missing = 3103;

/** A new one. Ids are texts. */
export const addNamed = (pbx: Pbx, { kind, idName, nameName, rows }: Kind, name: string): Row => {
  const id = String(pbx.ids.serial(kind));
  const row = { [idName]: id, [nameName]: name };
  rows(pbx).set(id, row);
  return row;
};

const queriesFor = (kind: Kind): readonly Query[] => {
  const { kind: many, single, idName, nameName, rows } = kind;
  const shelf: Shelf = { idName, rows, wordsOf: (row) => textsOf(row[nameName]), show: (_pbx, row) => row };
  const write = (path: string, action: 'new' | 'updated', doOne: (pbx: Pbx, item: Input) => Row | number): Query => ({
    path: `ab/${many}/${path}`,
    buckets: ['addressBookWrite'],
    fields: { data: items },
    answer: (pbx, input) => {
      const { verdict, rows: done } = inBulk(input, (item) => doOne(pbx, item));
      announce(pbx, many, action, done);
      return verdict;
    },
  });
  return [
    {
      path: `ab/${single}`,
      fields: { [idName]: text },
      answer: (pbx, input) => {
        const row = rows(pbx).get(textOf(input[idName]) ?? '');
        return row === undefined ? refused(noSuchThing) : ok({ data: row });
      },
    },
    { path: `ab/${many}/init`, fields: searchFields, answer: (pbx, input) => firstPage(pbx, shelf, input) },
    { path: `ab/${many}/cursor`, fields: pageFields, answer: (pbx, input) => turnPage(pbx, shelf, input) },
    write('create', 'new', (pbx, item) => {
      const name = textOf(item[nameName]);
      return name === undefined ? missing : addNamed(pbx, kind, name);
    }),
    write('update', 'updated', (pbx, item) => {
      const id = textOf(item[idName]) ?? '';
      const before = rows(pbx).get(id);
      if (before === undefined) return noSuchThing;
      const after = { ...before, [nameName]: textOf(item[nameName]) ?? before[nameName] };
      rows(pbx).set(id, after);
      return after;
    }),
    {
      path: `ab/${many}/delete`,
      buckets: ['addressBookWrite'],
      fields: { data: { ...texts, required: true } },
      answer: (pbx, input) => {
        if (isTooMany(input)) return tooMany();
        const gone = deleteFrom(rows(pbx), input);
        unlink(pbx, idName, gone);
        announce(pbx, many, 'deleted', gone);
        return ok();
      },
    },
  ];
};

/** Contacts stay, without what was deleted. */
const unlink = ({ company }: Pbx, idName: string, gone: readonly string[]): void => {
  const isGone = (row: unknown): boolean => gone.includes(String((row as Row | null)?.[idName]));
  for (const [id, contact] of company.contacts) {
    const groups = (contact.groups as readonly Row[]).filter((group) => !isGone(group));
    company.contacts.set(id, { ...contact, groups, org: isGone(contact.org) ? null : contact.org });
  }
};

export const organizationKind: Kind = {
  kind: 'organizations',
  single: 'organization',
  idName: 'org_id',
  nameName: 'org_name',
  rows: ({ company }) => company.organizations,
};

export const groupKind: Kind = {
  kind: 'groups',
  single: 'group',
  idName: 'group_id',
  nameName: 'group_name',
  rows: ({ company }) => company.contactGroups,
};

export const namedThings: readonly Query[] = [...queriesFor(organizationKind), ...queriesFor(groupKind)];
