import { describe, expect, it } from 'vitest';
import { useVatsSimulator } from '@trunkline/simulator/vitest';
import type { CallEvent, Result, VatsClient, VatsError } from '../src/index.ts';
import { clientFor } from './support/client.ts';
import { errorOf, valueOf } from './support/say.ts';

const simulator = useVatsSimulator();

type Call = (vats: VatsClient) => Promise<Result<unknown, VatsError>>;
/** Wrong input, as it comes from JavaScript or from JSON. */
const wrong = (given: object): never => given as never;

const callback =
  (more: object): Call =>
  (vats) =>
    vats.calls.callback(wrong({ from: { extension: '101' }, toNumber: '79161234567', ...more }));
const sms =
  (more: object): Call =>
  (vats) =>
    vats.sms.send(wrong({ text: 'Hello', fromExtension: '101', toNumber: '79161234567', ...more }));
const route =
  (more: object): Call =>
  (vats) =>
    vats.calls.route(wrong({ callId: 'c1', toNumber: '102', ...more }));
const displayName = (value: unknown): Call => route({ sipHeaders: { displayName: value } });
const answerAfter = (value: unknown): Call => callback({ sipHeaders: { answerAfterSeconds: value } });

const cases: readonly (readonly [title: string, path: string, call: Call])[] = [
  ['letters in a number', 'toNumber', callback({ toNumber: '7495CALLNOW' })],
  ['Cyrillic letters in a number', 'toNumber', callback({ toNumber: '+7 495 О12-34-56' })],
  ['a number of 16 digits', 'toNumber', callback({ toNumber: '7916123456789012' })],
  ['an empty number', 'toNumber', callback({ toNumber: '' })],
  ['a number with a plus and no digit', 'toNumber', callback({ toNumber: '+()' })],
  ['a number that is a number', 'toNumber', callback({ toNumber: 79161234567 })],
  ['a SIP address of more than 128 bytes', 'toNumber', callback({ toNumber: `${'a'.repeat(120)}@mango.ru` })],
  ['no number', 'toNumber', callback({ toNumber: undefined })],
  ['null for a number', 'toNumber', callback({ toNumber: null })],
  ['an extension that is a number', 'from.extension', callback({ from: { extension: 101 } })],
  ['letters in an extension', 'from.extension', callback({ from: { extension: '10a' } })],
  ['no extension', 'from.extension', callback({ from: {} })],
  ['letters in the number to ring', 'from.number', callback({ from: { extension: '101', number: 'mobile' } })],
  ['a caller that is a text', 'from', callback({ from: '101' })],
  ['a caller that is a list', 'from', callback({ from: ['101'] })],
  ['a line of more than 128 bytes', 'lineNumber', callback({ lineNumber: `${'я'.repeat(64)}a` })],
  ['an id of more than 128 bytes', 'commandId', callback({ commandId: `${'я'.repeat(64)}a` })],
  ['an empty id', 'commandId', callback({ commandId: '' })],
  ['half of a surrogate pair', 'commandId', callback({ commandId: 'a\ud83d' })],
  ['the wire name of a field', 'to_number', callback({ to_number: '79161234567' })],
  ['an unknown field within a field', 'from.name', callback({ from: { extension: '101', name: 'Anna' } })],
  [
    'a SIP header that this command does not take',
    'sipHeaders.displayName',
    callback({ sipHeaders: { displayName: 'A' } }),
  ],
  ['a SIP header that is a number', 'sipHeaders.displayName', displayName(0)],
  ['seconds that are a text', 'sipHeaders.answerAfterSeconds', answerAfter('5')],
  ['seconds below none', 'sipHeaders.answerAfterSeconds', answerAfter(-1)],
  [
    'an extension where an outside number is due',
    'from.number',
    callback({ from: { extension: '101', number: '102' } }),
  ],
  ['an extension with a plus', 'toNumber', callback({ toNumber: '+10' })],
  ['a SIP header of more than 64 bytes', 'sipHeaders.displayName', displayName(`${'я'.repeat(32)}a`)],
  ['an empty SIP header', 'sipHeaders.displayName', displayName('')],
  ['SIP headers that are a text', 'sipHeaders', callback({ sipHeaders: 'answer' })],
  ['SIP headers that are a list', 'sipHeaders', callback({ sipHeaders: [] })],
  ['raw SIP headers that are null', 'sipHeaders.raw', callback({ sipHeaders: { raw: null } })],
  ['raw SIP headers that are a number', 'sipHeaders.raw', callback({ sipHeaders: { raw: 5 } })],
  ['a raw SIP header without a part', 'sipHeaders.raw', callback({ sipHeaders: { raw: { From: 'Anna' } } })],
  [
    'a group call without a line',
    'lineNumber',
    (vats) => vats.calls.callbackGroup(wrong({ from: '201', to: '79161234567' })),
  ],
  ['a leg without an id', 'callId', (vats) => vats.calls.hangup(wrong({}))],
  ['an id of a leg of more than 128 bytes', 'callId', (vats) => vats.calls.hangup({ callId: 'c'.repeat(129) })],
  ['a leg whose id is null', 'callId', (vats) => vats.calls.hold(wrong({ callId: null, initiator: '101' }))],
  ['an audio file as a text', 'audioFileId', (vats) => vats.calls.play(wrong({ callId: 'c', audioFileId: '501' }))],
  [
    'half a second',
    'pauseAfterSeconds',
    (vats) => vats.calls.play({ callId: 'c', audioFileId: 1, pauseAfterSeconds: 0.5 }),
  ],
  [
    'a way to transfer that does not exist',
    'method',
    (vats) => vats.calls.transfer(wrong({ callId: 'c', method: 'warm', toNumber: '102', initiator: '101' })),
  ],
  ['a message to an extension', 'toNumber', sms({ toNumber: '101' })],
  ['a message to a SIP address', 'toNumber', sms({ toNumber: 'anna@demo.mangosip.ru' })],
  ['an empty message', 'text', sms({ text: '' })],
  ['613 Latin letters', 'text', sms({ text: 'a'.repeat(613) })],
  ['269 Cyrillic letters', 'text', sms({ text: 'я'.repeat(269) })],
  ['one Cyrillic letter among 269', 'text', sms({ text: `${'a'.repeat(268)}я` })],
  ['a sender of more than 128 bytes', 'sender', sms({ sender: 's'.repeat(129) })],
  [
    'an unknown extra field of users',
    'extraFields[1]',
    (vats) => vats.users.list(wrong({ extraFields: ['groups', 'salary'] })),
  ],
  ['a flag that is a number', 'showUsers', (vats) => vats.groups.list(wrong({ showUsers: 1 }))],
  ['input where none is taken', 'currency', (vats) => vats.account.balance(wrong({ currency: 'RUB' }))],
  ...[';', '/', '?', ':', '@', '&', '=', '+', '$', ',', '\n', '\u0000'].map(
    (sign) => [`${JSON.stringify(sign)} in a SIP header`, 'sipHeaders.displayName', displayName(`a${sign}b`)] as const,
  ),
];

