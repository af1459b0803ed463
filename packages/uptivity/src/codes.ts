import { defineCodes, type CodeCatalogue, type CodeContext, type CodeReading } from '@trunkline/core';
import { entries } from './codes/entries.ts';

/** A result code of the API Server that the table knows. */
export type UptivityCode = (typeof entries)[number]['code'];

/** A row of the table, with its literal code, name and label. */
export type UptivityCodeEntry = (typeof entries)[number];

/** A label of the vendor's. No key: 16 and 17 share one. */
export type UptivityLabel = UptivityCodeEntry['label'];

/** An answer of `find`, with the label of the entry that answers. */
export interface UptivityCodeReading extends CodeReading<UptivityCode> {
  /** The vendor's own word for the code; absent if the code is unknown. */
  readonly label?: UptivityLabel;
}

/** The table, and the way to read whatever comes as `RESULTCODE`. */
export interface UptivityCodeCatalogue extends CodeCatalogue<UptivityCode, UptivityCodeEntry> {
  find(anything: unknown, context?: CodeContext): UptivityCodeReading;
}

const plainInteger = /^(?:0|[1-9]\d{0,8})$/;

const catalogue: CodeCatalogue<UptivityCode, UptivityCodeEntry> = defineCodes({
  entries,
  normalise: (asked) => (plainInteger.test(String(asked)) ? Number(asked) : asked),
});

/**
 * The result codes of the API Server: 59 codes, 0 to 59 without 19. Nothing else has a meaning: the vendor declares no
 * fallback, so another code is read as a failure of unknown outcome, whatever its label looks like; on an answer that the
 * server does not call an error the client makes it a success with a notice.
 *
 * ```ts
 * uptivityCodes.find(47).name;          // 'CommandQueueFull'
 * uptivityCodes.find(' 20 ').effect;    // 'success': codes come as text, and white space around them does not count
 * uptivityCodes.find('020').match;      // 'unknown': the server writes plain integers
 * ```
 *
 * It reads the number alone; the client also looks at the message, where a 17 means what 18 says.
 */
export const uptivityCodes: UptivityCodeCatalogue = {
  entries: catalogue.entries,
  find: (anything, context) => catalogue.find(typeof anything === 'string' ? anything.trim() : anything, context),
};

/** As a word of its own: `API_ERROR_NO_DEFAULT_RECORDING_PATH_2` would be another label. */
const namesRecordingPath = /(?<!\w)API_ERROR_NO_DEFAULT_RECORDING_PATH(?!\w)/;

/**
 * A result code (`RESULTCODE`) read together with the message (`RESULTMSG`) that came with it.
 *
 * The number decides, with one exception. Servers report a missing default recording path, which is 18 in the table,
 * under the number 17 and name it in the message. Such a 17 says what 18 says: the server has to be mended and not the
 * request. `asked` still tells of 17.
 */
export function readResult(code: unknown, message?: unknown, context?: CodeContext): UptivityCodeReading {
  const reading = uptivityCodes.find(code, context);
  if (reading.code !== 17 || typeof message !== 'string' || !namesRecordingPath.test(message)) return reading;
  return { ...uptivityCodes.find(18, context), asked: reading.asked, match: 'fallback' };
}
