import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { readXml, type XmlElement } from '@trunkline/xml';
import { describe, expect, it } from 'vitest';
import { profileFromWsdl, type WireProfile, type WsdlOptions, type WsdlReport } from '../src/index.ts';
import { answer, clientOf, serve } from './support/serve.ts';
import { errorOf, valueOf } from './support/say.ts';

const fixture = (name: string): string => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');

interface Read {
  readonly profile: WireProfile;
  readonly report: WsdlReport;
}

async function read(text: string, options?: WsdlOptions): Promise<Read> {
  const reading = await profileFromWsdl(text, options);
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
  return reading;
}

/** Elements with their namespaces, as `{namespace}name: text` or with what is inside. */
function seen(xml: string): unknown {
  const opened = readXml(xml, { namespaces: 'keep' });
  if (!opened.opened) throw new Error('the request is no XML');
  const tell = (element: XmlElement, around: string): unknown => {
    const namespace = element.attributes['xmlns'] ?? around;
    const inside = Object.values(element.children).flat();
    return {
      [`{${namespace}}${element.name}`]: inside.length > 0 ? inside.map((one) => tell(one, namespace)) : element.text,
    };
  };
  return tell(opened.value, '');
}

const soap11 = 'http://schemas.xmlsoap.org/soap/envelope/';
const soap12 = 'http://www.w3.org/2003/05/soap-envelope';
const inBody = (namespace: string, inside: unknown): unknown => ({
  [`{${namespace}}Envelope`]: [{ [`{${namespace}}Body`]: [inside] }],
});
const added = answer(107100, '<InteractionId>i1</InteractionId>');

describe('a wrapped WSDL without qualified elements', async () => {
  const { profile, report } = await read(fixture('wrapped.wsdl'));
  const asked = {
    tenant: 'Main',
    segment: '7001',
    contact: '555',
    clientId: 'c',
    appointmentTime: '2030-01-02T15:00:00Z',
  };

  it('gives requests in its order, with its namespaces, action and path', async () => {
    const { baseUrl, hits } = await serve(added);
    valueOf(await clientOf({ baseUrl, profile }).interactions.add(asked));
    expect(hits[0]).toMatchObject({ path: '/PTK/Service.asmx', headers: { soapaction: '"urn:11#Add"' } });
    expect(hits[0]?.headers['content-type']).toBe('text/xml; charset=utf-8');
    const options = [{ '{}AppointmentTime': '2030-01-02T15:00:00Z' }, { '{}ClientId': 'c' }];
    const inside = [{ '{}Segment': '7001' }, { '{}Tenant': 'Main' }, { '{}Options': options }, { '{}Contact': '555' }];
    expect(seen(hits[0]?.body ?? '')).toEqual(inBody(soap11, { '{http://tempuri.org/}AddInteraction': inside }));
  });

  it('speaks SOAP 1.2 where that is asked for', async () => {
    const { baseUrl, hits } = await serve(added);
    const twelve = (await read(fixture('wrapped.wsdl'), { soap: '1.2' })).profile;
    valueOf(await clientOf({ baseUrl, profile: twelve }).interactions.add(asked));
    expect(hits[0]?.headers['content-type']).toBe('application/soap+xml; charset=utf-8; action="urn:12#Add"');
    expect(hits[0]?.headers['soapaction']).toBeUndefined();
    expect(Object.keys(seen(hits[0]?.body ?? '') as object)).toEqual([`{${soap12}}Envelope`]);
  });

  it('is reported on: what is there, what is missing, what has no place', () => {
    expect(report.mapped).toEqual([{ operation: 'AddInteraction', wireName: 'AddInteraction' }]);
    expect(report.missing).toHaveLength(21);
    expect(report.others).toEqual(['GetWeather']);
    expect(report.elementsWithoutParameter).toEqual([{ operation: 'AddInteraction', element: 'Priority' }]);
    expect(report.parametersWithoutElement.map(({ parameter }) => parameter)).toEqual([
      'UserData',
      'SourceApplication',
      'ExternalTrackingId',
      'SkillId',
      'CallType',
    ]);
    expect(report.problems).toEqual(['Broken: its request could not be read']);
  });

  it('lets nothing be left out in silence', async () => {
    const { baseUrl, hits } = await serve(added);
    const ptk = clientOf({ baseUrl, profile });
    const told = errorOf(await ptk.interactions.add({ ...asked, externalTrackingId: 'T' }), 'input');
    expect(told.issues).toEqual([
      { path: 'externalTrackingId', expected: 'left out: the profile has no element for it' },
    ]);
    expect(errorOf(await ptk.queues.getEwt({ segment: '7001' }), 'input').issues[0]?.expected).toContain('GetEWT');
    expect(hits).toHaveLength(0);
  });

  it('lets its other operations and elements be called by name, in its order', async () => {
    const { baseUrl, hits } = await serve(answer(107000));
    const ptk = clientOf({ baseUrl, profile });
    valueOf(
      await ptk.call('AddInteraction', { Priority: '5', Contact: '555', Options: { ClientId: 'c' }, Segment: '1' }),
    );
    valueOf(await ptk.call('GetWeather'));
    expect(hits.map(({ headers }) => headers['soapaction'])).toEqual(['"urn:11#Add"', '"urn:11#Weather"']);
    expect(seen(hits[0]?.body ?? '')).toEqual(
      inBody(soap11, {
        '{http://tempuri.org/}AddInteraction': [
          { '{}Segment': '1' },
          { '{}Options': [{ '{}ClientId': 'c' }] },
          { '{}Contact': '555' },
          { '{}Priority': '5' },
        ],
      }),
    );
  });

  it('survives being kept as JSON', async () => {
    const { baseUrl, hits } = await serve(added);
    const kept = JSON.parse(JSON.stringify(profile)) as WireProfile;
    valueOf(await clientOf({ baseUrl, profile: kept }).interactions.add(asked));
    expect(hits).toHaveLength(1);
  });
});

