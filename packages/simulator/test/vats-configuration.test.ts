import { describe, expect, it } from 'vitest';

import { createVatsSimulator } from '../src/index.ts';
import { useVatsSimulator } from '../src/vitest.ts';
import { answerOf } from './support/client.ts';
import { story } from './support/story.ts';

const simulator = useVatsSimulator({ time: 'manual' });

const tell = (path: string, input: object = {}): Promise<unknown> => answerOf(simulator(), path, input);
const idFrom = async (path: string, input: object, name: string): Promise<number> => {
  const answer = (await tell(path, input)) as Record<string, number>;
  expect(answer).toMatchObject({ result: 1000, [name]: expect.any(Number) as number });
  return answer[name] ?? 0;
};

describe('employees', () => {
  const newcomer = {
    name: 'Nina',
    access_role_id: 2,
    extension: '105',
    numbers: [{ number: '79000000105', protocol: 'tel', wait_sec: 20, status: 'on' }],
  };

  it('come, and can be rung', async () => {
    const userId = await idFrom('member/create', newcomer, 'user_id');
    expect(
      await tell('config/users/request', {
        extension: '105',
        ext_fields: ['general.user_id', 'general.access_role_id'],
      }),
    ).toMatchObject({
      users: [
        {
          general: { user_id: userId, name: 'Nina', access_role_id: 2 },
          telephony: { numbers: [{ number: '79000000105', wait_sec: 20, order: 0 }] },
        },
      ],
    });
    simulator().incomingCall({ from: '79161234567', to: '105', behaviour: { talkMs: 1_000 } });
    await simulator().idle();
    expect(story(simulator())).toContain('Connected 105');
  });

  it.each([
    [{ extension: '101' }, { result: 3106, fields: { extension: 3106 } }],
    [{ access_role_id: 77 }, { result: 3300, fields: { access_role_id: 3300 } }],
    [
      { extension: '201', access_role_id: 77 },
      { result: 3100, fields: { extension: 3106, access_role_id: 3300 } },
    ],
    [{ login: 'nina' }, { result: 3125 }],
    [
      { login: 'nina', password: 'short' },
      { result: 3120, fields: { password: 3120 } },
    ],
    [{ line_id: 8000001, trunk_number_id: 62 }, { result: 3123 }],
    [{ trunk_number_id: 61 }, { result: 3124, fields: { trunk_number_id: 3124 } }],
    [{ name: undefined }, { result: 3103, fields: { name: 3103 } }],
    [{ numbers: [{ number: '1' }] }, { result: 3103, fields: { 'numbers.0.protocol': 3103 } }],
  ])('are refused with %j', async (change, answer) => {
    expect(await tell('member/create', { ...newcomer, ...change })).toEqual(answer);
  });

  it('lose every number that an update does not list, and the SIP account behind it', async () => {
    expect(await tell('sips')).toMatchObject({ data: [{ user_id: 3000101, sips: [{ login: 'anna' }] }, {}, {}, {}] });
    await tell('member/update', { user_id: 3000101, numbers: [{ number: '79000000101', protocol: 'tel' }] });
    expect(await tell('sips')).toMatchObject({ data: [{ user_id: 3000101, sips: [] }, {}, {}, {}] });
    expect(simulator().company.users[0]?.numbers).toHaveLength(1);
  });

  it('keep what an update does not mention', async () => {
    expect(await tell('member/update', { user_id: '3000101', position: 'Head of sales' })).toEqual({ result: 1000 });
    expect(await tell('config/users/request', { extension: '101' })).toMatchObject({
      users: [
        {
          general: { name: 'Anna Orlova', position: 'Head of sales' },
          telephony: { numbers: [{ protocol: 'sip' }, { protocol: 'tel' }] },
        },
      ],
    });
  });

  it('go, from their groups as well', async () => {
    expect(await tell('member/delete', { user_id: 3000101 })).toEqual({ result: 1000 });
    expect(await tell('member/delete', { user_id: 3000101 })).toEqual({ result: 3300 });
    expect(await tell('groups', { group_id: 7000201 })).toMatchObject({
      groups: [{ operators: [{ extension: '102' }] }],
    });
  });

  it('that are robots stay as they are', async () => {
    const robot = { userId: 1, name: 'Bot', extension: '900', numbers: [], robot: true };
    await using stand = await createVatsSimulator({ users: [robot] });
    expect(await answerOf(stand, 'member/delete', { user_id: 1 })).toEqual({ result: 5302 });
    expect(await answerOf(stand, 'member/update', { user_id: 1, name: 'Me' })).toEqual({ result: 5302 });
  });

  it('are back after a reset', async () => {
    await tell('member/delete', { user_id: 3000101 });
    simulator().reset();
    expect(simulator().company.users).toHaveLength(4);
  });
});

