import { describe, expect, it } from 'vitest';
import { serve, ways } from './support/both.ts';
import { clientOf } from './support/client.ts';
import { fine, resultXml } from './support/result-xml.ts';
import { errorOf, valueOf } from './support/say.ts';

/** After a published answer of a real server (2018), with invented people. */
const anna =
  '<USER><USER_ID>0012</USER_ID><USERNAME>aorlova</USERNAME><EMPLOYEE_ID>000451</EMPLOYEE_ID>' +
  '<FIRST_NAME>Анна</FIRST_NAME><LAST_NAME> O&apos;Neil &amp; Sons </LAST_NAME><AGENT>TRUE</AGENT><STATUS>A</STATUS>' +
  '<ADD_TIME>3/5/2018 2:07:09 PM -05:00</ADD_TIME><MOD_TIME>12/31/2018 12:00:00 AM-05:00</MOD_TIME>' +
  '<SYS_USER>anna</SYS_USER><SYS_DOMAIN>CORP</SYS_DOMAIN><EMAIL>anna@example.com</EMAIL><CRM_USER>a.orlova</CRM_USER>' +
  '<SITE_ID>03</SITE_ID><PHONES>0200; 74955404444;</PHONES></USER>';
const bare =
  '<USER><USER_ID>20000000000000000001</USER_ID><USERNAME/><EMPLOYEE_ID></EMPLOYEE_ID><FIRST_NAME/><LAST_NAME/>' +
  '<AGENT>FALSE</AGENT><STATUS/><ADD_TIME>1/1/0001 12:00:00 AM +00:00</ADD_TIME><MOD_TIME/><SYS_USER/><SYS_DOMAIN/>' +
  '<EMAIL/><CRM_USER/><SITE_ID>-1</SITE_ID><PHONES/></USER>';
const users = (...rows: readonly string[]): string => `<USERS><COUNT>${rows.length}</COUNT>${rows.join('')}</USERS>`;

describe.for(ways)('the users over %s', (way) => {
  const listed = async (data: string): Promise<ReturnType<typeof clientOf>['users']['list']> => {
    const { baseUrl } = await serve(way, ({ id }) => fine(id, data));
    return clientOf({ baseUrl }).users.list;
  };

  it('come with all that the server tells of them', async () => {
    const { baseUrl, asked } = await serve(way, ({ id }) => fine(id, users(anna, bare)));
    expect(valueOf(await clientOf({ baseUrl }).users.list())).toEqual({
      count: 2,
      users: [
        {
          userId: '0012',
          userName: 'aorlova',
          employeeId: '000451',
          firstName: 'Анна',
          lastName: " O'Neil & Sons ",
          agent: true,
          status: 'A',
          addedAt: '2018-03-05T14:07:09-05:00',
          modifiedAt: '2018-12-31T00:00:00-05:00',
          sysUser: 'anna',
          sysDomain: 'CORP',
          email: 'anna@example.com',
          crmUser: 'a.orlova',
          siteId: '03',
          phones: ['0200', '74955404444'],
        },
        {
          userId: '20000000000000000001',
          userName: '',
          employeeId: '',
          firstName: '',
          lastName: '',
          agent: false,
          status: '',
          sysUser: '',
          sysDomain: '',
          email: '',
          crmUser: '',
          phones: [],
        },
      ],
    });
    const { REQUESTID: _id, ...fields } = asked[0]?.fields ?? {};
    expect({ ...fields, TYPE: fields['TYPE']?.toUpperCase() }).toEqual({ TYPE: 'IMPORTUSER', ACTION: 'list' });
  });

  it.for([
    ['many', users(anna, anna, bare), 3],
    ['one', users(anna), 1],
    ['none', users(), 0],
    ['none, and no count', '<USERS/>', 0],
  ] as const)('are a list, be they %s', async ([, data, length]) => {
    expect(valueOf(await (await listed(data))()).users).toHaveLength(length);
  });

  it.for([
    ['no element', ''],
    ['an element of another name', '<USERLIST><USER><USER_ID>1</USER_ID></USER></USERLIST>'],
    ['a count of somebody', '<USERS><COUNT>5</COUNT></USERS>'],
    ['a user without an id', '<USERS><USER><USER_ID/></USER></USERS>'],
  ] as const)('are not read as nobody from an answer with %s', async ([, data]) => {
    expect(errorOf(await (await listed(data))(), 'decode').reason).toBe('shape');
  });

  it('are the part that answered where a part of the servers did not, and the notice says so', async () => {
    const { baseUrl } = await serve(way, ({ id }) => resultXml({ id, code: 46, data: users(anna) }));
    const result = await clientOf({ baseUrl }).users.list();
    expect(valueOf(result).users).toHaveLength(1);
    expect(result.notice).toMatchObject({ code: 46, effect: 'partial' });
  });

  it('are no value when the server never closes their element', async () => {
    const error = errorOf(await (await listed(`<USERS><COUNT>1</COUNT>${anna}`))(), 'decode');
    expect(error).toMatchObject({ reason: 'syntax', outcome: 'unknown', attempts: 1 });
  });

  it.for([
    ['a user without an id', '<USERS><USER><USERNAME>x</USERNAME></USER></USERS>', 'userId'],
    ['a user that is a text', '<USERS><USER>x</USER></USERS>', 'users[0]'],
    ['an agent who is maybe', '<USERS><USER><USER_ID>1</USER_ID><AGENT>maybe</AGENT></USER></USERS>', 'agent'],
    ['an id that is an object', '<USERS><USER><USER_ID><A/></USER_ID></USER></USERS>', 'userId'],
  ] as const)('are no value with %s, and the place is named', async ([, data, place]) => {
    const error = errorOf(await (await listed(data))(), 'decode');
    expect(error.reason).toBe('shape');
    expect(error.issues.map(({ path }) => path).join()).toContain(place);
  });

  it('may leave out everything but their id', async () => {
    expect(valueOf(await (await listed('<USERS><USER><USER_ID>1</USER_ID></USER></USERS>'))()).users).toEqual([
      { userId: '1' },
    ]);
  });

  it('may have a blank where yes or no, or a count, is due', async () => {
    const data = '<USERS><COUNT/><USER><USER_ID>1</USER_ID><AGENT/></USER></USERS>';
    expect(valueOf(await (await listed(data))()).users).toMatchObject([{ userId: '1' }]);
  });
});

