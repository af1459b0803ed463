import { describe, expect, it } from 'vitest';

import { useVatsSimulator } from '../src/vitest.ts';
import { answerOf } from './support/client.ts';

const simulator = useVatsSimulator({ time: 'manual' });

interface Answer {
  readonly result: unknown;
  readonly data: unknown;
  readonly skipped?: readonly number[];
  readonly state?: { readonly cursor?: string; readonly info: Readonly<Record<string, number>> };
}

const tell = async (path: string, input: object = {}): Promise<Answer> =>
  (await answerOf(simulator(), path, input)) as Answer;

/** The contacts of an answer, whatever their ids. */
const contactsIn = ({ data }: Answer): readonly Contact[] => Object.values(data as Record<string, Contact>);

interface Contact {
  readonly contact_id: string;
  readonly phones: readonly { readonly phone_id: string; readonly phone: string }[];
  readonly emails: readonly { readonly email_id: string }[];
  readonly groups: readonly { readonly group_id: string }[];
}

const boris = {
  name: 'Boris Godunov',
  office: 'Kremlin',
  phones: [
    { type: 1, phone: '+7 916 123-45-67' },
    { type: 0, phone: '74951112233' },
  ],
  emails: [{ email: 'boris@example.com' }],
  groups: [{ group_name: 'Tsars' }],
  org: { org_name: 'Russia' },
};

const create = async (...data: readonly object[]): Promise<readonly Contact[]> =>
  contactsIn(await tell('ab/contacts/create', { data }));

