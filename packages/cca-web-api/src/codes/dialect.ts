import { entries } from './entries.ts';

/** Whose numbers they are: those of servers from 5.4.6 on, or of older ones. */
export type CcaWebApiCodeDialect = 'current' | 'old';

/** From this version on the numbers are those of the table. The vendor says "5.4.6+", and of the others only "old versions". */
const unified = [5, 4, 6] as const;

/**
 * Which numbers a server of this version uses. A version that is absent, empty, or too short to tell is taken for a current
 * one.
 */
export function dialectOf(version: string | undefined): CcaWebApiCodeDialect {
  const parts =
    /^\s*\d+(\.\d+)*/
      .exec(typeof version === 'string' ? version : '')?.[0]
      .split('.')
      .map(Number) ?? [];
  for (const [index, least] of unified.entries()) {
    const part = parts[index];
    if (part === undefined || part > least) return 'current';
    if (part < least) return 'old';
  }
  return 'current';
}

const rows: readonly { readonly code: number; readonly formerly?: number }[] = entries;
const moved = rows.filter(({ formerly }) => formerly !== undefined);
const today: ReadonlyMap<unknown, number> = new Map(moved.map(({ code, formerly }) => [formerly, code]));
/** Numbers of today that older servers used for nothing that is known: 2, 709, 809. */
const newNumbers: ReadonlySet<unknown> = new Set(moved.map(({ code }) => code).filter((code) => !today.has(code)));

/** The number of today for a number that came; `undefined` where the old dialect has no meaning for it. */
export function numberToday(asked: unknown, dialect: CcaWebApiCodeDialect): unknown {
  if (dialect === 'current') return asked;
  return today.get(asked) ?? (newNumbers.has(asked) ? undefined : asked);
}
