import { describe, expect, it } from 'vitest';

import { createUptivitySimulator } from '../src/index.ts';
import { useUptivitySimulator } from '../src/vitest.ts';
import { askOverHttp, codeOf, converse, document, transports } from './support/uptivity.ts';
import { parse, valuesIn } from './support/xml.ts';

const simulator = useUptivitySimulator({ time: 'manual' });

describe.each(transports)('%s', (_name, ask) => {
  it.each([
    ['no id', {}, 14],
    ['a blank id', { REQUESTID: '' }, 14],
    ['an id that is no number', { REQUESTID: '1<&"2' }, 14],
    ['an id below zero', { REQUESTID: '-1' }, 14],
    ['an id of more than 31 bits', { REQUESTID: '2147483648' }, 14],
    ['no type', { REQUESTID: '1', TYPE: '' }, 15],
    ['a type nobody knows', { REQUESTID: '1', TYPE: 'CALLEND' }, 10],
  ])('refuses %s, and repeats the id as it came', async (_what, fields, code) => {
    const said = valuesIn(parse(await ask(simulator(), { TYPE: 'TEST', ...fields })));
    expect(said).toMatchObject({ RESULTTYPE: 'ERROR', RESULTCODE: String(code) });
    expect(said['REQUESTID']).toBe((fields as { REQUESTID?: string }).REQUESTID ?? '');
  });

  it('records what was asked', async () => {
    await ask(simulator(), { TYPE: 'callstart', REQUESTID: '5', DEVICEID: '200', EXTRA: 'Привет' });
    expect(simulator().requests).toMatchObject([
      { command: 'CALLSTART', fields: { REQUESTID: '5', DEVICEID: '200', EXTRA: 'Привет' } },
    ]);
  });

  it('has an envelope without REQUESTTYPE, or with it behind the id', async () => {
    await using absent = await createUptivitySimulator({ requestType: 'absent' });
    expect(await ask(absent, { TYPE: 'TEST', REQUESTID: '1' })).toMatch(
      /^<RESULT><REQUESTID>1<\/REQUESTID><RESULTTYPE>/,
    );
    await using second = await createUptivitySimulator({ requestType: 'second' });
    expect(await ask(second, { TYPE: 'TEST', REQUESTID: '1' })).toMatch(
      /^<RESULT><REQUESTID>1<\/REQUESTID><REQUESTTYPE>TEST</,
    );
  });

  it('has a queue that gets full', async () => {
    await using busy = await createUptivitySimulator({ limits: { queue: 1 } });
    busy.faults.next({ kind: 'stallHeaders' }, { path: 'CALLSTART' });
    const { send, socket } = await converse(busy);
    send(document({ TYPE: 'CALLSTART', REQUESTID: '1', DEVICEID: '200' }));
    await expect.poll(() => busy.calls).toHaveLength(1);
    expect(await codeOf(ask, busy, { TYPE: 'CALLSTOP', DEVICEID: '200' })).toBe(47);
    expect(busy.calls).toMatchObject([{ live: true }]);
    socket.destroy();
    await expect.poll(() => codeOf(ask, busy, { TYPE: 'CALLSTOP', DEVICEID: '200' })).toBe(13);
  });
});

describe('the Web API', () => {
  const get = (pathAndQuery: string, init: RequestInit = {}): Promise<Response> =>
    fetch(simulator().baseUrl + pathAndQuery, init);

  it('takes path, names and type in any case', async () => {
    const answer = await get('WEBapi.ASPX?type=tEsT&requestId=3');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/xml; charset=utf-8']);
    expect(valuesIn(parse(await answer.text()))).toMatchObject({
      REQUESTTYPE: 'TEST',
      REQUESTID: '3',
      RESULTCODE: '20',
    });
  });

  it('takes a POST whose parameters stand in the query', async () => {
    const answer = await get('Webapi.aspx?requestid=17&type=importuser&action=list', { method: 'POST' });
    expect(await answer.text()).toContain('<COUNT>3</COUNT>');
    expect(simulator().requests).toMatchObject([
      { transport: 'http', method: 'POST', query: 'requestid=17&type=importuser&action=list', answeredStatus: 200 },
    ]);
  });

  it('does not look for parameters in the body', async () => {
    const body = new URLSearchParams({ type: 'test', requestid: '1' });
    expect(await (await get('webAPI.aspx', { method: 'POST', body })).text()).toContain('<RESULTCODE>14<');
  });

  it.each([
    ['a name twice', 'type=test&requestid=1&REQUESTID=2'],
    ['bytes that are no UTF-8', 'type=test&requestid=1&user1=%CF%F0%E8'],
  ])('refuses %s', async (_what, query) => {
    expect(await (await get(`webAPI.aspx?${query}`)).text()).toContain('<RESULTCODE>16<');
  });

  it('has one page and two verbs', async () => {
    expect((await get('other.aspx?type=test&requestid=1')).status).toBe(404);
    expect((await get('webAPI.aspx?type=test&requestid=1', { method: 'DELETE' })).status).toBe(405);
  });

  it('keeps a reply XML, whatever it repeats', async () => {
    const answer = await get('webAPI.aspx?type=%01%3C&requestid=%00%26');
    expect(valuesIn(parse(await answer.text()))).toMatchObject({ REQUESTTYPE: '?<', REQUESTID: '?&' });
  });

  it('gives errors another status when asked to', async () => {
    await using strict = await createUptivitySimulator({ errorStatus: 400 });
    const ask = (type: string): Promise<Response> => fetch(`${strict.baseUrl}webAPI.aspx?type=${type}&requestid=1`);
    expect([(await ask('test')).status, (await ask('none')).status]).toEqual([200, 400]);
    expect(await codeOf(askOverHttp, strict, { TYPE: 'NONE' })).toBe(10);
  });
});
