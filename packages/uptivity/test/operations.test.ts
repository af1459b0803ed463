import { describe, expect, it } from 'vitest';
import { rawOf, type UptivityClient, type UptivityReply } from '../src/index.ts';
import { serve, ways, type Way } from './support/both.ts';
import { clientOf } from './support/client.ts';
import { fine, no, resultXml } from './support/result-xml.ts';
import { errorOf, valueOf } from './support/say.ts';

const outcome = (value: UptivityReply): unknown => [value.outcome.code, value.outcome.name, value.outcome.effect];

/** What went over the wire beside the id. */
async function sent(way: Way, call: (uptivity: UptivityClient) => Promise<unknown>): Promise<unknown> {
  const { baseUrl, asked, faults } = await serve(way);
  await call(clientOf({ baseUrl }));
  expect(faults).toEqual([]);
  return asked.map(({ fields: { REQUESTID: _id, ...fields }, method }) => ({
    method,
    ...fields,
    TYPE: fields['TYPE']?.toUpperCase(),
  }));
}

describe.for(ways)('over %s', (way) => {
  const method = way === 'http' ? 'GET' : 'SEND';

  it('a test asks whether the server answers', async () => {
    const { baseUrl, asked } = await serve(way);
    const result = await clientOf({ baseUrl }).system.test();
    expect(outcome(valueOf(result))).toEqual([20, 'Succeeded', 'success']);
    expect(valueOf(result).data).toEqual({});
    expect(asked.map(({ type, names }) => [type, names.map((name) => name.toUpperCase())])).toEqual([
      ['TEST', ['TYPE', 'REQUESTID']],
    ]);
    expect(result.meta).toMatchObject({ vendor: 'uptivity', operation: 'system.test', attempts: 1, endpoint: baseUrl });
    expect(result.meta.requestId).toBe(asked[0]?.id);
    expect(result.notice).toBeUndefined();
  });

  it.for(['start', 'update', 'stop'] as const)(
    'a call can be told of with everything that is known: %s',
    async (name) => {
      const users = Object.fromEntries(Array.from({ length: 15 }, (_, at) => [`user${at + 1}`, `field ${at + 1}`]));
      const all = {
        deviceId: '0200',
        deviceAlias: 'front desk',
        stationName: 'PC-7',
        sysUser: 'CORP\\anna',
        crmUser: 'anna@crm',
        callInstance: '',
        callId: '00123',
        callDirection: 'outbound',
        ani: '74955404444',
        dnis: '8800',
        gate: 'G1',
        sgroup: 'S1',
        keepDays: 3650,
        archiveAction: 7,
        ...users,
        extra: { COREIDENT: 3, CTIINITIATED: true, LOCKED: false },
      } as const;
      expect(await sent(way, (uptivity) => uptivity.calls[name](all))).toEqual([
        {
          method,
          TYPE: { start: 'CALLSTART', update: 'CALLUPDATE', stop: 'CALLSTOP' }[name],
          DEVICEID: '0200',
          DEVICEALIAS: 'front desk',
          STATIONNAME: 'PC-7',
          SYS_USER: 'CORP\\anna',
          CRM_USER: 'anna@crm',
          CALLINSTANCE: '',
          CALLID: '00123',
          CALLDIRECTION: 'O',
          ANI: '74955404444',
          DNIS: '8800',
          GATE: 'G1',
          SGROUP: 'S1',
          KEEPDAYS: '3650',
          ARCHIVEACTION: '7',
          ...Object.fromEntries(Object.entries(users).map(([user, text]) => [user.toUpperCase(), text])),
          COREIDENT: '3',
          CTIINITIATED: 'Y',
          LOCKED: 'N',
        },
      ]);
    },
  );

  it.for([
    [0, 'RecordingStarted'],
    [13, 'RecordingStopped'],
    [20, 'Succeeded'],
    [37, 'RecordingUpdated'],
    [43, 'StreamingStarted'],
  ] as const)('what the server says it did stands in the value: %i %s', async ([code, name]) => {
    const { baseUrl } = await serve(way, ({ id }) => resultXml({ id, code, data: '<SESSION><ID>007</ID></SESSION>' }));
    const value = valueOf(await clientOf({ baseUrl }).calls.start({ deviceId: '200' }));
    expect(outcome(value)).toEqual([code, name, 'success']);
    expect(value.data).toEqual({ SESSION: { ID: '007' } });
  });

  it('calls are listed as they come', async () => {
    const data = '<CALLS><CALL><ani>007</ani></CALL><CALL><ani>1e5</ani></CALL></CALLS>';
    const { baseUrl, asked } = await serve(way, ({ id }) => fine(id, data));
    const uptivity = clientOf({ baseUrl });
    expect(valueOf(await uptivity.calls.list({ callCount: 2 })).data).toEqual({
      CALLS: { CALL: [{ ani: '007' }, { ani: '1e5' }] },
    });
    valueOf(await uptivity.calls.list());
    expect(asked.map(({ type, fields }) => [type, fields['CALLCOUNT']])).toEqual([
      ['CALLLIST', '2'],
      ['CALLLIST', undefined],
    ]);
  });

  it('any command of the manual can be sent', async () => {
    const { baseUrl, asked } = await serve(way, ({ id }) => fine(id, '<A><B>1</B></A>'));
    const uptivity = clientOf({ baseUrl });
    const listed = await uptivity.request('roleList', { NAME: 'a', LIMIT: 10, ACTIVE: true }, { lists: ['A.B'] });
    expect(valueOf(listed).data).toEqual({ A: { B: ['1'] } });
    expect(listed.meta.operation).toBe('request.ROLELIST');
    expect(valueOf(await uptivity.request('PING')).data).toEqual({ A: { B: '1' } });
    expect(asked.map(({ type, fields }) => [type, fields['NAME'], fields['LIMIT'], fields['ACTIVE']])).toEqual([
      ['ROLELIST', 'a', '10', 'Y'],
      ['PING', undefined, undefined, undefined],
    ]);
  });

  it('a server that answers is healthy, and one that refuses is not', async () => {
    const { baseUrl, asked } = await serve(way, ({ id }, index) => (index === 0 ? fine(id) : no(id, 6)));
    const uptivity = clientOf({ baseUrl });
    expect(valueOf(await uptivity.health())).toMatchObject({ healthy: true, endpoint: baseUrl });
    expect(errorOf(await uptivity.health(), 'api')).toMatchObject({ code: 6, category: 'unavailable' });
    expect(asked.map(({ type }) => type)).toEqual(['TEST', 'TEST']);
  });

  it('the answer is kept as it came where one asked for it, and only there', async () => {
    const { baseUrl, asked } = await serve(way, ({ id }) => no(id, 9, 'привет'));
    const keeping = await clientOf({ baseUrl, keepRaw: true }).calls.start({ deviceId: '200' });
    const text = no(asked[0]?.id, 9, 'привет');
    expect([rawOf(keeping), rawOf(keeping.error)]).toEqual([text, text]);
    const forgetting = await clientOf({ baseUrl }).calls.start({ deviceId: '200' });
    expect([rawOf(forgetting), rawOf(forgetting.error)]).toEqual([undefined, undefined]);
  });

  it('the context of a call comes back', async () => {
    const { baseUrl } = await serve(way);
    const context = { ticket: 7 };
    expect((await clientOf({ baseUrl }).system.test({}, { context })).meta.context).toBe(context);
  });
});

it('over HTTP the command can be posted, with everything in the query all the same', async () => {
  const { baseUrl, asked } = await serve('http');
  const uptivity = clientOf({ baseUrl: `${baseUrl}/proxy`, method: 'POST', page: 'Api/Page.aspx' });
  valueOf(await uptivity.calls.update({ deviceId: '200', user1: 'SpecialCall', keepDays: 3650 }));
  expect(asked.map(({ method, raw }) => [method, raw.replace(/\d{3,10}(?=&deviceid)/, 'N')])).toEqual([
    ['POST', '/proxy/Api/Page.aspx?type=callupdate&requestid=N&deviceid=200&keepdays=3650&user1=SpecialCall'],
  ]);
});

it('over the socket the request ends with CR LF and is the one document', async () => {
  const { baseUrl, asked } = await serve('socket');
  valueOf(await clientOf({ baseUrl }).system.test());
  expect(asked[0]?.raw).toMatch(/^<REQUEST><TYPE>TEST<\/TYPE><REQUESTID>\d+<\/REQUESTID><\/REQUEST>\r\n$/);
});
