import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonErrorOffset } from '../src/send/json-offset.ts';

const tokens = /"(?:\\.|[^"\\])*"|-?[\d.]+(?:[eE][+-]?\d+)?|true|false|null|[[\]{}:,]/g;

/** A valid document as its tokens, each with spaces before it. */
const document = fc
  .tuple(fc.jsonValue({ maxDepth: 3 }), fc.array(fc.constantFrom('', ' ', '\n', '\t', '\r\n  '), { minLength: 1 }))
  .map(([plain, spaces]) =>
    (JSON.stringify(plain).match(tokens) ?? []).map((token, at) => [spaces[at % spaces.length] ?? '', token] as const),
  )
  .filter((parts) => parts.length > 0);
type Parts = readonly (readonly [space: string, token: string])[];
const textOf = (parts: Parts): string => parts.map(([space, token]) => space + token).join('');
const place = fc.nat();

it('a valid document stops nowhere: the offset is its end', () => {
  fc.assert(
    fc.property(document, (parts) => {
      const text = textOf(parts);
      expect(JSON.parse(text)).toBeDefined();
      expect(jsonErrorOffset(text)).toBe(text.length);
    }),
  );
});

it('something that is no JSON is found where it stands', () => {
  const strange = fc.constantFrom(
    '@',
    "'a'",
    'NaN',
    'undefined',
    '\\',
    '#',
    ';',
    '\u0001',
    '+1',
    '.5',
    '\u00a0',
    ')',
    'tru ',
  );
  fc.assert(
    fc.property(document, place, strange, (parts, at, odd) => {
      const cut = at % (parts.length + 1);
      const before = textOf(parts.slice(0, cut));
      const text = `${before} ${odd}${textOf(parts.slice(cut))}`;
      expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
      expect(jsonErrorOffset(text)).toBe(before.length + 1);
    }),
    { numRuns: 500 },
  );
});

it('a document that was cut between two tokens stops at the cut', () => {
  fc.assert(
    fc.property(document, place, (parts, at) => {
      const text = textOf(parts.slice(0, at % parts.length));
      fc.pre(text !== '');
      expect(jsonErrorOffset(text)).toBe(text.length);
    }),
  );
});

it('a document that was cut within a token stops where the token begins', () => {
  fc.assert(
    fc.property(document, place, place, (parts, at, within) => {
      const index = at % parts.length;
      const [space, token] = parts[index] as Parts[number];
      fc.pre(token.length > 1 && /^["tfn]/.test(token));
      const before = textOf(parts.slice(0, index)) + space;
      expect(jsonErrorOffset(before + token.slice(0, 1 + (within % (token.length - 1))))).toBe(before.length);
    }),
    { numRuns: 500 },
  );
});

it('a token that was left out is missed at the next one', () => {
  fc.assert(
    fc.property(document, place, (parts, at) => {
      const index = at % parts.length;
      const left = parts.filter((_, other) => other !== index);
      const text = textOf(left);
      let whole = true;
      try {
        JSON.parse(text);
      } catch {
        whole = false;
      }
      fc.pre(!whole && text.trim() !== '');
      // It can't be noticed before the gap, and what stands before the offset could still become JSON.
      const offset = jsonErrorOffset(text);
      expect(offset).toBeGreaterThanOrEqual(textOf(parts.slice(0, index)).length);
      expect(jsonErrorOffset(text.slice(0, offset))).toBe(offset);
    }),
    { numRuns: 500 },
  );
});

it('the place is never after the one that the engine names', () => {
  const mutated = fc
    .tuple(document, place, fc.constantFrom(...'[]{}:,"1tn\\ '.split('')), fc.boolean())
    .map(([parts, at, mark, swap]) => {
      const text = textOf(parts);
      const cut = at % (text.length + 1);
      return text.slice(0, cut) + mark + text.slice(swap ? cut + 1 : cut);
    });
  fc.assert(
    fc.property(mutated, (text) => {
      let told = '';
      try {
        JSON.parse(text);
      } catch (thrown) {
        told = (thrown as SyntaxError).message;
      }
      const position = /at position (\d+)/.exec(told)?.[1];
      fc.pre(position !== undefined);
      const offset = jsonErrorOffset(text);
      expect(offset).toBeLessThanOrEqual(Number(position));
      // Between the two there is no more than the one token that is wrong.
      expect(text.slice(offset, Number(position))).toMatch(/^("(\\.|[^"\\])*\\?|[^\s[\]{}:,"]*)$/s);
    }),
    { numRuns: 1_000 },
  );
});

it('tells a text of half a megabyte at once', () => {
  const text = `[${'{"a":"b\\u0041"},'.repeat(30_000)}`;
  const from = performance.now();
  expect(jsonErrorOffset(text)).toBe(text.length);
  expect(performance.now() - from).toBeLessThan(500);
});
