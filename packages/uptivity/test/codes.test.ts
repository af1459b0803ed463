import { readFileSync } from 'node:fs';
import { categories, effects, outcomes, retryAdvice, type CodeEntry } from '@trunkline/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readResult, uptivityCodes } from '../src/codes.ts';

const [header, ...rows] = readFileSync(new URL('fixtures/codes.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .filter((line) => !line.startsWith('#'))
  .map((line) => line.split('\t'));

/** The labels of the vendor by their numbers. */
const published: ReadonlyMap<number, string> = new Map(rows.map(([code, label = '']) => [Number(code), label]));

const entries: readonly (CodeEntry<number> & { readonly label: string })[] = uptivityCodes.entries;
const everyNumber = Array.from({ length: 60 }, (_, code) => code);
const successes = [0, 13, 20, 37, 43];
const recordingPath = 'API_ERROR_NO_DEFAULT_RECORDING_PATH';

/** What the vendor's numbers and labels alone allow to say. */
function expected(code: number): object {
  const label = published.get(code);
  if (label === undefined) return { asked: code, code: undefined, match: 'unknown', effect: 'failure' };
  const effect = successes.includes(code) ? 'success' : code === 46 ? 'partial' : 'failure';
  return { asked: code, code, match: 'exact', label, effect };
}

const unknown = { code: undefined, match: 'unknown', effect: 'failure', category: 'unknown', outcome: 'unknown' };

describe('every code from 0 to 59', () => {
  it.each(everyNumber)('%i is read as the vendor lists it, as a number and as a text', (code) => {
    expect(uptivityCodes.find(code)).toMatchObject(expected(code));
    for (const asked of [String(code), ` ${code} `, `\r\n\t${code}\n`, [code], [String(code)]]) {
      expect(uptivityCodes.find(asked)).toEqual(uptivityCodes.find(code));
    }
  });

  it.each(everyNumber)('%i is another matter with a sign, a leading zero or anything else beside it', (code) => {
    for (const asked of [`0${code}`, `+${code}`, `-${code}`, `${code}.0`, `${code}e0`, `${code}x`, `0x${code}`]) {
      expect(uptivityCodes.find(asked)).toMatchObject(unknown);
    }
    expect(uptivityCodes.find(` 0${code} `).asked).toBe(`0${code}`);
  });
});

describe('a code that nobody knows', () => {
  it.each([
    [-1, -1],
    [19, 19],
    [60, 60],
    [999, 999],
    [20.5, 20.5],
    ['19', 19],
    [' 60 ', 60],
    ['020', '020'],
    ['-1', '-1'],
    ['99999999999999999999', '99999999999999999999'],
    ['abc', 'abc'],
    ['API_OK', 'API_OK'],
    ['', undefined],
    ['2 0', undefined],
    ['２０', undefined],
    ['the caller is Orlova', undefined],
    [null, undefined],
    [undefined, undefined],
    [true, undefined],
    [{}, undefined],
    [[], undefined],
    [[20, 20], undefined],
    [[[20]], undefined],
    [Number.NaN, undefined],
    [Number.POSITIVE_INFINITY, undefined],
    [20n, undefined],
    [Symbol('20'), undefined],
  ])('%o is a failure of unknown outcome, and the raw code is kept', (asked, kept) => {
    expect(uptivityCodes.find(asked)).toMatchObject({ ...unknown, asked: kept, retry: 'never' });
    expect(uptivityCodes.find(asked).label).toBeUndefined();
  });

  it('is not guessed from the label in the message', () => {
    for (const asked of [19, 60, 'abc', undefined]) {
      for (const { label } of entries) expect(readResult(asked, label)).toEqual(uptivityCodes.find(asked));
    }
  });
});

describe('whatever is asked', () => {
  it('is answered, and never thrown at', () => {
    const asked = fc.oneof(
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true }),
      fc.string(),
      fc.double(),
      fc.integer({ min: -5, max: 70 }),
    );
    fc.assert(
      fc.property(asked, fc.anything(), (code, message) => {
        const reading = readResult(code, message);
        expect(reading.code === undefined).toBe(reading.match === 'unknown');
        expect(reading.label === undefined).toBe(reading.match === 'unknown');
        expect(effects).toContain(reading.effect);
        // Nothing longer than a code is carried on: it could be a sentence about somebody.
        expect(String(reading.asked ?? 'none')).toMatch(/^[\w.:+-]{1,64}$/);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is answered even for things that throw when they are looked at', () => {
    const { proxy, revoke } = Proxy.revocable([20], {});
    revoke();
    const hostile = { toString: () => { throw new Error('no'); }, valueOf: () => { throw new Error('no'); } }; // prettier-ignore
    for (const asked of [proxy, hostile, [hostile]]) {
      expect(readResult(asked, hostile)).toMatchObject({ ...unknown, asked: undefined });
      expect(readResult(17, asked)).toEqual(uptivityCodes.find(17));
    }
  });
});

describe('17, which has two meanings', () => {
  const meant = { ...uptivityCodes.find(18), asked: 17, match: 'fallback' };

  it.each([
    recordingPath,
    ` ${recordingPath}`,
    `\r\n${recordingPath}\r\n`,
    `${recordingPath}: set one in the settings`,
    `API_INVALID_MESSAGE_FORMAT ${recordingPath}`,
    `(${recordingPath})`,
  ])('is a server without a recording path if the message names that: %j', (message) => {
    for (const code of [17, '17', ' 17 ', [17]]) expect(readResult(code, message)).toEqual(meant);
    expect(readResult(17, message)).toMatchObject({
      name: 'NoDefaultRecordingPath',
      label: recordingPath,
      category: 'server',
      retry: 'after_admin',
    });
  });

  it.each([
    undefined,
    null,
    '',
    'API_INVALID_MESSAGE_FORMAT',
    ` API_INVALID_MESSAGE_FORMAT`,
    `${recordingPath}_2`,
    `X${recordingPath}`,
    recordingPath.toLowerCase(),
    'no default recording path',
    18,
    [recordingPath],
    { message: recordingPath },
  ])('is a bad message otherwise: %j', (message) => {
    expect(readResult(17, message)).toEqual(uptivityCodes.find(17));
    expect(readResult(17, message)).toMatchObject({
      name: 'InvalidMessageFormatAlternate',
      category: 'invalid_request',
      retry: 'after_fix',
    });
  });

  it('is the only code whose message counts', () => {
    const messages = [undefined, recordingPath, ...published.values()];
    for (const code of everyNumber.filter((number) => number !== 17)) {
      for (const message of messages) expect(readResult(code, message)).toEqual(uptivityCodes.find(code));
    }
  });

  it('stands apart from 16 and 18 in the table', () => {
    expect([16, 17, 18].map((code) => uptivityCodes.find(code).name)).toEqual([
      'InvalidMessageFormat',
      'InvalidMessageFormatAlternate',
      'NoDefaultRecordingPath',
    ]);
  });
});

describe('the table of codes', () => {
  const numbersOf = (effect: string): number[] =>
    entries.filter((entry) => entry.effect === effect).map(({ code }) => code);

  it('holds the 59 codes of the vendor in order, each under its label', () => {
    expect(header).toEqual(['code', 'label']);
    expect(rows).toHaveLength(59);
    expect(entries.map(({ code, label }) => [code, label])).toEqual([...published]);
    expect(entries.map(({ code }) => code)).toEqual(everyNumber.filter((code) => code !== 19));
  });

  it('has 58 labels, since 16 and 17 share one', () => {
    expect(new Set(entries.map(({ label }) => label)).size).toBe(58);
    expect(uptivityCodes.find(16).label).toBe(uptivityCodes.find(17).label);
  });

  it('gives every code a name and a description of its own', () => {
    expect(new Set(entries.map(({ name }) => name)).size).toBe(entries.length);
    expect(new Set(entries.map(({ description }) => description)).size).toBe(entries.length);
    expect(entries.filter(({ name }) => !/^(?:[A-Z][a-z]+)+$/.test(name))).toEqual([]);
    expect(entries.filter(({ description }) => !/^[A-Z][^.]+\.$/.test(description))).toEqual([]);
    expect(entries.filter(({ remark = 'None.' }) => !/^[A-Z].+\.$/.test(remark))).toEqual([]);
    expect(entries.map(({ name }) => name)).not.toContain(uptivityCodes.find(19).name);
  });

  it('counts 5 successes, 1 partial success and 53 failures', () => {
    expect(numbersOf('success')).toEqual(successes);
    expect(numbersOf('partial')).toEqual([46]);
    expect(numbersOf('failure')).toHaveLength(53);
  });

  it('says of every failure what it means and what to do, in the words that all vendors share', () => {
    const failures = entries.filter(({ effect }) => effect === 'failure');
    const others = entries.filter(({ effect }) => effect !== 'failure');
    expect(failures.filter(({ category }) => !categories.some((word) => word === category))).toEqual([]);
    expect(failures.filter(({ category }) => category === 'unknown')).toEqual([]);
    expect(others.filter(({ category }) => category !== undefined)).toEqual([]);
    expect(entries.filter(({ retry }) => !retryAdvice.includes(retry))).toEqual([]);
    expect(entries.filter(({ outcome = 'rejected' }) => !outcomes.includes(outcome))).toEqual([]);
  });

  it.each([
    ['conflict', [1, 22, 32, 42, 50, 54, 57]],
    ['quota_exceeded', [2, 3, 39]],
    ['unavailable', [6, 34, 36]],
    ['invalid_state', [7, 12, 25, 38]],
    ['policy', [9, 35]],
    ['unsupported', [10, 49]],
    ['permission', [44]],
    ['server', [4, 11, 18, 23, 55, 58]],
    ['not_found', [24, 27, 28, 31, 41, 51, 52]],
    ['rate_limited', [47, 48]],
    ['invalid_request', [5, 8, 14, 15, 16, 17, 21, 26, 29, 30, 33, 40, 45, 53, 56, 59]],
  ])('counts as %s: %j', (category, codes) => {
    expect(entries.filter((entry) => entry.category === category).map(({ code }) => code)).toEqual(codes);
  });

  it.each([
    ['later', [3, 4, 7, 11, 12, 23, 38, 46, 47, 48]],
    ['after_admin', [2, 6, 18, 25, 34, 36, 39, 44, 55]],
    ['never', [0, 1, 9, 13, 20, 32, 35, 37, 43, 49, 58]],
  ])('advises %s: %j', (retry, codes) => {
    expect(entries.filter((entry) => entry.retry === retry).map(({ code }) => code)).toEqual(codes);
  });

  it('advises to mend the request for all other failures', () => {
    expect(entries.filter(({ retry }) => retry === 'after_fix')).toHaveLength(29);
  });

  it('leaves open what was done where the server failed at its work or did a part of it', () => {
    expect(entries.filter(({ outcome }) => outcome === 'unknown').map(({ code }) => code)).toEqual([4, 11, 23, 46, 58]);
  });
});
