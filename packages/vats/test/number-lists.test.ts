import { describe, expect, it } from 'vitest';
import { vatsCodes } from '../src/index.ts';
import { clientOf } from './support/client.ts';
import { exchanges, refusals } from './support/exchanges.ts';
import { everyOperation } from './support/operations.ts';
import { errorOf, valueOf } from './support/say.ts';
import { serve } from './support/serve.ts';

describe('the black and the white list of incoming calls', () => {
  exchanges({
    'which one is in force': {
      call: (vats) => vats.bwLists.state(),
      path: 'bwlists/state/',
      json: {},
      answer: { result: 1000, active: 'black' },
      value: 'black',
    },
    'both lists': {
      call: (vats) => vats.bwLists.numbers(),
      path: 'bwlists/numbers/',
      json: {},
      answer: {
        result: 1000,
        data: {
          active: 'white',
          black: {
            allow_unknown_number: true,
            numbers: [{ number_id: 1, number: '7900*', comment: 'spam', number_type: 'tel' }, { number: 'lost' }],
          },
          white: { allow_unknown_number: '0', numbers: [] },
        },
      },
      value: {
        active: 'white',
        black: {
          allowUnknownNumbers: true,
          numbers: [{ id: '1', number: '7900*', comment: 'spam', numberType: 'tel' }],
        },
        white: { allowUnknownNumbers: false, numbers: [] },
      },
    },
    'a mask': {
      call: (vats) => vats.bwLists.add({ list: 'black', number: '+7900#######*', numberType: 'tel', comment: 'spam' }),
      path: 'bwlists/number/add/',
      json: { list_type: 'black', number: '7900#######*', number_type: 'tel', comment: 'spam' },
      answer: { result: 1000 },
    },
    'a range': {
      call: (vats) => vats.bwLists.add({ list: 'white', number: '+74950000001-+74950000009', numberType: 'tel' }),
      path: 'bwlists/number/add/',
      json: { list_type: 'white', number: '74950000001-74950000009', number_type: 'tel' },
      answer: { result: 1000 },
    },
    'a SIP address': {
      call: (vats) => vats.bwLists.add({ list: 'white', number: 'anna+1@example.com', numberType: 'sip' }),
      path: 'bwlists/number/add/',
      json: { list_type: 'white', number: 'anna+1@example.com', number_type: 'sip' },
      answer: { result: 1000 },
    },
    'a number that goes': {
      call: (vats) => vats.bwLists.remove({ id: '1' }),
      path: 'bwlists/number/delete/',
      json: { number_id: '1' },
      answer: { result: 1000 },
    },
  });

  refusals([
    [
      'a list of another colour',
      'list',
      (vats) => vats.bwLists.add({ list: 'grey' as never, number: '7900', numberType: 'tel' }),
    ],
    [
      'hyphens that are no range',
      'number',
      (vats) => vats.bwLists.add({ list: 'black', number: '916-123-45-67', numberType: 'tel' }),
    ],
    [
      'a number with spaces',
      'number',
      (vats) => vats.bwLists.add({ list: 'black', number: '7 916 1234567', numberType: 'tel' }),
    ],
    [
      'a SIP address said to be a telephone number',
      'number',
      (vats) => vats.bwLists.add({ list: 'black', number: 'anna@example.com', numberType: 'tel' }),
    ],
    ['no number', 'number', (vats) => vats.bwLists.add({ list: 'black', number: '', numberType: 'tel' })],
    [
      'a comment of 256 characters',
      'comment',
      (vats) => vats.bwLists.add({ list: 'black', number: '7900', numberType: 'tel', comment: 'я'.repeat(256) }),
    ],
  ]);
});

