import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientOf } from './support/client.ts';
import { serveLiving, type Living } from './support/live.ts';
import { errorOf, valueOf } from './support/say.ts';

type Row = Record<string, unknown>;

const schedule = { from: '2026-01-01 00:00:00', items: [{ type: 'Monday', from: '09:00', until: '18:00' }] };
const sip = {
  number: 'sip:anna@test1.mangosip.ru',
  protocol: 'sip',
  order: 0,
  wait_sec: 0,
  status: 'on',
  schedule: '',
};
const tel = {
  number: '+7 (916) 123-45-67',
  number_normalized: '79161234567',
  protocol: 'tel',
  order: 1,
  wait_sec: '30',
  status: 'off',
  schedule,
};
const odd = { number: 'anna.orlova', protocol: 'skype', order: 2 };

/** What of a row can be sent back, as the manual spells it (2026 §3.7.13). */
function sendable({ number, protocol, wait_sec: wait, status, schedule: hours }: Row): Row {
  const row = { number, protocol, wait_sec: wait === undefined ? wait : Number(wait), status, schedule: hours };
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined && value !== ''));
}

/** A PBX that keeps the whole of what it is sent, as the manual says. */
async function pbx(state: { numbers?: unknown; operators?: unknown }): Promise<Living> {
  return serveLiving(({ path, json }) => {
    if (path === 'config/users/request') {
      const other = { general: { user_id: 2 }, telephony: { numbers: [] } };
      return { users: [other, { general: { user_id: '3000101' }, telephony: { numbers: state.numbers } }] };
    }
    if (path === 'groups') return { result: 1000, groups: [{ id: 7000201, operators: state.operators }] };
    if (path === 'member/update') state.numbers = json['numbers'];
    else state.operators = (json['group'] as Row)['operators'];
    return { result: 1000 };
  });
}

const added = { number: '+7 900 000-00-01', protocol: 'tel', waitSeconds: 20 } as const;

describe('a number that is added to an employee', () => {
  it('comes last, and all others stay as they are', async () => {
    const state = { numbers: [tel, odd, sip] };
    const living = await pbx(state);
    const result = await clientOf(living).users.addNumber({ userId: '3000101', number: added });
    valueOf(result);
    expect(living.asked).toEqual([
      { path: 'config/users/request', json: { ext_fields: ['general.user_id', 'telephony.numbers.schedule'] } },
      { path: 'member/update', json: { user_id: 3000101, numbers: state.numbers } },
    ]);
    const last = { number: '79000000001', protocol: 'tel', wait_sec: 20 };
    expect(state.numbers).toEqual([...[sip, tel, odd].map(sendable), last]);
    expect(result.meta).toMatchObject({ operation: 'users.addNumber', attempts: 2 });
  });

  it.each([['+7 916 123 45 67'], ['79161234567']])(
    'is changed in its place if it is there already: %s',
    async (number) => {
      const state = { numbers: [sip, tel] };
      const living = await pbx(state);
      valueOf(
        await clientOf(living).users.addNumber({
          userId: '3000101',
          number: { number, protocol: 'tel', status: 'on' },
        }),
      );
      expect(state.numbers).toEqual([sendable(sip), { ...sendable(tel), number: '79161234567', status: 'on' }]);
    },
  );

  it('knows a SIP address with and without its scheme', async () => {
    const state = { numbers: [sip] };
    const living = await pbx(state);
    const number = { number: 'Anna@test1.mangosip.ru', protocol: 'sip', waitSeconds: 5 } as const;
    valueOf(await clientOf(living).users.addNumber({ userId: '3000101', number }));
    expect(state.numbers).toEqual([{ ...sendable(sip), number: 'Anna@test1.mangosip.ru', wait_sec: 5 }]);
  });

  it('may have a schedule', async () => {
    const state: { numbers: unknown } = { numbers: [] };
    const living = await pbx(state);
    const number = { ...added, schedule: { items: [{ days: 'workingDays' }] } } as const;
    valueOf(await clientOf(living).users.addNumber({ userId: '3000101', number }));
    expect(state.numbers).toMatchObject([{ schedule: { items: [{ type: 'WorkingDays' }] } }]);
  });

  it.each([
    ['of which the PBX tells no numbers', undefined],
    ['with a number that cannot be read', [tel, { protocol: 'tel' }]],
    ['with two schedules for one number', [{ ...tel, schedule: [schedule, schedule] }]],
    ['with a schedule that is a text', [tel, { ...tel, schedule: 'Monday' }]],
  ])('is not added to an employee %s: something would be lost', async (_what, numbers) => {
    const living = await pbx({ numbers });
    const error = errorOf(await clientOf(living).users.addNumber({ userId: '3000101', number: added }), 'decode');
    expect(error.issues?.[0]?.path).toMatch(/telephony\.numbers/);
    expect(living.asked.map(({ path }) => path)).toEqual(['config/users/request']);
  });

  it.each([
    ['an employee who does not exist', { userId: '7', number: added }, 'userId', 1],
    ['an employee who is no number', { userId: 'anna', number: added }, 'userId', 0],
    ['no number', { userId: '3000101', number: { number: 'mobile', protocol: 'tel' } }, 'number.number', 0],
    ['a number of another protocol', { userId: '3000101', number: { ...added, protocol: 'sip' } }, 'number.number', 0],
  ] as const)('is refused: %s', async (_what, given, path, asked) => {
    const living = await pbx({ numbers: [tel] });
    const error = errorOf(await clientOf(living).users.addNumber(given), 'input');
    expect(error.issues.map((issue) => issue.path)).toEqual([path]);
    expect(living.asked).toHaveLength(asked);
  });
});

