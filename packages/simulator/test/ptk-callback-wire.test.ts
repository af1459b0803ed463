import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ptkCallbackWires, createPtkCallbackSimulator } from '../src/index.ts';
import { add, ask, callback, codeOf, envelope, freshSimulator, guessed, inBody, post } from './support/ptk-callback.ts';
import { call, isAsDeclared, leaves, readWsdl } from './support/wsdl-client.ts';
import { child, parse, valuesIn } from './support/xml.ts';

const simulator = freshSimulator();

const send = (body: BodyInit, headers: Record<string, string> = {}): Promise<Response> =>
  post(simulator().baseUrl, body, headers);

describe('a request on the provisional wire', () => {
  it('is answered with a status and an id, in the namespace it was asked in', async () => {
    const answer = await send(envelope('AddInteraction', callback('5551234567')));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/xml; charset=utf-8']);
    const text = await answer.text();
    expect(text).toContain('<AddInteractionResponse xmlns="urn:somewhere"><Status><Code>107100</Code>');
    expect(valuesIn(child(inBody(text), 'Status'))['Result']).toBe('RequestCompletedWithInteractionId');
    expect(child(inBody(text), 'InteractionId')?.text).toBe(simulator().interactions[0]?.interactionId);
  });

  it('may spell, order and nest its elements as it likes, and have more of them', async () => {
    await send(
      envelope('addinteraction', {
        OPTIONS: { CONTACT: '5551234567', ExternalTrackingID: 'T 1' },
        Colour: 'red',
        segment: '7001',
        UserData: { vip: 'yes' },
        TenantName: 'Main',
      }),
    );
    expect(simulator().interactions).toMatchObject([{ externalTrackingId: 'T 1', userData: { vip: 'yes' } }]);
    expect(simulator().requests).toMatchObject([
      { command: 'AddInteraction', fields: { Colour: 'red', TenantName: 'Main', 'UserData.vip': 'yes' } },
    ]);
  });

  it('may begin with a byte order mark and a declaration, use CDATA and prefixes', async () => {
    const text =
      '\uFEFF<?xml version="1.0" encoding="utf-8"?><S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/">' +
      '<S:Header><x:trace xmlns:x="urn:x">1</x:trace></S:Header><S:Body><a:AddInteraction xmlns:a="urn:a">' +
      '<a:Tenant><![CDATA[Main]]></a:Tenant><a:Segment>7001</a:Segment><a:Contact>&#53;550001</a:Contact>' +
      '</a:AddInteraction></S:Body></S:Envelope>';
    expect((await send(text)).status).toBe(200);
    expect(simulator().interactions).toMatchObject([{ contact: '5550001' }]);
  });

  it('goes to any page', async () => {
    expect(await codeOf({ baseUrl: `${simulator().baseUrl}Some/Ptk.asmx` }, 'GetTenants')).toBe(107000);
  });

  it('keeps every character of what it carries', async () => {
    const text = fc.string({ unit: 'binary' }).map((raw) => raw.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFC]/gu, ''));
    const property = fc.asyncProperty(text, async (value) => {
      fc.pre(value.trim() !== '');
      const InteractionId = await add(simulator(), '5550001', { UserData: { Item: { Name: 'note', Value: value } } });
      const asked = { InteractionId, DataName: 'note' };
      expect(child(await ask(simulator(), 'GetInteractionData', asked), 'DataValue')?.text).toBe(value);
      simulator().reset();
    });
    await fc.assert(property, { numRuns: 40 });
  });
});

