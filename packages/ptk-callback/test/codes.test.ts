import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isValidLikeVendorSdk, ptkCallbackCodeByName, ptkCallbackCodes } from '../src/index.ts';

/** The vendor's 87 codes with our reading of them, as they were taken down once. */
const [header = '', ...lines] = readFileSync(new URL('fixtures/codes.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n');
const names = header.split('\t');
const rows = lines.map((line) => Object.fromEntries(line.split('\t').map((cell, index) => [names[index] ?? '', cell])));

const effects: Readonly<Record<string, string>> = { success: 'success', partial: 'partial' };
const advice: Readonly<Record<string, string>> = {
  'n/a': 'never',
  fix: 'after_fix',
  no: 'never',
  later: 'later',
  admin: 'after_admin',
  window: 'later',
  auto: 'later',
};

describe('the table', () => {
  it('has all 87 codes and no other', () => {
    expect(rows).toHaveLength(87);
    expect(ptkCallbackCodes.entries.map(({ code }) => String(code))).toEqual(rows.map(({ code }) => code));
  });

  it.each(rows)('$code is $id', ({ code, id, wire_name, class: kind = '', retry = '' }) => {
    const reading = ptkCallbackCodes.find(code);
    expect(reading).toMatchObject({ code: Number(code), asked: Number(code), match: 'exact', name: id });
    expect(reading).toMatchObject({ effect: effects[kind] ?? 'failure', retry: advice[retry] });
    expect(reading.category === undefined).toBe(reading.effect !== 'failure');
    expect(ptkCallbackCodeByName(wire_name ?? '')).toBe(Number(code));
    expect(ptkCallbackCodeByName(id ?? '')).toBe(Number(code));
  });

  it('says of what may have been done all the same that its outcome is unknown', () => {
    const doubtful = ptkCallbackCodes.entries.filter((entry) => 'outcome' in entry).map(({ code }) => code);
    expect(doubtful).toEqual([109000, 109002, 109008, 109010, 109011]);
  });
});

describe('a code that the table does not know', () => {
  it.each([
    [106999, 'success', undefined],
    [107999, 'failure', 'unknown'],
    [108999, 'failure', 'invalid_request'],
    ['109999', 'failure', 'server'],
    [208000, 'failure', 'unknown'],
    ['RequestCompleted', 'failure', 'unknown'],
  ])('is read by its family: %s', (code, effect, category) => {
    expect(ptkCallbackCodes.find(code)).toMatchObject({ match: 'unknown', effect, ...(category && { category }) });
  });

  it('never makes it throw', () => {
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        expect(typeof ptkCallbackCodes.find(anything, { description: 'x' }).name).toBe('string');
      }),
    );
  });
});

describe('109003', () => {
  const description = ' A license for this request is not available. ';

  it('is a missing licence where the words say so, up to version 4', () => {
    for (const context of [
      { description },
      { description, version: '4' },
      { description: description.toUpperCase() },
    ]) {
      const reading = ptkCallbackCodes.find(109003, context);
      expect(reading).toMatchObject({ asked: 109003, code: 109005, category: 'quota_exceeded', match: 'fallback' });
    }
  });

  it.each([{}, { description, version: '5' }, { description, version: '5.1' }, { description: 'Resources are down.' }])(
    'is a resource that is down otherwise: %j',
    (context) => {
      expect(ptkCallbackCodes.find(109003, context)).toMatchObject({ code: 109003, category: 'unavailable' });
    },
  );
});

it('a code can be found by a name that is misspelt as the vendor misspells it', () => {
  expect(ptkCallbackCodeByName('interactionstatepreventsmodifingappointmenttime')).toBe(107015);
  expect(ptkCallbackCodeByName('InteractionIDOrExternalTrackingID Required')).toBe(108046);
  expect(ptkCallbackCodeByName('Nothing')).toBeUndefined();
});

it('the vendor’s own idea of a valid code can be asked for', () => {
  expect([107000, '107001', 107100, 106000].map(isValidLikeVendorSdk)).toEqual([true, true, false, false]);
});
