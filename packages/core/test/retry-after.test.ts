import fc from 'fast-check';
import { expect, it } from 'vitest';
import { retryAfterMs } from '../src/send/retry-after.ts';

const now = Date.UTC(2030, 0, 2, 15, 0, 0);

it.each([
  ['0', 0],
  ['2', 2_000],
  [' 120 ', 120_000],
  ['86400', 86_400_000],
  ['Wed, 02 Jan 2030 15:00:07 GMT', 7_000],
  ['Thu, 03 Jan 2030 15:00:00 GMT', 86_400_000],
])('reads %j as seconds or as a date in the future', (header, ms) => {
  expect(retryAfterMs(header, now)).toBe(ms);
});

it.each([
  undefined,
  '',
  '   ',
  'soon',
  '-5',
  '+5',
  '1.5',
  '1e9',
  '0x10',
  'NaN',
  'Infinity',
  '9'.repeat(400),
  '10, 20',
  '10s',
  'Wed, 02 Jan 2030 15:00:00 GMT',
  'Wed, 02 Jan 2030 14:59:59 GMT',
  'Wed, 02 Jan 1980 15:00:07 GMT',
  'Wed, 99 Jan 2030 15:00:07 GMT',
  'Wed, 02 Jan 2030 15:00:07',
  'Wed, 02 Jan 2030 15:00:07 +0300',
  '2030-01-02T15:00:07Z',
  '1893596407000 x',
])('counts %j as absent', (header) => {
  expect(retryAfterMs(header, now)).toBeUndefined();
});

it('is never negative, never infinite and never anything but a number', () => {
  const dates = fc.date({ noInvalidDate: true }).map((date) => date.toUTCString());
  const header = fc.oneof(
    fc.string(),
    fc.integer().map(String),
    fc.double().map(String),
    dates,
    fc.bigInt().map(String),
  );
  fc.assert(
    fc.property(header, fc.oneof(fc.constant(now), fc.double()), (value, at) => {
      const wait = retryAfterMs(value, at);
      expect(wait === undefined || (Number.isFinite(wait) && wait >= 0)).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});

it('waits until a date in the future, to the second, and not for one that has gone', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (seconds) => {
      const date = new Date(now + seconds * 1000).toUTCString();
      expect(retryAfterMs(date, now)).toBe(seconds > 0 ? seconds * 1000 : undefined);
    }),
  );
});
