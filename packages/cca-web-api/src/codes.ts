import { defineCodes, type CodeCatalogue, type CodeContext, type CodeReading } from '@trunkline/core';
import { dialectOf, numberToday, type CcaWebApiCodeDialect } from './codes/dialect.ts';
import { entries, type CcaWebApiCodeFacts, type CcaWebApiCodeGroup } from './codes/entries.ts';
import { groupOf } from './codes/groups.ts';
import { overrides } from './codes/overrides.ts';

/** A result code that the table knows, by its number today. */
export type CcaWebApiCode = (typeof entries)[number]['code'];

/** A row of the table, with its literal code and name. */
export type CcaWebApiCodeEntry = (typeof entries)[number];

/** An answer of `find`. `asked` is the number that came, `code` the number that it has today. */
export interface CcaWebApiCodeReading
  extends CodeReading<CcaWebApiCode>, Pick<CcaWebApiCodeFacts, 'wireName' | 'formerly' | 'passing'> {
  /** How the number was read: as servers from 5.4.6 on mean it (`current`), or as older ones do (`old`). */
  readonly dialect: CcaWebApiCodeDialect;
  /** The vendor's block of codes; that of its range for a code nobody knows. Absent outside all ranges. */
  readonly group?: CcaWebApiCodeGroup;
}

/** The table, and the way to read whatever comes as `ResultCode`. */
export interface CcaWebApiCodeCatalogue extends CodeCatalogue<CcaWebApiCode, CcaWebApiCodeEntry> {
  /** Give the `version` of the server that answered: eleven codes had other numbers before 5.4.6. */
  find(anything: unknown, context?: CodeContext): CcaWebApiCodeReading;
}

const catalogue: CodeCatalogue<CcaWebApiCode, CcaWebApiCodeEntry> = defineCodes({ entries, overrides });

const plainInteger = /^\s*(0|[1-9]\d{0,8})\s*$/;
const byName = new Map<string, number>(entries.map(({ code, name }) => [plainName(name), code]));

/** Names come in any spelling: the vendor itself writes `Version Mismatch`. */
function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Numbers come as texts too; everything else is left as it is. */
function numberOf(anything: unknown): unknown {
  if (typeof anything !== 'string') return anything;
  return plainInteger.test(anything) ? Number(anything) : (byName.get(plainName(anything)) ?? anything);
}

function find(anything: unknown, context: CodeContext = {}): CcaWebApiCodeReading {
  const dialect = dialectOf(context.version);
  const came = numberOf(anything);
  // A name has always meant the same: only what came as a number may be an old one.
  const isNumber = typeof anything !== 'string' || plainInteger.test(anything);
  const found = catalogue.find(isNumber ? numberToday(came, dialect) : came, context);
  const { asked } = catalogue.find(came);
  return found.match === 'unknown' ? unknownCode({ ...found, asked, dialect }) : { ...found, asked, dialect };
}

/** A number that nobody knows: its range says what kind of thing it is, and below 100 that it is no failure. */
function unknownCode(found: CcaWebApiCodeReading): CcaWebApiCodeReading {
  const group = typeof found.asked === 'number' ? groupOf(found.asked) : undefined;
  if (group === undefined) return found;
  if (group !== 'success') return { ...found, group };
  const { category: _category, outcome: _outcome, ...rest } = found;
  const description = "A code that is not in the table, in the vendor's range of successes.";
  return { ...rest, effect: 'warning', description, group };
}

/**
 * The result codes of the CCA: 109 codes, and the vendor's ranges for others. Since 5.4.6 they are the same in the CCA, the
 * Supervisor and this API; before, eleven of them had other numbers, and eight numbers meant something else.
 *
 * ```ts
 * ccaWebApiCodes.find(103).name;                           // 'UnknownObject'
 * ccaWebApiCodes.find(710).name;                           // 'ListenInNoActiveCallFound'
 * ccaWebApiCodes.find(710, { version: '5.4.5.0' }).name;   // 'ListenInPickUpTelephone'; dialect 'old', code 709
 * ccaWebApiCodes.find('Version Mismatch').code;            // 127
 * ```
 *
 * These numbers have nothing to do with those of HTTP (204 is an error here), nor with the `result` of a call.
 */
export const ccaWebApiCodes: CcaWebApiCodeCatalogue = { entries: catalogue.entries, find };
