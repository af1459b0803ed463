import { input, integer, output, required, text, within, type Reader } from '@trunkline/core';
import { appeal, type Appeal } from '../../appeals.ts';
import { opaqueId } from '../../fields.ts';
import { query, type VatsOperation } from '../../operation.ts';
import { items, maybe } from '../../webhooks/kinds.ts';

export interface EntryReference {
  /** Id of the conversation. The manual's table calls it a whole number, its sample has a text. Wire: `entry_id`. */
  readonly entryId: string;
}

/** What a controller gave for one question. */
export interface QualityMark {
  /** As it comes. Wire: `mark`. */
  readonly mark?: string;
  /** Wire: `comment`. */
  readonly comment?: string;
}

/** What the contact centre knows of a call. Source: manual 2026 §4.7.1. */
export interface ContactCentreCall {
  /** Wire: `conversion`. */
  readonly appeals?: readonly Appeal[];
  /** Wire: `tag_id`. */
  readonly tagIds?: readonly string[];
  /** Wire: `call_comment`, a list in the manual's sample. */
  readonly comments?: readonly string[];
  /** {@link script} has them. Wire: `script_id`. */
  readonly scriptIds?: readonly string[];
  /** The client's: 1 to 10, -1 if none was given; absent if nobody asked. Wire: `mark_client`. */
  readonly clientMark?: number;
  /** The controllers', by the ids of the questions; {@link qualityQuestions} has them. Wire: `mark_controller`. */
  readonly controllerMarks?: readonly Readonly<Record<string, QualityMark>>[];
  /** Wire: `recording_id`. */
  readonly recordingIds?: readonly string[];
}

/** A list, or the one thing that would stand in it. */
function oneOrMore<T>(kind: Reader<T>): Reader<readonly T[]> {
  const list = items(kind);
  return {
    expected: list.expected,
    read: (wire, path, issues) => list.read(Array.isArray(wire) ? wire : [wire], path, issues),
  };
}

const mark: Reader<QualityMark> = output<QualityMark>({
  mark: maybe('mark', text()),
  comment: maybe('comment', text()),
});

const marks: Reader<Readonly<Record<string, QualityMark>>> = {
  expected: 'marks by question',
  read: (wire, path, issues) => {
    const given = (wire ?? {}) as Readonly<Record<string, unknown>>;
    return Object.fromEntries(Object.entries(given).map(([id, found]) => [id, mark.read(found, path, issues)]));
  },
};

const call: Reader<ContactCentreCall> = output<ContactCentreCall>({
  appeals: maybe('conversion', oneOrMore(appeal)),
  tagIds: maybe('tag_id', oneOrMore(text())),
  comments: maybe('call_comment', oneOrMore(text())),
  scriptIds: maybe('script_id', oneOrMore(text())),
  clientMark: maybe('mark_client', integer()),
  controllerMarks: maybe('mark_controller', oneOrMore(marks)),
  recordingIds: maybe('recording_id', oneOrMore(text())),
});

/**
 * What the contact centre knows of a call: appeals, tags, comments, marks.
 *
 * Wire: `POST cc/call/`, under the root of the PBX. Codes: 1000, 3100, 31xx, 3300 (what it names may be gone), 5xxx.
 * Source: manual 2026 §4.7.1.
 */
export const getCall: VatsOperation<EntryReference, ContactCentreCall> = query('cc.getCall', 'cc/call/', {
  input: input<EntryReference>({ entryId: required('entry_id', opaqueId()) }),
  output: within('call', call),
});
