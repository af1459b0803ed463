import { describe, expect, it } from 'vitest';
import type { Result, VatsClient, VatsError } from '../src/index.ts';
import { clientOf } from './support/client.ts';
import { everyOperation } from './support/operations.ts';
import { errorOf, valueOf } from './support/say.ts';
import { serve } from './support/serve.ts';

type Call = (book: VatsClient['addressBook']) => Promise<Result<unknown, VatsError>>;

const state = { info: { page: 1, from: 0, size: 1, limit: 10, total_rows: 12, pages: 2 }, cursor: 'C1' };
const place = { cursor: 'C1', page: 1, from: 0, size: 1, limit: 10, totalRows: 12, pages: 2 };
const org = { org_id: '71', org_name: 'Romashka' };
const organization = { organizationId: '71', name: 'Romashka' };
const group = { group_id: '8', group_name: 'Clients' };
const clients = { groupId: '8', name: 'Clients' };
const done = { code: 1000, effect: 'success' };

/** As the manual's tables and samples spell it (2026 §3.9). */
const table: Readonly<Record<string, { path: string; call: Call; json: object; answer: object; value: unknown }>> = {
  'organizations.get': {
    path: 'ab/organization',
    call: ({ organizations }) => organizations.get({ organizationId: '71' }),
    json: { org_id: '71' },
    answer: { result: 1000, data: { org_id: 71, org_name: 'Romashka' } },
    value: organization,
  },
  'organizations.search': {
    path: 'ab/organizations/init',
    call: ({ organizations }) =>
      organizations.search({ query: '', pageSize: 10, order: [{ field: 'id', direction: 'desc' }] }),
    json: { query: '', limit_rows: 10, order: [{ id: 'desc' }] },
    answer: { result: 1000, data: [org], state },
    value: { rows: [organization], ...place },
  },
  'organizations.page': {
    path: 'ab/organizations/cursor',
    call: ({ organizations }) => organizations.page({ cursor: 'C1', mode: 'next-page-9' }),
    json: { cursor: 'C1', mode: 'next-page-9' },
    answer: { result: 1000, data: [org], state },
    value: { rows: [organization], ...place },
  },
  'organizations.create': {
    path: 'ab/organizations/create',
    call: ({ organizations }) => organizations.create({ organizations: [{ name: 'Romashka' }] }),
    json: { data: [{ org_name: 'Romashka' }] },
    answer: { result: [1000], data: [org], skipped: [] },
    value: { items: [organization], results: [done], skipped: [] },
  },
  'organizations.update': {
    path: 'ab/organizations/update',
    call: ({ organizations }) => organizations.update({ organizations: [organization] }),
    json: { data: [org] },
    answer: { result: [1000], data: [org] },
    value: { items: [organization], results: [done], skipped: [] },
  },
  'organizations.remove': {
    path: 'ab/organizations/delete',
    call: ({ organizations }) => organizations.remove({ ids: ['71', '72'] }),
    json: { data: ['71', '72'] },
    answer: { result: 1000 },
    value: { results: [], skipped: [] },
  },
  'groups.get': {
    path: 'ab/group',
    call: ({ groups }) => groups.get({ groupId: '8' }),
    json: { group_id: '8' },
    answer: { result: 1000, data: group },
    value: clients,
  },
  'groups.search': {
    path: 'ab/groups/init',
    call: ({ groups }) => groups.search({ query: 'Cl' }),
    json: { query: 'Cl' },
    answer: { result: 1000, data: [], state: { info: { page: 0, total_rows: 0 } } },
    value: { rows: [], page: 0, totalRows: 0 },
  },
  'groups.page': {
    path: 'ab/groups/cursor',
    call: ({ groups }) => groups.page({ cursor: 'C1', mode: 'first-page' }),
    json: { cursor: 'C1', mode: 'first-page' },
    answer: { result: 1000, data: [group], state },
    value: { rows: [clients], ...place },
  },
  'groups.create': {
    path: 'ab/groups/create/',
    call: ({ groups }) => groups.create({ groups: [{ name: 'Clients' }, { name: 'Others' }] }),
    json: { data: [{ group_name: 'Clients' }, { group_name: 'Others' }] },
    answer: { result: [1000, 1000], data: [group, { group_id: 9, group_name: 'Others' }], skipped: [] },
    value: { items: [clients, { groupId: '9', name: 'Others' }], results: [done, done], skipped: [] },
  },
  'groups.update': {
    path: 'ab/groups/update',
    call: ({ groups }) => groups.update({ groups: [clients] }),
    json: { data: [group] },
    answer: { result: [1000], data: [group], skipped: [] },
    value: { items: [clients], results: [done], skipped: [] },
  },
  'groups.remove': {
    path: 'ab/groups/delete',
    call: ({ groups }) => groups.remove({ ids: ['8'] }),
    json: { data: ['8'] },
    answer: { result: 1000 },
    value: { results: [], skipped: [] },
  },
  'contacts.get': {
    path: 'ab/contact',
    call: ({ contacts }) => contacts.get({ contactId: '5', extendedFields: true }),
    json: { contact_id: '5', contact_ext_fields: true },
    answer: { result: 1000, data: { contact_id: 5, name: 'Anna', user_id: 17 } },
    value: { contactId: '5', name: 'Anna', userId: '17' },
  },
  'contacts.search': {
    path: 'ab/contact/init',
    call: ({ contacts }) => contacts.search({ query: '', pageSize: 500, extendedFields: false }),
    json: { query: '', limit_rows: 500, contact_ext_fields: false },
    answer: { result: 1000, data: [{ contact_id: '5' }], state },
    value: { rows: [{ contactId: '5' }], ...place },
  },
  'contacts.page': {
    path: 'ab/contact/cursor',
    call: ({ contacts }) => contacts.page({ cursor: 'C1', mode: 'prev-page-1', extendedFields: true }),
    json: { cursor: 'C1', mode: 'prev-page-1', contact_ext_fields: true },
    answer: { result: 1000, data: [{ contact_id: '5' }], state },
    value: { rows: [{ contactId: '5' }], ...place },
  },
  'contacts.create': {
    path: 'ab/contacts/create/',
    call: ({ contacts }) => contacts.create({ contacts: [{ name: 'Anna' }], onError: 'duplicate' }),
    json: { data: [{ name: 'Anna' }], on_error: 'duplicate' },
    answer: { result: [1000], data: { '5': { name: 'Anna' } }, skipped: [] },
    value: { items: [{ contactId: '5', name: 'Anna' }], results: [done], skipped: [] },
  },
  'contacts.update': {
    path: 'ab/contacts/update',
    call: ({ contacts }) =>
      contacts.update({ contacts: [{ contactId: '5', name: 'Anne', phones: [] }], replaceLists: true }),
    json: { data: [{ contact_id: '5', name: 'Anne', phones: [] }] },
    answer: { result: [1000], data: { '5': { contact_id: '5', name: 'Anne' } }, skipped: [] },
    value: { items: [{ contactId: '5', name: 'Anne' }], results: [done], skipped: [] },
  },
  'contacts.remove': {
    path: 'ab/contacts/delete',
    call: ({ contacts }) => contacts.remove({ ids: ['5'] }),
    json: { data: ['5'] },
    answer: { result: 1000 },
    value: { results: [], skipped: [] },
  },
  customFields: {
    path: 'ab/custom_fields/',
    call: ({ customFields }) => customFields(),
    json: {},
    answer: {
      result: 1000,
      data: [
        {
          custom_field_id: 3,
          type: 2,
          order: '1',
          name: 'Source',
          required: 0,
          api_only: false,
          unique: 1,
          check_mode: 0,
          check_lengt: 5,
          items: [{ enum_id: 31, order: 1, name: 'Fair' }],
        },
        { custom_field_id: '4', type: 9 },
      ],
    },
    value: [
      {
        customFieldId: '3',
        type: 'list',
        order: 1,
        name: 'Source',
        required: false,
        apiOnly: false,
        unique: true,
        checkMode: 0,
        checkLength: 5,
        items: [{ itemId: '31', order: 1, name: 'Fair' }],
      },
      { customFieldId: '4', type: '9' },
    ],
  },
};

