import { expect, type Writer } from '@trunkline/core';

/** A point in time: a `Date`, a `Temporal.Instant`-like object, or a text in UTC to the second: `2030-01-02T15:00:00Z`. */
export type UtcTime = Date | string | { readonly epochMilliseconds: number };

const toTheSecond = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;
const withOffset = /^\d{4}-\d{2}-\d{2}[T ][\d:.]+[+-]\d{2}:?\d{2}$/;

const expected = 'a Date, or a time in UTC to the second: 2030-01-02T15:00:00Z';
const noOffset = 'in UTC, with Z and without an offset: new Date(yourText) converts it';

/** As the toolkit writes it: 24 hours, UTC, no fraction. `undefined` if it is no certain point in time. */
export function utcText(value: unknown): string | undefined {
  if (typeof value === 'string')
    return toTheSecond.test(value) && isoSeconds(Date.parse(value)) === value ? value : undefined;
  if (value instanceof Date) return isoSeconds(value.getTime());
  if (typeof value !== 'object' || value === null || !('epochMilliseconds' in value)) return undefined;
  return typeof value.epochMilliseconds === 'number' ? isoSeconds(value.epochMilliseconds) : undefined;
}

/** Within the years that have four digits. */
function isoSeconds(ms: number): string | undefined {
  const isFit = ms >= Date.UTC(0, 0, 1) && ms < Date.UTC(10_000, 0, 1);
  return isFit ? `${new Date(ms).toISOString().slice(0, 19)}Z` : undefined;
}

/** A time to send. Fractions of a second of a `Date` are dropped; a text must be as the toolkit wants it. */
export function utcTime(): Writer<UtcTime> {
  return {
    expected,
    write(value, path, issues) {
      const text = utcText(value);
      if (text !== undefined) return text;
      return expect(typeof value === 'string' && withOffset.test(value) ? noOffset : expected, path, issues);
    },
  };
}
