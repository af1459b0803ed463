/** `YYYY-MM-DD HH:MM:SS` in UTC. */
export const utcText = (epochMs: number): string => new Date(epochMs).toISOString().slice(0, 19).replace('T', ' ');

/** `YYYY.MM.DD HH:MM:SS` in UTC. */
export const dottedText = (epochMs: number): string => utcText(epochMs).replaceAll('-', '.');

/** `YYYY-MM-DD` in UTC. */
export const dayOf = (epochMs: number): string => utcText(epochMs).slice(0, 10);

/** Reads `YYYY-MM-DD HH:MM:SS` in UTC, or Unix seconds; undefined for anything else. Epoch milliseconds. */
export const readTime = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const at = Date.parse(`${text.replace(' ', 'T')}Z`);
  return Number.isNaN(at) ? undefined : at;
};

const moscowMs = 3 * 60 * 60 * 1000;

/** Reads `DD.MM.YYYY HH:MM:SS` of Moscow; undefined for a day that isn't in the calendar. Epoch milliseconds. */
export const readMoscowTime = (text: string): number | undefined => {
  const [, day, month, year, clock = '00:00:00'] = /^(\d\d)\.(\d\d)\.(\d{4})(?: (\d\d:\d\d:\d\d))?$/.exec(text) ?? [];
  const at = readTime(`${year}-${month}-${day} ${clock}`);
  return at === undefined || dayOf(at).slice(8) !== day ? undefined : at - moscowMs;
};

/** `YYYY-MM-DD` in Moscow. */
export const moscowDayOf = (epochMs: number): string => dayOf(epochMs + moscowMs);
