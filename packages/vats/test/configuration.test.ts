import { describe, expect, it } from 'vitest';
import { allowDialTo } from '../src/index.ts';
import { clientOf } from './support/client.ts';
import { exchanges, refusals, type Call } from './support/exchanges.ts';
import { errorOf, valueOf } from './support/say.ts';
import { serve } from './support/serve.ts';

describe('the configuration of the PBX', () => {
  exchanges({
    'audio.list': {
      call: (vats) => vats.audio.list(),
      path: 'audiofiles',
      json: {},
      answer: { result: 1000, audiofiles: [{ id: 501, name: 'Hello' }, { id: '502' }] },
      value: [{ id: '501', name: 'Hello' }, { id: '502' }],
    },
    'schemas.list': {
      call: (vats) => vats.schemas.list(),
      path: 'schemas',
      json: {},
      answer: {
        result: 1000,
        data: [{ schema_id: 1, name: 'Day', description: null, incominglines: [8000001, '8000002'] }],
      },
      value: [{ id: '1', name: 'Day', lineIds: ['8000001', '8000002'] }],
    },
    'schemas.list with trunk numbers': {
      call: (vats) => vats.schemas.list({ withTrunkNumbers: true }),
      path: 'schemas',
      json: { ext_fields: ['trunks_numbers'] },
      answer: { result: 1000, data: [{ schema_id: 1, incominglines: [], sip_trunks_numbers: [9] }] },
      value: [{ id: '1', lineIds: [], trunkNumberIds: ['9'] }],
    },
    'schemas.list without trunk numbers': {
      call: (vats) => vats.schemas.list({ withTrunkNumbers: false }),
      path: 'schemas',
      json: {},
      answer: { result: 1000, data: [] },
      value: [],
    },
    'schemas.assign to a line': {
      call: (vats) => vats.schemas.assign({ schemaId: '1', lineId: '8000001' }),
      path: 'schema/set',
      json: { schema_id: '1', line_id: '8000001' },
      answer: { result: 1000 },
    },
    'schemas.assign to a trunk number': {
      call: (vats) => vats.schemas.assign({ schemaId: '1', trunkNumberId: '9' }),
      path: 'schema/set',
      json: { schema_id: '1', trunk_number_id: '9' },
      answer: { result: 1000 },
    },
    'roles.list': {
      call: (vats) => vats.roles.list(),
      path: 'roles',
      json: {},
      answer: {
        result: 1000,
        roles: [
          { role_id: 1, name: 'Admin', permissions: [{ code: 'calls', param: 'own' }, { code: 'stats' }] },
          { role_id: 2, permissions: [] },
        ],
      },
      value: [
        { id: '1', name: 'Admin', permissions: [{ code: 'calls', parameter: 'own' }, { code: 'stats' }] },
        { id: '2', permissions: [] },
      ],
    },
    'domains.list': {
      call: (vats) => vats.domains.list(),
      path: 'domains',
      json: {},
      answer: { result: 1000, domains: ['test1.mangosip.ru'] },
      value: ['test1.mangosip.ru'],
    },
    'trunks.listNumbers': {
      call: (vats) => vats.trunks.listNumbers(),
      path: 'trunks/numbers',
      json: {},
      answer: {
        result: 1000,
        data: [
          { trunk_number_id: 9, trunk_id: 3, number: '74950000003', options: 2, desc: 'Office' },
          { trunk_number_id: 10, options: '4' },
          { trunk_number_id: 11, options: 6 },
          { trunk_number_id: 12, options: 8 },
        ],
      },
      value: [
        { id: '9', trunkId: '3', number: '74950000003', direction: 'incoming', description: 'Office' },
        { id: '10', direction: 'outgoing' },
        { id: '11', direction: 'both' },
        { id: '12', direction: '8' },
      ],
    },
    'autosecretary.rules': {
      call: (vats) => vats.autosecretary.rules({ userId: '3000101', ruleIds: ['5'] }),
      path: 'autosecretary/rules',
      json: { user_id: 3000101, rules: ['5'] },
      answer: {
        result: 1000,
        rules: [
          {
            rule_id: 5,
            name: 'Night',
            active: true,
            direction: ['incoming', 'internal'],
            schedule: {
              schedule_id: 6,
              from: '2026-01-01 00:00',
              until: '2026-12-31 23:59',
              items: [{ type: 5, from: '18:00', until: '23:59' }, { type: '11', date: '2026-05-09' }, { type: 12 }],
            },
            wait_time: '15',
            melody_id: 7,
            actions: [{ action: 'redirect_ext_number', param: '79161234567', wait_time: 30 }, { action: 'end_call' }],
            notifications: [{ action: 'send_email', param: 'anna@example.com' }],
          },
          { rule_id: 8, active: 0, schedule: [] },
        ],
      },
      value: [
        {
          id: '5',
          name: 'Night',
          active: true,
          activeOnWire: true,
          directions: ['incoming', 'internal'],
          schedule: {
            id: '6',
            from: '2026-01-01 00:00',
            until: '2026-12-31 23:59',
            hours: [
              { days: 'monday', from: '18:00', until: '23:59' },
              { days: 'date', date: '2026-05-09' },
              { days: '12' },
            ],
          },
          waitSeconds: 15,
          melodyId: '7',
          actions: [{ action: 'outside', parameter: '79161234567', waitSeconds: 30 }, { action: 'endCall' }],
          notifications: [{ action: 'email', parameter: 'anna@example.com' }],
        },
        { id: '8', active: false, activeOnWire: 0, schedule: {} },
      ],
    },
    'autosecretary.setStatus': {
      call: (vats) => vats.autosecretary.setStatus({ userId: '3000101', ruleId: '5', active: true }),
      path: 'autosecretary/status/change',
      json: { user_id: 3000101, rule_id: '5', active: 1 },
      answer: { result: 1000 },
    },
    'sips.list': {
      call: (vats) => vats.sips.list(),
      path: 'sips',
      json: {},
      answer: {
        result: 1000,
        data: [
          { user_id: 3000101, sips: [{ id: 71, login: 'anna', domain: 'test1.mangosip.ru', password: 'Secret77' }] },
          { user_id: 3000102, sips: [] },
        ],
      },
      value: [
        { userId: '3000101', sips: [{ id: '71', login: 'anna', domain: 'test1.mangosip.ru' }] },
        { userId: '3000102', sips: [] },
      ],
    },
    'sips.create': {
      call: (vats) =>
        vats.sips.create({
          userId: '3000101',
          login: 'anna',
          domain: 'test1.mangosip.ru',
          password: 'Secret77',
          description: 'Desk',
        }),
      path: 'sip/create',
      json: {
        user_id: '3000101',
        login: 'anna',
        domain: 'test1.mangosip.ru',
        password: 'Secret77',
        description: 'Desk',
      },
      answer: { result: 1000, sip_id: 71 },
      value: { id: '71' },
    },
    'sips.create of an address that costs money': {
      call: (vats) =>
        vats.sips.create({
          userId: '3000101',
          login: 'anna',
          domain: 'mangosip.ru',
          password: 'Secret77',
          allowPaidAddress: true,
        }),
      path: 'sip/create',
      json: { user_id: '3000101', login: 'anna', domain: 'mangosip.ru', password: 'Secret77' },
      answer: { result: 1000, sip_id: '71' },
      value: { id: '71' },
    },
    'sips.update': {
      call: (vats) => vats.sips.update({ id: '71', password: 'Secret78', description: '' }),
      path: 'sip/update',
      json: { sip_id: '71', password: 'Secret78', description: '' },
      answer: { result: 1000 },
    },
    'sips.update of an address that then costs money': {
      call: (vats) => vats.sips.update({ id: '71', login: 'a', domain: 'mangosip.ru', allowPaidAddress: true }),
      path: 'sip/update',
      json: { sip_id: '71', login: 'a', domain: 'mangosip.ru' },
      answer: { result: 1000 },
    },
    'sips.remove': {
      call: (vats) => vats.sips.remove({ id: '71' }),
      path: 'sip/delete',
      json: { sip_id: '71' },
      answer: { result: 1000 },
    },
  });
});

