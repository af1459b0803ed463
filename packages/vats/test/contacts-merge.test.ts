import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContactChange, ContactPhoneInput } from '../src/index.ts';
import { clientOf } from './support/client.ts';
import { serveLiving, type Living } from './support/live.ts';
import { errorOf, valueOf } from './support/say.ts';

type Row = Record<string, unknown>;
type Stored = Record<string, unknown>;

const ids: Readonly<Record<string, string>> = {
  phones: 'phone_id',
  emails: 'email_id',
  nets: 'net_id',
  messengers: 'mgr_id',
  groups: 'group_id',
};

/** What the manual says of an update (2026 §3.9.3.5): a list that is sent replaces the one that is there. */
function replaceLists(stored: Stored, sent: Row): void {
  let next = 1_000;
  for (const [name, value] of Object.entries(sent)) {
    const id = ids[name];
    if (id === undefined) stored[name] = value;
    else {
      const before = (stored[name] ?? []) as readonly Row[];
      stored[name] = (value as readonly Row[]).map((row) => {
        const known = before.find((one) => String(one[id]) === String(row[id]));
        return row[id] === undefined ? { [id]: String((next += 1)), ...row } : { ...known, ...row };
      });
    }
  }
}

/** A PBX with one contact. */
async function bookOf(stored: Stored): Promise<Living> {
  return serveLiving(({ path, json }) => {
    if (path === 'ab/contact') return { result: 1000, data: stored };
    const [sent = {}] = json['data'] as Row[];
    replaceLists(stored, sent);
    return { result: [1000], data: { '5': stored }, skipped: [] };
  });
}

const phones = (): Row[] => [
  { phone_id: 1, type: 1, phone: '+7 900', phone_num: '7900', comment: 'work', ext: null, is_default: true },
  { phone_id: '9007199254740993001', type: 77, phone: '', comment: '' },
];

async function merge(living: Living, change: ContactChange) {
  return clientOf(living).addressBook.contacts.merge(change);
}

