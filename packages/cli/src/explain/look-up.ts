import type { CodeContext, CodeReading } from '@trunkline/core';
import { suggestionsFor } from '../suggest.ts';
import type { CodeRow, Codes } from '../vendors/vendor.ts';

export interface Explanation {
  readonly reading: CodeReading;
  /** What may have been meant, where nobody knows the code. */
  readonly suggestions: readonly string[];
}

/** Reads a number as the vendor's rule has it, and a word as the name of a code. */
export function lookUp(codes: Codes, asked: string, context: CodeContext = {}): Explanation {
  const reading = codes.find(asked, context);
  if (reading.match === 'exact') return { reading, suggestions: [] };
  const named = codes.entries.find((row) => namesOf(row).some((name) => isSame(name, asked)));
  if (named !== undefined) return { reading: { ...codes.find(named.code, context), asked }, suggestions: [] };
  if (reading.match === 'fallback') return { reading, suggestions: [] };
  const known = codes.entries.flatMap((row) => [String(row.code), ...namesOf(row)]);
  return { reading: { ...reading, asked }, suggestions: suggestionsFor(asked, known) };
}

const namesOf = ({ name, label, wireName }: CodeRow): readonly string[] =>
  [name, label, wireName].filter((one) => one !== undefined);

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
