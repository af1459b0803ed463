import { describe, expect, it } from 'vitest';
import { allowDialTo } from '../src/index.ts';
import { clientOf } from './support/client.ts';
import { exchanges, refusals, untyped } from './support/exchanges.ts';
import { errorOf, valueOf } from './support/say.ts';
import { serve } from './support/serve.ts';

const client = { clientNumber: '+7 (916) 123-45-67', clientNumberType: 'tel', active: true } as const;
const sent = { client_phone_number: '79161234567', client_phone_type: 0, status: 1 };

describe('forwarding by the number of the client', () => {
  exchanges({
    'all rules': {
      call: (vats) => vats.forwarding.list(),
      path: 'forwarding/numbers',
      json: {},
      answer: {
        result: 1000,
        numbers: [
          {
            forward_id: 11,
            client_phone_number: '79161234567',
            client_phone_type: 0,
            status: '1',
            comment: '',
            forward_type: 'group',
            forward_to_group: { forward_group_id: 7000201 },
          },
          {
            forward_id: '12',
            client_phone_number: 'anna@demo.mangosip.ru',
            client_phone_type: '1',
            status: '0',
            comment: null,
            forward_type: 'user',
            forward_to_user: { forward_user_id: 3, forward_contact_id: '', is_default_contact_id: true },
          },
          {
            forward_id: 13,
            forward_type: 'ext_forward',
            forward_to_ext: { forward_number_type: 0, forward_number: '74950000009', forward_wait_sec: '30' },
          },
        ],
        total: '3',
      },
      value: {
        rules: [
          {
            id: '11',
            clientNumber: '79161234567',
            clientNumberType: 'tel',
            active: true,
            comment: '',
            forwardTo: 'group',
            group: { groupId: '7000201' },
          },
          {
            id: '12',
            clientNumber: 'anna@demo.mangosip.ru',
            clientNumberType: 'sip',
            active: false,
            forwardTo: 'user',
            user: { userId: '3', contactId: '', isDefaultContact: true },
          },
          { id: '13', forwardTo: 'outside', outside: { numberType: 'tel', number: '74950000009', waitSeconds: 30 } },
        ],
        total: 3,
      },
    },
    'a part of the rules': {
      call: (vats) => vats.forwarding.list({ limit: 1000, offset: 0 }),
      path: 'forwarding/numbers',
      json: { limit: 1000, offset: 0 },
      answer: { result: 1000, numbers: [] },
      value: { rules: [] },
    },
    'a new rule to a group': {
      call: (vats) =>
        vats.forwarding.add({ ...client, forwardTo: 'group', group: { groupId: '7' }, comment: 'Ключевой' }),
      path: 'forwarding/number/add',
      json: { ...sent, forward_type: 'group', forward_to_group: { forward_group_id: '7' }, comment: 'Ключевой' },
      answer: { result: 1000 },
    },
    'a new rule to the default number of an employee': {
      call: (vats) => vats.forwarding.add({ ...client, forwardTo: 'user', user: { userId: '3', contactId: '' } }),
      path: 'forwarding/number/add',
      json: { ...sent, forward_type: 'user', forward_to_user: { forward_user_id: '3', forward_contact_id: '' } },
      answer: { result: 1000 },
    },
    'a new rule to a SIP address outside': {
      call: (vats) =>
        vats.forwarding.add({
          ...client,
          forwardTo: 'outside',
          outside: { number: 'anna@example.com', numberType: 'sip', waitSeconds: 20 },
        }),
      path: 'forwarding/number/add',
      json: {
        ...sent,
        forward_type: 'ext_forward',
        forward_to_ext: { forward_number: 'anna@example.com', forward_number_type: 1, forward_wait_sec: 20 },
      },
      answer: { result: 1000 },
    },
    'a change of one thing': {
      call: (vats) => vats.forwarding.update({ id: '11', active: false }),
      path: 'forwarding/number/change',
      json: { forward_id: 11, status: 0 },
      answer: { result: 1000 },
    },
    'another number and another destination': {
      call: (vats) =>
        vats.forwarding.update({
          id: '11',
          clientNumber: 'sip:anna@demo.mangosip.ru',
          clientNumberType: 'sip',
          comment: '',
          forwardTo: 'group',
          group: { groupId: '8' },
        }),
      path: 'forwarding/number/change',
      json: {
        forward_id: 11,
        client_phone_number: 'sip:anna@demo.mangosip.ru',
        client_phone_type: 1,
        comment: '',
        forward_type: 'group',
        forward_to_group: { forward_group_id: '8' },
      },
      answer: { result: 1000 },
    },
    'a rule that goes': {
      call: (vats) => vats.forwarding.remove({ id: '11' }),
      path: 'forwarding/number/remove',
      json: { forward_id: 11 },
      answer: { result: 1000 },
    },
  });

  it('shows the rules that can be read when another cannot', async () => {
    const { baseUrl } = await serve({ body: { numbers: [{ status: '1' }, null, { forward_id: 5, status: 'maybe' }] } });
    expect(valueOf(await clientOf({ baseUrl }).forwarding.list()).rules).toEqual([{ id: '5' }]);
  });

  it('lets a destination pass that it does not know', async () => {
    const { baseUrl } = await serve({ body: { numbers: [{ forward_id: 5, forward_type: 'robot' }] } });
    expect(valueOf(await clientOf({ baseUrl }).forwarding.list()).rules).toEqual([{ id: '5', forwardTo: 'robot' }]);
  });
});

