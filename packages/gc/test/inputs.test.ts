import { describe, expect, it } from 'vitest';
import { desk } from './support/desk.ts';
import { errorOf, valueOf } from './support/say.ts';
import { silentBut } from './support/scripts.ts';
import { callVerb } from './support/verbs.ts';

/** The fields of a text, and of a number, in the commands that take them. */
const at = { callbackTime: '2030-03-07T14:30', callbackNumber: '030' };
const texts: readonly (readonly [verb: string, field: string, rest: object])[] = [
  ['answerCall', 'dialogId', {}],
  ['holdCall', 'dialogId', {}],
  ['blindTransfer', 'dialogId', { number: '1' }],
  ['completeConference', 'dialogId', { extension: '1' }],
  ['getDialogState', 'dialogId', {}],
  ['setWrapUpReason', 'reason', { dialogId: 'd1' }],
  ['setWrapUpReason', 'dialogId', { reason: 'r' }],
  ['makeNotReadyWithReason', 'reasonCode', {}],
  ['logoutWithReason', 'reasonCode', {}],
  ['getTeamPhonebooks', 'teamId', {}],
  ['getPhonebookContacts', 'phonebookId', {}],
  ['acceptOutboundPreview', 'dialogId', {}],
  ['scheduleCallback', 'dialogId', at],
  ['reclassifyCall', 'classification', { dialogId: 'd1' }],
  ['getAgentExtension', 'fNumber', {}],
  ['getTeamUsers', 'teamId', {}],
];
const strict: typeof texts = [
  ['updateCallVariable', 'name', { dialogId: 'd1', value: 'v' }],
  ['updateCallVariable', 'value', { dialogId: 'd1', name: 'n' }],
  ['getTeamUserState', 'agentId', {}],
  ['logoutAgent', 'agentId', {}],
  ['makeAgentNotReady', 'agentId', {}],
];
const numbers: typeof texts = [
  ['makeCall', 'number', {}],
  ['blindTransfer', 'number', { dialogId: 'd1' }],
  ['consultCall', 'number', { dialogId: 'd1' }],
  ['consultTransfer', 'extension', { dialogId: 'd1' }],
  ['login', 'extension', {}],
  ['mobileAgentLogin', 'phone', { mode: 'CALL_BY_CALL' }],
  ['scheduleCallback', 'callbackNumber', { dialogId: 'd1', callbackTime: at.callbackTime }],
  ['scheduleCallback', 'targetMediaAddress', { dialogId: 'd1', ...at }],
  ['silentMonitor', 'extension', {}],
  ['bargeIn', 'extension', { dialogId: 'd1' }],
];

const noText = [
  ',',
  'a,b',
  'a\rb',
  'a\nb',
  'a\r\nb',
  'a\0b',
  'a\tb',
  'a\u2028b',
  'a\u2029b',
  'a\u0085b',
  'a\u007fb',
  'a\n',
  ' a',
  'a ',
  '\u00a0a',
  '\ufeffa',
  ' ',
  '',
  'x'.repeat(1_001),
  'x'.repeat(10_000_000),
  'a\ud83d',
  7.5,
  null,
  true,
  ['a'],
  ['a', 'b'],
  {},
];
const noId = ['a#b', 'a|b', '#', '|'];
const noNumber = [
  ...noText.filter((value) => value !== ' a'),
  '12a',
  'mobile',
  '7495CALLNOW',
  '１２３',
  '12#',
  '12;ext=3',
  '+',
  '()',
  '-',
  '1'.repeat(25),
  '1+2',
  '12,34',
  12,
];
const broken = ['12\n34', '12\t34', '12\r\n34', '12\r', '\n12', '12\v34', '12\u202834', '12\u2029'];

const titled = (value: unknown): string => JSON.stringify(value).slice(0, 24);