describe('a SIP account', () => {
  const anna = { userId: '3000101', login: 'anna', domain: 'test1.mangosip.ru', password: 'Secret77' } as const;

  refusals([
    [
      'that would cost money, unasked',
      'allowPaidAddress',
      (vats) => vats.sips.create({ ...anna, domain: 'mangosip.ru' }),
    ],
    [
      'that would cost money after a move, unasked',
      'allowPaidAddress',
      (vats) => vats.sips.update({ id: '71', login: 'anna', domain: 'MangoSip.ru' }),
    ],
    [
      'whose price is half allowed',
      'allowPaidAddress',
      (vats) => vats.sips.create({ ...anna, domain: 'mangosip.ru', allowPaidAddress: false as never }),
    ],
    ['with a weak password', 'password', (vats) => vats.sips.create({ ...anna, password: 'secret77' })],
    ['with a short password', 'password', (vats) => vats.sips.update({ id: '71', password: 'Secre7' })],
    ['in no domain', 'domain', (vats) => vats.sips.create({ ...anna, domain: 'localhost' })],
    ['whose domain changes without its login', 'login', (vats) => vats.sips.update({ id: '71', domain: anna.domain })],
    ['whose login changes without its domain', 'domain', (vats) => vats.sips.update({ id: '71', login: 'anna' })],
  ]);

  it('never shows its password', async () => {
    const { baseUrl } = await serve({ body: { result: 3120, message: 'weak: Secret77', fields: { password: 3120 } } });
    const events: unknown[] = [];
    const vats = clientOf({ baseUrl, onEvent: (event) => void events.push(event) });
    const error = errorOf(await vats.sips.create(anna), 'api');
    expect(error.issues?.map(({ path }) => path)).toEqual(['password']);
    expect(JSON.stringify([error, error.message, error.stack, events])).not.toContain('Secret77');
  });

  it('costs money, so that a guard for staging stops it', async () => {
    const { baseUrl, hits } = await serve({ body: { result: 1000, sip_id: 71 } });
    const vats = clientOf({ baseUrl, guard: allowDialTo(['101']) });
    expect(errorOf(await vats.sips.create(anna), 'refused').reason).toBe('guard');
    expect(errorOf(await vats.sips.update({ id: '71', description: 'Desk' }), 'refused').reason).toBe('guard');
    valueOf(await vats.sips.remove({ id: '71' }));
    expect(hits.map(({ path }) => path)).toEqual(['/vpbx/sip/delete']);
  });
});