describe('a bare WSDL that imports its schema', () => {
  const imports = { 'messages.xsd': fixture('messages.xsd') };

  it('gives requests of what is inherited, referred to and listed', async () => {
    const { profile, report } = await read(fixture('imported.wsdl'), { imports });
    expect(report.problems).toEqual([]);
    const { baseUrl, hits } = await serve(added);
    valueOf(
      await clientOf({ baseUrl, profile }).interactions.create({ segment: '7001', userData: { a: '1', b: '2' } }),
    );
    expect(hits[0]).toMatchObject({ path: '/a/b/c', headers: { soapaction: '""' } });
    const m = '{urn:messages}';
    const pair = (key: string, value: string): unknown => ({
      [`${m}Pair`]: [{ [`${m}Value`]: value }, { [`${m}Key`]: key }],
    });
    expect(seen(hits[0]?.body ?? '')).toEqual(
      inBody(soap11, {
        [`${m}CreateInteractionMessage`]: [
          { [`${m}site_name`]: 'Main' },
          { [`${m}SegmentName`]: '7001' },
          { [`${m}UserData`]: [pair('a', '1'), pair('b', '2')] },
        ],
      }),
    );
  });

  it('without the schema says what is missing', async () => {
    expect(await profileFromWsdl(fixture('imported.wsdl'))).toMatchObject({ ok: false });
    const broken = await profileFromWsdl(fixture('imported.wsdl'), { imports: { 'messages.xsd': '<x' } });
    expect(broken.ok).toBe(false);
  });
});

describe('an rpc WSDL whose names say nothing', () => {
  it('can be told what they mean', async () => {
    expect((await read(fixture('rpc.wsdl'))).report).toMatchObject({ mapped: [], others: ['QueueWait'] });
    const { profile } = await read(fixture('rpc.wsdl'), { operations: { GetEWT: 'QueueWait' } });
    const { baseUrl, hits } = await serve(answer(107000, '<WaitTime>01:30</WaitTime>'));
    expect(valueOf(await clientOf({ baseUrl, profile }).queues.getEwt({ segment: '7001' }))).toMatchObject({
      seconds: 90,
    });
    expect(hits[0]?.path).toBe('/');
    expect(seen(hits[0]?.body ?? '')).toEqual(
      inBody(soap11, { '{urn:rpc:body}QueueWait': [{ '{}segment': '7001' }, { '{}tenant': 'Main' }] }),
    );
  });
});

describe('a WSDL is read alike', async () => {
  const whole = fixture('imported.wsdl');
  const schema = fixture('messages.xsd');
  const given = { imports: { 'messages.xsd': schema } };
  const soap = 'xmlns:w="http://schemas.xmlsoap.org/wsdl/soap/"';
  const without = (text: string, ...parts: readonly string[]): string =>
    parts.reduce((rest, part) => {
      expect(rest).toContain(part);
      return rest.replace(part, '');
    }, text);
  const expected = await read(whole, given);

  it.for<[string, string, Record<string, string>]>([
    [
      'with the SOAP prefix declared where it is used',
      without(whole, soap).replace('<binding ', `<binding ${soap} `).replace('<service ', `<service ${soap} `),
      given.imports,
    ],
    [
      'with the SOAP prefix declared on every element that has it',
      without(whole, soap).replaceAll(/<w:(\w+)/g, `<w:$1 ${soap}`),
      given.imports,
    ],
    [
      'in two files whose prefixes mean different things',
      `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:w="urn:else" xmlns:m="urn:else" xmlns:a="http://schemas.xmlsoap.org/wsdl/soap/"
        xmlns:svc="urn:service" targetNamespace="urn:endpoint"><import namespace="urn:service" location="service.wsdl"/>
        <service name="S"><port name="P" binding="svc:B"><a:address location="https://callback.example/a/b/c"/></port></service></definitions>`,
      { ...given.imports, 'service.wsdl': whole.replace(/<service[\s\S]*<\/service>/, '') },
    ],
    [
      'with a schema that is included and has no namespace of its own',
      whole.replace(
        '<x:schema><x:import namespace="urn:messages" ',
        '<x:schema targetNamespace="urn:messages" elementFormDefault="qualified"><x:include ',
      ),
      { 'messages.xsd': without(schema, ' xmlns="urn:messages"', ' targetNamespace="urn:messages"') },
    ],
  ])('%s', async ([, text, imports]) => {
    expect(await read(text, { imports })).toEqual(expected);
  });
});

