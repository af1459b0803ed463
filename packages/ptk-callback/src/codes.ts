import {
  defineCodes,
  type CodeCatalogue,
  type CodeContext,
  type CodeOverride,
  type CodeReading,
} from '@trunkline/core';
import { entries } from './codes/entries.ts';

/** A status code of the Platform Toolkit that the table knows. */
export type PtkCallbackCode = (typeof entries)[number]['code'];

/** A row of the table, with its literal code and names. */
export type PtkCallbackCodeEntry = (typeof entries)[number];

/** The vendor's number families. They mix success and refusal: never decide by them. */
export type PtkCallbackFamily = PtkCallbackCodeEntry['family'];

/** What `find` may know beside the code. */
export interface PtkCallbackCodeContext extends CodeContext {
  /** What the server said in words: up to version 4, 109003 means two things, and only the words tell them apart. */
  readonly description?: string;
}

/** The table, and the way to read whatever comes as a status code. */
export interface PtkCallbackCodeCatalogue extends CodeCatalogue<PtkCallbackCode, PtkCallbackCodeEntry> {
  find(anything: unknown, context?: PtkCallbackCodeContext): CodeReading<PtkCallbackCode>;
}

/** Answers to a question rather than failures: no, not now. */
const saysNo: CodeOverride = { effect: 'outcome' };

/** A code that no table knows is read by its family, as far as that goes. */
const byFamily: readonly (readonly [RegExp, CodeOverride])[] = [
  [
    /^106\d{3}$/,
    { name: 'UnknownAvailability', effect: 'success', description: 'A code of the family of availability.' },
  ],
  [
    /^107\d{3}$/,
    {
      name: 'UnknownRefusal',
      category: 'unknown',
      description: 'A code of the family of business answers that no table knows.',
    },
  ],
  [
    /^108\d{3}$/,
    {
      name: 'UnknownInputError',
      category: 'invalid_request',
      retry: 'after_fix',
      outcome: 'rejected',
      description: 'A code of the family of wrong input that no table knows.',
    },
  ],
  [
    /^109\d{3}$/,
    {
      name: 'UnknownServerError',
      category: 'server',
      retry: 'later',
      description: 'A code of the family of server faults that no table knows.',
    },
  ],
];

const catalogue: CodeCatalogue<PtkCallbackCode, PtkCallbackCodeEntry> = defineCodes({
  entries,
  normalise: (asked) => (/^\d{6}$/.test(String(asked).trim()) ? Number(asked) : asked),
  overrides: {
    'platform.checkAvailability': { 109004: saysNo },
    'platform.checkLicense': { 109005: saysNo },
  },
});

/** What the vendor says of a missing licence; up to version 4 with 109003 too. */
const noLicence = /^a license for this request is not available\.?$/i;

/**
 * The 87 status codes of the Platform Toolkit. The number decides, never the name (some are misspelt) or the family. A code
 * that no table knows is read by its first three digits.
 *
 * ```ts
 * ptkCallbackCodes.find(107009).name; // 'DuplicateContactInQueue'
 * ptkCallbackCodes.find(109003, { version: '4', description }).category; // 'quota_exceeded' if the words say: no licence
 * ```
 */
export const ptkCallbackCodes: PtkCallbackCodeCatalogue = {
  entries: catalogue.entries,
  find(anything, context = {}) {
    const reading = catalogue.find(anything, context);
    if (reading.match === 'unknown') return { ...reading, ...familyOf(reading.asked) };
    if (reading.code !== 109003 || !mayMeanLicence(context)) return reading;
    const licence = catalogue.find(109005, context);
    return { ...licence, asked: reading.asked, match: 'fallback' };
  },
};

function familyOf(asked: string | number | undefined): CodeOverride | undefined {
  return byFamily.find(([pattern]) => pattern.test(String(asked)))?.[1];
}

/** From version 5 on a missing licence has a code of its own. */
function mayMeanLicence({ version, description = '' }: PtkCallbackCodeContext): boolean {
  const major = Number(version ?? 0);
  return (Number.isNaN(major) || major < 5) && noLicence.test(description.trim());
}

/**
 * The code of a name, spelled as the vendor spells it or as we do; blanks and case don't count. For logs and old programs:
 * decide by numbers.
 */
export function ptkCallbackCodeByName(name: string): PtkCallbackCode | undefined {
  const plain = (text: string): string => text.replace(/\s/g, '').toLowerCase();
  return entries.find((entry) => [entry.name, entry.wireName].some((known) => plain(known) === plain(name)))?.code;
}

/** For who comes from the vendor's JavaScript SDK: the codes that it calls valid, which leaves out 107100 and 106000. */
export function isValidLikeVendorSdk(code: unknown): boolean {
  return Number(code) === 107000 || Number(code) === 107001;
}