describe('a SOAP fault', () => {
  it.each<[string, BodyInit]>([
    ['no XML', 'Tenant=Main'],
    ['XML that is cut', envelope('GetTenants', {}).slice(0, -1)],
    ['a DOCTYPE', `<!DOCTYPE x [<!ENTITY a "b">]>${envelope('GetTenants', {})}`],
    ['a prefix that nobody declared', '<s:Envelope><s:Body/></s:Envelope>'],
    ['no envelope', '<GetTenants/>'],
    ['an empty body', '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body/></e:Envelope>'],
    ['an unknown operation', envelope('Explode', {})],
    ['bytes that are no UTF-8', new Blob([envelope('GetTenants', {}), new Uint8Array([0xcf])])],
  ])('meets %s', async (_what, body) => {
    const answer = await send(body);
    expect(answer.status).toBe(500);
    const fault = inBody(await answer.text());
    expect([fault.tag, valuesIn(fault)['faultcode']]).toEqual(['s:Fault', 's:Client']);
  });

  it('meets another version of SOAP', async () => {
    const body = envelope('GetTenants', {}).replace(/http:[^"]*/, 'http://www.w3.org/2003/05/soap-envelope');
    expect(valuesIn(inBody(await (await send(body)).text()))['faultcode']).toBe('s:VersionMismatch');
  });

  it('comes with the status that one likes', async () => {
    await using lenient = await guessed({ faultStatus: 200 });
    expect((await post(lenient.baseUrl, 'x')).status).toBe(200);
  });

  it.each(['GET', 'PUT', 'DELETE'])('is not what %s meets', async (method) => {
    expect((await fetch(`${simulator().baseUrl}ptk`, { method })).status).toBe(405);
  });
});

describe.each(Object.entries(ptkCallbackWires))('the WSDL of the %s wire', (_name, wire) => {
  const installed = freshSimulator({ wire });
  const described = async (url: string): Promise<ReturnType<typeof readWsdl>> =>
    readWsdl(await (await fetch(url)).text());

  it('describes what is spoken, operation by operation', async () => {
    const wsdl = await described(installed().wsdlUrl);
    expect(wsdl.operations.size).toBe(22);
    for (const [operation, { answer }] of wsdl.operations) {
      const response = await call(wsdl, operation, (element) => (/tenant/i.test(element) ? 'Main' : 'x'));
      const said = inBody(await response.text());
      const hasCode = leaves(said).some(([, text]) => /^10[6-9]\d{3}$/.test(text));
      expect([operation, response.status, isAsDeclared(said, answer), hasCode]).toEqual([operation, 200, true, true]);
    }
  });

  it('is enough to book, read, list and cancel', async () => {
    const wsdl = await described(installed().wsdlUrl);
    const operation = (end: RegExp): string => [...wsdl.operations.keys()].find((one) => end.test(one)) ?? 'none';
    const values: Record<string, string> = {
      tenant: 'Main',
      tenantname: 'Main',
      segment: '7001',
      segmentname: '7001',
      contact: '5551234567',
      appointmenttime: '2026-01-16T15:00:00Z',
      key: 'vip',
      name: 'vip',
      value: '<yes> & "no"',
      calltype: 'ASAP',
      skillid: 's',
      sourceapplication: 'web',
      externaltrackingid: 'T 1',
      cancelledby: 'caller',
      numberofslots: '2',
      numberoftimeslots: '2',
    };
    const told = async (end: RegExp): Promise<(readonly [string, string])[]> => {
      const asked = operation(end);
      const response = await call(wsdl, asked, (element) => values[element.toLowerCase()] ?? '');
      const said = inBody(await response.text());
      const answer = wsdl.operations.get(asked)?.answer;
      expect([asked, answer !== undefined && isAsDeclared(said, answer)]).toEqual([asked, true]);
      return leaves(said);
    };
    const texts = (rows: (readonly [string, string])[]): string[] => rows.map(([, text]) => text);
    const added = await told(/^AddInteraction$/);
    expect(texts(added)).toContain('107100');
    values['interactionid'] = installed().interactions[0]?.interactionId ?? '';
    expect(texts(added)).toContain(values['interactionid']);
    expect(texts(await told(/^(Get|Read)Interaction$/))).toEqual(expect.arrayContaining(['<yes> & "no"', 'T 1']));
    expect(texts(await told(/AppointmentTimes$/))).toContain('2026-01-16T15:00:00Z');
    expect(texts(await told(/Segments$/))).toContain('PlatformToolKit');
    expect(texts(await told(/^CancelInteraction$/))).toContain('107000');
    expect(installed().interactions).toMatchObject([{ state: 'cancelled', userData: { vip: '<yes> & "no"' } }]);
  });

  it('names the node where it was asked for', async () => {
    for (const node of installed().nodes) {
      expect((await described(node.wsdlUrl)).address).toBe(node.baseUrl + wire.path);
      expect((await described(node.wsdlUrl.replace('?wsdl', '?WSDL'))).soap).toBe(wire.soap);
    }
  });
});

describe('the foreign wire', () => {
  const foreign = freshSimulator({ wire: ptkCallbackWires.foreign });
  const namespace = 'http://callback.example/toolkit/2019';
  const type = `application/soap+xml; charset=utf-8; action="${namespace}/IToolkit/RemoveInteraction"`;
  const page = (): string => `${foreign().baseUrl}CallbackServices/Toolkit.svc`;
  const body = (markup: string): string =>
    `<e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"><e:Body>` +
    `<RemoveInteractionRequest xmlns="${namespace}">${markup}</RemoveInteractionRequest></e:Body></e:Envelope>`;
  const right = '<reason>Web Canceled</reason><interactionID>x</interactionID>';
  const ask12 = (text: string, contentType = type, url = page()): Promise<Response> =>
    post(url, text, { 'content-type': contentType });

  it('speaks SOAP 1.2, with its own names, prefix and order', async () => {
    const answer = await ask12(body(right));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/soap+xml; charset=utf-8']);
    expect(await answer.text()).toMatch(
      /<cb:RemoveInteractionResult xmlns:cb="http:[^>]*"><cb:outcome><cb:message>[^<]*<\/cb:message><cb:name>InvalidInteractionId<\/cb:name><cb:statusCode>108007</,
    );
    expect(foreign().requests).toMatchObject([{ command: 'RemoveInteraction', fields: { interactionID: 'x' } }]);
  });

  it.each([
    ['another order', body('<interactionID>x</interactionID><reason>Web Canceled</reason>')],
    ['a name of the other wire', body(right.replaceAll('interactionID', 'InteractionId'))],
    ['an element twice', body(`${right}<interactionID>y</interactionID>`)],
    ['an element too many', body(`${right}<colour>red</colour>`)],
    ['elements within text', body('<interactionID><id>x</id></interactionID>')],
    ['another namespace', body(right).replace(`xmlns="${namespace}"`, 'xmlns="urn:other"')],
    ['elements without a namespace', body('<interactionID xmlns="">x</interactionID>')],
    ['another case', body(right).replaceAll('RemoveInteractionRequest', 'removeInteractionRequest')],
  ])('is strict: %s is a fault of the sender', async (_what, text) => {
    const answer = await ask12(text);
    expect(answer.status).toBe(400);
    const code = child(inBody(await answer.text()), 's:Code');
    expect(valuesIn(code)).toEqual({ 's:Value': 's:Sender' });
  });

  it('is strict about the action, the page, the media type and the version', async () => {
    expect((await ask12(body(right), type.replace('Remove', 'Cancel'))).status).toBe(400);
    expect((await ask12(body(right), 'application/soap+xml; charset=utf-8')).status).toBe(400);
    expect((await ask12(body(right), type, `${foreign().baseUrl}ptk`)).status).toBe(404);
    expect((await ask12(body(right), 'text/xml')).status).toBe(415);
    const old = await ask12(body(right).replace(/http:\/\/www[^"]*/, 'http://schemas.xmlsoap.org/soap/envelope/'));
    expect([old.status, (await old.text()).includes('s:VersionMismatch')]).toEqual([500, true]);
  });
});

it('a wire can be changed in any part', async () => {
  const { provisional } = ptkCallbackWires;
  const wire = { ...provisional, names: { ...provisional.names, answers: { Code: 'Number' } }, prefix: 'p' };
  await using own = await createPtkCallbackSimulator({ wire: { ...wire, duration: 'minutes' } });
  const answer = await post(own.baseUrl, envelope('GetEWT', { Tenant: 'Main', Segment: '7001' }));
  const text = await answer.text();
  expect(() => parse(text)).not.toThrow();
  expect(text).toContain('<p:Number>107000</p:Number>');
  expect(text).toContain('<p:EWT>5</p:EWT>');
});