describe('the black list of outgoing calls', () => {
  exchanges({
    'all of it': {
      call: (vats) => vats.outboundBlacklist.get(),
      path: 'outbound_blacklist/get',
      json: {},
      answer: {
        result: 1000,
        numbers: [
          { number: '79161234567', description: 'asked us', mode: 3, user_id: null, created: '2026-02-28 10:00:00' },
          { number: 79161234568, mode: '1', user_id: 3000101 },
          { number: '79161234569', mode: 4 },
        ],
      },
      value: [
        {
          number: '79161234567',
          description: 'asked us',
          mode: 'both',
          userId: null,
          created: '2026-02-28 10:00:00',
        },
        { number: '79161234568', mode: 'direct', userId: '3000101' },
        { number: '79161234569', mode: '4' },
      ],
    },
    'a part of it': {
      call: (vats) => vats.outboundBlacklist.get({ numbers: ['+7 916 123-45-67'], cursor: 2, limit: 50 }),
      path: 'outbound_blacklist/get',
      json: { numbers: ['79161234567'], cursor: 2, limit: 50 },
      answer: { result: 1000, numbers: [] },
      value: [],
    },
    'new numbers': {
      call: (vats) =>
        vats.outboundBlacklist.add({
          numbers: [
            { number: '+7 916 123-45-67', mode: 'campaigns', description: 'asked us', userId: '3000101' },
            { number: '112', mode: 'direct' },
          ],
        }),
      path: 'outbound_blacklist/add',
      json: {
        numbers: [
          { number: '79161234567', mode: 2, description: 'asked us', user_id: 3000101 },
          { number: '112', mode: 1 },
        ],
      },
      answer: { result: 1000 },
      value: { existingNumbers: [] },
    },
    'another description': {
      call: (vats) => vats.outboundBlacklist.updateDescription({ number: '79161234567', description: 'by letter' }),
      path: 'outbound_blacklist/update_description',
      json: { number: '79161234567', description: 'by letter' },
      answer: { result: 1000 },
    },
    'one more mode': {
      call: (vats) => vats.outboundBlacklist.enableMode({ number: '79161234567', mode: 'both' }),
      path: 'outbound_blacklist/enable_mode',
      json: { number: '79161234567', mode: 3 },
      answer: { result: 1000 },
    },
    'one mode less': {
      call: (vats) => vats.outboundBlacklist.disableMode({ number: '79161234567', mode: 'direct' }),
      path: 'outbound_blacklist/disable_mode',
      json: { number: '79161234567', mode: 1 },
      answer: { result: 1000 },
    },
    'numbers that go': {
      call: (vats) => vats.outboundBlacklist.remove({ numbers: ['79161234567', '+7 916 123-45-68'] }),
      path: 'outbound_blacklist/delete',
      json: { numbers: ['79161234567', '79161234568'] },
      answer: { result: 1000 },
    },
    'in force': {
      call: (vats) => vats.outboundBlacklist.enable(),
      path: 'outbound_blacklist/enable',
      json: {},
      answer: { result: 1000 },
    },
    'out of force': {
      call: (vats) => vats.outboundBlacklist.disable(),
      path: 'outbound_blacklist/disable',
      json: {},
      answer: { result: 1000 },
    },
  });

  refusals([
    ['no numbers', 'numbers', (vats) => vats.outboundBlacklist.add({ numbers: [] })],
    ['none to let go', 'numbers', (vats) => vats.outboundBlacklist.remove({ numbers: [] })],
    [
      'a mode by its number',
      'numbers[1].mode',
      (vats) =>
        vats.outboundBlacklist.add({
          numbers: [
            { number: '7900123', mode: 'both' },
            { number: '7900124', mode: 1 as never },
          ],
        }),
    ],
    ['letters', 'numbers[0]', (vats) => vats.outboundBlacklist.get({ numbers: ['anna'] })],
    ['a page before the first', 'cursor', (vats) => vats.outboundBlacklist.get({ cursor: 0 })],
  ]);

  it('says which numbers were on it already, and that not all was done', async () => {
    const { baseUrl } = await serve({ body: { result: 1000, existed_numbers: ['79161234567', 79161234568] } });
    const result = await clientOf({ baseUrl }).outboundBlacklist.add({
      numbers: [{ number: '79161234567', mode: 'both' }],
    });
    expect(valueOf(result)).toEqual({ existingNumbers: ['79161234567', '79161234568'] });
    expect(result).toMatchObject({ notice: { effect: 'partial', code: 1000 } });
  });

  it('is plain success if none was on it', async () => {
    const { baseUrl } = await serve({ body: { result: 1000, existed_numbers: [] } });
    const numbers = [{ number: '79161234567', mode: 'both' }] as const;
    const result = await clientOf({ baseUrl }).outboundBlacklist.add({ numbers });
    expect(valueOf(result)).toEqual({ existingNumbers: [] });
    expect(result.notice).toBeUndefined();
  });

  it('says that it is not subscribed, which does not pass by itself', async () => {
    const { baseUrl, hits } = await serve({ body: { result: 5008 } });
    const error = errorOf(await clientOf({ baseUrl }).outboundBlacklist.get(), 'api');
    expect(error).toMatchObject({ code: 5008, category: 'quota_exceeded', retry: 'after_admin' });
    expect(hits).toHaveLength(1);
  });

  it('gives 5008 that meaning with each of its methods, and with no others here', () => {
    const names = everyOperation.map(({ name }) => name).filter((name) => /blacklist|bwLists/i.test(name));
    const permanent = names.filter((operation) => vatsCodes.find(5008, { operation }).retry === 'after_admin');
    expect(permanent).toEqual(names.filter((name) => name.startsWith('outboundBlacklist.')));
    expect(permanent).toHaveLength(8);
  });

  it('tells that all numbers were on it from a command out of place', async () => {
    const { baseUrl } = await serve({ body: { result: 4100 } });
    const numbers = [{ number: '79161234567', mode: 'both' }] as const;
    const error = errorOf(await clientOf({ baseUrl }).outboundBlacklist.add({ numbers }), 'api');
    expect(error).toMatchObject({ code: 4100, category: 'conflict' });
  });
});