describe('contacts', () => {
  it('are told by their ids, with one code each', async () => {
    const answer = await tell('ab/contacts/create/', { data: [boris, { name: 'Fyodor' }] });
    expect(answer).toMatchObject({ result: [1000, 1000], skipped: [] });
    const [first] = contactsIn(answer);
    expect(answer.data).toHaveProperty(first?.contact_id ?? '');
    expect(first).toMatchObject({
      name: 'Boris Godunov',
      type: 0,
      org: { org_name: 'Russia' },
      groups: [{ group_name: 'Tsars' }],
      phones: [{ phone: '+7 916 123-45-67', phone_num: '79161234567' }, {}],
      when_created: '1768467600',
      last_call: null,
    });
  });

  it('are skipped when they have no name or somebody’s phone', async () => {
    await create(boris);
    const twin = { name: 'Twin', phones: [{ phone: '79161234567' }] };
    const answer = await tell('ab/contacts/create', { data: [{ name: '' }, { name: 'New' }, twin] });
    expect(answer).toMatchObject({ result: [3103, 1000, 3106], skipped: [0, 2] });
    expect(contactsIn(answer)).toHaveLength(1);
    expect(await tell('ab/contacts/create', { data: [twin], on_error: 'duplicate' })).toMatchObject({ result: [1000] });
  });

  it('are at most 500 at a time', async () => {
    const data = Array.from({ length: 501 }, () => ({ name: 'N' }));
    expect(await tell('ab/contacts/create', { data })).toEqual({ result: 3503 });
    expect(simulator().company.contacts.size).toBe(0);
  });

  it('lose every phone whose id an update does not send back', async () => {
    const [before] = await create(boris);
    const [kept] = before?.phones ?? [];
    const answer = await tell('ab/contacts/update', {
      data: [
        {
          contact_id: before?.contact_id,
          phones: [{ phone_id: kept?.phone_id, comment: 'Mobile' }, { phone: '74954445566' }],
        },
      ],
    });
    expect(answer).toMatchObject({ result: [1000], skipped: [] });
    const [after] = contactsIn(answer);
    expect(after?.phones).toMatchObject([
      { phone_id: kept?.phone_id, phone: '+7 916 123-45-67', comment: 'Mobile' },
      { phone: '74954445566', phone_num: '74954445566' },
    ]);
    expect(after).toMatchObject({ name: 'Boris Godunov', office: 'Kremlin', emails: [{ email: 'boris@example.com' }] });
  });

  it('are linked to groups that are listed, and unlinked from others', async () => {
    const [before] = await create(boris);
    const update = async (groups: unknown): Promise<Contact | undefined> =>
      contactsIn(await tell('ab/contacts/update', { data: [{ contact_id: before?.contact_id, groups }] }))[0];
    expect((await update([{ group_id: before?.groups[0]?.group_id }, { group_name: 'Poles' }]))?.groups).toMatchObject([
      { group_name: 'Tsars' },
      { group_name: 'Poles' },
    ]);
    expect((await update([]))?.groups).toEqual([]);
    expect((await update(undefined))?.groups).toEqual([]);
    expect(simulator().company.contactGroups.size).toBe(2);
  });

  it('tell custom values and the employee only when asked', async () => {
    const [contact] = await create({
      ...boris,
      user_id: 3000101,
      custom_values: [{ custom_field_id: '11', value: 'A-1' }],
    });
    const id = contact?.contact_id;
    expect((await tell('ab/contact', { contact_id: id })).data).not.toHaveProperty('custom_values');
    expect(await tell('ab/contact', { contact_id: id, contact_ext_fields: true })).toMatchObject({
      data: { user_id: 3000101, custom_values: [{ custom_field_id: '11', value: 'A-1' }] },
    });
    expect(await tell('ab/contact', { contact_id: '1' })).toEqual({ result: 3300 });
    expect(await tell('ab/custom_fields')).toMatchObject({ data: [{ custom_field_id: '11' }, { type: 2 }] });
  });

  it('go, whether or not they are there', async () => {
    const [contact] = await create(boris);
    expect(await tell('ab/contacts/delete', { data: [contact?.contact_id, '77'] })).toEqual({ result: 1000 });
    expect(simulator().company.contacts.size).toBe(0);
  });

  it('are told to the client when they change', async () => {
    const [contact] = await create(boris);
    await tell('ab/contacts/update', { data: [{ contact_id: contact?.contact_id, name: 'B' }] });
    await tell('ab/contacts/delete', { data: [contact?.contact_id] });
    await tell('ab/contacts/delete', { data: [contact?.contact_id] });
    await simulator().settled();
    expect(simulator().webhooks).toMatchObject([
      { path: 'events/ab/contacts', payload: { action: 'new', data: [{ name: 'Boris Godunov', manager_id: null }] } },
      { path: 'events/ab/contacts', payload: { action: 'updated', data: [{ name: 'B' }] } },
      { path: 'events/ab/contacts', payload: { action: 'deleted', data: [contact?.contact_id] } },
    ]);
  });
});

