import { describe, expect, it } from 'vitest';
import type { NumberDays } from '../src/index.ts';
import { clientOf } from './support/client.ts';
import { exchanges, refusals, untyped } from './support/exchanges.ts';
import { errorOf, valueOf } from './support/say.ts';
import { serve } from './support/serve.ts';

const anna = { name: 'Anna Orlova', accessRoleId: '1', extension: '0511' } as const;
const sentAnna = { name: 'Anna Orlova', access_role_id: '1', extension: '0511' };
const desk = { number: 'sip:anna@test1.mangosip.ru', protocol: 'sip' } as const;
const group = { name: 'Sales', operators: [{ id: '3000101', priority: 1 }, { id: '3000102' }] } as const;

describe('employees', () => {
  exchanges({
    'a new one': {
      call: (vats) => vats.users.create(anna),
      path: 'member/create',
      json: sentAnna,
      answer: { result: 1000, user_id: 3000105 },
      value: { userId: '3000105' },
    },
    'a new one with all that can be said': {
      call: (vats) =>
        vats.users.create({
          ...anna,
          email: 'anna@example.com',
          mobile: '+7 (916) 123-45-67',
          department: 'Sales',
          position: 'Manager',
          login: 'anna',
          password: 'Secret77',
          useStatus: true,
          useContactCentreNumbers: false,
          lineId: '8000001',
          dialing: 2,
          numbers: [
            desk,
            {
              number: '+7 916 123-45-67',
              protocol: 'tel',
              waitSeconds: 0,
              status: 'off',
              schedule: {
                from: '2026-01-01T03:00:00+03:00',
                until: new Date('2026-12-31T20:59:59Z'),
                items: [
                  { days: 'workingDays', from: '09:00', until: '18:00' },
                  { days: 'date', date: '2026-05-09' },
                ],
              },
            },
          ],
        }),
      path: 'member/create',
      json: {
        ...sentAnna,
        email: 'anna@example.com',
        mobile: '79161234567',
        department: 'Sales',
        position: 'Manager',
        login: 'anna',
        password: 'Secret77',
        use_status: 1,
        use_cc_numbers: 0,
        line_id: '8000001',
        dial_alg: 2,
        numbers: [
          { number: 'sip:anna@test1.mangosip.ru', protocol: 'sip' },
          {
            number: '79161234567',
            protocol: 'tel',
            wait_sec: 0,
            status: 'off',
            schedule: {
              from: '2026-01-01 00:00:00',
              until: '2026-12-31 20:59:59',
              items: [
                { type: 'workingdays', from: '09:00', until: '18:00' },
                { type: 'specificdate', specific_date: '2026-05-09' },
              ],
            },
          },
        ],
      },
      answer: { result: 1000, user_id: '3000105' },
      value: { userId: '3000105' },
    },
    'a change of one thing': {
      call: (vats) => vats.users.update({ userId: '3000101', department: '', trunkNumberId: '' }),
      path: 'member/update',
      json: { user_id: 3000101, department: '', trunk_number_id: '' },
      answer: { result: 1000 },
    },
    'a change of everything': {
      call: (vats) =>
        vats.users.update({
          userId: '3000101',
          ...anna,
          outgoingLine: '74950000001',
          numbers: [{ ...desk, schedule: { items: [{ days: 'date', date: '2026-05-09', from: '00:00' }] } }],
          replaceAllNumbers: true,
        }),
      path: 'member/update',
      json: {
        user_id: 3000101,
        ...sentAnna,
        outgoingline: '74950000001',
        numbers: [
          {
            number: 'sip:anna@test1.mangosip.ru',
            protocol: 'sip',
            schedule: { items: [{ type: 'SpecificDate', date: '2026-05-09', from: '00:00' }] },
          },
        ],
      },
      answer: { result: 1000 },
    },
    'no numbers any more': {
      call: (vats) => vats.users.update({ userId: '3000101', numbers: [], replaceAllNumbers: true }),
      path: 'member/update',
      json: { user_id: 3000101, numbers: [] },
      answer: { result: 1000 },
    },
    'one who goes': {
      call: (vats) => vats.users.remove({ userId: '3000101' }),
      path: 'member/delete',
      json: { user_id: '3000101' },
      answer: { result: 1000 },
    },
  });

  it('have days that the two methods spell differently', async () => {
    const days: Record<NumberDays, readonly [create: string, update: string]> = {
      allDays: ['alldays', 'AllDays'],
      workingDays: ['workingdays', 'WorkingDays'],
      holidays: ['Holidays', 'Holidays'],
      monday: ['Monday', 'Monday'],
      tuesday: ['Tuesday', 'Tuesday'],
      wednesday: ['Wednesday', 'Wednesday'],
      thursday: ['Thursday', 'Thursday'],
      friday: ['Friday', 'Friday'],
      saturday: ['Saturday', 'Saturday'],
      sunday: ['Sunday', 'Sunday'],
      date: ['specificdate', 'SpecificDate'],
    };
    const items = (Object.keys(days) as NumberDays[]).map((name) =>
      name === 'date' ? { days: name, date: '2026-05-09' } : { days: name },
    );
    const numbers = [{ ...desk, schedule: { items } }];
    const { baseUrl, hits } = await serve({ body: { result: 1000, user_id: 1 } });
    const vats = clientOf({ baseUrl });
    valueOf(await vats.users.create({ ...anna, numbers }));
    valueOf(await vats.users.update({ userId: '1', numbers, replaceAllNumbers: true }));
    const typesOf = (json = ''): string[] => [...json.matchAll(/"type":"(\w+)"/g)].map(([, type = '']) => type);
    expect(typesOf(hits[0]?.form.json)).toEqual(Object.values(days).map(([create]) => create));
    expect(typesOf(hits[1]?.form.json)).toEqual(Object.values(days).map(([, update]) => update));
  });

  it('keep their passwords to themselves', async () => {
    const { baseUrl } = await serve({ body: { result: 3120, message: 'weak: Secret77', fields: { password: 3120 } } });
    const events: unknown[] = [];
    const vats = clientOf({ baseUrl, onEvent: (event) => void events.push(event) });
    const error = errorOf(await vats.users.create({ ...anna, login: 'anna', password: 'Secret77' }), 'api');
    expect(JSON.stringify([error, error.message, error.stack, events])).not.toContain('Secret77');
    const wrong = errorOf(await vats.users.create({ ...anna, login: 'anna', password: 'secret77' }), 'input');
    expect(JSON.stringify([wrong, wrong.message, wrong.stack, events])).not.toContain('secret77');
  });

  it('who are chat bots cannot be deleted', async () => {
    const { baseUrl } = await serve({ body: { result: 5302 } });
    const error = errorOf(await clientOf({ baseUrl }).users.remove({ userId: '3000101' }), 'api');
    expect(error).toMatchObject({ codeName: 'RobotEmployeeProtected', category: 'policy' });
  });
});

