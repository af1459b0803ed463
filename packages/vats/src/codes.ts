import { byDeclaredPattern, defineCodes, type CodeCatalogue, type CodeOverride } from '@trunkline/core';
import { entries } from './codes/entries.ts';
import { overrides } from './codes/overrides.ts';
import { patterns } from './codes/patterns.ts';

/** A result code of the VPBX that the table knows. */
export type VatsCode = (typeof entries)[number]['code'];

/** A row of the table, with its literal code and name. */
export type VatsCodeEntry = (typeof entries)[number];

const fourDigits = /^[1-9]\d{3}$/;
const byPattern = byDeclaredPattern<VatsCode>(patterns);

/**
 * The vendor reads an unknown code of class 1xxx as 1000, a success. That holds for 10xx only: the class has grown to
 * hold outcomes of calls and failures too, so whatever else is unknown there is left undecided.
 */
function undecided(code: string | number, entry: { readonly code: VatsCode }): CodeOverride | undefined {
  if (entry.code !== 1000 || String(code).startsWith('10')) return undefined;
  return {
    name: 'UnknownClass1Code',
    description: 'A code of class 1xxx that is neither a known success nor a known outcome.',
    effect: 'failure',
    category: 'unknown',
    outcome: 'unknown',
  };
}

/**
 * The result codes of the VPBX: 216 codes, and the vendor's rule for others (declared subclass, then group, then class).
 *
 * ```ts
 * vatsCodes.find(2211).name;            // 'DailyLimitReached'
 * vatsCodes.find('2219').code;          // 2210: unknown, read as its subclass; match is 'fallback'
 * vatsCodes.find(1209).effect;          // 'failure', although the vendor calls 1xxx success
 * ```
 */
export const vatsCodes: CodeCatalogue<VatsCode, VatsCodeEntry> = defineCodes({
  entries,
  normalise: (asked) => (fourDigits.test(String(asked)) ? Number(asked) : asked),
  fallback: (code) => (fourDigits.test(String(code)) ? byPattern(code) : undefined),
  guard: undecided,
  overrides,
});