describe('a wrong change of the configuration is refused before anything is sent', () => {
  refusals([
    ['a scheme for nothing', 'lineId', (vats) => vats.schemas.assign({ schemaId: '1' })],
    [
      'a scheme for two things',
      'lineId',
      (vats) => vats.schemas.assign({ schemaId: '1', lineId: '8', trunkNumberId: '9' }),
    ],
    ['the rules of an employee who is no number', 'userId', (vats) => vats.autosecretary.rules({ userId: 'anna' })],
    [
      'a rule that is on as a number',
      'active',
      (vats) => vats.autosecretary.setStatus({ userId: '1', ruleId: '5', active: 1 as never }),
    ],
  ]);
});

describe('after a server error', () => {
  const number = '79161234567';

  it.each<readonly [string, Call]>([
    ['a new employee', (vats) => vats.users.create({ name: 'Anna', accessRoleId: '1', extension: '101' })],
    ['a change that may hold a password', (vats) => vats.users.update({ userId: '1', department: 'Sales' })],
    ['an employee who goes', (vats) => vats.users.remove({ userId: '1' })],
    ['a new group', (vats) => vats.groups.create({ name: 'Sales' })],
    ['a group that goes', (vats) => vats.groups.remove({ groupId: '7' })],
    ['a SIP account that goes', (vats) => vats.sips.remove({ id: '71' })],
    ['a rule that goes', (vats) => vats.forwarding.remove({ id: '11' })],
    ['a number that goes', (vats) => vats.bwLists.remove({ id: '1' })],
    ['a new number', (vats) => vats.bwLists.add({ list: 'black', number, numberType: 'tel' })],
    ['blocked numbers', (vats) => vats.outboundBlacklist.add({ numbers: [{ number, mode: 'both' }] })],
    ['numbers that are blocked no more', (vats) => vats.outboundBlacklist.remove({ numbers: [number] })],
    ['one mode less', (vats) => vats.outboundBlacklist.disableMode({ number, mode: 'both' })],
  ])('%s: not sent again, since that could be done twice or count as a wrong request', async (_what, call) => {
    const { baseUrl, hits } = await serve({ status: 500, body: 'down' });
    expect(errorOf(await call(clientOf({ baseUrl })), 'http').outcome).toBe('unknown');
    expect(hits).toHaveLength(1);
  });

  it.each<readonly [string, Call]>([
    ['a group', (vats) => vats.groups.update({ groupId: '7', changes: { name: 'Sales' } })],
    ['a rule', (vats) => vats.forwarding.update({ id: '11', active: true })],
    ['a scheme', (vats) => vats.schemas.assign({ schemaId: '1', lineId: '8' })],
    ['an autosecretary', (vats) => vats.autosecretary.setStatus({ userId: '1', ruleId: '5', active: false })],
    ['one more mode', (vats) => vats.outboundBlacklist.enableMode({ number, mode: 'both' })],
    ['a description', (vats) => vats.outboundBlacklist.updateDescription({ number, description: '' })],
    ['the black list', (vats) => vats.outboundBlacklist.enable()],
  ])('%s that is set to a value is set again', async (_what, call) => {
    const { baseUrl, hits } = await serve({ status: 500, body: 'down' }, { body: { result: 1000 } });
    valueOf(await call(clientOf({ baseUrl })));
    expect(hits).toHaveLength(2);
  });
});