describe('a wrong employee is refused before anything is sent', () => {
  const update = { userId: '3000101' };
  refusals([
    [
      'numbers that would replace all others, unasked',
      'replaceAllNumbers',
      (vats) => vats.users.update({ ...update, numbers: [desk] }),
    ],
    [
      'numbers that would replace all others, asked by half',
      'replaceAllNumbers',
      (vats) => vats.users.update({ ...update, numbers: [desk], replaceAllNumbers: untyped(false) }),
    ],
    ['a login without a password', 'password', (vats) => vats.users.create({ ...anna, login: 'anna' })],
    ['a password without a login', 'login', (vats) => vats.users.update({ ...update, password: 'Secret77' })],
    [
      'two outgoing numbers',
      'trunkNumberId',
      (vats) => vats.users.create({ ...anna, lineId: '8', trunkNumberId: '9' }),
    ],
    [
      'none of two outgoing numbers',
      'trunkNumberId',
      (vats) => vats.users.update({ ...update, lineId: '', trunkNumberId: '' }),
    ],
    ['an empty line for a new one', 'lineId', (vats) => vats.users.create({ ...anna, lineId: '' })],
    ['an id with letters', 'userId', (vats) => vats.users.update({ userId: 'anna' })],
    ['an extension as a number', 'extension', (vats) => vats.users.create(untyped({ ...anna, extension: 511 }))],
    ['an address without an @', 'email', (vats) => vats.users.create({ ...anna, email: 'anna' })],
    ['no e-mail and a space', 'email', (vats) => vats.users.update({ ...update, email: 'anna @example.com' })],
    ['a way to ring that does not exist', 'dialing', (vats) => vats.users.create({ ...anna, dialing: 3 })],
    [
      'a telephone number said to be a SIP address',
      'numbers[0].number',
      (vats) => vats.users.create({ ...anna, numbers: [{ number: '79161234567', protocol: 'sip' }] }),
    ],
    [
      'a SIP address said to be a telephone number',
      'numbers[1].number',
      (vats) => vats.users.create({ ...anna, numbers: [desk, { ...desk, protocol: 'tel' }] }),
    ],
    [
      'a day without a date',
      'numbers[0].schedule.items[0].date',
      (vats) => vats.users.create({ ...anna, numbers: [{ ...desk, schedule: { items: [{ days: 'date' }] } }] }),
    ],
    [
      'a date on every Monday',
      'numbers[0].schedule.items[0].date',
      (vats) =>
        vats.users.create({
          ...anna,
          numbers: [{ ...desk, schedule: { items: [{ days: 'monday', date: '2026-05-09' }] } }],
        }),
    ],
    [
      'the 31st of February',
      'numbers[0].schedule.items[0].date',
      (vats) =>
        vats.users.create({
          ...anna,
          numbers: [{ ...desk, schedule: { items: [{ days: 'date', date: '2026-02-31' }] } }],
        }),
    ],
    [
      'a quarter past 24',
      'numbers[0].schedule.items[0].until',
      (vats) =>
        vats.users.create({
          ...anna,
          numbers: [{ ...desk, schedule: { items: [{ days: 'allDays', until: '24:15' }] } }],
        }),
    ],
    [
      'a time without a zone',
      'numbers[0].schedule.from',
      (vats) => vats.users.create({ ...anna, numbers: [{ ...desk, schedule: { from: '2026-01-01 00:00:00' } }] }),
    ],
  ]);
});

