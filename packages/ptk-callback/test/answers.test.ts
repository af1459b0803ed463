import { describe, expect, it } from 'vitest';
import { vendorText, type CallEvent } from '../src/index.ts';
import { answer, clientOf, serve, type Reply } from './support/serve.ts';
import { errorOf, everythingSaid, valueOf } from './support/say.ts';

const xml = { 'content-type': 'text/xml; charset=utf-8' };
const soap = (inside: string, status = 200): Reply => ({
  status,
  headers: xml,
  body: `<S:Envelope xmlns:S="http://www.w3.org/2003/05/soap-envelope"><S:Body>${inside}</S:Body></S:Envelope>`,
});
const fault = (detail = '', status = 500): Reply =>
  soap(
    `<S:Fault><faultcode>S:Server</faultcode><faultstring>It broke: canary</faultstring>${detail}</S:Fault>`,
    status,
  );
const reason =
  '<S:Fault><S:Code><S:Value>S:Receiver</S:Value></S:Code><S:Reason><S:Text>No: canary</S:Text></S:Reason></S:Fault>';
const once = { retry: { limit: 0 } } as const;
const look = async (reply: Reply) => {
  const { baseUrl } = await serve(reply);
  return clientOf({ baseUrl, ...once }).queues.getEwt({ segment: '7001' });
};

describe('a SOAP fault', () => {
  it.each([
    ['with 500', fault(), 500],
    ['with 200', fault('', 200), 500],
    ['with 400', fault('', 400), 400],
    ['of version 1.2', soap(reason, 500), 500],
  ])('%s is http, and its words are had by asking', async (_how, reply, status) => {
    const error = errorOf(await look(reply), 'http');
    expect(error.status).toBe(status);
    expect(vendorText(error)).toContain('canary');
    expect(everythingSaid(error)).not.toContain('canary');
  });

  it('with a code inside is told by its code', async () => {
    const error = errorOf(await look(fault('<detail><Code>108001</Code></detail>')), 'api');
    expect(error).toMatchObject({ code: 108001, status: 500 });
  });
});

describe('an answer that is none of the toolkit’s', () => {
  it.each([
    ['a page with 500', { status: 500, headers: { 'content-type': 'text/html' }, body: '<html>' }, 'http'],
    ['a page with 200', { headers: { 'content-type': 'text/html' }, body: '<html></html>' }, 'decode'],
    ['parts', { headers: { 'content-type': 'multipart/related' }, body: '--x\r\n' }, 'decode'],
    ['JSON', { headers: { 'content-type': 'application/json' }, body: '{}' }, 'decode'],
    ['nothing', { headers: xml }, 'decode'],
    ['a DOCTYPE', { headers: xml, body: '<!DOCTYPE a><a><Code>107000</Code></a>' }, 'decode'],
    ['no code', soap('<R><EWT>5</EWT></R>'), 'decode'],
    ['a success under a failing status', { ...answer(107000, '<EWT>5</EWT>'), status: 502 }, 'http'],
  ] as const)('is an error: %s', async (_what, reply, kind) => {
    expect(errorOf(await look(reply), kind).operation).toBe('queues.getEwt');
  });
});

describe('an answer is understood whatever its names are', () => {
  it.each([
    [
      'attributes and prefixes',
      '<x:R xmlns:x="u"><x:Status a="b"><x:CODE> 107000 </x:CODE></x:Status><x:ewt>90</x:ewt></x:R>',
    ],
    ['no status element', '<R><StatusCode>107000</StatusCode><EstimatedWaitTime>90</EstimatedWaitTime></R>'],
    ['another order', '<R><EWT>90</EWT><Outcome><Number>107000</Number></Outcome></R>'],
    ['a code without a name', '<R><Anything>107000</Anything><EWT>90</EWT></R>'],
    ['no envelope of its own', '<EWT>90</EWT><Code>107000</Code>'],
  ])('%s', async (_how, inside) => {
    expect(valueOf(await look(soap(`<W>${inside}</W>`))).seconds).toBe(90);
  });

  it('and a contact or an id that looks like a code is none', async () => {
    const inside = '<Interaction><Id>108001</Id><Contact>109000</Contact></Interaction>';
    const { baseUrl } = await serve(answer(107000, inside), soap(`<R>${inside}</R>`));
    const { interactions } = clientOf({ baseUrl, ...once });
    expect(valueOf(await interactions.get({ interactionId: '108001' }))).toMatchObject({ contact: '109000' });
    errorOf(await interactions.get({ interactionId: '108001' }), 'decode');
  });

  it('and 107001 says that a part is missing', async () => {
    const { baseUrl } = await serve(answer(107001, '<Segments/>'));
    const told = await clientOf({ baseUrl }).segments.list();
    expect(valueOf(told)).toEqual([]);
    expect(told.ok && told.notice).toMatchObject({ code: 107001, effect: 'partial' });
  });
});

describe('a question is asked again after what passes, and only then', () => {
  it.each([
    [109000, 3],
    [109004, 3],
    [109005, 1],
    [108001, 1],
    [109034, 1],
  ])('%i: %i requests', async (code, requests) => {
    const { baseUrl, hits } = await serve(answer(code));
    await clientOf({ baseUrl }).queues.getCount({ segment: '7001' });
    expect(hits).toHaveLength(requests);
  });
});

describe('the window of the licence', () => {
  it('is waited for: nothing is sent until it is over, and an event says so', async () => {
    let now = Date.UTC(2030, 0, 1);
    const clock = { now: () => now, monotonic: () => now, sleep: async () => undefined };
    const events: CallEvent[] = [];
    const { baseUrl, hits } = await serve(
      answer(107000, '<EWT>1</EWT>'),
      answer(109035),
      answer(107000, '<EWT>2</EWT>'),
    );
    const { queues, interactions } = clientOf({ baseUrl, clock, onEvent: (event) => events.push(event) });
    valueOf(await queues.getEwt({ segment: '7001' }));
    now += 300_000;
    const told = errorOf(await queues.getEwt({ segment: '7001' }), 'api');
    expect(told).toMatchObject({ code: 109035, category: 'rate_limited', outcome: 'rejected', retryAfterMs: 600_000 });
    now += 60_000;
    const held = errorOf(await interactions.add({ segment: '7001', contact: '1' }), 'refused');
    expect(held).toMatchObject({ reason: 'window', outcome: 'not_sent', retryAfterMs: 540_000 });
    expect(events.filter(({ type }) => type === 'hold')).toMatchObject([{ waitMs: 600_000 }]);
    expect(hits).toHaveLength(2);
    now += 540_000;
    expect(valueOf(await queues.getEwt({ segment: '7001' })).seconds).toBe(2);
  });
});

describe('IIS in front', () => {
  it('is told name and password, as they are now, and nobody else is', async () => {
    const { baseUrl, hits } = await serve(answer(106000), { status: 401, body: 'canary-pässword' });
    let count = 0;
    const basic = { username: 'anna', password: () => `canary-pässword-${(count += 1)}` };
    const events: CallEvent[] = [];
    const { platform } = clientOf({ baseUrl, basic, onEvent: (event) => events.push(event) });
    valueOf(await platform.checkAvailability());
    const error = errorOf(await platform.checkAvailability(), 'http');
    expect(error).toMatchObject({ status: 401, category: 'authentication' });
    const told = hits.map(({ headers }) => Buffer.from(headers.authorization?.slice(6) ?? '', 'base64').toString());
    expect(told).toEqual(['anna:canary-pässword-1', 'anna:canary-pässword-2']);
    expect(everythingSaid(error) + everythingSaid(events)).not.toMatch(/canary|anna/);
  });
});