describe('a time of the server', () => {
  it.for([
    ['3/5/2018 2:07:09 PM -05:00', '2018-03-05T14:07:09-05:00'],
    ['3/5/2018 2:07:09 PM-05:00', '2018-03-05T14:07:09-05:00'],
    ['03/05/2018 02:07:09 AM +05:30', '2018-03-05T02:07:09+05:30'],
    ['12/31/1999 12:00:00 AM +00:00', '1999-12-31T00:00:00+00:00'],
    ['12/31/1999 12:59:59 PM +00:00', '1999-12-31T12:59:59+00:00'],
    ['2/29/2024 11:59:59 pm +14:00', '2024-02-29T23:59:59+14:00'],
    ['1/1/0001 12:00:00 AM +00:00', undefined],
    ['1/1/0001 12:00:00 AM+00:00', undefined],
    ['01/01/0001 12:00:00 AM -05:00', undefined],
    [' ', undefined],
    ['2018-03-05T14:07:09Z', '2018-03-05T14:07:09Z'],
    ['yesterday', 'yesterday'],
  ] as const)('%s is %s', async ([wire, iso]) => {
    const data = `<USERS><USER><USER_ID>1</USER_ID><ADD_TIME>${wire}</ADD_TIME></USER></USERS>`;
    const { baseUrl } = await serve('http', ({ id }) => fine(id, data));
    const [user] = valueOf(await clientOf({ baseUrl }).users.list()).users;
    expect(user?.addedAt).toBe(iso);
  });

  // A server with another regional setting writes the day first.
  it.for([
    '25/12/2018 1:00:00 PM +00:00',
    '2/30/2018 1:00:00 PM +00:00',
    '1/1/2018 13:00:00 AM +00:00',
    '1/1/2018 1:61:00 PM +00:00',
  ])('%s is handed out as it came, and not as a time that does not exist', async (wire) => {
    const data = `<USERS><USER><USER_ID>1</USER_ID><ADD_TIME>${wire}</ADD_TIME></USER></USERS>`;
    const { baseUrl } = await serve('http', ({ id }) => fine(id, data));
    expect(valueOf(await clientOf({ baseUrl }).users.list()).users[0]?.addedAt).toBe(wire);
  });
});
