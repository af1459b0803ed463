/**
 * A miniature of Mindful's Platform Toolkit: SOAP written from a template, two servers with fail-over, six-digit codes
 * of which one is a failure with most operations and a plain answer with another. The wire form is provisional.
 */
import { expect, it } from 'vitest';
import {
  connect,
  createClient,
  defineCodes,
  input,
  instant,
  instantForms,
  operation,
  optional,
  output,
  phone,
  required,
  text,
  vendorText,
  type CallEvent,
  type ClientLife,
  type ClientOf,
  type ClientOptions,
  type CodeContext,
  type Dialect,
  type Instant,
  type Operation,
  type Reader,
} from '../../src/index.ts';
import { deadPort, serveHttp, type Asked, type Told } from './loopback.ts';

// codes.ts
// oxfmt-ignore
const codes = defineCodes({
  entries: [
    { code: 106000, name: 'PlatformAvailable', effect: 'success', retry: 'never', description: 'The platform takes requests.' },
    { code: 107001, name: 'RequestPartiallyCompleted', effect: 'partial', retry: 'after_fix', description: 'Some of the data could not be reached.' },
    { code: 107005, name: 'RequestRefusedDueToOperationMode', effect: 'failure', category: 'invalid_state', retry: 'later', description: 'The queue takes nothing at present.' },
    { code: 107100, name: 'RequestCompletedWithInteractionId', effect: 'success', retry: 'never', description: 'Done; an id came with it.' },
    { code: 109002, name: 'CommunicationTimeout', effect: 'failure', category: 'timeout', retry: 'poll', outcome: 'unknown', description: 'The resource did not answer in time.' },
    { code: 109004, name: 'PlatformUnavailable', effect: 'failure', category: 'unavailable', retry: 'later', description: 'The platform takes no requests.' },
  ],
  normalise: (asked) => (/^\d{6}$/.test(String(asked)) ? Number(asked) : asked),
  overrides: { 'platform.checkAvailability': { 109004: { effect: 'outcome' } } },
});
type PtkCode = (typeof codes.entries)[number]['code'];

// operations/
interface PtkWire {
  /** Name of the SOAP element; the answer's is this with `Response`. */
  readonly name: string;
}
type PtkOperation<Input, Output> = Operation<Input, Output, PtkWire>;

interface Tenant {
  readonly tenant: string;
}
interface Availability {
  readonly available: boolean;
}
const isAvailable: Reader<boolean> = { expected: 'a status code', read: (wire) => wire === '106000' };
const checkAvailability: PtkOperation<Tenant, Availability> = operation({
  name: 'platform.checkAvailability',
  wire: { name: 'IsPlatformAvailable' },
  input: input<Tenant>({ tenant: required('Tenant', text()) }),
  output: output<Availability>({ available: required('Code', isAvailable) }),
  repeat: 'safe',
  evidence: 'inferred',
});

interface Segment extends Tenant {
  readonly segment: string;
}
interface Variables {
  readonly maxEwt?: string;
  readonly minEwt?: string;
}
const getVariables: PtkOperation<Segment, Variables> = operation({
  name: 'queues.getVariables',
  wire: { name: 'GetQueueVariables' },
  input: input<Segment>({ tenant: required('Tenant', text()), segment: required('Segment', text()) }),
  output: output<Variables>({ maxEwt: optional('MaxEwt', text()), minEwt: optional('MinEwt', text()) }),
  repeat: 'safe',
  evidence: 'inferred',
});