describe('groups', () => {
  it('come, change and go', async () => {
    const operators = [
      { id: 3000103, priority: 1 },
      { id: 3000101, priority: 2 },
    ];
    const groupId = await idFrom(
      'group/create',
      { name: 'Night shift', extension: '203', dial_alg_group: 0, operators },
      'group_id',
    );
    expect(await tell('groups', { group_id: groupId })).toMatchObject({
      groups: [{ name: 'Night shift', operators: [{ extension: '103' }, { extension: '101' }] }],
    });
    simulator().incomingCall({ from: '79161234567', to: '203', behaviour: { answer: 'busy' } });
    await simulator().idle();
    expect(story(simulator()).filter((line) => line.endsWith('1121'))).toEqual([
      'Disconnected 103 1121',
      'Disconnected 101 1121',
    ]);
    await tell('group/update', { group_id: groupId, group: { name: 'Day shift' } });
    expect(await tell('groups', { group_id: groupId })).toMatchObject({
      groups: [{ name: 'Day shift', extension: '203', operators: [{}, {}] }],
    });
    expect(await tell('group/delete', { group_id: groupId })).toEqual({ result: 1000 });
    expect(await tell('groups', { group_id: groupId })).toEqual({ result: 1000, groups: [] });
  });

  it.each([
    ['scheme', 5202],
    ['callbackWidget', 5204],
    ['campaign', 5205],
    ['contactCentre', 5206],
  ] as const)('in use by a %s stay (%i)', async (usedIn, code) => {
    const group = { groupId: 1, name: 'Used', extension: '201', ringing: 'inTurn', members: [], usedIn } as const;
    await using stand = await createVatsSimulator({ groups: [group] });
    expect(await answerOf(stand, 'group/delete', { group_id: 1 })).toEqual({ result: code });
  });

  it('that calls are forwarded to stay (5203)', async () => {
    const rule = {
      client_phone_number: '79161234567',
      client_phone_type: 0,
      status: 1,
      forward_type: 'group',
      forward_to_group: { forward_group_id: 7000201 },
    };
    await tell('forwarding/number/add', rule);
    expect(await tell('group/delete', { group_id: 7000201 })).toEqual({ result: 5203 });
  });

  it('need the right to subscribe services (5201)', async () => {
    await using stand = await createVatsSimulator({ apiMaySubscribe: false });
    expect(await answerOf(stand, 'group/create', { name: 'New' })).toEqual({ result: 5201 });
    expect(await answerOf(stand, 'group/delete', { group_id: 7000201 })).toEqual({ result: 5201 });
  });
});

describe('SIP accounts', () => {
  const account = { user_id: 3000102, login: 'boris2', domain: 'demo.mangosip.ru', password: 'Sekret123' };

  it('come, change and go with the number on the card', async () => {
    const sipId = await idFrom('sip/create', account, 'sip_id');
    expect(simulator().company.users[1]?.numbers.map(({ number }) => number)).toEqual([
      'sip:boris@demo.mangosip.ru',
      'sip:boris2@demo.mangosip.ru',
    ]);
    expect(await tell('sip/update', { sip_id: sipId, login: 'boris3' })).toEqual({ result: 3125 });
    expect(await tell('sip/update', { sip_id: sipId, login: 'boris3', domain: 'demo.mangosip.ru' })).toEqual({
      result: 1000,
    });
    expect(await tell('sips')).toMatchObject({
      data: [{}, { sips: [{ login: 'boris' }, { id: sipId, login: 'boris3' }] }, {}, {}],
    });
    expect(await tell('sip/delete', { sip_id: sipId })).toEqual({ result: 1000 });
    expect(simulator().company.users[1]?.numbers).toHaveLength(1);
    expect(await tell('sip/delete', { sip_id: sipId })).toEqual({ result: 3300 });
  });

  it.each([
    [{ login: 'anna' }, { result: 3106, fields: { login: 3106 } }],
    [{ login: 'an na' }, { result: 3121, fields: { login: 3121 } }],
    [{ domain: 'elsewhere.example' }, { result: 3122, fields: { domain: 3122 } }],
    [{ password: 'weak' }, { result: 3120, fields: { password: 3120 } }],
    [{ user_id: 1 }, { result: 3300, fields: { user_id: 3300 } }],
  ])('are refused with %j', async (change, answer) => {
    expect(await tell('sip/create', { ...account, ...change })).toEqual(answer);
  });

  it('in the vendor’s own domain subscribe a paid service without a word', async () => {
    expect(await tell('domains')).toEqual({ result: 1000, domains: ['demo.mangosip.ru'] });
    expect(simulator().company.paidServices).toEqual([]);
    expect(await tell('sip/create', { ...account, domain: 'mangosip.ru' })).toMatchObject({ result: 1000 });
    expect(simulator().company.paidServices).toEqual(['beautifulSipAddress']);
    await using stand = await createVatsSimulator({ apiMaySubscribe: false });
    expect(await answerOf(stand, 'sip/create', { ...account, domain: 'mangosip.ru' })).toEqual({ result: 5201 });
  });
});

