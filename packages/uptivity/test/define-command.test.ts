import { describe, expect, it } from 'vitest';
import {
  defineCommand,
  flag,
  integer,
  named,
  optional,
  output,
  required,
  rowsOf,
  text,
  type UptivityOperation,
} from '../src/index.ts';
import { serve, ways } from './support/both.ts';
import { clientOf } from './support/client.ts';
import { fine, no } from './support/result-xml.ts';
import { errorOf, valueOf } from './support/say.ts';

const addRole = defineCommand({
  type: 'ROLEADD',
  action: 'new',
  parameters: {
    deviceId: optional('DEVICEID', text()),
    stationName: optional('STATIONNAME', text()),
    grade: required('USER3', text()),
    days: optional('KEEPDAYS', integer({ min: 1 })),
    self: optional('ALLOWSELFRECORD', flag()),
    side: optional('CALLDIRECTION', named({ inbound: 'I', outbound: 'O' })),
  },
  atLeastOneOf: ['deviceId', 'stationName'],
});

const listRoles = defineCommand({
  type: 'ROLELIST',
  name: 'roles.list',
  output: output<{ roles: readonly { id: string; size?: number }[] }>({
    roles: required('ROLES', {
      expected: 'roles',
      read: (wire, path, issues) =>
        rowsOf(
          output<{ id: string; size?: number }>({ id: required('ID', text()), size: optional('SIZE', integer()) }),
        ).read((wire as { ROLE?: unknown }).ROLE, path, issues),
    }),
  }),
  lists: ['ROLES.ROLE'],
  repeat: 'safe',
});

/** The command, or what was thrown when it was made. */
function made<Input>(make: () => UptivityOperation<Input, unknown>): {
  readonly command?: UptivityOperation<Input, unknown>;
  readonly thrown?: unknown;
} {
  try {
    return { command: make() };
  } catch (thrown) {
    return { thrown };
  }
}

