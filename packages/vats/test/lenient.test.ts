import { describe, expect, it } from 'vitest';
import type { Result, VatsClient, VatsError } from '../src/index.ts';
import { clientOf } from './support/client.ts';
import { errorOf, valueOf } from './support/say.ts';
import { serve } from './support/serve.ts';

async function ask<T>(
  body: unknown,
  call: (vats: VatsClient) => Promise<Result<T, VatsError>>,
): Promise<Result<T, VatsError>> {
  const { baseUrl } = await serve({ body });
  return call(clientOf({ baseUrl }));
}

describe('an answer is read leniently', () => {
  it('when numbers come as texts and texts as numbers', async () => {
    const body = {
      result: '1000',
      groups: [
        {
          id: 7,
          extension: 201,
          dial_alg_group: '5',
          dial_alg_users: '4',
          auto_redirect: '1',
          use_dynamic_ivr: true,
          use_dynamic_seq_num: 'false',
          line_id: 8,
          operators: [{ id: 3, priority: '2', order: '0' }],
        },
      ],
    };
    expect(valueOf(await ask(body, (vats) => vats.groups.list()))).toEqual([
      {
        id: '7',
        extension: '201',
        dialing: 'mostIdle',
        memberDialing: 'inTurn',
        autoRedirect: true,
        useDynamicIvr: true,
        useDynamicSequenceNumber: false,
        lineId: '8',
        operators: [{ id: '3', priority: 2, order: 0 }],
      },
    ]);
  });

  it.each([
    [0, 'serial'],
    [1, 'parallelByPriority'],
    [2, 'allFree'],
    [3, 'random'],
    [5, 'mostIdle'],
    [4, '4'],
    ['9', '9'],
  ])('when the algorithm of a group is %j', async (wire, dialing) => {
    const body = { result: 1000, groups: [{ id: '1', dial_alg_group: wire }] };
    expect(valueOf(await ask(body, (vats) => vats.groups.list()))).toEqual([{ id: '1', dialing }]);
  });

  it.each([
    [1, 'all'],
    [2, 'main'],
    [3, 'sip'],
    [4, 'inTurn'],
    [5, 'asInCard'],
    [0, '0'],
  ])('when the algorithm of its members is %j', async (wire, memberDialing) => {
    const body = { result: 1000, groups: [{ id: '1', dial_alg_users: wire }] };
    expect(valueOf(await ask(body, (vats) => vats.groups.list()))).toEqual([{ id: '1', memberDialing }]);
  });

  it('when fields are null or unknown', async () => {
    const body = {
      users: [
        {
          general: { name: null, email: 'a@example.com', shoe_size: 43 },
          telephony: { extension: 101, outgoingline: null, numbers: null, dial_alg: '1' },
          groups: [7, '8'],
          notes: { private: true },
        },
      ],
      total: 1,
    };
    expect(valueOf(await ask(body, (vats) => vats.users.list()))).toEqual([
      { general: { email: 'a@example.com' }, telephony: { extension: '101', dialing: 1 }, groups: ['7', '8'] },
    ]);
  });

  it('when words are new', async () => {
    const numbers = [{ number: 79160000000, protocol: 'skype', status: 'paused', order: '3', wait_sec: 0 }];
    const body = { result: 1000, users: [{ general: {}, telephony: { numbers } }] };
    expect(valueOf(await ask(body, (vats) => vats.users.list()))[0]?.telephony.numbers).toEqual([
      { number: '79160000000', protocol: 'skype', status: 'paused', order: 3, waitSeconds: 0 },
    ]);
  });

  it('when the manual spells Result with a capital', async () => {
    expect(valueOf(await ask({ Result: 1000, lines: [] }, (vats) => vats.lines.list()))).toEqual([]);
    const refused = await ask({ Result: '3100', lines: [] }, (vats) => vats.lines.list());
    expect(errorOf(refused, 'api').code).toBe(3100);
  });

  it('when an id is longer than a number can hold', async () => {
    const text = '{"result":1000,"lines":[{"line_id":12345678901234567890,"schema_id":9007199254740993}]}';
    expect(valueOf(await ask(text, (vats) => vats.lines.list()))).toEqual([
      { lineId: '12345678901234567890', schemaId: '9007199254740993' },
    ]);
  });

  it('when the balance is a text', async () => {
    expect(valueOf(await ask({ result: 1000, balance: '-12.50' }, (vats) => vats.account.balance()))).toEqual({
      balance: -12.5,
    });
  });

  it('when a key would change the prototype', async () => {
    const text = '{"result":1000,"balance":1,"__proto__":{"currency":"EUR"}}';
    const balance = valueOf(await ask(text, (vats) => vats.account.balance()));
    expect(balance.currency).toBeUndefined();
    expect(Object.getPrototypeOf(balance)).toBe(Object.prototype);
  });
});

describe('an answer that misses what was promised is no success', () => {
  it.each([
    ['the balance', 'balance', { result: 1000 }, (vats: VatsClient) => vats.account.balance()],
    ['a number', 'balance', { result: 1000, balance: '1 000,00' }, (vats: VatsClient) => vats.account.balance()],
    [
      'a number that is not null',
      'balance',
      { result: 1000, balance: null },
      (vats: VatsClient) => vats.account.balance(),
    ],
    ['the list', 'users', { result: 1000 }, (vats: VatsClient) => vats.users.list()],
    ['a list', 'lines', { result: 1000, lines: { 0: {} } }, (vats: VatsClient) => vats.lines.list()],
    ['an object', 'lines[1]', { result: 1000, lines: [{ line_id: 1 }, 7] }, (vats: VatsClient) => vats.lines.list()],
    ['an id', 'lines[0].lineId', { result: 1000, lines: [{ name: 'x' }] }, (vats: VatsClient) => vats.lines.list()],
    [
      'a number',
      'users[0].telephony.numbers[0].number',
      { users: [{ telephony: { numbers: [{}] } }] },
      (vats: VatsClient) => vats.users.list(),
    ],
    [
      'a text',
      'groups[0].operators[0].id',
      { result: 1000, groups: [{ id: 1, operators: [{ id: {} }] }] },
      (vats: VatsClient) => vats.groups.list(),
    ],
  ])('%s is due at %s', async (_what, path, body, call: (vats: VatsClient) => Promise<Result<unknown, VatsError>>) => {
    const error = errorOf(await ask(body, call), 'decode');
    expect(error).toMatchObject({ reason: 'shape', outcome: 'unknown', attempts: 1 });
    expect(error.issues.map((issue) => issue.path)).toEqual([path]);
  });
});
