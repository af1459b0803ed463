import { describe, expect, it } from 'vitest';

import { createVatsSimulator } from '../src/index.ts';
import { useVatsSimulator } from '../src/vitest.ts';
import { answerOf } from './support/client.ts';

const simulator = useVatsSimulator({ time: 'manual' });

const tell = (path: string, input: object = {}): Promise<unknown> => answerOf(simulator(), path, input);

describe('forwarding rules', () => {
  const rule = {
    client_phone_number: '79161234567',
    client_phone_type: 0,
    status: 1,
    forward_type: 'user',
    forward_to_user: { forward_user_id: 3000101, forward_contact_id: '' },
  };
  const idOfFirst = (): unknown => simulator().company.forwardings[0]?.forward_id;

  it('come, change and go', async () => {
    expect(await tell('forwarding/number/add', rule)).toEqual({ result: 1000 });
    expect(await tell('forwarding/numbers')).toMatchObject({
      numbers: [{ status: '1', forward_type: 'user', forward_to_user: { is_default_contact_id: true } }],
      total: 1,
    });
    const change = {
      forward_id: idOfFirst(),
      status: 0,
      forward_type: 'ext_forward',
      forward_to_ext: { forward_number_type: 0, forward_number: '74951112233', forward_wait_sec: 10 },
    };
    expect(await tell('forwarding/number/change', change)).toEqual({ result: 1000 });
    const [after] = simulator().company.forwardings;
    expect(after).toMatchObject({ status: '0', forward_to_ext: { forward_number: '74951112233' } });
    expect(after).not.toHaveProperty('forward_to_user');
    expect(await tell('forwarding/number/remove', { forward_id: idOfFirst() })).toEqual({ result: 1000 });
    expect(await tell('forwarding/numbers')).toEqual({ result: 1000, numbers: [], total: 0 });
    expect(await tell('forwarding/number/remove', { forward_id: 1 })).toEqual({ result: 3300 });
  });

  it.each([
    [{ client_phone_type: 1 }, { result: 3136, fields: { client_phone_number: 3136 } }],
    [{ forward_type: 'group' }, { result: 3103, fields: { forward_to_group: 3103 } }],
    [{ status: 2 }, { result: 3104, fields: { status: 3104 } }],
  ])('are refused with %j', async (change, answer) => {
    expect(await tell('forwarding/number/add', { ...rule, ...change })).toEqual(answer);
  });

  it('are one for each number', async () => {
    await tell('forwarding/number/add', rule);
    expect(await tell('forwarding/number/add', rule)).toMatchObject({ result: 3106 });
  });

  it('change their number only together with its type, and their target only with its kind', async () => {
    await tell('forwarding/number/add', rule);
    const change = (input: object): Promise<unknown> =>
      tell('forwarding/number/change', { forward_id: idOfFirst(), ...input });
    expect(await change({ client_phone_number: '7' })).toEqual({ result: 3100, fields: { client_phone_type: 3103 } });
    expect(await change({ client_phone_type: 0 })).toEqual({ result: 3100, fields: { client_phone_number: 3103 } });
    expect(await change({ forward_to_group: { forward_group_id: 1 } })).toMatchObject({
      fields: { forward_type: 3103 },
    });
    expect(await change({ comment: 'VIP' })).toEqual({ result: 1000 });
  });
});

describe('the incoming lists', () => {
  it('take numbers, masks and ranges, and give no id away', async () => {
    const add = (number: string, type = 'tel'): Promise<unknown> =>
      tell('bwlists/number/add/', { list_type: 'black', number, number_type: type, comment: 'Spam' });
    for (const number of ['79161234567', '7916*', '791612345##', '79160000000-79169999999']) {
      expect(await add(number)).toEqual({ result: 1000 });
    }
    expect(await add('spam@example.com', 'sip')).toEqual({ result: 1000 });
    expect(await add('spam@example.com')).toMatchObject({ result: 3136 });
    expect(await tell('bwlists/state')).toEqual({ result: 1000, active: 'black' });
    const lists = (await tell('bwlists/numbers')) as {
      readonly data: { readonly black: { readonly numbers: readonly { readonly number_id: number }[] } };
    };
    expect(lists.data).toMatchObject({ active: 'black', white: { allow_unknown_number: false, numbers: [] } });
    const ids = lists.data.black.numbers.map(({ number_id: id }) => id);
    expect(ids).toHaveLength(5);
    expect(await tell('bwlists/number/delete', { number_id: ids[0] })).toEqual({ result: 1000 });
    expect(await tell('bwlists/number/delete', { number_id: ids[0] })).toEqual({ result: 3300 });
    expect(simulator().company.incomingLists.black.numbers).toHaveLength(4);
  });
});

describe('the outgoing black list', () => {
  const add = (...numbers: readonly string[]): Promise<unknown> =>
    tell('outbound_blacklist/add', { numbers: numbers.map((number) => ({ number, mode: 1, description: 'Rude' })) });
  const modes = (): Record<string, unknown> =>
    Object.fromEntries(simulator().company.outboundBlacklist.rules.map(({ number, mode }) => [number, mode]));

  it('says which numbers were on it already', async () => {
    expect(await add('79161111111')).toEqual({ result: 1000, existed_numbers: [] });
    expect(await add('79161111111', '79162222222')).toEqual({ result: 1000, existed_numbers: ['79161111111'] });
    expect(await add('79161111111')).toEqual({ result: 4100 });
    expect(await tell('outbound_blacklist/get', { limit: 1, cursor: 2 })).toMatchObject({
      numbers: [
        { number: '79162222222', mode: 1, user_id: null, created: expect.stringMatching(/^2026-01-15 /) as string },
      ],
    });
    expect(await tell('outbound_blacklist/get', { numbers: ['79161111111'] })).toMatchObject({ numbers: [{}] });
  });

  it('bars calls, campaigns or both', async () => {
    await add('79161111111');
    await tell('outbound_blacklist/enable_mode', { number: '79161111111', mode: 2 });
    expect(modes()).toEqual({ '79161111111': 3 });
    await tell('outbound_blacklist/disable_mode', { number: '79161111111', mode: 1 });
    expect(modes()).toEqual({ '79161111111': 2 });
    await tell('outbound_blacklist/disable_mode', { number: '79161111111', mode: 3 });
    expect(modes()).toEqual({});
    expect(await tell('outbound_blacklist/enable_mode', { number: '79161111111', mode: 1 })).toEqual({ result: 3300 });
  });

  it('is described, emptied and switched off', async () => {
    await add('79161111111');
    await tell('outbound_blacklist/update_description', { number: '79161111111', description: '' });
    expect(simulator().company.outboundBlacklist.rules[0]?.description).toBe('');
    expect(await tell('outbound_blacklist/delete', { numbers: ['79161111111', '7'] })).toEqual({ result: 1000 });
    expect(await tell('outbound_blacklist/delete', { numbers: ['79161111111'] })).toEqual({ result: 3300 });
    expect(await tell('outbound_blacklist/disable')).toEqual({ result: 1000 });
    expect(await add('79161111111')).toEqual({ result: 3300 });
    await tell('outbound_blacklist/enable');
    expect(await add('79161111111')).toMatchObject({ result: 1000 });
  });

  it('needs its service (5008)', async () => {
    await using stand = await createVatsSimulator({ blackListService: false });
    expect(await answerOf(stand, 'outbound_blacklist/get')).toEqual({ result: 5008 });
    expect(await answerOf(stand, 'outbound_blacklist/enable')).toEqual({ result: 5008 });
  });
});
