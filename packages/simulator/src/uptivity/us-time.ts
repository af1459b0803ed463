/** How the server writes that there is no date. */
const noDate = '1/1/0001 12:00:00 AM +00:00';

/** `1/15/2026 4:00:00 AM -05:00`; `gap` stands before the offset, and the vendor writes it with and without. */
export const usTime = (at: Date | undefined, offset: string, gap: ' ' | ''): string => {
  if (at === undefined) return noDate;
  const there = new Date(at.getTime() + minutesIn(offset) * 60_000);
  const hours = there.getUTCHours();
  const two = (part: number): string => String(part).padStart(2, '0');
  const date = `${there.getUTCMonth() + 1}/${there.getUTCDate()}/${there.getUTCFullYear()}`;
  const time = `${hours % 12 || 12}:${two(there.getUTCMinutes())}:${two(there.getUTCSeconds())}`;
  return `${date} ${time} ${hours < 12 ? 'AM' : 'PM'}${gap}${offset}`;
};

/** Throws a TypeError for an offset that is none. */
export const minutesIn = (offset: string): number => {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(offset) ?? [];
  if (sign === undefined) throw new TypeError(`The UTC offset must look like -05:00, not "${offset}".`);
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
};