describe('a search', () => {
  const names = Array.from({ length: 25 }, (_, index) => `Customer ${String(index + 1).padStart(2, '0')}`);
  const namesIn = ({ data }: Answer): readonly string[] =>
    (data as { readonly name: string }[]).map(({ name }) => name);

  it('gives ten rows, and a cursor to the others', async () => {
    await create(...names.map((name) => ({ name })));
    const first = await tell('ab/contact/init', { query: '' });
    expect(namesIn(first)).toEqual(names.slice(0, 10));
    expect(first.state?.info).toEqual({ page: 1, from: 0, size: 10, limit: 10, total_rows: 25, pages: 3 });
    const turn = (mode: string): Promise<Answer> => tell('ab/contact/cursor', { mode, cursor: first.state?.cursor });
    expect(namesIn(await turn('next-page-1'))).toEqual(names.slice(10, 20));
    expect(namesIn(await turn('current-page'))).toEqual(names.slice(10, 20));
    expect(namesIn(await turn('last-page'))).toEqual(names.slice(20));
    expect(namesIn(await turn('prev-page-2'))).toEqual(names.slice(0, 10));
    const behind = await turn('next-page-9');
    expect([behind.data, behind.state?.info.size]).toEqual([[], 0]);
    expect(namesIn(await turn('first-page'))).toEqual(names.slice(0, 10));
  });

  it('looks at names and phones, and keeps the order that is asked for', async () => {
    await create({ name: 'Anna', phones: [{ phone: '+7 (916) 111' }] }, { name: 'Hannah' }, { name: 'Boris' });
    expect(namesIn(await tell('ab/contact/init', { query: 'ann', order: [{ name: 'desc' }] }))).toEqual([
      'Hannah',
      'Anna',
    ]);
    expect(namesIn(await tell('ab/contact/init', { query: '7916111' }))).toEqual(['Anna']);
    expect(namesIn(await tell('ab/contact/init', { query: '', order: [{ id: 'desc' }], limit_rows: 1 }))).toEqual([
      'Boris',
    ]);
  });

  it('that finds nothing has no cursor', async () => {
    const none = await tell('ab/groups/init', { query: '' });
    expect(none).toMatchObject({ result: 1000, data: [] });
    expect(none.state).not.toHaveProperty('cursor');
  });

  it.each([
    ['ab/contact/init', {}, { result: 3103, fields: { query: 3103 } }],
    ['ab/contact/init', { query: '', limit_rows: 501 }, { result: 3109, fields: { limit_rows: 3109 } }],
    ['ab/contact/cursor', { mode: 'next-page-10', cursor: 'x' }, { result: 3104, fields: { mode: 3104 } }],
    ['ab/contact/cursor', { mode: 'next-page-1', cursor: 'x' }, { result: 3300 }],
  ])('at %s is refused with %j', async (path, input, answer) => {
    expect(await tell(path, input)).toEqual(answer);
  });
});

describe.each([
  ['organizations', 'organization', 'org_id', 'org_name'],
  ['groups', 'group', 'group_id', 'group_name'],
])('%s', (many, one, idName, name) => {
  it('come, change and go, with one code each', async () => {
    const made = await tell(`ab/${many}/create`, { data: [{ [name]: 'A' }, { [name]: 'B' }, {}] });
    expect(made).toMatchObject({ result: [1000, 1000, 3103], data: [{ [name]: 'A' }, { [name]: 'B' }], skipped: [2] });
    const ids = (made.data as Record<string, string>[]).map((row) => row[idName]);
    const changed = await tell(`ab/${many}/update`, {
      data: [
        { [idName]: ids[0], [name]: 'Z' },
        { [idName]: '1', [name]: 'Q' },
      ],
    });
    expect(changed).toMatchObject({ result: [1000, 3300], data: [{ [idName]: ids[0], [name]: 'Z' }], skipped: [1] });
    expect(await tell(`ab/${one}`, { [idName]: ids[0] })).toEqual({
      result: 1000,
      data: { [idName]: ids[0], [name]: 'Z' },
    });
    const found = await tell(`ab/${many}/init`, { query: 'b' });
    expect(found.data).toEqual([{ [idName]: ids[1], [name]: 'B' }]);
    const mode = { mode: 'current-page', cursor: found.state?.cursor };
    expect((await tell(`ab/${many}/cursor`, mode)).data).toEqual(found.data);
    expect(await tell(`ab/${many}/delete`, { data: ids })).toEqual({ result: 1000 });
    expect(await tell(`ab/${one}`, { [idName]: ids[0] })).toEqual({ result: 3300 });
    await simulator().settled();
    expect(
      simulator().webhooks.map(({ path, payload }) => [path, (payload as { readonly action: string }).action]),
    ).toEqual([
      [`events/ab/${many}`, 'new'],
      [`events/ab/${many}`, 'updated'],
      [`events/ab/${many}`, 'deleted'],
    ]);
  });

  it('leave their contacts behind when they go', async () => {
    await create(boris);
    const [id] = simulator().company[many === 'groups' ? 'contactGroups' : 'organizations'].keys();
    await tell(`ab/${many}/delete`, { data: [id] });
    const [contact] = simulator().company.contacts.values();
    expect(contact).toMatchObject(many === 'groups' ? { groups: [], org: {} } : { groups: [{}], org: null });
  });
});