describe('a number that is taken from an employee', () => {
  it.each([['+7 916 123-45-67'], ['7(916)1234567']])('goes alone: %s', async (number) => {
    const state = { numbers: [odd, tel, sip] };
    const living = await pbx(state);
    valueOf(await clientOf(living).users.removeNumber({ userId: '3000101', number }));
    expect(state.numbers).toEqual([sip, odd].map(sendable));
  });

  it('that was not there is not sent for', async () => {
    const living = await pbx({ numbers: [tel] });
    valueOf(await clientOf(living).users.removeNumber({ userId: '3000101', number: '79161234568' }));
    expect(living.asked.map(({ path }) => path)).toEqual(['config/users/request']);
  });
});

describe('a member who is let into a group', () => {
  const before = [
    { id: 3000102, name: 'Boris', extension: '102', priority: '2', order: 1 },
    { id: 3000101, name: 'Anna', extension: '101', priority: 1, order: 0 },
    { id: 3000103, name: 'Vera' },
  ];
  const kept = [{ id: '3000101', priority: 1 }, { id: '3000102', priority: 2 }, { id: '3000103' }];

  it('comes last, and all others stay in their order', async () => {
    const state = { operators: before };
    const living = await pbx(state);
    const given = { groupId: '7000201', userId: '3000104', priority: 3 };
    const result = await clientOf(living).groups.addMember(given);
    valueOf(result);
    expect(living.asked).toEqual([
      { path: 'groups', json: { group_id: '7000201', show_users: 1 } },
      { path: 'group/update', json: { group_id: '7000201', group: { operators: state.operators } } },
    ]);
    expect(state.operators).toEqual([...kept, { id: '3000104', priority: 3 }]);
    expect(result.meta.operation).toBe('groups.addMember');
  });

  it('gets another priority if there already', async () => {
    const state = { operators: before };
    valueOf(await clientOf(await pbx(state)).groups.addMember({ groupId: '7000201', userId: '3000102', priority: 9 }));
    expect(state.operators).toEqual(kept.with(1, { id: '3000102', priority: 9 }));
  });

  it('can leave again, alone', async () => {
    const state = { operators: before };
    const vats = clientOf(await pbx(state));
    valueOf(await vats.groups.removeMember({ groupId: '7000201', userId: '3000101' }));
    expect(state.operators).toEqual(kept.slice(1));
  });

  it('who was not in it is not sent for', async () => {
    const living = await pbx({ operators: before });
    valueOf(await clientOf(living).groups.removeMember({ groupId: '7000201', userId: '3000109' }));
    expect(living.asked).toHaveLength(1);
  });

  it('does not replace members whom the PBX did not tell', async () => {
    const living = await pbx({});
    errorOf(await clientOf(living).groups.addMember({ groupId: '7000201', userId: '3000104' }), 'decode');
    expect(living.asked).toHaveLength(1);
  });

  it('needs a group that exists', async () => {
    const living = await pbx({ operators: before });
    const error = errorOf(await clientOf(living).groups.addMember({ groupId: '8', userId: '3000104' }), 'input');
    expect(error.issues.map(({ path }) => path)).toEqual(['groupId']);
    expect(living.asked).toHaveLength(1);
  });
});

describe('whatever an employee has', () => {
  const numbers = fc.uniqueArray(
    fc.record(
      {
        number: fc.stringMatching(/^7[0-9]{10}$/),
        protocol: fc.constantFrom('tel', 'fmc', 'skype'),
        order: fc.nat({ max: 20 }),
        wait_sec: fc.nat({ max: 60 }),
        status: fc.constantFrom('on', 'off'),
        schedule: fc.constantFrom('', schedule, { from: '2026-01-01 00:00:00', until: '2027-01-01 00:00:00' }),
      },
      { requiredKeys: ['number', 'protocol'] },
    ),
    { selector: ({ number }) => number, maxLength: 8 },
  );
  const rows = (found: readonly Row[]): string[] => found.map((row) => JSON.stringify(sendable(row))).toSorted();

  it('is there after a number has come and gone', async () => {
    const state: { numbers: readonly Row[] } = { numbers: [] };
    const vats = clientOf(await pbx(state));
    await fc.assert(
      fc.asyncProperty(numbers, async (before) => {
        state.numbers = before;
        valueOf(await vats.users.addNumber({ userId: '3000101', number: { number: '88005553535', protocol: 'tel' } }));
        const come = { number: '88005553535', protocol: 'tel' };
        expect(rows(state.numbers)).toEqual(rows([...before, come]));
        valueOf(await vats.users.removeNumber({ userId: '3000101', number: '8 (800) 555-35-35' }));
        expect(rows(state.numbers)).toEqual(rows(before));
      }),
      { numRuns: 40 },
    );
  });
});
