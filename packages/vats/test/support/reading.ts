import { readTable } from './tables.ts';

/** The codes of the manual by their digits. */
export const knownCodes: ReadonlyMap<
  string,
  { readonly head_pattern: string; readonly parent: string; readonly success: string }
> = new Map(readTable('codes.tsv', ['code', 'head_pattern', 'parent', 'success']).map((row) => [row.code, row]));

const rows = readTable('patterns.tsv', ['pattern', 'representative', 'level']);

/** The rows of the manual for which a code stands. */
export const rowsOfThePattern: readonly { readonly pattern: string; readonly representative: string }[] = rows.filter(
  ({ representative }) => representative !== '',
);

const headOf = new Map([...knownCodes].map(([code, { head_pattern: pattern }]) => [pattern, code]));

interface Read {
  readonly code: number | undefined;
  readonly match: 'exact' | 'fallback' | 'unknown';
  readonly effect: 'success' | 'warning' | 'outcome' | 'failure';
}

const unknown: Read = { code: undefined, match: 'unknown', effect: 'failure' };

/** A code by the letter of the manual, and success only where it is certain; an own reading of the tables. */
export function readByTheManual(digits: string): Read {
  if (!/^[1-9][0-9]{3}$/.test(digits)) return unknown;
  const exact = knownCodes.get(digits);
  if (exact !== undefined) return { code: Number(digits), match: 'exact', effect: effectOf(digits, exact.success) };
  const wanted = [`${digits.slice(0, 3)}x`, `${digits.slice(0, 2)}xx`, `${digits.slice(0, 1)}xxx`];
  const head = wanted.map((pattern) => headOf.get(pattern)).find((code) => code !== undefined);
  if (head === undefined) return unknown;
  return { code: Number(head), match: 'fallback', effect: guarded(digits) };
}

function effectOf(code: string, success: string): Read['effect'] {
  if (success === 'outcome') return 'outcome';
  if (success === 'no') return 'failure';
  return code === '1001' ? 'warning' : 'success';
}

/** Of what is unknown, only 10xx is a success, and only 11xx and 13xx are the end of a call. */
function guarded(digits: string): Read['effect'] {
  if (digits.startsWith('10')) return 'success';
  return digits.startsWith('11') || digits.startsWith('13') ? 'outcome' : 'failure';
}