describe.for(ways)('a command of one’s own over %s', (way) => {
  it('is written by its table', async () => {
    const { baseUrl, asked, faults } = await serve(way);
    const uptivity = clientOf({ baseUrl });
    const result = await uptivity.run(addRole, {
      deviceId: '0200',
      grade: 'a<b',
      days: 3,
      self: false,
      side: 'outbound',
    });
    expect(valueOf(result).outcome.code).toBe(20);
    expect(result.meta.operation).toBe('roleadd');
    const { REQUESTID: _id, TYPE, ...fields } = asked[0]?.fields ?? {};
    expect([TYPE?.toUpperCase(), fields]).toEqual([
      'ROLEADD',
      { ACTION: 'new', DEVICEID: '0200', USER3: 'a<b', KEEPDAYS: '3', ALLOWSELFRECORD: 'N', CALLDIRECTION: 'O' },
    ]);
    expect(faults).toEqual([]);
  });

  it.for([
    ['one of a group', { grade: 'x' }, ''],
    ['what is required', { deviceId: '1' }, 'grade'],
    ['a number that is one', { deviceId: '1', grade: 'x', days: 0 }, 'days'],
    ['a text that is not blank', { deviceId: '', grade: 'x' }, 'deviceId'],
    ['known names only', { deviceId: '1', grade: 'x', USER4: 'y' }, 'USER4'],
    ['what XML can carry', { deviceId: '1', grade: '\u0001' }, 'grade'],
  ] as const)('needs %s', async ([, given, path]) => {
    const { baseUrl, asked } = await serve(way);
    const error = errorOf(await clientOf({ baseUrl }).run(addRole, given as never), 'input');
    expect(error.issues.map((issue) => issue.path)).toEqual([path]);
    expect(asked).toEqual([]);
  });

  it.for([
    [
      'many',
      '<ROLES><ROLE><ID>007</ID><SIZE>3</SIZE></ROLE><ROLE><ID>1e5</ID></ROLE></ROLES>',
      [{ id: '007', size: 3 }, { id: '1e5' }],
    ],
    ['one', '<ROLES><ROLE><ID>007</ID></ROLE></ROLES>', [{ id: '007' }]],
    ['none', '<ROLES/>', []],
  ] as const)('is read by its output: %s', async ([, data, roles]) => {
    const { baseUrl } = await serve(way, ({ id }) => fine(id, data));
    const result = await clientOf({ baseUrl }).run(listRoles, {});
    expect(valueOf(result)).toEqual({ roles });
    expect(result.meta.operation).toBe('roles.list');
  });

  it('is no value when the reply misses what the output promises', async () => {
    const { baseUrl } = await serve(way, ({ id }) => fine(id, '<ROLES><ROLE><SIZE>3</SIZE></ROLE></ROLES>'));
    expect(errorOf(await clientOf({ baseUrl }).run(listRoles, {}), 'decode').reason).toBe('shape');
  });

  it('is no value, and no empty list either, when what holds the rows did not come', async () => {
    const { baseUrl } = await serve(way, ({ id }) => fine(id, ''));
    expect(errorOf(await clientOf({ baseUrl }).run(listRoles, {}), 'decode')).toMatchObject({ reason: 'shape' });
  });

  it('is an error where the server says so', async () => {
    const { baseUrl } = await serve(way, ({ id }) => no(id, 50));
    expect(errorOf(await clientOf({ baseUrl }).run(addRole, { deviceId: '1', grade: 'x' }), 'api')).toMatchObject({
      code: 50,
      category: 'conflict',
      operation: 'roleadd',
    });
  });

  it.for([
    ['markup', 'a><evil/><b'],
    ['what a query is made of', 'A=1&TYPE'],
    ['a blank', 'A B'],
    ['nothing', ''],
    ['the name of the request id', 'REQUESTID'],
    ['the name of the type', 'type'],
  ] as const)('whose tag is %s is refused when it is made, or when it is called; it is never sent', async ([, tag]) => {
    const { baseUrl, asked, faults } = await serve(way);
    const { command, thrown } = made(() => defineCommand({ type: 'X', parameters: { field: required(tag, text()) } }));
    const told =
      command === undefined ? thrown : errorOf(await clientOf({ baseUrl }).run(command, { field: '1' }), 'input');
    expect(told).toBeInstanceOf(command === undefined ? TypeError : Error);
    expect([asked.map(({ raw }) => raw), faults]).toEqual([[], []]);
  });

  it.for(['A B', 'A</TYPE><B>', '', '1'])(
    'whose type is none is refused when it is made, or when it is called: %j',
    async (type) => {
      const { baseUrl, asked } = await serve(way);
      const { command, thrown } = made(() => defineCommand({ type }));
      const told = command === undefined ? thrown : errorOf(await clientOf({ baseUrl }).run(command, {}), 'input');
      expect(told).toBeInstanceOf(command === undefined ? TypeError : Error);
      expect(asked.map(({ raw }) => raw)).toEqual([]);
    },
  );
});

describe('a command of one’s own', () => {
  it('with an empty group is one without a group', async () => {
    const { baseUrl, asked } = await serve('http');
    const command = defineCommand({ type: 'X', parameters: { a: optional('A', text()) }, atLeastOneOf: [] });
    valueOf(await clientOf({ baseUrl }).run(command, {}));
    expect(asked).toHaveLength(1);
  });

  it.for([
    [{}, 1],
    [{ repeat: 'unsafe' as const }, 1],
    [{ repeat: 'safe' as const }, 3],
    [{ repeat: 'idempotent' as const }, 3],
  ] as const)('is repeated after a doubt only where it says that it may be: %j', async ([rule, attempts]) => {
    const { baseUrl, asked } = await serve('http', () => {
      throw new Error('the server breaks');
    });
    const command = defineCommand({ type: 'X', ...rule });
    expect(errorOf(await clientOf({ baseUrl }).run(command, {}), 'network').attempts).toBe(attempts);
    expect(asked).toHaveLength(attempts);
  });

  it.for([null, { repeat: 'Unsafe' }, { repeat: 'never' }, { lists: 'A.B' }, { lists: [7] }] as const)(
    'asked for with odd options answers with a Result, and repeats nothing: %j',
    async (options) => {
      const { baseUrl, asked } = await serve('http', () => {
        throw new Error('the server breaks');
      });
      const uptivity = clientOf({ baseUrl });
      // In a function of its own, so that what is thrown at once is a rejection too.
      const given = await (async () => uptivity.request('X', {}, options as never))();
      expect(given.ok).toBe(false);
      expect(asked.length).toBeLessThanOrEqual(1);
    },
  );
});
