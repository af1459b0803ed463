import { defineCodes, type CodeCatalogue, type CodeContext, type CodeReading } from '@trunkline/core';
import { entries, type GcCodeFacts } from './codes/entries.ts';

/** An error code that the table knows. Finesse has more, and the vendor says so: unknown ones pass. */
export type GcCode = (typeof entries)[number]['code'];

/** A row of the table. */
export type GcCodeEntry = GcCodeFacts<GcCode>;

/** An answer of `find`, with what our rows say beside the common ones. */
export interface GcCodeReading extends CodeReading<GcCode>, Partial<Pick<GcCodeEntry, 'origin' | 'behaviour'>> {}

/** The table, and the way to read whatever comes as a code. */
export interface GcCodeCatalogue extends CodeCatalogue<GcCode, GcCodeEntry> {
  find(anything: unknown, context?: CodeContext): GcCodeReading;
}

const catalogue: CodeCatalogue<GcCode, GcCodeEntry> = defineCodes({ entries });

/**
 * The error codes of GC and of the Finesse behind it: the 30 of the vendor's table and two that stand beside it.
 * The vendor declares no rule for others, so an unknown code is a failure of unknown outcome.
 *
 * ```ts
 * gcCodes.find('NO_DIALOG_ID').behaviour;    // 'resynchroniseDialogs'
 * gcCodes.find(' DOWN ').code;               // 'DOWN': white space around it does not count
 * gcCodes.find('no_dialog_id').match;        // 'unknown': codes are spelled exactly
 * ```
 */
export const gcCodes: GcCodeCatalogue = {
  entries: catalogue.entries,
  find: (anything, context) => catalogue.find(typeof anything === 'string' ? anything.trim() : anything, context),
};

/** The two fields of an `Error` event that may hold the code. */
export interface GcErrorFields {
  readonly errorType?: string | undefined;
  readonly errorMessage?: string | undefined;
}

const knownCodes: ReadonlySet<string> = new Set(entries.map(({ code }) => code));
const isKnown = (word: string): boolean => knownCodes.has(word);

/**
 * The error behind an `Error` event. Fields: `errorType`, `errorMessage`.
 *
 * GC's own codes stand in `errorType`, where the vendor's sample joins two by `||`; Finesse's come as a word of
 * `errorMessage` under a general type (inferred: so a client of the vendor's reads Finesse itself). The first known code
 * answers; if there is none, `asked` keeps what the type said, as far as it is short and plain enough to be shown.
 */
export function readErrorEvent({ errorType, errorMessage }: GcErrorFields): GcCodeReading {
  const types = typeof errorType === 'string' ? errorType.split('||').map((part) => part.trim()) : [];
  const words = typeof errorMessage === 'string' ? errorMessage.match(/\w+/g) : null;
  const known = types.find(isKnown) ?? words?.find(isKnown);
  return gcCodes.find(known ?? types.find((part) => part !== ''));
}
