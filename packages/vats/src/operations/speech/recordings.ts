import {
  decimal,
  flag,
  input,
  listOf,
  optional,
  output,
  required,
  text,
  type Field,
  type Reader,
  type Writer,
} from '@trunkline/core';
import { opaqueId } from '../../fields.ts';
import { query, type VatsOperation } from '../../operation.ts';
import { items, maybe, part } from '../../webhooks/kinds.ts';
import { dataOf } from './rows.ts';

/** Which recordings. */
export interface RecordingsReference {
  /** 1 to 500; the limit is told of transcripts only. Wire: `recording_id`, a text that holds a JSON list. */
  readonly recordingIds: readonly string[];
}

export interface CategoriesInput extends RecordingsReference {
  /** Adds the words that were found. Wire: `with_terms`. */
  readonly withTerms?: boolean;
  /** Adds the names of the topics. Wire: `with_names`. */
  readonly withNames?: boolean;
}

/** Words that made a recording belong to a topic. */
export interface SpeechTerm {
  /** Wire: `value`. */
  readonly value?: string;
  /** How often they were said. Wire: `count`. */
  readonly count?: number;
  /** On which channels: -1 left, 0 mono, 1 right. Wire: `channels`. */
  readonly channels?: readonly number[];
}

/** A topic that a recording belongs to. */
export interface SpeechCategory {
  /** Wire: `id`. */
  readonly id?: string;
  /** With `withNames`. Wire: `name`. */
  readonly name?: string;
  /** When it was found; the form is not said, so it is given as text. Wire: `assign_time`. */
  readonly assignedAt?: string;
  /** Wire: `version`. */
  readonly version?: string;
  /** With `withTerms`. Wire: `terms`. */
  readonly terms?: readonly SpeechTerm[];
}

export interface RecordingCategories {
  /** Wire: `recording_id`. */
  readonly recordingId: string;
  /** Wire: `categories`. */
  readonly categories?: readonly SpeechCategory[];
}

/** Who said what. */
export interface Phrase {
  /** The first of the pair on the wire. */
  readonly speaker: string;
  /** The second. */
  readonly text: string;
}

export interface RecordingTranscript {
  /** Wire: `recording_id`. */
  readonly recordingId: string;
  /** Wire: `names`. */
  readonly names?: {
    /** Wire: `client`. */
    readonly client?: string;
    /** Wire: `operator`. */
    readonly operator?: string;
  };
  /** In the order of the wire. Wire: `phrases`, a list of pairs. */
  readonly phrases?: readonly Phrase[];
}

const idList = listOf(opaqueId(), { min: 1, max: 500 });

/** The samples, and a program that was seen to work, send a list as a text within the JSON. */
const recordingIds: Field<Writer<readonly string[]>, true> = required('recording_id', {
  expected: idList.expected,
  write: (value, path, issues) => JSON.stringify(idList.write(value, path, issues)),
});

const term: Reader<SpeechTerm> = output<SpeechTerm>({
  value: maybe('value', text()),
  count: maybe('count', decimal()),
  channels: maybe('channels', items(decimal())),
});

const category: Reader<SpeechCategory> = output<SpeechCategory>({
  id: maybe('id', text()),
  name: maybe('name', text()),
  assignedAt: maybe('assign_time', text()),
  version: maybe('version', text()),
  terms: maybe('terms', items(term)),
});

const recordingCategories: Reader<RecordingCategories> = output<RecordingCategories>({
  recordingId: required('recording_id', text()),
  categories: maybe('categories', items(category)),
});

/**
 * The topics of recordings.
 *
 * Wire: `POST queries/recording_categories`. Source: manual 2026 §3.5.4; the manual's sample and a program that works send
 * the ids as a JSON list within a text, and so does this.
 */
export const categories: VatsOperation<CategoriesInput, readonly RecordingCategories[]> = query(
  'speech.categories',
  'queries/recording_categories',
  {
    input: input<CategoriesInput>({
      recordingIds,
      withTerms: optional('with_terms', flag()),
      withNames: optional('with_names', flag()),
    }),
    output: dataOf(recordingCategories),
  },
);

type Names = NonNullable<RecordingTranscript['names']>;

const names: Reader<Names> = part<Names>({ client: maybe('client', text()), operator: maybe('operator', text()) });

const said = text();
const phrase: Reader<Phrase> = {
  expected: 'a pair of who and what',
  read(wire, path, issues) {
    const [speaker, words] = Array.isArray(wire) ? (wire as readonly unknown[]) : [];
    return { speaker: said.read(speaker, path, issues), text: said.read(words, path, issues) };
  },
};

const transcript: Reader<RecordingTranscript> = output<RecordingTranscript>({
  recordingId: required('recording_id', text()),
  names: maybe('names', names),
  phrases: maybe('phrases', items(phrase)),
});

/**
 * What was said in recordings.
 *
 * Wire: `POST queries/recording_transcripts`. Source: manual 2026 §3.5.5; the ids go out as a JSON list within a text, as in
 * its sample (another program was seen to send a plain list).
 */
export const transcripts: VatsOperation<RecordingsReference, readonly RecordingTranscript[]> = query(
  'speech.transcripts',
  'queries/recording_transcripts',
  { input: input<RecordingsReference>({ recordingIds }), output: dataOf(transcript) },
);