describe('the address book', () => {
  it.each(Object.entries(table))('%s', async (name, { path, call, json, answer, value }) => {
    const { baseUrl, hits } = await serve({ body: answer });
    const told = await call(clientOf({ baseUrl }).addressBook);
    expect(hits.map((hit) => hit.path)).toEqual([`/vpbx/${path}`]);
    expect(JSON.parse(hits[0]?.form.json ?? '')).toEqual(json);
    expect(valueOf(told)).toMatchObject(value as object);
    expect(told.meta.operation).toBe(`addressBook.${name}`);
    expect(told.notice).toBeUndefined();
  });

  it('has all 19 documented methods', () => {
    const paths = everyOperation.flatMap(({ name, wire }) =>
      name.startsWith('addressBook.') ? [[name.replace('addressBook.', ''), wire.path]] : [],
    );
    expect(Object.fromEntries(paths)).toEqual(
      Object.fromEntries(Object.entries(table).map(([name, { path }]) => [name, path])),
    );
    expect(paths).toHaveLength(19);
  });
});

describe('a contact', () => {
  /** All that the manual names, in the spelling of its samples. */
  const wire = {
    contact_id: '11223344556677889900',
    type: 0,
    name: 'Anna',
    office: 'Head',
    site: 'example.com',
    org,
    importance: '3',
    comment: '',
    birthday: '1990-02-28',
    sex: 1,
    avatar: null,
    url: 'https://example.com',
    phones: [
      { phone_id: 1, type: 1, phone: '+7 900 123-45-67', phone_num: '79001234567', ext: '', is_default: 1 },
      null,
      { phone_id: 2, type: 77, phone: 'x' },
    ],
    emails: [{ email_id: 1, email: 'a@example.com', comment: 'home', is_default: true }],
    groups: [group],
    nets: [{ net_id: 1, net: 3, uname: 'anna' }],
    messengers: [{ mgr_id: 1, mgr: 1, uname: '@anna' }],
    in_favores: [17],
    custom_values: [
      { custom_value_id: 1, custom_field_id: 3, type: 1, text: 'hi', value: null, list_items: [31, { a: 1 }] },
    ],
    user_id: 17,
    manager_id: 18,
    when_created: '1700000000',
    last_used: 1700000001,
    last_call: null,
    brand_new: 1,
  };

  it('comes with everything that can be read of it', async () => {
    const { baseUrl } = await serve({ body: { result: 1000, data: wire } });
    expect(valueOf(await clientOf({ baseUrl }).addressBook.contacts.get({ contactId: '1' }))).toEqual({
      contactId: '11223344556677889900',
      type: 0,
      name: 'Anna',
      office: 'Head',
      site: 'example.com',
      organization,
      importance: 3,
      birthday: '1990-02-28',
      sex: 1,
      url: 'https://example.com',
      phones: [
        { phoneId: '1', type: 'mobile', phone: '+7 900 123-45-67', digits: '79001234567', isDefault: true },
        { phoneId: '2', type: '77', phone: 'x' },
      ],
      emails: [{ emailId: '1', email: 'a@example.com', comment: 'home', isDefault: true }],
      groups: [clients],
      nets: [{ netId: '1', net: 'odnoklassniki', userName: 'anna' }],
      messengers: [{ messengerId: '1', messenger: 'telegram', userName: '@anna' }],
      inFavorites: ['17'],
      customValues: [{ customValueId: '1', customFieldId: '3', type: 'text', text: 'hi', listItems: [31, { a: 1 }] }],
      userId: '17',
      managerId: '18',
      createdAt: 1700000000,
      lastUsedAt: 1700000001,
    });
  });

  it('without an id is none, and the error says so', async () => {
    const { baseUrl } = await serve({ body: { result: 1000, data: { name: 'Anna' } } });
    const told = await clientOf({ baseUrl }).addressBook.contacts.get({ contactId: '1' });
    expect(errorOf(told, 'decode').issues.map(({ path }) => path)).toEqual(['data.contactId']);
  });

  it('goes out with everything that can be said of it', async () => {
    const { baseUrl, hits } = await serve({ body: { result: [1000], data: {} } });
    await clientOf({ baseUrl }).addressBook.contacts.create({
      contacts: [
        {
          name: 'Anna',
          office: '',
          site: 'example.com',
          organization: { name: 'Romashka' },
          importance: 9,
          comment: 'c',
          birthday: '1990-02-28',
          sex: 0,
          avatar: 'a.png',
          url: 'u',
          phones: [{ type: 'fax', phone: '+7 (900) 1', extension: '12', comment: 'old', isDefault: true }],
          emails: [{ email: 'a@example.com', comment: 'home', isDefault: false }],
          groups: [{ groupId: '8' }, { name: 'New ones' }],
          nets: [{ net: 'badoo', userName: 'anna' }],
          messengers: [{ messenger: 'whatsapp', userName: '7900' }],
          inFavorites: ['17'],
          customValues: [{ customFieldId: '3', type: 'multilist', text: 't', value: 'v', listItems: ['31'] }],
        },
      ],
    });
    expect(JSON.parse(hits[0]?.form.json ?? '')).toEqual({
      data: [
        {
          name: 'Anna',
          office: '',
          site: 'example.com',
          org: { org_name: 'Romashka' },
          importance: 9,
          comment: 'c',
          birthday: '1990-02-28',
          sex: 0,
          avatar: 'a.png',
          url: 'u',
          phones: [{ type: 5, phone: '+7 (900) 1', ext: '12', comment: 'old', is_default: true }],
          emails: [{ email: 'a@example.com', comment: 'home', is_default: false }],
          groups: [{ group_id: '8' }, { group_name: 'New ones' }],
          nets: [{ net: 10, uname: 'anna' }],
          messengers: [{ mgr: 3, uname: '7900' }],
          in_favorites: ['17'],
          custom_values: [{ custom_field_id: '3', type: 3, text: 't', value: 'v', list_items: ['31'] }],
        },
      ],
    });
  });
});

