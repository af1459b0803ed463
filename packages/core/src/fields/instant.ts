import { expect, type Writer } from './kind.ts';

/** A point in time: a `Date`, a `Temporal.Instant`-like object, or an ISO text with `Z` or an offset. */
export type Instant = Date | string | { readonly epochMilliseconds: number };

const withOffset = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/i;

/** Milliseconds since 1970, or `undefined` if the value is no certain point in time. */
export function epochMilliseconds(value: unknown): number | undefined {
  const found = read(value);
  return found !== undefined && Number.isFinite(found) && Math.abs(found) <= 8.64e15 ? found : undefined;
}

function read(value: unknown): number | undefined {
  if (value instanceof Date) return value.getTime();
  if (typeof value === 'string')
    return withOffset.test(value) && isRealDay(value) ? Date.parse(strict(value)) : undefined;
  if (typeof value === 'object' && value !== null && 'epochMilliseconds' in value) {
    return typeof value.epochMilliseconds === 'number' ? value.epochMilliseconds : undefined;
  }
  return undefined;
}

/** Every engine's `Date.parse` takes `T` and `+03:00`; not every one takes a space and `+0300`. */
function strict(text: string): string {
  return text
    .toUpperCase()
    .replace(' ', 'T')
    .replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
}

/** `Date.parse` takes the 31st of February for the 3rd of March. */
function isRealDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.slice(0, 10).split('-').map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The vendor's spellings of a point in time. */
export const instantForms = {
  unixSeconds: (ms: number): number => Math.floor(ms / 1000),
  unixMilliseconds: (ms: number): number => ms,
  /** `2030-01-02T15:00:00Z` */
  isoSeconds: (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`,
} as const;

/** `YYYY-MM-DD HH:MM:SS` as the clocks of a zone show it; `zone` is an IANA name. */
export function wallClock(zone: string): (ms: number) => string {
  // Made when it is first asked: it would be a fifth of what the import of a vendor costs.
  let format: Intl.DateTimeFormat | undefined;
  return (ms) => {
    format ??= new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
    return format.format(ms).replace(',', '');
  };
}

/** A point in time to send, in the vendor's form. A text without an offset is refused: nobody knows which clock it means. */
export function instant(form: (ms: number) => unknown): Writer<Instant> {
  const expected = 'a Date, or a date and time with Z or an offset (2030-01-02T15:00:00Z)';
  return {
    expected,
    write: (value, path, issues) => {
      const ms = epochMilliseconds(value);
      return ms === undefined ? expect(expected, path, issues) : form(ms);
    },
  };
}