describe('a wrong rule is refused before anything is sent', () => {
  const group = { forwardTo: 'group', group: { groupId: '7' } } as const;
  refusals([
    ['more rules than the PBX tells at once', 'limit', (vats) => vats.forwarding.list({ limit: 1001 })],
    ['a destination without its object', 'user', (vats) => vats.forwarding.add({ ...client, forwardTo: 'user' })],
    [
      'the object of another destination',
      'user',
      (vats) => vats.forwarding.add({ ...client, ...group, user: { userId: '3', contactId: '' } }),
    ],
    ['an object without forwardTo', 'group', (vats) => vats.forwarding.update({ id: '1', group: { groupId: '7' } })],
    [
      'a number without its type',
      'clientNumberType',
      (vats) => vats.forwarding.update({ id: '1', clientNumber: '79161234567' }),
    ],
    [
      'a type without its number',
      'clientNumber',
      (vats) => vats.forwarding.update({ id: '1', clientNumberType: 'tel' }),
    ],
    [
      'a SIP address said to be a telephone number',
      'clientNumber',
      (vats) => vats.forwarding.add({ ...client, ...group, clientNumber: 'anna@example.com' }),
    ],
    [
      'a telephone number said to be a SIP address',
      'outside.number',
      (vats) =>
        vats.forwarding.add({
          ...client,
          forwardTo: 'outside',
          outside: { number: '74950000009', numberType: 'sip' },
        }),
    ],
    ['an id that is no number', 'id', (vats) => vats.forwarding.remove({ id: 'eleven' })],
    ['an id that is rounded', 'id', (vats) => vats.forwarding.remove({ id: '12345678901234567' })],
    ['an id with a leading zero', 'id', (vats) => vats.forwarding.remove({ id: '011' })],
    ['an id as a number', 'id', (vats) => vats.forwarding.remove(untyped({ id: 11 }))],
    [
      'an extension for a client',
      'clientNumber',
      (vats) => vats.forwarding.add({ ...client, ...group, clientNumber: '101' }),
    ],
  ]);
});

describe('on staging', () => {
  const guard = allowDialTo(['+7 495 000-00-09']);
  const rule = { ...client, forwardTo: 'outside' } as const;

  it('calls are forwarded to nobody outside who is not on the list', async () => {
    const { baseUrl, hits } = await serve({ body: { result: 1000 } });
    const { forwarding } = clientOf({ baseUrl, guard });
    const stranger = { number: '79990000000', numberType: 'tel' } as const;
    expect(errorOf(await forwarding.add({ ...rule, outside: stranger }), 'refused').reason).toBe('guard');
    expect(hits).toHaveLength(0);
    valueOf(await forwarding.add({ ...rule, outside: { ...stranger, number: '74950000009' } }));
  });

  it('within the PBX they are', async () => {
    const { baseUrl } = await serve({ body: { result: 1000 } });
    const told = await clientOf({ baseUrl, guard }).forwarding.update({ id: '11', active: false });
    expect(told.ok).toBe(true);
  });
});
