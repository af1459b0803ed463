import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patterns } from '../src/codes/patterns.ts';
import { categories, vatsCodes, type RetryAdvice } from '../src/index.ts';
import { knownCodes, readByTheManual, rowsOfThePattern } from './support/reading.ts';

const retryAdvice: Readonly<Record<RetryAdvice, true>> = {
  never: true,
  now: true,
  later: true,
  poll: true,
  after_login: true,
  after_fix: true,
  after_admin: true,
};
const effects = ['success', 'warning', 'outcome', 'failure'];
const everyNumber = Array.from({ length: 10_000 }, (_, code) => code);

/** What this test compares: who answers, how it was found, and what it means. */
function told(asked: unknown): object {
  const { code, match, effect } = vatsCodes.find(asked);
  return { asked, code, match, effect };
}

describe('every code from 0 to 9999', () => {
  it('is read as a number by the rule of the manual', () => {
    expect(everyNumber.map(told)).toEqual(
      everyNumber.map((code) => ({ asked: code, ...readByTheManual(String(code)) })),
    );
  });

  it('is read as a text by the rule of the manual, with and without leading zeros', () => {
    const texts = everyNumber.flatMap((code) => [...new Set([String(code), String(code).padStart(4, '0')])]);
    expect(texts.map(told)).toEqual(texts.map((text) => ({ asked: text, ...readByTheManual(text) })));
  });

  it('keeps the raw code, whoever answers for it', () => {
    expect(everyNumber.map((code) => vatsCodes.find(code).asked)).toEqual(everyNumber);
    expect(vatsCodes.find('2219').asked).toBe(2219);
    expect(vatsCodes.find('0219').asked).toBe('0219');
  });
});

describe("the manual's own and other telling examples", () => {
  it.each([
    [2219, 2210, 'fallback'],
    [1090, 1000, 'fallback'],
    [1182, 1182, 'exact'],
    [1199, 1190, 'fallback'],
    [1193, 1193, 'exact'],
    [5105, 5105, 'exact'],
    [5104, 5104, 'exact'],
    [5108, 5108, 'exact'],
    [5100, 5000, 'fallback'],
    [5115, 5000, 'fallback'],
    [5229, 5000, 'fallback'],
    [5303, 5000, 'fallback'],
    [5012, 5000, 'fallback'],
    [3138, 3100, 'fallback'],
    [3500, 3000, 'fallback'],
    [4295, 4200, 'fallback'],
    [4391, 4391, 'exact'],
    [4395, 4300, 'fallback'],
    [6010, 6010, 'exact'],
    [6012, 6012, 'exact'],
    [6015, 6010, 'fallback'],
    [6020, 6000, 'fallback'],
    [6105, 6100, 'fallback'],
    [1118, 1110, 'fallback'],
    [3345, 3340, 'fallback'],
    [3350, 3300, 'fallback'],
    [4409, 4400, 'fallback'],
    [2305, 2300, 'fallback'],
    [1201, 1201, 'exact'],
    [7001, undefined, 'unknown'],
    [110, undefined, 'unknown'],
    ['Busy', undefined, 'unknown'],
  ] as const)('%s is answered by %s (%s)', (asked, code, match) => {
    expect(vatsCodes.find(asked)).toMatchObject({ asked, code, match });
    expect(vatsCodes.find([asked])).toMatchObject({ asked, code, match });
  });

  it('takes the connection limit of the contact centre (1201) for a failure, though the vendor counts 1xxx as success', () => {
    expect(vatsCodes.find(1201)).toMatchObject({ effect: 'failure', category: 'quota_exceeded', retry: 'later' });
    expect(vatsCodes.find(1209)).toMatchObject({ code: 1200, effect: 'failure', match: 'fallback' });
  });

  it('leaves an unknown code of class 1 undecided', () => {
    expect(vatsCodes.find(1400)).toMatchObject({
      code: 1000,
      effect: 'failure',
      category: 'unknown',
      outcome: 'unknown',
      match: 'fallback',
    });
    expect(vatsCodes.find(1400).name).not.toBe(vatsCodes.find(1000).name);
  });
});