describe('several at once', () => {
  it('of which one was left out are no plain success', async () => {
    const body = { result: [1000, 3300, 1000], data: { '5': { name: 'A' }, '6': { name: 'C' } }, skipped: [1] };
    const { baseUrl } = await serve({ body });
    const { contacts } = clientOf({ baseUrl }).addressBook;
    const told = await contacts.create({ contacts: [{ name: 'A' }, { name: 'B' }, { name: 'C' }] });
    expect(valueOf(told)).toMatchObject({
      items: [{ contactId: '5' }, { contactId: '6' }],
      results: [{ code: 1000 }, { code: 3300, effect: 'failure' }, { code: 1000 }],
      skipped: [1],
    });
    expect(told.notice).toMatchObject({ effect: 'partial', code: 3300 });
  });

  it('of which some were left out without a code are no plain success either', async () => {
    const { baseUrl } = await serve({ body: { result: 1000, data: [], skipped: ['0'] } });
    const told = await clientOf({ baseUrl }).addressBook.contacts.create({ contacts: [{ name: 'A' }] });
    expect(valueOf(told)).toEqual({ items: [], results: [], skipped: [0] });
    expect(told.notice?.effect).toBe('partial');
  });

  it('that all failed are an error', async () => {
    const { baseUrl } = await serve({ body: { result: [3300, 3300], skipped: [0, 1] } });
    const told = await clientOf({ baseUrl }).addressBook.groups.update({ groups: [clients, clients] });
    expect(errorOf(told, 'api').code).toBe(3300);
  });
});