describe('a contact that is merged', () => {
  it('keeps its numbers when one is added', async () => {
    const stored = { contact_id: '5', name: 'Anna', phones: phones() };
    const living = await bookOf(stored);
    const told = await merge(living, { contactId: '5', phones: [{ type: 'city', phone: '495' }] });
    expect(valueOf(told).items[0]?.phones?.map(({ phone = '' }) => phone)).toEqual(['+7 900', '', '495']);
    expect(told.meta.operation).toBe('addressBook.contacts.merge');
    expect(living.asked).toEqual([
      { path: 'ab/contact', json: { contact_id: '5' } },
      {
        path: 'ab/contacts/update',
        json: {
          data: [
            {
              contact_id: '5',
              phones: [
                { phone_id: 1, type: 1, phone: '+7 900', comment: 'work', is_default: true },
                { phone_id: '9007199254740993001', type: 77, phone: '', comment: '' },
                { type: 0, phone: '495' },
              ],
            },
          ],
        },
      },
    ]);
  });

  it('has an entry changed by its id, and only what is given of it', async () => {
    const stored: Stored = { contact_id: '5', phones: phones() };
    valueOf(await merge(await bookOf(stored), { contactId: '5', phones: [{ phoneId: '1', phone: '+7 901' }] }));
    expect(stored['phones']).toMatchObject([
      { phone_id: 1, type: 1, phone: '+7 901', comment: 'work', is_default: true },
      { type: 77 },
    ]);
  });

  it('joins a group once, and leaves none', async () => {
    const stored: Stored = { contact_id: '5', groups: [{ group_id: 8, group_name: 'Clients' }] };
    const living = await bookOf(stored);
    const groups = [{ groupId: '8', name: 'Clients' }, { groupId: '9' }, { name: 'New ones' }];
    valueOf(await merge(living, { contactId: '5', groups }));
    expect(living.asked[1]?.json['data']).toEqual([
      { contact_id: '5', groups: [{ group_id: 8 }, { group_id: '9' }, { group_name: 'New ones' }] },
    ]);
  });

  it('is not read first where nothing can be lost', async () => {
    const living = await bookOf({ contact_id: '5' });
    valueOf(await merge(living, { contactId: '5', name: 'Anne', organization: { organizationId: '71' } }));
    expect(living.asked).toEqual([
      { path: 'ab/contacts/update', json: { data: [{ contact_id: '5', name: 'Anne', org: { org_id: '71' } }] } },
    ]);
  });

  it.each<[string, unknown, string]>([
    ['come without an id', [{ phone: '7900' }], 'phones[0]'],
    ['are no objects', ['7900'], 'phones[0]'],
    ['are no list', { 1: { phone: '7900' } }, 'phones'],
  ])('is left alone if its numbers %s', async (_what, found, path) => {
    const living = await bookOf({ contact_id: '5', phones: found });
    const told = await merge(living, { contactId: '5', phones: [{ phone: '495' }] });
    expect(errorOf(told, 'decode').issues[0]?.path).toBe(path);
    expect(living.asked.map((asked) => asked.path)).toEqual(['ab/contact']);
  });

  it.each<[string, ContactPhoneInput]>([
    ['that it does not have', { phoneId: '3', phone: '495' }],
    ['twice', { phoneId: '1', phone: '496' }],
  ])('is left alone if a number is to be changed %s', async (_what, wrong) => {
    const living = await bookOf({ contact_id: '5', phones: phones() });
    const told = await merge(living, { contactId: '5', phones: [{ phoneId: '1', phone: '495' }, wrong] });
    expect(errorOf(told, 'input').issues.map((issue) => issue.path)).toEqual(['phones[1].phoneId']);
    expect(living.asked.map((asked) => asked.path)).toEqual(['ab/contact']);
  });

  it('is left alone if it cannot be read', async () => {
    const living = await serveLiving(() => ({ result: 3300 }));
    const told = await merge(living, { contactId: '5', emails: [{ email: 'a@example.com' }] });
    expect(errorOf(told, 'api').code).toBe(3300);
    expect(living.asked).toHaveLength(1);
  });

  it('is not even read with a wrong change, which is named as it was given', async () => {
    const living = await bookOf({ contact_id: '5' });
    const told = await merge(living, { contactId: '5', phones: [{ phone: '' }] });
    expect(errorOf(told, 'input').issues[0]?.path).toBe('phones[0].phone');
    expect(errorOf(await merge(living, undefined as never), 'input')).toBeDefined();
    expect(living.asked).toHaveLength(0);
  });

  it('loses nothing that was not named, whatever it has and whatever is changed', async () => {
    const word = fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme-ascii' });
    const there = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 6 });
    const phoneRow = fc.record({ type: fc.nat(9), phone: word, comment: word, ext: word, is_default: fc.boolean() });
    const changes = fc.record({ change: fc.array(fc.nat(5), { maxLength: 3 }), add: fc.array(word, { maxLength: 3 }) });
    const stored: Stored = { contact_id: '5' };
    const living = await bookOf(stored);
    await fc.assert(
      fc.asyncProperty(there, fc.array(phoneRow, { minLength: 6, maxLength: 6 }), changes, async (has, rows, given) => {
        const before = has.map((id, index) => ({ phone_id: id, ...rows[index] }));
        const emails = [{ email_id: 1, email: 'a@example.com' }];
        Object.assign(stored, { phones: structuredClone(before), emails });
        const changed = new Set(given.change.flatMap((index) => has[index] ?? []));
        const wanted = [
          ...[...changed].map((id) => ({ phoneId: String(id), phone: 'changed' })),
          ...given.add.map((phone) => ({ phone })),
        ];
        valueOf(await merge(living, { contactId: '5', phones: wanted }));
        expect(stored['emails']).toEqual(emails);
        expect(stored['phones']).toEqual([
          ...before.map((row) => (changed.has(row.phone_id) ? { ...row, phone: 'changed' } : row)),
          ...given.add.map((phone) => ({ phone_id: expect.any(String) as string, phone })),
        ]);
      }),
      { numRuns: 25 },
    );
  });
});