describe('groups', () => {
  exchanges({
    'a new one': {
      call: (vats) => vats.groups.create(group),
      path: 'group/create',
      json: { name: 'Sales', operators: [{ id: '3000101', priority: 1 }, { id: '3000102' }] },
      answer: { result: 1000, group_id: 7000203 },
      value: { groupId: '7000203' },
    },
    'a new one with all that can be said': {
      call: (vats) =>
        vats.groups.create({
          name: 'Sales',
          description: 'All of them',
          extension: '201',
          dialing: 'mostIdle',
          memberDialing: 'inTurn',
          autoRedirect: true,
          autoDialCampaignId: '16340',
          lineId: '8000001',
          useDynamicIvr: false,
          useDynamicSequenceNumber: true,
          melodyId: null,
        }),
      path: 'group/create',
      json: {
        name: 'Sales',
        description: 'All of them',
        extension: '201',
        dial_alg_group: 5,
        dial_alg_users: 4,
        auto_redirect: 1,
        auto_dial: '16340',
        line_id: '8000001',
        use_dynamic_ivr: 0,
        use_dynamic_seq_num: 1,
        melody_id: null,
      },
      answer: { result: 1000, group_id: '7000203' },
      value: { groupId: '7000203' },
    },
    'a change of one thing': {
      call: (vats) => vats.groups.update({ groupId: '7000201', changes: { melodyId: '5', dialing: 'serial' } }),
      path: 'group/update',
      json: { group_id: '7000201', group: { melody_id: '5', dial_alg_group: 0 } },
      answer: { result: 1000 },
    },
    'other members': {
      call: (vats) =>
        vats.groups.update({
          groupId: '7000201',
          changes: { operators: [{ id: '3000103', priority: 2 }] },
          replaceAllOperators: true,
        }),
      path: 'group/update',
      json: { group_id: '7000201', group: { operators: [{ id: '3000103', priority: 2 }] } },
      answer: { result: 1000 },
    },
    'one that goes': {
      call: (vats) => vats.groups.remove({ groupId: '7000201' }),
      path: 'group/delete',
      json: { group_id: '7000201' },
      answer: { result: 1000 },
    },
  });

  refusals([
    ['a group without a name', 'name', (vats) => vats.groups.create(untyped({ extension: '201' }))],
    [
      'members who may replace all others, unasked',
      'replaceAllOperators',
      (vats) => vats.groups.update({ groupId: '7', changes: { operators: [{ id: '3' }] } }),
    ],
    [
      'a way to ring that does not exist',
      'changes.dialing',
      (vats) => vats.groups.update({ groupId: '7', changes: { dialing: untyped('loud') } }),
    ],
    ['an empty melody', 'changes.melodyId', (vats) => vats.groups.update({ groupId: '7', changes: { melodyId: '' } })],
    [
      'a member without an id',
      'operators[0].id',
      (vats) => vats.groups.create({ name: 'Sales', operators: [untyped({ priority: 1 })] }),
    ],
  ]);

  it('that a scheme still uses cannot be deleted', async () => {
    const { baseUrl } = await serve({ body: { result: 5202 } });
    const error = errorOf(await clientOf({ baseUrl }).groups.remove({ groupId: '7000201' }), 'api');
    expect(error).toMatchObject({ codeName: 'InUseByScheme', category: 'conflict', retry: 'after_fix' });
  });
});
