import { expect, text, type CodeReading, type Reader } from '@trunkline/core';
import { vatsCodes, type VatsCode } from '../../codes.ts';

/** One leg of a conversation as the statistics tell it. Only the columns that were asked for are there. */
export interface StatisticsRow {
  /** Recordings of the leg; empty if there is none. Wire: `records`. */
  readonly recordingIds: readonly string[];
  /** Unix seconds. Wire: `start`. */
  readonly start: number;
  /** Unix seconds. Wire: `finish`. */
  readonly finish: number;
  /** Unix seconds; absent if nobody answered (the PBX writes 0). Wire: `answer`. */
  readonly answer: number | undefined;
  /** Wire: `from_extension`. */
  readonly fromExtension: string | undefined;
  /** Wire: `from_number`. */
  readonly fromNumber: string | undefined;
  /** Wire: `to_extension`. */
  readonly toExtension: string | undefined;
  /** Wire: `to_number`. */
  readonly toNumber: string | undefined;
  /** How it ended: a result code; samples of the manual also show words of old (`Busy`), which read as unknown codes. Wire: `disconnect_reason`. */
  readonly disconnectReason: CodeReading<VatsCode>;
  /** Wire: `line_number`. */
  readonly lineNumber: string | undefined;
  /** Wire: `location`. */
  readonly location: string | undefined;
  /** The conversation that the leg belongs to. Not in the default columns. Wire: `entry_id`. */
  readonly entryId: string | undefined;
  /** Unix seconds. Not in the default columns. Wire: `create`. */
  readonly created: number | undefined;
}

/** A column of the statistics. */
export type StatisticsColumn = keyof StatisticsRow;

const maybeText: Reader<string | undefined> = {
  expected: 'a text',
  read: (found, path, issues) => (found === '' ? undefined : text().read(found, path, issues)),
};

const seconds: Reader<number> = {
  expected: 'Unix seconds',
  read: (found, path, issues) =>
    typeof found === 'string' && /^\d{1,12}$/.test(found) ? Number(found) : expect('Unix seconds', path, issues),
};

/** Nothing happened where the PBX writes 0, or nothing. */
const maybeSeconds: Reader<number | undefined> = {
  expected: seconds.expected,
  read: (found, path, issues) => (found === '' || found === '0' ? undefined : seconds.read(found, path, issues)),
};

/** `[id1,id2]`; a sample of the newer manual leaves the brackets out. */
const ids: Reader<readonly string[]> = {
  expected: 'a list of ids',
  read: (found) =>
    String(found)
      .replace(/^\[|\]$/g, '')
      .split(',')
      .map((id) => id.trim())
      .filter((id) => id !== ''),
};

const reason: Reader<CodeReading<VatsCode>> = {
  expected: 'a result code',
  read: (found) => vatsCodes.find(found),
};

/** The columns: how the wire calls them, and how their text is read. Source: manual 2017 p. 34, 2026 §3.4.1. */
export const columns: {
  readonly [Name in StatisticsColumn]: { readonly wire: string; readonly kind: Reader<StatisticsRow[Name]> };
} = {
  recordingIds: { wire: 'records', kind: ids },
  start: { wire: 'start', kind: seconds },
  finish: { wire: 'finish', kind: seconds },
  answer: { wire: 'answer', kind: maybeSeconds },
  fromExtension: { wire: 'from_extension', kind: maybeText },
  fromNumber: { wire: 'from_number', kind: maybeText },
  toExtension: { wire: 'to_extension', kind: maybeText },
  toNumber: { wire: 'to_number', kind: maybeText },
  disconnectReason: { wire: 'disconnect_reason', kind: reason },
  lineNumber: { wire: 'line_number', kind: maybeText },
  location: { wire: 'location', kind: maybeText },
  entryId: { wire: 'entry_id', kind: maybeText },
  created: { wire: 'create', kind: maybeSeconds },
};

/** The columns that the PBX sends unasked. */
export type DefaultColumn = Exclude<StatisticsColumn, 'entryId' | 'created'>;

/** In the PBX's order; they are asked for all the same, so that the order is certain. */
export const defaultColumns: readonly DefaultColumn[] = [
  'recordingIds',
  'start',
  'finish',
  'answer',
  'fromExtension',
  'fromNumber',
  'toExtension',
  'toNumber',
  'disconnectReason',
  'lineNumber',
  'location',
];
