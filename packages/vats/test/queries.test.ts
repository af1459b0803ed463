import { describe, expect, it } from 'vitest';
import { useVatsSimulator } from '@trunkline/simulator/vitest';
import { clientFor } from './support/client.ts';
import { errorOf, valueOf } from './support/say.ts';

const simulator = useVatsSimulator({ time: 'manual', balance: 12.5 });

describe('the balance', () => {
  it('is told with currency and time', async () => {
    const balance = valueOf(await clientFor(simulator()).account.balance());
    expect(balance).toEqual({ balance: 12.5, currency: 'RUB', responseAt: expect.stringMatching(/^\d{4}-\d\d-\d\d /) });
    expect(simulator().requests).toMatchObject([{ path: '/vpbx/account/balance', json: {} }]);
  });

  it('may be below zero', async () => {
    simulator().balance = -0.01;
    expect(valueOf(await clientFor(simulator()).account.balance()).balance).toBe(-0.01);
  });
});

describe('the employees', () => {
  it('come with the usual fields', async () => {
    const users = valueOf(await clientFor(simulator()).users.list());
    expect(users.map(({ telephony }) => telephony.extension)).toEqual(['101', '102', '103', '104']);
    expect(users[0]).toEqual({
      general: { name: 'Anna Orlova', email: 'anna@example.com', department: 'Sales', position: 'Manager' },
      telephony: {
        extension: '101',
        outgoingLine: '74950000001',
        numbers: [number('sip:anna@demo.mangosip.ru', 'sip', 0), number('79000000101', 'tel', 1)],
      },
    });
    expect(simulator().requests).toMatchObject([{ path: '/vpbx/config/users/request', json: {} }]);
  });

  it('can be asked for one by one', async () => {
    const users = valueOf(await clientFor(simulator()).users.list({ extension: '102' }));
    expect(users.map(({ general }) => general.name)).toEqual(['Boris Volkov']);
    expect(simulator().requests[0]?.json).toEqual({ extension: '102' });
  });

  it('come with every extra field that is asked for', async () => {
    const extraFields = [
      'general.user_id',
      'general.sips',
      'groups',
      'general.access_role_id',
      'telephony.dial_alg',
      'telephony.numbers.schedule',
      'telephony.line_id',
      'telephony.trunk_number_id',
      'general.mobile',
      'general.login',
      'general.use_status',
      'general.use_cc_numbers',
    ] as const;
    const [anna] = valueOf(await clientFor(simulator()).users.list({ extension: '101', extraFields }));
    expect(simulator().requests[0]?.json).toEqual({ extension: '101', ext_fields: extraFields });
    expect(anna?.general).toMatchObject({
      userId: '3000101',
      accessRoleId: '1',
      mobile: '79000000101',
      login: 'anna',
      useStatus: 0,
      useContactCentreNumbers: 0,
      sips: ['sip:anna@demo.mangosip.ru'],
    });
    expect(anna?.telephony).toMatchObject({ dialing: 1, lineId: '8000001' });
    expect(anna?.telephony.numbers?.[0]).toMatchObject({ schedule: '' });
    // The PBX says null where there is none.
    expect(anna?.telephony).not.toHaveProperty('trunkNumberId');
    expect(anna?.groups).toEqual(['7000201']);
  });

  function number(given: string, protocol: string, order: number): object {
    return { number: given, normalizedNumber: given, protocol, order, waitSeconds: 0, status: 'on' };
  }
});

describe('the groups', () => {
  it('come with the names of how they ring', async () => {
    const groups = valueOf(await clientFor(simulator()).groups.list());
    expect(groups.map(({ name, dialing, memberDialing }) => [name, dialing, memberDialing])).toEqual([
      ['Sales', 'serial', 'all'],
      ['Support', 'allFree', 'all'],
    ]);
    expect(simulator().requests).toMatchObject([{ path: '/vpbx/groups', json: {} }]);
  });

  it('come with or without their members, and the wire says 1 or 0', async () => {
    const vats = clientFor(simulator());
    const [withMembers] = valueOf(await vats.groups.list({ groupId: '7000201', showUsers: true }));
    const [without] = valueOf(await vats.groups.list({ groupId: '7000201', showUsers: false }));
    expect(simulator().requests.map(({ json }) => json)).toEqual([
      { group_id: '7000201', show_users: 1 },
      { group_id: '7000201', show_users: 0 },
    ]);
    expect(withMembers?.operators).toEqual([
      { id: '3000101', name: 'Anna Orlova', extension: '101', priority: 1, order: 0 },
      { id: '3000102', name: 'Boris Volkov', extension: '102', priority: 1, order: 1 },
    ]);
    expect(without).not.toHaveProperty('operators');
    expect(without).toEqual({
      id: '7000201',
      name: 'Sales',
      description: '',
      extension: '201',
      dialing: 'serial',
      memberDialing: 'all',
      autoRedirect: false,
      autoDialCampaignId: '0',
      lineId: '8000001',
      useDynamicIvr: false,
      useDynamicSequenceNumber: false,
    });
  });

  it('can be asked for by employee', async () => {
    const vats = clientFor(simulator());
    const byExtension = valueOf(await vats.groups.list({ operatorExtension: '103' }));
    const byId = valueOf(await vats.groups.list({ operatorId: '3000101' }));
    expect([byExtension[0]?.name, byId[0]?.name]).toEqual(['Support', 'Sales']);
    expect(simulator().requests.map(({ json }) => json)).toEqual([
      { operator_extension: '103' },
      { operator_id: '3000101' },
    ]);
  });
});

describe('the lines', () => {
  it('come with their schemes', async () => {
    const lines = valueOf(await clientFor(simulator()).lines.list());
    const scheme = { comment: '', schemaId: '1', schemaName: 'Default' };
    expect(lines).toEqual([
      { lineId: '8000001', number: '74950000001', name: 'Main line', region: '77', ...scheme },
      { lineId: '8000002', number: '78000000002', name: 'Free line', region: 'toll-free', ...scheme },
    ]);
    expect(simulator().requests).toMatchObject([{ path: '/vpbx/incominglines', json: {} }]);
  });
});

describe('asking whether the PBX is there', () => {
  it('asks for the balance, once', async () => {
    expect(valueOf(await clientFor(simulator()).health())).toMatchObject({
      healthy: true,
      endpoint: simulator().origin,
    });
    expect(simulator().requests.map(({ path }) => path)).toEqual(['/vpbx/account/balance']);
  });

  it('tells a wrong salt', async () => {
    const error = errorOf(await clientFor(simulator(), { apiSalt: 'another' }).health(), 'api');
    expect(error).toMatchObject({ code: 3102, codeName: 'SignatureMismatch', category: 'authentication' });
    expect(simulator().requests).toHaveLength(1);
  });
});
