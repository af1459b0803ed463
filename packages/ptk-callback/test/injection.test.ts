import fc from 'fast-check';
import { readXml, type XmlElement } from '@trunkline/xml';
import { describe, expect, it } from 'vitest';
import { errorOf } from './support/say.ts';
import { connectPtkCallback, dryRun, operations, provisionalProfile, type PtkOperation } from '../src/index.ts';

const connection = connectPtkCallback({
  baseUrl: 'https://callback.example',
  profile: provisionalProfile,
  tenant: 'Main',
});

type Case = readonly [name: string, operation: PtkOperation<never, unknown>, field: string, rest: object];
const one = { interactionId: 'i' };

/** Every field of every operation that takes a text of the caller's. */
const cases = [
  ['platform.checkAvailability', operations.platform.checkAvailability, 'tenant', {}],
  ['queues.getEwt', operations.queues.getEwt, 'segment', {}],
  ['queues.getEwt', operations.queues.getEwt, 'queueId', {}],
  ['queues.setVariable', operations.queues.setVariable, 'queueId', { name: 'n', value: 'v' }],
  ['queues.setVariable', operations.queues.setVariable, 'name', { queueId: 'q', value: 'v' }],
  ['queues.setVariable', operations.queues.setVariable, 'value', { queueId: 'q', name: 'n' }],
  ['treatments.get', operations.treatments.get, 'segment', {}],
  ['appointments.listTimes', operations.appointments.listTimes, 'segment', {}],
  ...(['segment', 'contact', 'clientId', 'externalTrackingId', 'sourceApplication', 'skillId'] as const).map(
    (field) =>
      ['interactions.add', operations.interactions.add, field, { segment: 's', contact: '5551234567' }] as const,
  ),
  ['interactions.create', operations.interactions.create, 'contact', { segment: 's' }],
  ['interactions.get', operations.interactions.get, 'interactionId', {}],
  ['interactions.get', operations.interactions.get, 'externalTrackingId', {}],
  ['interactions.query', operations.interactions.query, 'contact', {}],
  ['interactions.setResult', operations.interactions.setResult, 'result', one],
  ['interactions.cancel', operations.interactions.cancel, 'cancelledBy', one],
  ['interactions.getData', operations.interactions.getData, 'name', one],
] as unknown as readonly Case[];

const hostile = [
  '</Tenant><Tenant>Other',
  ']]>',
  '<![CDATA[<Contact>1</Contact>]]>',
  '&lt;Contact&gt;&#60;&amp;',
  '<!-- --><?xml version="1.0"?>',
  '"\'><Contact xmlns="urn:x">1</Contact>',
  ' \r\n\ttext ',
  '${7*7} {{x}} %3CContact%3E',
  'Привет 𝒳 ‮',
];
const text = fc.oneof(fc.constantFrom(...hostile), fc.string({ minLength: 1, unit: 'binary' }));

function texts(element: XmlElement): string[] {
  const inside = Object.values(element.children).flat();
  return inside.length > 0 ? inside.flatMap(texts) : [element.text];
}
const shapeOf = (element: XmlElement): unknown => [element.name, Object.values(element.children).flat().map(shapeOf)];

/** What would be sent: its texts, and its elements; or that nothing would be. */
async function sent(
  operation: PtkOperation<never, unknown>,
  input: object,
): Promise<{ texts: string[]; shape: unknown } | undefined> {
  const written = await dryRun(connection, operation, input as never);
  if (!written.ok) return errorOf(written, 'input') && undefined;
  const opened = readXml(written.value.body ?? '');
  if (!opened.opened) throw new Error('what would be sent is no XML');
  return { texts: texts(opened.value), shape: shapeOf(opened.value) };
}

describe.each(cases)('%s, by its field', (_name, operation, field, rest) => {
  it(`${field} carries any text as a text, or refuses it`, async () => {
    const plain = await sent(operation, { ...rest, [field]: 'plain' });
    await fc.assert(
      fc.asyncProperty(text, async (value) => {
        const told = await sent(operation, { ...rest, [field]: value });
        // A number that is rung is hidden in a dry run.
        const isKept = told === undefined || field === 'contact' || told.texts.includes(value);
        expect([isKept, told?.shape ?? plain?.shape]).toEqual([true, plain?.shape]);
      }),
      { numRuns: 60 },
    );
  });

  it.each(['\u0000', 'a\u0001b', '\uFFFE', '\uD800'])(`${field} refuses what XML cannot carry: %j`, async (value) => {
    expect(await sent(operation, { ...rest, [field]: value })).toBeUndefined();
  });
});

it('names and values of user data stay texts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.dictionary(text, text, { minKeys: 1, maxKeys: 3 }), async (userData) => {
      const told = await sent(operations.interactions.updateData as never, { interactionId: 'i', userData });
      const all = ['i', ...Object.entries(userData).flat()].toSorted();
      expect(told?.texts.toSorted() ?? all).toEqual(all);
    }),
  );
});
