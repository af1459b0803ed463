import type { Conformance } from '../conformance.ts';
import type { CallRow, CaseRow, Expectation } from './row.ts';

/** What is done to the text of a good answer. */
type Spoil = (body: string) => string;
type Spoiled = readonly [id: string, title: string, spoil: Spoil];

const halved: Spoil = (body) => body.trimEnd().slice(0, Math.floor(body.length / 2));

const json: readonly Spoiled[] = [
  ['half', 'cut in the middle', halved],
  ['string', 'cut in a string', () => '{"result": "unfinished'],
  ['number', 'cut in a number', () => '{"result": 1.'],
  ['escape', 'cut in an escape', () => String.raw`{"result": "\u04`],
  ['nan', 'with NaN in it', () => '{"result": NaN}'],
  ['comma', 'with a trailing comma', (body) => body.trimEnd().replace(/([}\]])$/, ',$1')],
  ['two', 'of two documents', (body) => body + body],
  ['prefix', 'with a guard against scripts before it', (body) => `)]}'\n${body}`],
];

const xml: readonly Spoiled[] = [
  ['half', 'cut in the middle', halved],
  ['two', 'of two documents', (body) => body + body.replace(/^\s*<\?xml.*?\?>/s, '')],
  ['after', 'with text after the root', (body) => `${body}canary-26`],
  ['before', 'with text before the root', (body) => `canary-26${body}`],
  ['open', 'without its last end tag', (body) => body.trimEnd().replace(/<\/[^>]+>$/, '')],
];

/** JSON says where; a validator of XML need not. */
const place = { json: 'offset', xml: 'path' } as const;

function spoiledRows(format: 'json' | 'xml', rows: readonly Spoiled[]): CallRow[] {
  return rows.map(([id, title, spoil]) => ({
    id: `B26.${id}`,
    format,
    // A stream of bytes tells the end of an answer by its text alone; what spoils the end is a matter of A7 to A12 there.
    ...(id === 'before' ? {} : { about: 'http' }),
    title: `${format.toUpperCase()} ${title} is decode (syntax) and says where`,
    plan: { script: ({ good, reply }) => reply(spoil(good.body)) },
    call: 'read',
    hidden: ['canary-26', 'unfinished'],
    expect: { kind: 'decode', reason: 'syntax', issues: place[format] },
  }));
}

const depth = 10_000;
const deep: readonly (readonly [id: string, format: 'json' | 'xml', body: string])[] = [
  ['lists', 'json', '['.repeat(depth) + ']'.repeat(depth)],
  ['objects', 'json', `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`],
  ['elements', 'xml', '<a>'.repeat(depth) + '</a>'.repeat(depth)],
];

const eitherWay: readonly Expectation[] = [{ ok: true }, { kind: 'decode' }];

function deepRows(): CallRow[] {
  return deep.map(([id, format, body]) => ({
    id: `B28.${id}`,
    about: 'http',
    format,
    title: `${id} nested ${depth} deep neither overflow the stack nor take long`,
    plan: { script: ({ reply }) => reply(body) },
    call: 'either',
    expect: eitherWay.map((wanted) => ({ ...wanted, withinMs: 100 })),
  }));
}

/** Text that is not what it should be (B25 to B28). */
export function syntaxCases({ wrongShapes = [] }: Conformance): readonly CaseRow[] {
  return [
    ...spoiledRows('json', json),
    ...spoiledRows('xml', xml),
    ...wrongShapes.map(({ title, body }, index): CallRow => ({
      id: `B27.${index + 1}`,
      title: `${title} is decode (shape) with the path, and not tried again`,
      family: "what is of another shape than the vendor's (each has its own cases) is decode (shape) with the path",
      plan: { script: ({ reply }) => reply(body) },
      call: 'read',
      expect: { kind: 'decode', reason: 'shape', issues: 'path' },
    })),
    ...deepRows(),
    {
      id: 'B28.proto',
      format: 'json',
      title: '__proto__ and constructor in an answer reach no prototype',
      plan: {
        script: ({ good, reply }) =>
          reply(good.body.replace(/^\s*\{/, '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},')),
      },
      call: 'either',
      expect: eitherWay,
    },
  ];
}
