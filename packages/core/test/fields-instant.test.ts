import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochMilliseconds, instant, instantForms, wallClock } from '../src/index.ts';
import { write } from '../src/fields/kind.ts';

const noon = Date.UTC(2030, 0, 2, 12, 0, 0);

describe('a point in time', () => {
  it.each([
    ['a Date', new Date(noon)],
    ['a text with Z', '2030-01-02T12:00:00Z'],
    ['a text with an offset', '2030-01-02T15:00:00+03:00'],
    ['an offset without a colon', '2030-01-02T15:00:00+0300'],
    ['a space for the T', '2030-01-02 15:00:00+03:00'],
    ['small letters', '2030-01-02t12:00:00z'],
    ['no seconds', '2030-01-02T07:00-05:00'],
    ['fractions of a second', '2030-01-02T12:00:00.000Z'],
    ['nanoseconds', '2030-01-02T12:00:00.000000000Z'],
    ['a Temporal.Instant', { epochMilliseconds: noon, epochNanoseconds: BigInt(noon) * 1_000_000n }],
  ])('is taken from %s', (_what, given) => {
    expect(epochMilliseconds(given)).toBe(noon);
  });

  it.each([
    ['no offset: nobody knows which clock it means', '2030-01-02T12:00:00'],
    ['a day alone', '2030-01-02'],
    ['the 31st of February', '2030-02-31T12:00:00Z'],
    ['the 29th of February of a common year', '2030-02-29T12:00:00Z'],
    ['a thirteenth month', '2030-13-01T12:00:00Z'],
    ['day nought', '2030-01-00T12:00:00Z'],
    ['hour 25', '2030-01-02T25:00:00Z'],
    ['minute 60', '2030-01-02T12:60:00Z'],
    ['words', 'tomorrow'],
    ['the American way', '01/02/2030 12:00:00Z'],
    ['something before it', 'x2030-01-02T12:00:00Z'],
    ['something after it', '2030-01-02T12:00:00Z; x'],
    ['a number', noon],
    ['an invalid Date', new Date(Number.NaN)],
    ['a Temporal-like without a number', { epochMilliseconds: '5' }],
    ['a Temporal-like beyond all dates', { epochMilliseconds: 8.65e15 }],
    ['a Temporal-like that is not a number', { epochMilliseconds: Number.NaN }],
    ['nothing', null],
    ['nothing at all', undefined],
  ])('is refused where it is uncertain: %s', (_what, given) => {
    expect(epochMilliseconds(given)).toBeUndefined();
    const { issues } = write(instant(instantForms.unixSeconds), given, 'startsAt');
    expect(issues).toMatchObject([{ path: 'startsAt', expected: expect.stringContaining('with Z or an offset') }]);
  });

  it('takes a leap day', () => {
    expect(epochMilliseconds('2028-02-29T00:00:00Z')).toBe(Date.UTC(2028, 1, 29));
  });

  it('is the same by Date, by text and by Temporal, to the millisecond', () => {
    const dates = fc.date({
      min: new Date('1970-01-01T00:00:00Z'),
      max: new Date('9999-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(dates, (date) => {
        const ms = date.getTime();
        for (const spelled of [
          date,
          date.toISOString(),
          { epochMilliseconds: ms },
          date.toISOString().replace('T', ' '),
        ])
          expect(epochMilliseconds(spelled)).toBe(ms);
      }),
    );
  });

  it('is moved by its offset', () => {
    fc.assert(
      fc.property(fc.integer({ min: -14, max: 14 }), fc.integer({ min: 0, max: 59 }), (hours, minutes) => {
        const sign = hours < 0 ? '-' : '+';
        const offset = `${String(Math.abs(hours)).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
        const shift = (Math.abs(hours) * 60 + minutes) * 60_000 * (sign === '-' ? 1 : -1);
        expect(epochMilliseconds(`2030-01-02T12:00:00${sign}${offset}`)).toBe(noon + shift);
      }),
    );
  });

  it('is a number or nothing, whatever plain data comes', () => {
    fc.assert(
      fc.property(fc.anything({ withDate: true, withBigInt: true }), (value) => {
        expect(epochMilliseconds(value) ?? 0).toBeTypeOf('number');
      }),
    );
  });
});

describe("the vendor's form", () => {
  const sent = (form: (ms: number) => unknown, value: unknown): unknown => write(instant(form), value).wire;

  it('is seconds, milliseconds or an ISO text', () => {
    const given = '2030-01-02T12:00:00.900Z';
    expect(sent(instantForms.unixSeconds, given)).toBe(noon / 1000);
    expect(sent(instantForms.unixMilliseconds, given)).toBe(noon + 900);
    expect(sent(instantForms.isoSeconds, given)).toBe('2030-01-02T12:00:00Z');
    expect(sent(instantForms.unixSeconds, new Date(-1))).toBe(-1);
  });

  it('is what the clocks of the named zone show, wherever this process runs', () => {
    const summer = '2030-07-01T12:00:00Z';
    const zones: [string, string, string][] = [
      ['UTC', '2030-01-02 12:00:00', '2030-07-01 12:00:00'],
      ['Europe/Moscow', '2030-01-02 15:00:00', '2030-07-01 15:00:00'],
      ['Europe/Berlin', '2030-01-02 13:00:00', '2030-07-01 14:00:00'],
      ['America/New_York', '2030-01-02 07:00:00', '2030-07-01 08:00:00'],
      ['Asia/Kathmandu', '2030-01-02 17:45:00', '2030-07-01 17:45:00'],
    ];
    for (const [zone, inWinter, inSummer] of zones) {
      expect([zone, sent(wallClock(zone), new Date(noon)), sent(wallClock(zone), summer)]).toEqual([
        zone,
        inWinter,
        inSummer,
      ]);
    }
  });

  it('writes midnight as 00, with the new day', () => {
    expect(wallClock('Europe/Moscow')(Date.UTC(2030, 0, 2, 21, 0, 0))).toBe('2030-01-03 00:00:00');
    expect(wallClock('UTC')(Date.UTC(2030, 0, 2, 0, 5, 9))).toBe('2030-01-02 00:05:09');
  });

  it('refuses an unknown zone', () => {
    expect(() => wallClock('Mars/Olympus')(0)).toThrow(RangeError);
  });
});
