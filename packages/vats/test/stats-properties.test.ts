import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochMilliseconds } from '@trunkline/core';
import { defaultColumns } from '../src/operations/stats/columns.ts';
import { readRows } from '../src/operations/stats/read-rows.ts';
import { splitSpan } from '../src/operations/stats/spans.ts';

const second = 1_000;
const moment = fc.integer({ min: Date.UTC(2000, 0, 1) / second, max: Date.UTC(2040, 0, 1) / second });

/** Of a day that the next month doesn't have: never. */
function sameDayOfNextMonth(ms: number): number {
  const date = new Date(ms);
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + 1);
  return date.getUTCDate() === day ? date.getTime() : Infinity;
}

describe('a span of any length', () => {
  it('is cut into pieces that follow one another, none as long as 30 days or longer than a month', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 800 * 86_400 }), (start, length) => {
        const pieces = splitSpan({ dateFrom: new Date(start * second), dateTo: new Date((start + length) * second) });
        const ends = pieces.map(({ dateFrom, dateTo }) => [epochMilliseconds(dateFrom), epochMilliseconds(dateTo)]);
        expect(ends[0]?.[0]).toBe(start * second);
        expect(ends.at(-1)?.[1]).toBe((start + length) * second);
        for (const [from = 0, to = 0] of ends) {
          expect(to).toBeGreaterThanOrEqual(from);
          expect(to).toBeLessThan(Math.min(from + 30 * 86_400 * second, sameDayOfNextMonth(from)));
        }
        const gaps = ends.slice(1).map(([from = 0], index) => from - (ends[index]?.[1] ?? 0));
        expect(gaps).toEqual(gaps.map(() => second));
      }),
    );
  });
});

const field = fc.stringMatching(/^[\w" ,.:@+-]{0,12}$/);
const seconds = fc.nat({ max: 2_000_000_000 }).map(String);
const row = fc
  .tuple(field, seconds, seconds, seconds, field, field, field, field, field, field, field)
  .map((fields) => fields.join(';'));

/** A text in pieces: every cut falls somewhere, in the middle of a letter too. */
async function* pieces(bytes: Uint8Array, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].toSorted(
    (one, other) => one - other,
  );
  for (let at = 1; at < places.length; at += 1) yield bytes.slice(places[at - 1], places[at]);
}

async function read(text: string, cuts: readonly number[]): Promise<readonly object[]> {
  const rows: object[] = [];
  for await (const page of readRows(pieces(new TextEncoder().encode(text), cuts), defaultColumns)) rows.push(...page);
  return rows;
}

describe('rows', () => {
  it('are the same however the text is cut, with \\n or \\r\\n, with or without one at the end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 6 }),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.array(fc.nat(), { maxLength: 9 }),
        async (rows, newline, ended, cuts) => {
          const whole = await read(rows.map((line) => `${line}\n`).join(''), []);
          expect(whole).toHaveLength(rows.length);
          expect(await read(rows.join(newline) + (ended ? newline : ''), cuts)).toEqual(whole);
        },
      ),
    );
  });

  it('keep a quote as the character it is', async () => {
    const [told] = await read(`[];1;2;3;"101;74950000001;;;1110;;"\n`, []);
    expect(told).toMatchObject({ fromExtension: '"101', location: '"' });
  });
});
