import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallInput } from '../src/index.ts';
import { serve, ways } from './support/both.ts';
import { clientOf } from './support/client.ts';
import { closedPort } from './support/socket-server.ts';
import { errorOf, valueOf } from './support/say.ts';

/** The same texts on every run; another seed looks elsewhere. */
const seeded = { seed: 20_261_122 };

const texts: readonly (readonly [string, string])[] = [
  ['markup', '</P><ADMIN>1</ADMIN><P>'],
  ['the end of the request', '</USER1></REQUEST>\r\n<REQUEST>'],
  ['an ampersand', 'Smith & Sons &amp; &lt; &#65;'],
  ['quotes', `"double" and 'single'`],
  ['the end of CDATA', ']]>'],
  ['a comment', '<!-- --> -- <![CDATA[ ]]> <?x ?>'],
  ['what a query is made of', 'a=b&c=d#e?f+g h%20i;/:@'],
  ['percent signs', '%41 100% %zz'],
  ['letters of other scripts', 'Привет, 世界, ümlaut'],
  ['emoji', '☎️ 👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
  ['blanks around', '  two blanks  '],
  ['nothing but a blank', ' '],
  ['line ends and tabs', 'a\tb\nc\r\nd\re'],
  ['odd separators', 'a\u0085b\u2028c\u2029d\u00a0e\ufeff'],
  ['the last of XML', '\uE000\uFFFD\u{10FFFF}\u007f'],
  ['nothing', ''],
];

const uncarriable: readonly (readonly [string, string])[] = [
  ...['\0', '\u0001', '\u0008', '\u000b', '\u000c', '\u001b', '\u001f', '\uFFFE', '\uFFFF'].map(
    (character) => [`U+${character.charCodeAt(0).toString(16).padStart(4, '0')}`, `79995551234${character}`] as const,
  ),
  ['half of a pair', '79995551234\uD83D'],
  ['the other half', '\uDE00 79995551234'],
];

describe.for(ways)('a text over %s', (way) => {
  it.for(texts)('arrives exactly, and in its own field: %s', async ([, text]) => {
    const { baseUrl, asked, faults } = await serve(way);
    const uptivity = clientOf({ baseUrl });
    valueOf(await uptivity.calls.update({ deviceId: '200', user1: text, extra: { NOTE: text } }));
    valueOf(await uptivity.request('X', { NOTE: text }));
    expect(faults).toEqual([]);
    expect(asked.map(({ fields }) => fields)).toEqual([
      {
        TYPE: expect.stringMatching(/^callupdate$/i),
        REQUESTID: asked[0]?.id,
        DEVICEID: '200',
        USER1: text,
        NOTE: text,
      },
      { TYPE: expect.stringMatching(/^x$/i), REQUESTID: asked[1]?.id, NOTE: text },
    ]);
    expect(asked[0]?.names).toHaveLength(5);
  });

  it('arrives exactly, whatever XML can carry', async () => {
    const { baseUrl, asked, faults } = await serve(way);
    const uptivity = clientOf({ baseUrl });
    const character = fc.oneof(
      fc.constantFrom(...Array.from(`<>&"'%+=#?;]![-\t\n\r /`)),
      fc.integer({ min: 0x20, max: 0xd7ff }).map((code) => String.fromCodePoint(code)),
      fc.integer({ min: 0xe000, max: 0xfffd }).map((code) => String.fromCodePoint(code)),
      fc.integer({ min: 0x10000, max: 0x10ffff }).map((code) => String.fromCodePoint(code)),
    );
    const carriable = fc.string({ unit: character, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(carriable, carriable, async (one, other) => {
        const before = asked.length;
        valueOf(await uptivity.calls.start({ deviceId: '200', user15: one, extra: { NOTE: other } }));
        expect(asked).toHaveLength(before + 1);
        expect(asked[before]?.names).toHaveLength(5);
        expect(asked[before]?.fields).toMatchObject({ USER15: one, NOTE: other });
      }),
      { ...seeded, numRuns: 200 },
    );
    expect(faults).toEqual([]);
  });

  it.for(uncarriable)('that XML cannot carry is refused and not sent: %s', async ([, text]) => {
    const { baseUrl, asked } = await serve(way);
    const uptivity = clientOf({ baseUrl });
    const results = [
      await uptivity.calls.start({ deviceId: text }),
      await uptivity.calls.start({ deviceId: '200', user1: text }),
      await uptivity.calls.update({ deviceId: '200', extra: { NOTE: text } }),
      await uptivity.request('X', { NOTE: text }),
    ];
    const places = results.map((result) => errorOf(result, 'input').issues.map(({ path }) => path.split('.').at(-1)));
    expect(places).toEqual([['deviceId'], ['user1'], ['NOTE'], ['NOTE']]);
    expect(JSON.stringify(results)).not.toContain('7999555');
    expect(asked).toEqual([]);
  });

  it('that XML cannot carry is named where the caller gave it', async () => {
    const { baseUrl } = await serve(way);
    const uptivity = clientOf({ baseUrl });
    const started = errorOf(await uptivity.calls.start({ deviceId: '200', extra: { NOTE: '\u0001' } }), 'input');
    const asked = errorOf(await uptivity.request('X', { NOTE: '\u0001' }), 'input');
    expect([started, asked].map(({ issues }) => issues.map(({ path }) => path))).toEqual([
      ['extra.NOTE'],
      ['parameters.NOTE'],
    ]);
  });

  it.for([
    ['markup', 'a><evil/><b'],
    ['a blank', 'A B'],
    ['what a query is made of', 'A&TYPE=X'],
    ['nothing', ''],
    ['a prefix', 'x:A'],
    ['a digit in front', '1A'],
    ['the type', 'TYPE'],
    ['the type, in lower case', 'type'],
    ['the request id', 'RequestId'],
  ] as const)('is refused where its name is %s', async ([, tag]) => {
    const { baseUrl, asked } = await serve(way);
    const uptivity = clientOf({ baseUrl });
    const [started, requested] = [
      await uptivity.calls.start({ deviceId: '200', extra: { [tag]: '1' } }),
      await uptivity.request('X', { [tag]: '1' }),
    ];
    expect(errorOf(started, 'input').issues).toHaveLength(1);
    expect(errorOf(requested, 'input').issues).toHaveLength(1);
    expect(asked).toEqual([]);
  });

  it('is refused where its name is given twice, in whatever case', async () => {
    const { baseUrl, asked } = await serve(way);
    const uptivity = clientOf({ baseUrl });
    const twice = errorOf(await uptivity.request('X', { Note: '1', NOTE: '2' }), 'input');
    expect(twice.issues.map(({ path }) => path)).toEqual(['parameters.NOTE']);
    errorOf(await uptivity.calls.start({ deviceId: '200', extra: { note: '1', NOTE: '2' } }), 'input');
    expect(asked).toEqual([]);
  });

  it.for(['DEVICEID', 'deviceid', 'User1'])(
    'is refused where a field of the method bears its name already: %s',
    async (tag) => {
      const { baseUrl, asked } = await serve(way);
      const result = await clientOf({ baseUrl }).calls.start({ deviceId: '200', user1: 'a', extra: { [tag]: 'b' } });
      expect(asked.map(({ names }) => names)).toEqual([]);
      errorOf(result, 'input');
    },
  );

  it('may be a number or yes and no among the extra parameters, but no number that is none', async () => {
    const { baseUrl, asked } = await serve(way);
    const uptivity = clientOf({ baseUrl });
    valueOf(await uptivity.request('X', { A: 7, B: -1.5, C: 0, D: true, E: false, F: '' }));
    expect(asked[0]?.fields).toMatchObject({ A: '7', B: '-1.5', C: '0', D: 'Y', E: 'N', F: '' });
    for (const wrong of [Number.NaN, Infinity, -Infinity, null, {}, ['a'], 7n, () => '']) {
      const error = errorOf(await uptivity.request('X', { A: wrong } as never), 'input');
      expect(error.issues.map(({ path }) => path)).toEqual(['parameters.A']);
    }
    expect(asked).toHaveLength(1);
  });

  it.for(['', '1A', 'A B', 'A</TYPE>', 'A&x=1', 'x'.repeat(65), 'тест', 7, null, undefined])(
    'is no command: %j',
    async (type) => {
      const { baseUrl, asked } = await serve(way);
      const error = errorOf(await clientOf({ baseUrl }).request(type as string), 'input');
      expect(error.issues.map(({ path }) => path)).toEqual(['type']);
      expect(asked).toEqual([]);
    },
  );
});

describe('a call that is told of', () => {
  const refused = async (input: unknown): Promise<readonly string[]> => {
    const uptivity = clientOf({ baseUrl: `tcp://127.0.0.1:${await closedPort()}` });
    const error = errorOf(await uptivity.calls.start(input as CallInput), 'input');
    expect(error.outcome).toBe('not_sent');
    return error.issues.map(({ path }) => path);
  };

  it.for(['deviceId', 'deviceAlias', 'stationName', 'sysUser', 'crmUser'])(
    'needs a device, and any of the five will do: %s',
    async (name) => {
      const { baseUrl, asked } = await serve('http');
      valueOf(await clientOf({ baseUrl }).calls.start({ [name]: 'x' } as unknown as CallInput));
      expect(asked).toHaveLength(1);
    },
  );

  it('is refused without any device', async () => {
    expect(await refused({ ani: '1' })).toEqual(['']);
    expect(await refused({ deviceId: undefined, ani: '1' })).toEqual(['']);
  });

  it.for([
    ['deviceId', ''],
    ['deviceId', 200],
    ['ani', ''],
    ['callDirection', 'I'],
    ['callDirection', 'sideways'],
    ['keepDays', 1.5],
    ['keepDays', -2],
    ['keepDays', '30'],
    ['keepDays', Number.NaN],
    ['archiveAction', 'a'],
    ['user1', 7],
    ['user16', 'x'],
    ['DEVICEID', 'x'],
    ['extra', 'x'],
    ['extra', ['x']],
    ['extra', null],
  ] as const)('is refused with %s: %j', async ([name, value]) => {
    expect(await refused({ deviceId: '200', [name]: value })).toEqual([name]);
  });

  it.for([{}, { DEVICEID: undefined as never }])(
    'that goes on is refused where nothing names its device: %j',
    async (extra) => {
      const { baseUrl, asked } = await serve('socket');
      const { calls } = clientOf({ baseUrl });
      for (const told of [await calls.stop({ extra }), await calls.update({ extra, user1: 'gold' })])
        expect(errorOf(told, 'input').issues.map(({ path }) => path)).toEqual(['']);
      expect(asked).toEqual([]);
    },
  );

  it.for([null, 'x', 7, [], undefined])('is refused where it is no object: %j', async (input) => {
    expect(await refused(input)).toEqual(['']);
  });
});

describe('over HTTP, where everything stands in the URL,', () => {
  it.for([2_000, 8_000, 15_000])('a text of %i letters is sent', async (length) => {
    const { baseUrl, asked } = await serve('http');
    valueOf(await clientOf({ baseUrl }).calls.update({ deviceId: '200', user1: 'x'.repeat(length) }));
    expect(asked[0]?.fields['USER1']).toHaveLength(length);
  });

  it('a text that would make the URL too long is refused, and over the socket it is not', async () => {
    const http = await serve('http');
    const socket = await serve('socket');
    const call = { deviceId: '200', user1: '79995551234'.repeat(6_000) };
    const error = errorOf(await clientOf({ baseUrl: http.baseUrl }).calls.update(call), 'input');
    expect(error.issues.map(({ expected }) => expected).join()).toContain('maxUrlLength');
    expect(JSON.stringify(error)).not.toContain('7999');
    expect(http.asked).toEqual([]);
    valueOf(await clientOf({ baseUrl: socket.baseUrl }).calls.update(call));
    expect(socket.asked[0]?.fields['USER1']).toBe(call.user1);
  });

  it.for(['', '/behind/a/proxy'])(
    'no request is longer than the limit, and none is refused that would fit: %j',
    async (folder) => {
      const { baseUrl, asked } = await serve('http');
      const maxUrlLength = 300;
      const uptivity = clientOf({ baseUrl: baseUrl + folder, maxUrlLength });
      for (let length = 180; length <= 300; length += 1)
        await uptivity.calls.update({ deviceId: '200', user1: 'x'.repeat(length) });
      // The id may be shorter than the ten digits it may have.
      const longest = Math.max(...asked.map(({ raw, id }) => raw.length + 10 - id.length));
      expect(longest).toBe(maxUrlLength);
    },
  );

  it('letters count as they are spelled in the URL', async () => {
    const { baseUrl, asked } = await serve('http');
    const uptivity = clientOf({ baseUrl, maxUrlLength: 300 });
    errorOf(await uptivity.calls.update({ deviceId: '200', user1: 'я'.repeat(60) }), 'input');
    valueOf(await uptivity.calls.update({ deviceId: '200', user1: 'я'.repeat(20) }));
    expect(asked).toHaveLength(1);
  });
});