describe('wrong input is refused with its place before anything is sent', () => {
  it.each(cases)('%s: %s', async (_title, path, call) => {
    const events: CallEvent[] = [];
    const result = await call(clientFor(simulator(), { onEvent: (event) => void events.push(event) }));
    const error = errorOf(result, 'input');
    expect(error.issues.map((issue) => issue.path)).toEqual([path]);
    expect(error).toMatchObject({ category: 'invalid_request', outcome: 'not_sent', retry: 'after_fix', attempts: 0 });
    expect(error.message).toContain(`${path} must be ${error.issues[0]?.expected}`);
    expect(simulator().requests).toEqual([]);
    expect(events.map(({ type }) => type)).toEqual(['start', 'settled']);
  });

  it.each([[null], [[]], ['101'], [7]])('%j for the whole input', async (given) => {
    errorOf(await clientFor(simulator()).calls.callback(given as never), 'input');
    expect(simulator().requests).toEqual([]);
  });

  it('names all that is wrong at once, and shows none of it', async () => {
    const given = wrong({
      from: { extension: 'Anna Orlova', number: 'her mobile' },
      toNumber: 'the customer',
      why: 'x',
    });
    const error = errorOf(await clientFor(simulator()).calls.callback(given), 'input');
    expect(error.issues.map(({ path }) => path).toSorted()).toEqual([
      'from.extension',
      'from.number',
      'toNumber',
      'why',
    ]);
    expect(JSON.stringify(error) + error.message).not.toMatch(/Anna|mobile|customer/);
  });

  it('does not let a key named __proto__ through', async () => {
    const sipHeaders = { raw: JSON.parse('{"__proto__":"x"}') as Record<string, string> };
    const call = { from: { extension: '101' }, toNumber: '102', sipHeaders };
    expect(errorOf(await clientFor(simulator()).calls.callback(call), 'input').issues).toHaveLength(1);
  });
});

describe('what just fits is sent', () => {
  it.each([
    ['612 Latin letters', sms({ text: 'a'.repeat(612) })],
    ['268 Cyrillic letters', sms({ text: 'я'.repeat(268) })],
    ['a number of 15 digits', callback({ toNumber: '791612345678901' })],
    ['a line of 128 bytes', callback({ lineNumber: 'я'.repeat(64) })],
    ['a SIP header of 64 bytes', displayName('я'.repeat(32))],
    ['an extension with a leading zero', callback({ toNumber: '0511' })],
  ] as const)('%s', async (_title, call) => {
    valueOf(await call(clientFor(simulator())));
    expect(simulator().requests).toHaveLength(1);
  });
});