describe('whatever is asked', () => {
  const anything = fc.oneof(
    fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true }),
    fc.string(),
    fc.double(),
  );

  it('is answered, and never thrown at', () => {
    fc.assert(
      fc.property(anything, (asked) => {
        const { match, asked: kept = 'none', effect, code } = vatsCodes.find(asked);
        expect(['exact', 'fallback', 'unknown']).toContain(match);
        expect(code === undefined).toBe(match === 'unknown');
        expect(effects).toContain(effect);
        expect(match !== 'unknown' || effect === 'failure').toBe(true);
        // Nothing longer than a code is carried on: it could be a sentence about somebody.
        expect(String(kept)).toMatch(/^[\w.:+-]{1,64}$/);
        expect(['number', 'string']).toContain(typeof kept);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is answered even for things that throw when they are looked at', () => {
    const { proxy, revoke } = Proxy.revocable([2211], {});
    revoke();
    const hostile = { toString: () => { throw new Error('no'); }, valueOf: () => { throw new Error('no'); } }; // prettier-ignore
    for (const asked of [proxy, hostile, [hostile], Symbol('2211'), 2211n]) {
      expect(vatsCodes.find(asked)).toMatchObject({ match: 'unknown', asked: undefined });
    }
  });

  it.each([
    ' 2211',
    '2211.0',
    '+2211',
    '2211a',
    '22110',
    '２２１１',
    -2211,
    2211.5,
    Number.NaN,
    [2211, 2212],
    [[2211]],
    {},
  ])('is no known code unless it is one: %j', (asked) => {
    expect(vatsCodes.find(asked)).toMatchObject({ match: 'unknown', code: undefined, effect: 'failure' });
  });
});

describe('the table of codes', () => {
  const { entries } = vatsCodes;

  it('holds the 216 codes of the manual, each once', () => {
    expect(entries.map(({ code }) => code)).toHaveLength(216);
    expect(entries.map(({ code }) => String(code)).toSorted()).toEqual([...knownCodes.keys()].toSorted());
  });

  it('gives every code a name and a description of its own', () => {
    expect(new Set(entries.map(({ name }) => name)).size).toBe(entries.length);
    expect(new Set(entries.map(({ description }) => description)).size).toBe(entries.length);
    expect(entries.filter(({ name }) => !/^[A-Z][A-Za-z0-9]+$/.test(name))).toEqual([]);
    expect(entries.filter(({ description }) => !/^[A-Z].+\.$/.test(description))).toEqual([]);
  });

  it('agrees with the manual on what is a success, a failure and the end of a call', () => {
    const success = (effect: string): string =>
      ({ success: 'yes', warning: 'yes', failure: 'no', outcome: 'outcome' })[effect] ?? effect;
    expect(Object.fromEntries(entries.map(({ code, effect }) => [code, success(effect)]))).toEqual(
      Object.fromEntries([...knownCodes].map(([code, row]) => [code, row.success])),
    );
  });

  it('says of every failure what it means and what to do, in the words that all vendors share', () => {
    const failures = entries.filter(({ effect }) => effect === 'failure');
    const others = entries.filter(({ effect }) => effect !== 'failure');
    const categoryOf = (entry: object): unknown => ('category' in entry ? entry.category : undefined);
    expect(failures.filter((entry) => !categories.some((category) => category === categoryOf(entry)))).toEqual([]);
    expect(others.filter((entry) => categoryOf(entry) !== undefined)).toEqual([]);
    expect(entries.filter(({ retry }) => !Object.hasOwn(retryAdvice, retry))).toEqual([]);
  });

  it('hangs every code under the parent that the manual gives it', () => {
    const parentOf = (code: string): string => {
      const masks = [3, 2, 1].map((kept) => code.slice(0, kept) + 'x'.repeat(4 - kept));
      const found = masks.map((mask) => (patterns as Record<string, number>)[mask]);
      return String(found.find((parent) => parent !== undefined && String(parent) !== code) ?? '');
    };
    expect(Object.fromEntries([...knownCodes.keys()].map((code) => [code, parentOf(code)]))).toEqual(
      Object.fromEntries([...knownCodes].map(([code, row]) => [code, row.parent])),
    );
  });

  it('declares the rows of the manual that have a code, and no others', () => {
    expect(
      Object.entries(patterns)
        .map(([pattern, code]) => `${pattern} ${code}`)
        .toSorted(),
    ).toEqual(rowsOfThePattern.map(({ pattern, representative }) => `${pattern} ${representative}`).toSorted());
  });
});