interface NewInteraction extends Segment {
  readonly contact: string;
  readonly options?: { readonly clientId?: string; readonly appointmentTime?: Instant };
}
interface Added {
  readonly interactionId: string;
}
const add: PtkOperation<NewInteraction, Added> = operation({
  name: 'interactions.add',
  wire: { name: 'AddInteraction' },
  input: input<NewInteraction>({
    tenant: required('Tenant', text()),
    segment: required('Segment', text()),
    contact: required('Contact', phone()),
    options: optional(
      'Options',
      input<NonNullable<NewInteraction['options']>>({
        clientId: optional('ClientId', text()),
        appointmentTime: optional('AppointmentTime', instant(instantForms.isoSeconds)),
      }),
    ),
  }),
  output: output<Added>({ interactionId: required('InteractionId', text()) }),
  repeat: 'unsafe',
  evidence: 'documented',
});

const tree = { platform: { checkAvailability }, queues: { getVariables }, interactions: { add } };

// wire.ts
type Answered = Readonly<Record<string, string>>;

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
function elements(fields: Readonly<Record<string, unknown>>): string {
  return Object.entries(fields)
    .map(([name, value]) => {
      const nested = typeof value === 'object' && value !== null;
      const inner = nested
        ? elements(value as never)
        : (value as string).replace(/[&<>"']/g, (sign) => escapes[sign] ?? '');
      return `<${name}>${inner}</${name}>`;
    })
    .join('');
}
const envelope = (body: string): string =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${body}</s:Body></s:Envelope>`;

const ptkDialect: Dialect<PtkWire, { readonly name: string; readonly xml: string }, Answered, PtkCode> = {
  vendor: 'ptk-callback',
  encode: (
    wire,
    {
      operation: {
        wire: { name },
      },
    },
  ) => ({ name, xml: envelope(elements({ [name]: wire })) }),
  stamp: ({ name, xml }) => ({
    method: 'POST',
    path: 'ptk',
    headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: `"urn:ptk/${name}"` },
    body: xml,
  }),
  open({ text: xml }) {
    const leaves = [...xml.matchAll(/<(?:\w+:)?(\w+)>([^<]*)<\/(?:\w+:)?\1>/g)];
    if (leaves.length === 0)
      return { opened: false, reason: 'syntax', issues: [{ path: '', expected: 'a SOAP answer' }] };
    return { opened: true, value: Object.fromEntries(leaves.map(([, name = '', value = '']) => [name, value])) };
  },
  judge(answered, { operation: { name } }) {
    const { Code: code } = answered;
    if (code === undefined) return { verdict: 'foreign' };
    const context: CodeContext = { operation: name };
    const reading = codes.find(code, context);
    if (reading.effect === 'failure') return { verdict: 'refused', reading, vendorText: answered['Description'] };
    return { verdict: 'accepted', payload: answered, notice: reading.effect === 'partial' ? reading : undefined };
  },
};

// client.ts
type PtkClient = ClientOf<typeof tree, PtkCode> & ClientLife<PtkCode>;
function createPtk(endpoints: readonly string[], options: ClientOptions = {}): PtkClient {
  const connection = connect({
    dialect: ptkDialect,
    options: { endpoints, random: () => 0, ...options },
  });
  return createClient(connection, tree, { operation: checkAvailability, input: { tenant: 'Main' } });
}

// the server
const answer = (code: number, data = ''): Told => ({
  contentType: 'text/xml',
  body: envelope(
    `<Response><Status><Code>${code}</Code><Description>in words</Description></Status>${data}</Response>`,
  ),
});

/** Tells the state of its platform by tenant, refuses segment 13, and remembers what it was asked. */
function ptkServer(): { readonly asked: Asked[]; readonly answer: (asked: Asked) => Told } {
  const asked: Asked[] = [];
  return {
    asked,
    answer(request) {
      asked.push(request);
      if (request.body.includes('<IsPlatformAvailable>'))
        return answer(request.body.includes('>Main<') ? 106000 : 109004);
      if (request.body.includes('<GetQueueVariables>')) return answer(107001, '<MaxEwt>600</MaxEwt>');
      if (request.body.includes('<Segment>13<')) return answer(107005);
      if (!request.body.includes('>Main<')) return answer(109004);
      return answer(107100, '<InteractionId>abc-1</InteractionId>');
    },
  };
}

const callMe = { tenant: 'Main', segment: '7001', contact: '+1 (555) 123-4567' };

it('adds an interaction, with the time of the appointment in UTC', async () => {
  const server = ptkServer();
  const ptk = createPtk([await serveHttp(server.answer)]);
  const options = { clientId: 'R&D', appointmentTime: '2030-01-02T16:00:00+01:00' };
  const result = await ptk.interactions.add({ ...callMe, options });
  expect(result.value).toEqual({ interactionId: 'abc-1' });
  expect(server.asked[0]?.body).toContain(
    '<Options><ClientId>R&amp;D</ClientId><AppointmentTime>2030-01-02T15:00:00Z</AppointmentTime></Options>',
  );
});

it('answers with the code of the vendor, and with its words only when asked', async () => {
  const ptk = createPtk([await serveHttp(ptkServer().answer)]);
  const { error } = await ptk.interactions.add({ ...callMe, segment: '13' });
  expect(error).toMatchObject({ kind: 'api', code: 107005, category: 'invalid_state', outcome: 'rejected' });
  expect(vendorText(error)).toBe('in words');
  expect(String(error)).not.toContain('in words');
});

it('hands out what could be had and remarks that the rest is missing', async () => {
  const ptk = createPtk([await serveHttp(ptkServer().answer)]);
  const result = await ptk.queues.getVariables({ tenant: 'Main', segment: '7001' });
  expect(result).toMatchObject({ ok: true, value: { maxEwt: '600' }, notice: { code: 107001, effect: 'partial' } });
});

it('answers "not available" as a value when that was the question, and as an error otherwise', async () => {
  const ptk = createPtk([await serveHttp(ptkServer().answer)]);
  expect((await ptk.platform.checkAvailability({ tenant: 'Main' })).value).toEqual({ available: true });
  expect((await ptk.platform.checkAvailability({ tenant: 'Other' })).value).toEqual({ available: false });
  const { error } = await ptk.interactions.add({ ...callMe, tenant: 'Other' });
  expect(error).toMatchObject({ kind: 'api', code: 109004, category: 'unavailable' });
});

it('goes to the next server at once when the first refuses, for a write and without retries, and stays there', async () => {
  const server = ptkServer();
  const events: CallEvent[] = [];
  const live = await serveHttp(server.answer);
  const ptk = createPtk([`http://127.0.0.1:${await deadPort()}`, live], {
    retry: { limit: 0 },
    onEvent: (event) => events.push(event),
  });
  expect(await ptk.interactions.add(callMe)).toMatchObject({ ok: true, meta: { attempts: 2, endpoint: live } });
  expect(await ptk.interactions.add(callMe)).toMatchObject({ ok: true, meta: { attempts: 1, endpoint: live } });
  expect(events.filter(({ type }) => type === 'failover')).toHaveLength(1);
  expect(server.asked).toHaveLength(2);
});

it('knows that nothing was sent when no server takes the connection', async () => {
  const ptk = createPtk([`http://127.0.0.1:${await deadPort()}`, `http://127.0.0.1:${await deadPort()}`], {
    retry: { limit: 0 },
  });
  const { error } = await ptk.interactions.add(callMe);
  expect(error).toMatchObject({ kind: 'network', reason: 'refused', outcome: 'not_sent', attempts: 2 });
});

it('stops a write whose fate is unknown: the second server never hears of it', async () => {
  const second = ptkServer();
  let read = 0;
  const first = await serveHttp(({ body }) => {
    read += body.includes('<AddInteraction>') ? 1 : 0;
    return 'reset';
  });
  const ptk = createPtk([first, await serveHttp(second.answer)]);
  const { error } = await ptk.interactions.add(callMe);
  expect(error).toMatchObject({ kind: 'network', reason: 'reset', outcome: 'unknown', attempts: 1 });
  expect(read).toBe(1);
  expect(second.asked).toHaveLength(0);
});
