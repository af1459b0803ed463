import fc from 'fast-check';
import { pick, type Draw } from '../target.ts';
import { anyText } from '../texts.ts';

/** Stands for a value that is wanted and not known yet: no kind takes it, and each says what it expects instead. */
const unknownYet: symbol = Symbol('unknown yet');
/** Says that a field is to be left out. */
export const nothing: symbol = Symbol('nothing');

const date = '2030-01-02';

/** What is tried where the words say no more. */
const usual: readonly unknown[] = [
  '1',
  '101',
  '74955404444',
  '+7 (495) 540-44-44',
  'name',
  date,
  `${date} 15:00:00`,
  `${date}T15:00`,
  `${date}T15:00:00Z`,
  '09:30',
  'anna@example.org',
  'sip:anna@example.org',
  'https://example.org/a',
  'example.org',
  'test1.mangosip.ru',
  'stats/request',
  'Agents/12',
  'application/json',
  'AddInteraction',
  'CALLSTART',
  'Passw0rd!long',
  'all',
  'call.wav',
  'voice://5551212',
  1,
  0,
  5,
  10,
  50,
  100,
  true,
  false,
  null,
  { id: '1' },
  { name: 'value' },
  { field: 'id', direction: 'asc' },
  [],
  ['1'],
  [1],
  new Uint8Array([1, 2, 3]),
];

type Proposal = (draw: Draw, words: RegExpMatchArray) => unknown;

function list(draw: Draw, expected: string, min: number, max: number): unknown[] {
  const length = draw(fc.integer, { min, max: Math.max(min, Math.min(max, min + 2)) });
  return Array.from({ length }, () => propose(draw, expected));
}

function within(draw: Draw, whole: boolean, min: number, max: number): number {
  if (whole) return draw(fc.integer, { min: Math.ceil(min), max: Math.floor(max) });
  return draw(fc.double, { min, max, noNaN: true });
}

const bound = (text: string | undefined, otherwise: number): number => (text === undefined ? otherwise : Number(text));

/** What the words of an issue ask for. The first that fits them proposes. */
const proposals: readonly (readonly [RegExp, Proposal])[] = [
  [/^(left out|without)/, () => nothing],
  [/^(?:given|there)(?:: (.*))?/s, (draw, [, what = '']) => propose(draw, what)],
  [/^(.*), or null$/s, (draw, [, what = '']) => (draw(fc.boolean) ? null : propose(draw, what))],
  [/^a list of (\d+) to (\d+): (.*)/s, (draw, [, min, max, what = '']) => list(draw, what, Number(min), Number(max))],
  [/^a list of (?!ids)(.*)/s, (draw, [, what = '']) => list(draw, what, 0, 2)],
  [
    /^an object with ([\w$]+(?:(?:, | and )[\w$]+)*)/,
    (draw, [, names = '']) => objectOf(draw, names.split(/, | and /)),
  ],
  [
    /^an object whose values are each (.*)/s,
    (draw, [, what = '']) => ({ [`k${draw(fc.nat, 9)}`]: propose(draw, what) }),
  ],
  [/^one of (.*)/s, (draw, [, all = '']) => spelled(draw, pick(draw, all.split(', ')))],
  [/^'?(true or false|true)'?$/, (draw, [, words]) => (words === 'true' ? true : draw(fc.boolean))],
  [
    /^a (whole )?number from (\S+) to (\S+)/,
    (draw, [, whole, min, max]) => within(draw, whole !== undefined, bound(min, 0), bound(max, 0)),
  ],
  [
    /^a (whole )?number of at least (\S+)/,
    (draw, [, whole, min]) => within(draw, whole !== undefined, bound(min, 0), bound(min, 0) + 1000),
  ],
  [
    /^a (whole )?number of at most (\S+)/,
    (draw, [, whole, max]) => within(draw, whole !== undefined, bound(max, 0) - 1000, bound(max, 0)),
  ],
  [/^a (whole )?number$/, (draw, [, whole]) => within(draw, whole !== undefined, -1000, 100_000)],
  [
    /^a Date/,
    (draw) => pick(draw, [new Date(`${date}T15:00:00Z`), `${date}T15:00:00+03:00`, { epochMilliseconds: 1.9e12 }]),
  ],
  [/HH:MM$/, (draw) => pick(draw, ['00:00', '09:30', '23:59'])],
  [/^a file/, (draw) => ({ name: draw(() => anyText), content: new Uint8Array([draw(fc.nat, 255)]) })],
  [/^a (string|text)/, (draw) => (draw(fc.nat, 2) > 0 ? draw(() => anyText) : pick(draw, usual))],
];

function spelled(draw: Draw, word: string): unknown {
  return /^-?\d+$/.test(word) && draw(fc.boolean) ? Number(word) : word;
}

/** Of what may be left out, a part is; what must be there is asked for later. */
export function objectOf(draw: Draw, names: readonly string[]): Record<string, unknown> {
  const given = names.filter(() => draw(fc.nat, 2) === 0);
  return Object.fromEntries(given.map((name) => [name, unknownYet]));
}

/** A value for a place of which this is expected; a guess, where the words are not enough. */
export function propose(draw: Draw, expected: string): unknown {
  for (const [words, proposal] of proposals) {
    const found = words.exec(expected);
    // Words may mean something else than they seem to: now and then something else is tried.
    if (found !== null && draw(fc.nat, 9) > 0) return proposal(draw, found);
  }
  return pick(draw, usual);
}