describe('a text that is no WSDL', () => {
  const good = fixture('wrapped.wsdl');

  it.each<[string, unknown]>([
    ['nothing', ''],
    ['no text', undefined],
    ['another document', '<html><body/></html>'],
    ['WSDL 2.0', '<description xmlns="http://www.w3.org/ns/wsdl"/>'],
    ['no service', '<definitions xmlns="http://schemas.xmlsoap.org/wsdl/"/>'],
    ['a DOCTYPE', `<!DOCTYPE x [<!ENTITY a "b">]>${good}`],
    ['half of one', good.slice(0, good.length / 2)],
    ['services that speak no SOAP', good.replaceAll('schemas.xmlsoap.org/wsdl/soap', 'schemas.xmlsoap.org/wsdl/http')],
    ['messages that are not there', good.replaceAll('wsdl:message', 'wsdl:massage')],
  ])('is refused with a reason: %s', async (_what, text) => {
    const reading = await profileFromWsdl(text as string);
    expect(reading).toMatchObject({ ok: false, issues: [expect.anything()] });
  });

  it('never makes it throw, wherever it is damaged', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: good.length }),
        fc.nat({ max: 40 }),
        fc.string({ maxLength: 5 }),
        async (at, count, instead) => {
          const reading = await profileFromWsdl(good.slice(0, at) + instead + good.slice(at + count));
          expect(typeof reading.ok).toBe('boolean');
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    ['an element that is called like a method of objects', '<wsdl:service', '<wsdl:constructor/><wsdl:service'],
    ['a second slash in its address', '.example/PTK/Service', '.example//PTK/Service'],
    ['a colon in its address', '.example/PTK/Service', '.example/PTK:8/Service'],
  ])('may have %s: a client can be made with what is read', async (_what, was, is) => {
    const { profile } = await read(good.replaceAll(was, is));
    expect(() => clientOf({ baseUrl: 'https://ptk.test/', profile })).not.toThrow();
  });

  it('has no request that can be read where an element has no name that XML knows', async () => {
    const { profile, report } = await read(good.replace('name="Segment"', 'name="a:b"'));
    expect(() => clientOf({ baseUrl: 'https://ptk.test/', profile })).not.toThrow();
    expect(report.problems).toContain('AddInteraction: its request could not be read');
  });

  it('may name an operation as JavaScript names a prototype', async () => {
    const { profile, report } = await read(
      good.replaceAll('name="GetWeather"', 'name="__proto__"').replaceAll('tns:GetWeather', 'tns:__proto__'),
    );
    expect(report.others).toEqual(['__proto__']);
    expect(Object.keys(profile.others ?? {})).toEqual(['__proto__']);
  });

  it('may hold types that hold themselves', async () => {
    const endless = good.replace(
      '<s:element name="ClientId" type="s:string"/>',
      '<s:element name="Again" type="tns:Options"/>',
    );
    expect((await read(endless)).report.mapped).toHaveLength(1);
  });

  it('may hold types that hold themselves many times over', async () => {
    const selves = Array.from({ length: 24 }, (_, at) => `<s:element name="Again${at}" type="tns:Options"/>`).join('');
    const endless = good.replace('<s:element name="ClientId" type="s:string"/>', selves);
    expect((await read(endless)).report.mapped).toHaveLength(1);
  });

  it('may hold an element that refers to itself', async () => {
    const endless = good.replace('"GetWeather"><s:complexType/></s:element>', '"GetWeather" ref="tns:GetWeather"/>');
    const { report } = await read(endless);
    expect(report.problems).toContain('GetWeather: its request could not be read');
  });

  it.each(['1.1', '1.2'] as const)(
    'may have a SOAPAction that no header can hold: nothing is sent by %s',
    async (soap) => {
      const { profile } = await read(good.replaceAll(/urn:1[12]#Add/g, 'urn:заявка'), { soap });
      const { baseUrl, hits } = await serve(added);
      const told = await clientOf({ baseUrl, profile }).interactions.add({ segment: '7001', contact: '555' });
      expect(errorOf(told, 'input').issues[0]?.expected).toMatch(/^a SOAPAction that a header can hold/);
      expect(hits).toHaveLength(0);
    },
  );

  it('may import what was given as bytes: the report says so', async () => {
    const importing = good.replace('<wsdl:types>', '<wsdl:import location="more.wsdl"/>$&');
    const { report } = await read(importing, { imports: { 'more.wsdl': Buffer.from(good) as never } });
    expect(report.problems).toContain('more.wsdl: imported, and not given as a text');
  });
});
