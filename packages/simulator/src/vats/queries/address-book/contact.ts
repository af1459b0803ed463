import type { Row } from '../../directory.ts';
import { isObject, listOf, objectOf, pick, textOf, type Input } from '../../fields.ts';
import type { Pbx } from '../../pbx.ts';
import { addNamed, groupKind, organizationKind } from './named-things.ts';

/** The lists inside a contact whose entries have ids, by the names of these ids. */
const entryIds = { phones: 'phone_id', emails: 'email_id', nets: 'net_id', messengers: 'mgr_id' } as const;

const plainNames = [
  'type',
  'name',
  'office',
  'site',
  'importance',
  'comment',
  'birthday',
  'sex',
  'avatar',
  'url',
  'in_favorites',
  'user_id',
];

/** What a contact is before anything is known of it. */
export const blankContact = (contactId: string, now: number): Row => ({
  contact_id: contactId,
  type: 0,
  name: '',
  office: null,
  site: null,
  org: null,
  importance: 0,
  comment: null,
  birthday: null,
  sex: null,
  avatar: null,
  url: null,
  phones: [],
  emails: [],
  groups: [],
  nets: [],
  messengers: [],
  in_favorites: [],
  custom_values: [],
  user_id: null,
  manager_id: null,
  when_created: String(Math.floor(now / 1000)),
  last_used: null,
  last_call: null,
});

/**
 * What isn't sent stays, with one exception: of phones, e-mails, nets and messengers, an entry whose id isn't sent back is
 * deleted. Groups and organisation with an id are linked, without one created and linked; unlisted groups are unlinked.
 */
export const mergedContact = (pbx: Pbx, before: Row, input: Input): Row => ({
  ...before,
  ...pick(input, plainNames),
  ...entriesFrom(pbx, before, input),
  ...(input.org === undefined ? {} : { org: linkedOrganization(pbx, input.org) }),
  ...(input.groups === undefined ? {} : { groups: listOf(input.groups).flatMap((group) => linkedGroup(pbx, group)) }),
  ...(input.custom_values === undefined ? {} : { custom_values: customValuesFrom(pbx, before, input) }),
});

const entriesFrom = (pbx: Pbx, before: Row, input: Input): Row =>
  Object.fromEntries(
    Object.entries(entryIds).flatMap(([list, idName]) => {
      if (input[list] === undefined) return [];
      const known = listOf(before[list]).map(objectOf);
      return [[list, listOf(input[list]).map((entry) => entryFrom(pbx, known, idName, objectOf(entry)))]];
    }),
  );

const entryFrom = (pbx: Pbx, known: readonly Input[], idName: string, input: Input): Row => {
  const id = textOf(input[idName]);
  const before = known.find((entry) => entry[idName] === id) ?? { [idName]: String(pbx.ids.serial(idName)) };
  const after = { ...before, ...input, [idName]: before[idName] };
  const phone = textOf((after as Row).phone);
  return phone === undefined ? after : { ...after, phone_num: phone.replace(/\D/g, '') };
};

const linkedOrganization = (pbx: Pbx, given: unknown): Row | null => {
  if (!isObject(given)) return null;
  const known = pbx.company.organizations.get(textOf(given.org_id) ?? '');
  const name = textOf(given.org_name);
  if (known !== undefined || name === undefined) return known ?? null;
  return addNamed(pbx, organizationKind, name);
};

const linkedGroup = (pbx: Pbx, given: unknown): Row[] => {
  const { group_id: id, group_name: name } = objectOf(given);
  const known = pbx.company.contactGroups.get(textOf(id) ?? '');
  if (known !== undefined) return [known];
  const newName = textOf(name);
  return newName === undefined ? [] : [addNamed(pbx, groupKind, newName)];
};

const customValuesFrom = (pbx: Pbx, before: Row, input: Input): readonly Row[] => {
  const sent = listOf(input.custom_values).map(objectOf);
  const isSent = (value: Row): boolean =>
    sent.some((one) => String(one.custom_field_id) === String(value.custom_field_id));
  return [
    ...listOf(before.custom_values)
      .map(objectOf)
      .filter((value) => !isSent(value)),
    ...sent.map((value) => ({ custom_value_id: String(pbx.ids.serial('custom value')), ...value })),
  ];
};

/** `custom_values` and `user_id` are told only on request. */
export const shownContact = (contact: Row, extended: boolean): Row => {
  if (extended) return contact;
  const { custom_values: _values, user_id: _user, ...rest } = contact;
  return rest;
};
