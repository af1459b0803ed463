import { expect, flag as flagAs, text, type Kind, type Reader } from '@trunkline/core';

const usForm = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{1,2}):(\d{2}):(\d{2}) ([AP])M ?([+-]\d{2}:\d{2})$/i;

const two = (value: number | string): string => String(value).padStart(2, '0');

/** The server's word for "no time" is the first of its calendar. */
const noTime = '0001-01-01T00:00:00';

/** `3/5/2018 2:07:09 PM -05:00`, with or without the last blank, as `2018-03-05T14:07:09-05:00`. */
function isoTime(us: string): string | undefined {
  const [, month = '', day = '', year = '', hour = '', minute = '', second = '', half = '', offset = ''] =
    usForm.exec(us.trim()) ?? [];
  if (year === '') return us.trim() === '' ? undefined : us;
  const hours = (Number(hour) % 12) + (half.toUpperCase() === 'P' ? 12 : 0);
  if (!isTime(Number(year), Number(month), Number(day), Number(hour), Number(minute), Number(second))) return us;
  const local = `${year}-${two(month)}-${two(day)}T${two(hours)}:${minute}:${second}`;
  return local === noTime ? undefined : local + offset;
}

/** A day of the calendar, and a time on the face of a clock. */
function isTime(year: number, month: number, day: number, hour: number, minute: number, second: number): boolean {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const isDay = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isDay && hour >= 1 && hour <= 12 && minute < 60 && second < 60;
}

/** A field that may be left blank: then there is nothing in it. */
export function unlessBlank<T>(reader: Reader<T>): Reader<T | undefined> {
  return {
    expected: reader.expected,
    read: (wire, path, issues) => (wire === '' ? undefined : reader.read(wire, path, issues)),
  };
}

/** An id: a blank is none. */
export const filled: Reader<string> = {
  expected: 'a text that is not empty',
  read: (wire, path, issues) => text().read(wire, path, issues) || expect('a text that is not empty', path, issues),
};

/** A time of the server, in ISO 8601. Another form than the one that was seen is left as it is. */
export const usTime: Reader<string | undefined> = {
  expected: 'a time',
  read: (wire, path, issues) => isoTime(text().read(wire, path, issues)),
};

/** A site, or none. */
export const siteId: Reader<string | undefined> = {
  expected: 'the id of a site',
  read: (wire, path, issues) => {
    const id = text().read(wire, path, issues);
    return id === '-1' || id === '' ? undefined : id;
  },
};

/** Telephones in one text. */
export const phoneList: Reader<readonly string[]> = {
  expected: 'a text',
  read: (wire, path, issues) =>
    text()
      .read(wire, path, issues)
      .split(';')
      .map((phone) => phone.trim())
      .filter((phone) => phone !== ''),
};

/** Yes or no: sent as `Y` or `N`, as the document has it for parameters; `TRUE` and `FALSE` are read as well. */
export function flag(): Kind<boolean> {
  return flagAs(['N', 'Y']);
}