describe('what is wrong is not sent', () => {
  const many = Array.from({ length: 501 }, (_, index) => ({ name: `N${index}` }));
  const contact =
    (given: object): Call =>
    ({ contacts }) =>
      contacts.create({ contacts: [{ name: 'A', ...given }] });

  it.each<[string, Call]>([
    ['query', ({ groups }) => groups.search({} as never)],
    ['pageSize', ({ groups }) => groups.search({ query: '', pageSize: 501 })],
    ['order[0]', ({ groups }) => groups.search({ query: '', order: [{ field: 'id', direction: 'up' as never }] })],
    ['mode', ({ groups }) => groups.page({ cursor: 'C', mode: 'next-page-10' as never })],
    ['cursor', ({ contacts }) => contacts.page({ cursor: '', mode: 'first-page' })],
    ['organizations', ({ organizations }) => organizations.create({ organizations: many })],
    ['organizations', ({ organizations }) => organizations.create({ organizations: [] })],
    ['ids', ({ contacts }) => contacts.remove({ ids: [] })],
    ['ids[0]', ({ contacts }) => contacts.remove({ ids: [5 as never] })],
    ['contacts[0].name', ({ contacts }) => contacts.create({ contacts: [{} as never] })],
    ['contacts[0].birthday', contact({ birthday: '1990-02-30' })],
    ['contacts[0].importance', contact({ importance: 10 })],
    ['contacts[0].sex', contact({ sex: 2 })],
    ['contacts[0].organization', contact({ organization: {} })],
    ['contacts[0].groups[0].groupId', contact({ groups: [{ groupId: 8 }] })],
    ['contacts[0].phones[0].phone', contact({ phones: [{ phone: '7'.repeat(256) }] })],
    ['contacts[0].phones[0].extension', contact({ phones: [{ phone: '7', extension: '1'.repeat(33) }] })],
    ['contacts[0].phones[0].type', contact({ phones: [{ phone: '7', type: 'pager' }] })],
    ['contacts[0].nets[0].net', contact({ nets: [{ net: 'orkut', userName: 'a' }] })],
    ['contacts[0].messengers[0].userName', contact({ messengers: [{ messenger: 'viber' }] })],
    ['contacts[0].customValues[0].customFieldId', contact({ customValues: [{ text: 'a' }] })],
  ])('%s', async (path, call) => {
    const { baseUrl, hits } = await serve({ body: { result: 1000 } });
    expect(errorOf(await call(clientOf({ baseUrl }).addressBook), 'input').issues[0]?.path).toBe(path);
    expect(hits).toHaveLength(0);
  });

  it.each(['phones', 'emails', 'groups', 'nets', 'messengers'] as const)(
    'a list of %s that would take the place of all that are there, unless it is said so',
    async (list) => {
      const { baseUrl, hits } = await serve({ body: { result: [1000], data: {} } });
      const { contacts } = clientOf({ baseUrl }).addressBook;
      const harmful = [{ contactId: '4' }, { contactId: '5', [list]: [] }];
      const refused = await contacts.update({ contacts: harmful });
      expect(errorOf(refused, 'input').issues).toEqual([
        { path: 'replaceLists', expected: expect.stringContaining('contacts.merge') },
      ]);
      expect(
        errorOf(await contacts.update({ contacts: harmful, replaceLists: false as never }), 'input'),
      ).toBeDefined();
      expect(hits).toHaveLength(0);
      valueOf(await contacts.update({ contacts: harmful, replaceLists: true }));
      expect(JSON.parse(hits[0]?.form.json ?? '')).toEqual({
        data: [{ contact_id: '4' }, { contact_id: '5', [list]: [] }],
      });
    },
  );
});

describe('a doubt', () => {
  it.each([
    ['contacts.get', 3],
    ['groups.page', 3],
    ['organizations.update', 3],
    ['groups.create', 1],
    ['contacts.create', 1],
    ['contacts.update', 1],
    ['contacts.remove', 1],
  ])('lets %s be sent %i times in all: what would be done twice never again', async (name, times) => {
    const { baseUrl, hits } = await serve({ status: 502, body: 'a proxy' });
    const told = await table[name]?.call(clientOf({ baseUrl }).addressBook);
    expect(told?.ok).toBe(false);
    expect(hits).toHaveLength(times);
  });
});
