import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byDeclaredPattern, categories, defineCodes, effects, outcomes, retryAdvice } from '../src/index.ts';
import type { CodeEntry } from '../src/index.ts';

const failure = { effect: 'failure', category: 'server', retry: 'never' } as const;
const codes = defineCodes({
  entries: [
    { code: 1000, name: 'Done', description: 'Done.', effect: 'success', retry: 'never' },
    { code: 1200, name: 'Ended', description: 'The call ended.', effect: 'outcome', retry: 'never' },
    { code: 2000, name: 'Limits', description: 'A limit.', ...failure, category: 'quota_exceeded' },
    {
      code: 2210,
      name: 'Usage',
      description: 'A limit of use.',
      ...failure,
      category: 'quota_exceeded',
      retry: 'later',
    },
    { code: 2211, name: 'Daily', description: 'The daily limit.', ...failure, retry: 'later' },
    { code: 'BUSY', name: 'Busy', description: 'Busy.', ...failure, retry: 'later' },
  ],
  normalise: (asked) => (typeof asked === 'string' && /^\d+$/.test(asked) ? Number(asked) : asked),
  fallback: byDeclaredPattern({ '221x': 2210, '2xxx': 2000, '12xx': 1200 } as const),
  guard: (code, entry) => (entry.code === 1200 && code !== 1200 ? { effect: 'failure', retry: 'poll' } : undefined),
  overrides: { 'calls.route': { 2211: { retry: 'now', outcome: 'not_sent' } } },
  unknown: { category: 'telephony' },
});

describe('find', () => {
  it('answers exactly for a code of the table', () => {
    expect(codes.find(2211)).toEqual({
      asked: 2211,
      code: 2211,
      match: 'exact',
      name: 'Daily',
      description: 'The daily limit.',
      ...failure,
      retry: 'later',
    });
    expect(codes.find('BUSY')).toMatchObject({ code: 'BUSY', match: 'exact' });
  });

  it('reads the spelling of the wire as the spelling of the table', () => {
    expect(codes.find('2211')).toMatchObject({ code: 2211, match: 'exact' });
    expect(codes.find([2211])).toMatchObject({ code: 2211, match: 'exact' });
  });

  it('falls back to the nearest declared pattern, and keeps the code that came', () => {
    expect(codes.find(2215)).toMatchObject({
      asked: 2215,
      code: 2210,
      name: 'Usage',
      match: 'fallback',
      retry: 'later',
    });
    expect(codes.find(2999)).toMatchObject({ asked: 2999, code: 2000, match: 'fallback' });
  });

  it('never guesses a class that the vendor did not declare', () => {
    expect(codes.find(1001)).toMatchObject({ asked: 1001, code: undefined, match: 'unknown', name: 'Unknown' });
    expect(codes.find(22150)).toMatchObject({ match: 'unknown' });
    expect(codes.find('x')).toMatchObject({ asked: 'x', match: 'unknown' });
  });

  it('does not call an unknown code a success because its class holds one', () => {
    expect(codes.find(1200)).toMatchObject({ effect: 'outcome', match: 'exact' });
    expect(codes.find(1234)).toMatchObject({ effect: 'failure', retry: 'poll', match: 'fallback', asked: 1234 });
  });

  it('lets an operation say otherwise, for its own calls only', () => {
    const there = { operation: 'calls.route' };
    expect(codes.find(2211, there)).toMatchObject({ retry: 'now', outcome: 'not_sent', name: 'Daily' });
    expect(codes.find(2211, { operation: 'calls.hold' })).toMatchObject({ retry: 'later' });
    expect(codes.find(2210, there)).toMatchObject({ retry: 'later' });
  });

  it('does not take the names that every object has for operations or codes', () => {
    for (const operation of ['__proto__', 'constructor', 'toString']) {
      expect(codes.find(2211, { operation })).toEqual(codes.find(2211));
      expect(codes.find(operation, { operation })).toMatchObject({ match: 'unknown' });
    }
  });

  it('calls a code nobody knows a failure of unknown outcome, in the words of the table', () => {
    expect(codes.find(9)).toMatchObject({
      effect: 'failure',
      outcome: 'unknown',
      category: 'telephony',
      retry: 'never',
    });
  });

  it('shows nothing of a code that is a sentence', () => {
    const reading = codes.find('the password canary is wrong');
    expect(reading).toMatchObject({ asked: undefined, match: 'unknown' });
    expect(JSON.stringify(reading)).not.toContain('canary');
    expect(codes.find('x'.repeat(65)).asked).toBeUndefined();
    expect(codes.find(Number.NaN).asked).toBeUndefined();
  });

  it('always answers, whatever it is asked', () => {
    const { proxy, revoke } = Proxy.revocable([], {});
    revoke();
    const traps = new Proxy([1], {
      get: () => {
        throw new Error('no');
      },
    });
    const odd = [proxy, traps, undefined, null, Symbol('x'), 10n, [], [[2211]], {}, () => 1, Object.create(null)];
    for (const anything of odd) expect(codes.find(anything)).toMatchObject({ match: 'unknown', effect: 'failure' });
    const asked = fc.oneof(
      fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, withTypedArray: true }),
      fc.integer({ min: 1000, max: 2999 }),
      fc.string(),
    );
    fc.assert(
      fc.property(asked, fc.option(fc.string(), { nil: undefined }), (anything, operation) => {
        const reading = codes.find(anything, operation === undefined ? {} : { operation });
        expect(['exact', 'fallback', 'unknown']).toContain(reading.match);
        expect(reading.code === undefined).toBe(reading.match === 'unknown');
        expect(effects).toContain(reading.effect);
        expect(retryAdvice).toContain(reading.retry);
        expect([undefined, ...categories]).toContain(reading.category);
        expect([undefined, ...outcomes]).toContain(reading.outcome);
        expect(reading.name.length * reading.description.length).toBeGreaterThan(0);
      }),
      { numRuns: 1_000 },
    );
  });

  it('finds every entry of the table by its own code', () => {
    for (const entry of codes.entries as readonly CodeEntry[]) {
      expect(codes.find(entry.code)).toMatchObject({ ...entry, match: 'exact' });
      expect(codes.find(String(entry.code))).toMatchObject({ code: entry.code });
    }
  });
});

it('a table without rules knows its own codes and calls the rest unknown', () => {
  const plain = defineCodes({
    entries: [{ code: 1, name: 'One', description: 'One.', effect: 'success', retry: 'never' }],
  });
  expect(plain.find(1).match).toBe('exact');
  expect(plain.find('1').match).toBe('unknown');
  expect(plain.find(2)).toMatchObject({ category: 'unknown', outcome: 'unknown' });
});
