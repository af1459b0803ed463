import { describe, expect, it } from 'vitest';

import { createUptivitySimulator } from '../src/index.ts';
import { useUptivitySimulator } from '../src/vitest.ts';
import { askOverHttp, codeOf, transports, treeOf, type Fields } from './support/uptivity.ts';
import { child, valuesIn } from './support/xml.ts';

const simulator = useUptivitySimulator({ time: 'manual', schedule: ({ deviceId }) => deviceId !== '202' });

describe.each(transports)('%s', (_name, ask) => {
  const code = (fields: Fields): Promise<number> => codeOf(ask, simulator(), fields);

  it('says that it is there', async () => {
    expect(await ask(simulator(), { TYPE: 'test', REQUESTID: '7' })).toBe(
      '<RESULT><REQUESTTYPE>TEST</REQUESTTYPE><REQUESTID>7</REQUESTID><RESULTTYPE>API_OK</RESULTTYPE>' +
        '<RESULTCODE>20</RESULTCODE><RESULTMSG>API_OK</RESULTMSG></RESULT>',
    );
  });

  it('says ERROR, and what is wrong behind a space', async () => {
    expect(await ask(simulator(), { TYPE: 'CALLSTOP', REQUESTID: '8', DEVICEID: '999' })).toBe(
      '<RESULT><REQUESTTYPE>CALLSTOP</REQUESTTYPE><REQUESTID>8</REQUESTID><RESULTTYPE>ERROR</RESULTTYPE>' +
        '<RESULTCODE>8</RESULTCODE><RESULTMSG> API_DEVICE_INVALID</RESULTMSG></RESULT>',
    );
  });

  it('records a call from its start to its end', async () => {
    expect(await code({ TYPE: 'CALLSTART', DEVICEID: '200', ANI: '74955404444' })).toBe(0);
    await simulator().advance(30_000);
    expect(await code({ TYPE: 'CALLUPDATE', DEVICEID: '200', USER1: 'Привет & <co>', KEEPDAYS: '3650' })).toBe(37);
    expect(simulator().recordings).toMatchObject([{ ident: 1000001, call: { live: true, deviceId: '200' } }]);
    await simulator().advance(31_500);
    expect(await code({ TYPE: 'CALLSTOP', DEVICEID: '200' })).toBe(13);
    expect(simulator().calls).toEqual([
      {
        deviceId: '200',
        callInstance: '',
        live: false,
        recorded: true,
        startedAt: simulator().clock.now() - 61_500,
        endedAt: simulator().clock.now(),
        fields: { ani: '74955404444', user1: 'Привет & <co>', keepDays: '3650' },
      },
    ]);
  });

  it('does not record what matches no schedule, and follows the call all the same', async () => {
    const device = { DEVICEID: '202' };
    expect(await code({ TYPE: 'CALLSTART', ...device })).toBe(9);
    expect(await code({ TYPE: 'CALLSTART', ...device })).toBe(9);
    expect(await code({ TYPE: 'CALLUPDATE', ...device, USER15: 'x' })).toBe(20);
    expect(simulator().calls).toMatchObject([{ live: true, recorded: false, fields: { user15: 'x' } }]);
    expect(await code({ TYPE: 'CALLSTOP', ...device })).toBe(20);
    expect(simulator().recordings).toEqual([]);
  });

  it('starts a call once', async () => {
    await code({ TYPE: 'CALLSTART', DEVICEID: '200' });
    expect(await code({ TYPE: 'CALLSTART', DEVICEID: '200' })).toBe(1);
    expect(simulator().calls).toHaveLength(1);
  });

  it('tells the calls of one device apart', async () => {
    await code({ TYPE: 'CALLSTART', DEVICEID: '200', CALLINSTANCE: 'a' });
    expect(await code({ TYPE: 'CALLSTART', DEVICEID: '200', CALLINSTANCE: 'b' })).toBe(0);
    expect(await code({ TYPE: 'CALLSTOP', DEVICEID: '200' })).toBe(7);
    expect(await code({ TYPE: 'CALLSTOP', DEVICEID: '200', CALLINSTANCE: 'a' })).toBe(13);
    expect(simulator().calls.map(({ callInstance, live }) => [callInstance, live])).toEqual([
      ['a', false],
      ['b', true],
    ]);
  });

  it.each([
    [{ DEVICEID: '201' }, '201'],
    [{ DEVICEID: '', STATIONNAME: 'DESK-201' }, '201'],
    [{ STATIONNAME: 'DESK-203' }, '203'],
    [{ DEVICEALIAS: '5200' }, '200'],
    [{ SYS_USER: 'pmirov' }, '201'],
    [{ CRM_USER: 'alice.baker' }, '200'],
  ])('finds the device by %o', async (names, deviceId) => {
    expect(await code({ TYPE: 'CALLSTART', ...names })).toBe(0);
    expect(simulator().calls).toMatchObject([{ deviceId }]);
  });

  it.each([
    ['nothing', {}, 5],
    ['blanks', { DEVICEID: '', DEVICEALIAS: '' }, 5],
    ['a device nobody has', { DEVICEID: '999' }, 8],
    ['a station nobody has', { STATIONNAME: 'DESK-9' }, 8],
    ['the alias of a device without an agent', { DEVICEALIAS: '5203' }, 8],
    ['an agent at no device', { SYS_USER: 'nobody' }, 24],
    ['a direction that is none', { DEVICEID: '200', CALLDIRECTION: 'in' }, 59],
    ['days that are no number', { DEVICEID: '200', KEEPDAYS: 'many' }, 59],
  ])('refuses a call that names %s', async (_what, fields, expected) => {
    expect(await code({ TYPE: 'CALLSTART', ...fields })).toBe(expected);
    expect(simulator().calls).toEqual([]);
  });

  it.each(['CALLUPDATE', 'CALLSTOP'])('%s wants a call', async (type) => {
    expect(await code({ TYPE: type, DEVICEID: '200' })).toBe(7);
    await code({ TYPE: 'CALLSTART', DEVICEID: '200' });
    await code({ TYPE: 'CALLSTOP', DEVICEID: '200' });
    expect(await code({ TYPE: type, DEVICEID: '200' })).toBe(7);
  });

  it('moves a device to the station that is named with it, until a reset', async () => {
    await code({ TYPE: 'CALLSTART', DEVICEID: '200', STATIONNAME: 'DESK-9' });
    expect(simulator().devices[0]).toMatchObject({ deviceId: '200', stationName: 'DESK-9' });
    expect(await code({ TYPE: 'CALLSTOP', STATIONNAME: 'DESK-9' })).toBe(13);
    simulator().reset();
    expect(simulator().devices[0]).toMatchObject({ stationName: 'DESK-200' });
  });

  it('lists the newest recordings, as many as asked for', async () => {
    for (const id of ['200', '201', '202', '203']) await code({ TYPE: 'CALLSTART', DEVICEID: id, USER2: `<${id}>` });
    await simulator().advance(61_999);
    const calls = child(await treeOf(ask, simulator(), { TYPE: 'CALLLIST', CALLCOUNT: '2' }), 'CALLS');
    expect(calls?.children.map(({ tag }) => tag)).toEqual(['COUNT', 'CALL', 'CALL']);
    expect(calls?.children.map((row) => valuesIn(row)['device_id'])).toEqual([undefined, '203', '201']);
    expect(valuesIn(calls?.children[1])).toMatchObject({
      Ident: '1000003',
      user2: '<203>',
      duration: '61',
      recording_time: expect.stringMatching(/^1\/15\/2026 4:\d\d:\d\d AM -05:00$/) as string,
      device_alias: '5203',
      agent_id: '',
    });
    const everything = child(await treeOf(ask, simulator(), { TYPE: 'CALLLIST' }), 'CALLS');
    expect(everything?.children).toHaveLength(4);
    expect(await code({ TYPE: 'CALLLIST', CALLCOUNT: '-1' })).toBe(59);
  });

  it('gives a recording its 49 fields', async () => {
    await code({ TYPE: 'CALLSTART', DEVICEID: '200' });
    const calls = child(await treeOf(ask, simulator(), { TYPE: 'CALLLIST' }), 'CALLS');
    const tags = child(calls, 'CALL')?.children.map(({ tag }) => tag) ?? [];
    expect(new Set(tags).size).toBe(49);
    expect(tags).toEqual(expect.arrayContaining(['agent_id', 'Calldirection', 'Ident', 'mediaLabel', 'user15']));
  });

  it('lists the users as a real server writes them', async () => {
    const users = child(await treeOf(ask, simulator(), { TYPE: 'IMPORTUSER', ACTION: 'List' }), 'USERS');
    expect(valuesIn(users)['COUNT']).toBe('3');
    expect(users?.children.slice(1).map((user) => valuesIn(user))).toMatchObject([
      { EMPLOYEE_ID: '00417', AGENT: 'TRUE', SITE_ID: '-1', PHONES: '', STATUS: 'A' },
      { FIRST_NAME: 'Привет', MOD_TIME: '1/1/0001 12:00:00 AM +00:00' },
      { LAST_NAME: "O'Neill & Davis", AGENT: 'FALSE', SITE_ID: '4', EMAIL: '' },
    ]);
    expect(Object.keys(valuesIn(child(users, 'USER')))).toHaveLength(15);
  });

  it.each([
    [{ ACTION: 'add' }, 21],
    [{ ACTION: '' }, 26],
    [{}, 26],
  ])('knows one thing to do with users: %o', async (fields, expected) => {
    expect(await code({ TYPE: 'IMPORTUSER', ...fields })).toBe(expected);
  });

  it('says when only some of its cores took a command', async () => {
    simulator().script.cores({ answered: 1, of: 2 });
    expect(valuesIn(await treeOf(ask, simulator(), { TYPE: 'CALLSTART', DEVICEID: '200' }))).toMatchObject({
      RESULTTYPE: 'API_PARTIAL_CORE_RESPONSE',
      RESULTCODE: '46',
    });
    expect(simulator().recordings).toHaveLength(1);
    expect(await code({ TYPE: 'CALLSTOP', DEVICEID: '201' })).toBe(7);
    expect(await code({ TYPE: 'TEST' })).toBe(20);
    simulator().script.cores({ answered: 1, of: 2, type: 'ERROR' });
    expect(valuesIn(await treeOf(ask, simulator(), { TYPE: 'CALLUPDATE', DEVICEID: '200' }))).toMatchObject({
      RESULTTYPE: 'ERROR',
      RESULTCODE: '46',
    });
    simulator().script.cores({ answered: 2, of: 2 });
    expect(await code({ TYPE: 'CALLSTOP', DEVICEID: '200' })).toBe(13);
  });
});