/** The values that are not refused at this field, or not before they are sent. */
async function slips(
  verb: string,
  field: string,
  rest: object,
  values: readonly unknown[],
  totalTimeoutMs = 150,
): Promise<readonly string[]> {
  const { agent, sent } = await desk({ script: silentBut() });
  // What is sent after all leaves its lane shut: then only the time of the whole ends the next one.
  const slipped: string[] = [];
  for (const value of values) {
    const { error } = await callVerb(agent, verb, { ...rest, [field]: value }, { totalTimeoutMs });
    const paths = error?.kind === 'input' ? error.issues.map(({ path }) => path.replace(/[.[].*/, '')) : [];
    const isRefused = error?.kind === 'input' && error.outcome === 'not_sent' && error.attempts === 0;
    if (!isRefused || paths.join() !== field) slipped.push(titled(value));
  }
  return sent().length === 0 ? slipped : [...slipped, `${sent().length} were sent`];
}

describe('what can’t stand in a command is refused, and nothing is sent', () => {
  it.each(texts)('%s: %s', async (verb, field, rest) => {
    expect(await slips(verb, field, rest, noText)).toEqual([]);
  });

  it.each(strict)('%s: %s, with # and | as well', async (verb, field, rest) => {
    const values = [...noText, ...noId].filter((value) => field !== 'value' || value !== '');
    expect(await slips(verb, field, rest, values)).toEqual([]);
  });

  it.each(numbers)('%s: %s, with letters as well', async (verb, field, rest) => {
    expect(await slips(verb, field, rest, noNumber)).toEqual([]);
  });

  it('a number with a line end or a tab in it, wherever a number is due', async () => {
    const wrong: string[] = [];
    for (const [verb, field, rest] of numbers) {
      for (const value of broken)
        wrong.push(...(await slips(verb, field, rest, [value], 20)).map((one) => `${verb} ${one}`));
    }
    expect(wrong).toEqual([]);
  });

  it.each(['a=b', '=', '=a', 'a='])('a name of a variable such as %s', async (name) => {
    const { agent, sent } = await desk();
    const error = errorOf(await agent.updateCallVariable({ dialogId: 'd1', name, value: 'v' }), 'input');
    expect([error.issues.map(({ path }) => path), sent()]).toEqual([['name'], []]);
  });

  it.each([
    '14:30',
    '2030-03-07',
    '2030-13-07T14:30',
    '2030-03-32T14:30',
    '2030-03-07T24:00',
    '2030-03-07T14:60',
    '2030-03-07T14:30Z',
    '2030-03-07 14:30',
    '2030-03-07T14:30,1',
    '2030-03-07T14:30\n',
  ])('a time such as %j', async (callbackTime) => {
    const { agent, sent } = await desk();
    const input = { dialogId: 'd1', callbackTime, callbackNumber: '030' };
    const error = errorOf(await agent.scheduleCallback(input), 'input');
    expect([error.issues.map(({ path }) => path), sent()]).toEqual([['callbackTime'], []]);
  });

  it.each([
    ['a page that begins with nought', 'getSkillGroups', { start: 0 }, 'start'],
    ['half a group', 'getSkillGroups', { count: 1.5 }, 'count'],
    ['a page that is a text', 'getSkillGroups', { start: '1' }, 'start'],
    ['a way to log in that does not exist', 'mobileAgentLogin', { phone: '1', mode: 'BOTH' }, 'mode'],
    ['a flag that is a text', 'getTeamUsers', { teamId: '1', subscribe: 'true' }, 'subscribe'],
    ['a reason that is half a number', 'logoutWithReason', { reasonCode: 1.5 }, 'reasonCode'],
    ['a reason that is no number', 'logoutWithReason', { reasonCode: Number.NaN }, 'reasonCode'],
    ['a reason beyond all numbers', 'logoutWithReason', { reasonCode: 1e21 }, 'reasonCode'],
    ['a field that does not exist', 'makeReady', { reason: 1 }, 'reason'],
    ['the name of the wire', 'answerCall', { dialogId: 'd1', Dialog_ID: 'd2' }, 'Dialog_ID'],
    ['no dialog', 'answerCall', {}, 'dialogId'],
  ])('%s', async (_, verb, input, path) => {
    const { agent, sent } = await desk();
    const error = errorOf(await callVerb(agent, verb, input), 'input');
    expect([error.issues.map((issue) => issue.path), error.outcome, sent()]).toEqual([[path], 'not_sent', []]);
  });

  it('all that is wrong is named at once', async () => {
    const { agent } = await desk();
    const wrong = { number: 'x', dialogId: 'a,b', more: 1 } as never;
    const { issues } = errorOf(await agent.blindTransfer(wrong), 'input');
    expect(issues.map(({ path }) => path).toSorted()).toEqual(['dialogId', 'more', 'number']);
  });

  it('without waiting for a lane', async () => {
    const { agent, arrived, sent } = await desk({ script: silentBut() });
    void agent.answerCall({ dialogId: 'd1' });
    await arrived('AnswerCall');
    errorOf(await agent.releaseCall({ dialogId: 'd1', x: 1 } as never), 'input');
    expect(sent()).toEqual(['AnswerCall']);
  });
});

describe('what looks odd and can stand in a command is sent as it is', () => {
  it.each([
    [
      'setWrapUpReason',
      { dialogId: 'd1', reason: 'a # b | c = d / "e" \\ <f> Ж 👍' },
      'a # b | c = d / "e" \\ <f> Ж 👍,d1',
    ],
    ['setWrapUpReason', { dialogId: 'x'.repeat(1_000), reason: 'r' }, `r,${'x'.repeat(1_000)}`],
    ['updateCallVariable', { dialogId: 'd1', name: 'user.name', value: '=a=b==' }, 'd1,user.name==a=b=='],
    ['makeNotReadyWithReason', { reasonCode: -1 }, '-1'],
    ['makeNotReadyWithReason', { reasonCode: 0 }, '0'],
    ['makeCall', { number: '+49 (30) 1234-567' }, '+49301234567'],
    ['makeCall', { number: '*72' }, '*72'],
    ['makeCall', { number: '0511' }, '0511'],
    ['makeCall', { number: '1'.repeat(24) }, '1'.repeat(24)],
  ])('%s %j', async (verb, input, body) => {
    const { agent, server } = await desk();
    valueOf(await callVerb(agent, verb, input));
    expect(server.commands.at(-1)?.body).toBe(body);
  });

  it('keys of a prototype are names like others', async () => {
    const { agent, sent } = await desk();
    const input = JSON.parse('{"dialogId":"d1","__proto__":{"polluted":1}}') as { dialogId: string };
    errorOf(await agent.answerCall(input), 'input');
    expect([sent(), 'polluted' in {}]).toEqual([[], false]);
  });
});
