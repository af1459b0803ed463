import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effects } from '@trunkline/core';
import { categories, ccaWebApiCodes, retryAdvice } from '../src/index.ts';
import { oldNumbers, publishedCodes } from './support/published-codes.ts';

const old = { version: '5.4.5.0' };
const current = { version: '5.4.8.0' };
const known = new Set<unknown>(publishedCodes.map(({ code }) => code));
const reused = [710, 711, 712, 713, 714, 810, 811, 812];

const groups: Readonly<Record<string, string>> = {
  'task.webprod': 'webProd',
  listen_in: 'listenIn',
  manual_dial: 'manualDial',
  rms: 'recordingManagement',
  cca_api: 'webApi',
};

describe('the table', () => {
  it('has the 109 codes that the vendor has published, and no other', () => {
    expect(publishedCodes).toHaveLength(109);
    expect(ccaWebApiCodes.entries.map(({ code }) => code)).toEqual(publishedCodes.map(({ code }) => code));
    expect(new Set(ccaWebApiCodes.entries.map(({ name }) => name)).size).toBe(109);
  });

  it.for(publishedCodes)('$code $name is read by the words of its row', (row) => {
    const reading = ccaWebApiCodes.find(row.code);
    expect(reading).toMatchObject({ code: row.code, asked: row.code, match: 'exact', dialect: 'current' });
    expect(reading.wireName ?? reading.name).toBe(row.name);
    expect(reading.name).toMatch(/^[A-Z]\w+$/);
    expect([reading.effect, reading.category, reading.since]).toEqual([row.effect, row.category, row.since]);
    expect(row.retry).toContain(reading.retry);
    expect(reading.passing ?? false).toBe(row.repeats);
    expect(reading.formerly).toBe(row.formerly);
    expect(reading.group).toBe(groups[row.block] ?? row.block);
  });

  it('speaks in words of the house, one sentence each', () => {
    for (const { effect, retry, description, ...entry } of ccaWebApiCodes.entries) {
      expect(effects).toContain(effect);
      expect(retryAdvice).toContain(retry);
      expect(description).toMatch(/^[A-Z].{10,}\.$/);
      const category: unknown = 'category' in entry ? entry.category : undefined;
      expect([...categories, undefined]).toContain(category);
      expect('category' in entry).toBe(effect === 'failure');
    }
  });

  it('tells a failure from a success where the ranges of the vendor overlap', () => {
    expect(ccaWebApiCodes.find(100)).toMatchObject({ name: 'Failed', effect: 'failure' });
    expect(ccaWebApiCodes.find(204).effect).toBe('failure');
  });
});

describe('a server before 5.4.6', () => {
  it('has eleven numbers that mean another code', () => {
    expect(oldNumbers).toHaveLength(11);
  });

  it.for(publishedCodes)('knows $name by its name', ({ code, name }) => {
    expect(ccaWebApiCodes.find(name, old)).toEqual({ ...ccaWebApiCodes.find(name), dialect: 'old' });
    expect(ccaWebApiCodes.find(name, old).code).toBe(code);
  });

  it.for([...oldNumbers])('says %i where others say %i', ([number, today]) => {
    const reading = ccaWebApiCodes.find(number, old);
    const { asked: _asked, dialect: _dialect, ...told } = ccaWebApiCodes.find(today);
    expect(reading).toEqual({ ...told, asked: number, dialect: 'old' });
  });

  it.for(publishedCodes.filter(({ code, formerly }) => formerly === undefined && !reused.includes(code)))(
    '$code $name has the same number as everywhere',
    ({ code }) => {
      expect(ccaWebApiCodes.find(code, old)).toEqual({ ...ccaWebApiCodes.find(code), dialect: 'old' });
    },
  );

  it.for([2, 709, 809])('%i meant something that nobody knows', (number) => {
    expect(ccaWebApiCodes.find(number, old)).toMatchObject({ asked: number, match: 'unknown', dialect: 'old' });
    expect(ccaWebApiCodes.find(number, old).code).toBeUndefined();
  });

  it.for(reused)('%i means another thing there than today', (number) => {
    expect(ccaWebApiCodes.find(number, old).name).not.toBe(ccaWebApiCodes.find(number, current).name);
  });

  it.for(['5.4.5', '5.4.5.99', ' 5.4.5.0 ', '5.3.9.9', '4.9.9.9', '5.4.0'])('is told by its version: %s', (version) => {
    expect(ccaWebApiCodes.find(710, { version }).dialect).toBe('old');
  });

  it.for(['5.4.6', '5.4.6.1', '5.4.10.0', '5.5.0', '6.0', '10.1', '5.4', '', 'five', 'v5.4.5', '5,4,5'])(
    'is not seen in a newer version, or one that tells nothing: "%s"',
    (version) => {
      expect(ccaWebApiCodes.find(710, { version }).dialect).toBe('current');
    },
  );

  it('is never meant by a version that is not older, and always by one that is', () => {
    const part = fc.nat({ max: 12 });
    fc.assert(
      fc.property(part, part, part, part, (a, b, c, d) => {
        const isOlder = a * 10_000 + b * 100 + c < 50_406;
        expect(ccaWebApiCodes.find(710, { version: `${a}.${b}.${c}.${d}` }).dialect).toBe(isOlder ? 'old' : 'current');
      }),
    );
  });
});

describe('a code that nobody knows', () => {
  it.for([
    [3, 'success', 'warning'],
    [99, 'success', 'warning'],
    [129, 'general', 'failure'],
    [289, 'task', 'failure'],
    [296, 'webProd', 'failure'],
    [399, 'list', 'failure'],
    [715, 'listenIn', 'failure'],
    [813, 'quota', 'failure'],
    [999, 'manualDial', 'failure'],
    [1999, 'recordingManagement', 'failure'],
    [10_999, 'webApi', 'failure'],
    [2000, undefined, 'failure'],
    [9999, undefined, 'failure'],
    [11_000, undefined, 'failure'],
  ] as const)('%i stands in the block %s and is a %s', ([code, group, effect]) => {
    const reading = ccaWebApiCodes.find(code);
    expect(reading).toMatchObject({ asked: code, match: 'unknown', effect });
    expect(reading.group).toBe(group);
    expect('category' in reading).toBe(effect === 'failure');
  });

  it('is never read as one that is known, whatever comes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.integer(), fc.string()), fc.option(fc.string()), (asked, version) => {
        const reading = ccaWebApiCodes.find(asked, version === null ? {} : { version });
        expect(['exact', 'unknown']).toContain(reading.match);
        expect(reading.match === 'exact').toBe(known.has(reading.code));
        expect(['string', 'number', 'undefined']).toContain(typeof reading.asked);
      }),
    );
  });
});

describe('a code in another spelling', () => {
  it.for(['103', ' 103 ', 'UnknownObject', 'unknown object', 'UNKNOWN_OBJECT'])('is found: "%s"', (asked) => {
    expect(ccaWebApiCodes.find(asked)).toMatchObject({ code: 103, asked: 103 });
  });

  it.for(['0103', '1e2', '+103', '103.0', '-103', '103a'])('is none: "%s"', (asked) => {
    expect(ccaWebApiCodes.find(asked).match).toBe('unknown');
  });

  it('of the vendor’s own, with blanks, is found', () => {
    expect(ccaWebApiCodes.find('Database Connection failed').code).toBe(128);
  });
});