describe('lines and schemes', () => {
  it('belong together, and can be told to', async () => {
    expect(await tell('schema/set', { schema_id: 2, line_id: 8000002 })).toEqual({ result: 1000 });
    expect(await tell('schema/set', { schema_id: 2, trunk_number_id: 61 })).toEqual({ result: 1000 });
    expect(await tell('incominglines')).toMatchObject({
      lines: [
        { line_id: 8000001, schema_id: 1, schema_name: 'Default' },
        { line_id: 8000002, schema_id: 2, schema_name: 'At night' },
      ],
    });
    expect(await tell('schemas', { ext_fields: ['trunks_numbers'] })).toMatchObject({
      data: [
        { schema_id: 1, incominglines: [8000001], sip_trunks_numbers: [62] },
        { schema_id: 2, incominglines: [8000002], sip_trunks_numbers: [61] },
      ],
    });
    expect(JSON.stringify(await tell('schemas'))).not.toContain('sip_trunks_numbers');
  });

  it.each([
    [{ schema_id: 3, line_id: 8000001 }, 3300],
    [{ schema_id: 1, line_id: 1 }, 3300],
    [{ schema_id: 1 }, 3135],
    [{ schema_id: 1, line_id: 8000001, trunk_number_id: 61 }, 3135],
  ])('are refused with %j', async (input, result) => {
    expect(await tell('schema/set', input)).toEqual({ result });
  });

  it('stand beside roles and trunk numbers', async () => {
    expect(await tell('roles')).toMatchObject({ roles: [{ role_id: 1 }, { role_id: 2, permissions: [] }] });
    expect(await tell('trunks/numbers')).toMatchObject({ data: [{ options: 2 }, { options: 6 }] });
  });
});

describe('the autosecretary', () => {
  it('has rules that can be switched', async () => {
    const rule = { user_id: 3000101, rule_id: '9001' };
    expect(await tell('autosecretary/rules', { user_id: 3000101 })).toMatchObject({
      rules: [{ rule_id: '9001', active: true }],
    });
    expect(await tell('autosecretary/status/change', { ...rule, active: 0 })).toEqual({ result: 1000 });
    expect(await tell('autosecretary/rules', { user_id: 3000101, rules: ['9001'] })).toMatchObject({
      rules: [{ active: false }],
    });
    expect(await tell('autosecretary/rules', { user_id: 3000101, rules: ['1'] })).toEqual({ result: 1000, rules: [] });
    expect(await tell('autosecretary/status/change', { ...rule, rule_id: '1', active: 1 })).toEqual({ result: 3300 });
    expect(await tell('autosecretary/rules', { user_id: 1 })).toEqual({ result: 3300 });
  });
});

describe('call tracking', () => {
  it('knows who is behind a number', async () => {
    const number = '74950000003';
    expect(await tell('queries/user_info_by_dct_number', { number })).toMatchObject({ data: { uid: 'visitor-1' } });
    expect(await tell('queries/user_history_by_dct_number', { number })).toMatchObject({ data: [{}, {}] });
    expect(await tell('queries/user_info_by_dct_number', { number: '1' })).toEqual({ data: {} });
    expect(await tell('queries/user_history_by_dct_number', { number: '1' })).toEqual({ data: [] });
  });
});