it('writes the offset with a space before it and without', async () => {
  await using there = await createUptivitySimulator({ utcOffset: '+05:30', time: 'manual' });
  const users = child(await treeOf(askOverHttp, there, { TYPE: 'IMPORTUSER', ACTION: 'list' }), 'USERS');
  expect(valuesIn(child(users, 'USER'))).toMatchObject({
    ADD_TIME: '11/3/2025 7:35:09 PM +05:30',
    MOD_TIME: '1/12/2026 11:00:00 AM+05:30',
  });
  await codeOf(askOverHttp, there, { TYPE: 'CALLSTART', DEVICEID: '200' });
  const calls = child(await treeOf(askOverHttp, there, { TYPE: 'CALLLIST' }), 'CALLS');
  expect(valuesIn(child(calls, 'CALL'))['recording_time']).toBe('1/15/2026 2:30:00 PM +05:30');
});

it.each([
  ['-05:00', '6/30/2025 12:00:00 PM -05:00', '2/28/2024 11:59:59 PM -05:00'],
  ['+07:00', '7/1/2025 12:00:00 AM +07:00', '2/29/2024 11:59:59 AM +07:00'],
])('knows noon from midnight at %s', async (utcOffset, second, third) => {
  await using there = await createUptivitySimulator({ utcOffset });
  const users = child(await treeOf(askOverHttp, there, { TYPE: 'IMPORTUSER', ACTION: 'list' }), 'USERS');
  expect(users?.children.map((user) => valuesIn(user)['ADD_TIME']).slice(2)).toEqual([second, third]);
});

it('wants an offset that is one', async () => {
  await expect(createUptivitySimulator({ utcOffset: 'EST' })).rejects.toThrow('not "EST"');
});

it('has at least one core, and no more than there are', () => {
  for (const answered of [0, 3, 0.5]) {
    expect(() => simulator().script.cores({ answered, of: 2 })).toThrow(TypeError);
  }
});
