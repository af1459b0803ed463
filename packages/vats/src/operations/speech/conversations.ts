import {
  anything,
  decimal,
  flag,
  input,
  integer,
  listOf,
  optional,
  output,
  required,
  text,
  type Field,
  type Issue,
  type Reader,
  type Writer,
} from '@trunkline/core';
import { calendarDay, opaqueId } from '../../fields.ts';
import { query, type VatsOperation } from '../../operation.ts';
import { maybe, part } from '../../webhooks/kinds.ts';
import { dataOf } from './rows.ts';

/** Which conversations. */
export interface ConversationsReference {
  /** They look like the `entryId` of calls. Wire: `communication_id`. */
  readonly communicationIds: readonly string[];
}

export interface ConversationSummary {
  /** Wire: `communication_id`. */
  readonly communicationId: string;
  /** What it was about. Wire: `summary`. */
  readonly summary?: string;
}

/** Which days. Source: manual 2026 §3.5.7. */
export interface SpeechRecordsInput {
  /** `YYYY-MM-DD`, in a zone that is not said. Wire: `date_from`. */
  readonly dateFrom: string;
  /** `YYYY-MM-DD`; that the day itself still counts is inferred. Wire: `date_to`. */
  readonly dateTo: string;
  /** How many to pass over first. Default 0. Wire: `offset`. */
  readonly offset?: number;
  /** How many at most; what the most is, and the default, is not said. Wire: `limit`. */
  readonly limit?: number;
}

/** The call or chat behind a conversation. */
export interface ConversationInfo {
  /** The table calls it a number, the sample has `out`; as text. Wire: `direction`. */
  readonly direction?: string;
  /** Seconds (inferred). Wire: `duration`. */
  readonly duration?: number;
  /** The form is not said, so it is given as text. Wire: `time_created`. */
  readonly createdAt?: string;
  /** Wire: `from_number`. */
  readonly fromNumber?: string;
  /** Wire: `to_number`. */
  readonly toNumber?: string;
}

/** A conversation that speech analytics knows. Source: manual 2026 §3.5.7. */
export interface SpeechRecord {
  /** Wire: `communication_id`. */
  readonly communicationId: string;
  /** The table calls it a text, the sample has 1; as text. Wire: `communication_type`. */
  readonly communicationType?: string;
  /** Wire: `info`. */
  readonly info?: ConversationInfo;
  /** The moods of both sides; their form is not said, so they are given as they come. Wire: `sentiments`. */
  readonly sentiments?: {
    /** Wire: `client`. */
    readonly client?: unknown;
    /** Wire: `operator`. */
    readonly operator?: unknown;
  };
  /** Was speech recognised? Wire: `has_s2t`. */
  readonly recognised?: boolean;
  /** Wire: `has_transcript`. */
  readonly hasTranscript?: boolean;
  /** Wire: `has_summary`. */
  readonly hasSummary?: boolean;
}

export const communicationIds: Field<Writer<readonly string[]>, true> = required(
  'communication_id',
  listOf(opaqueId(), { min: 1 }),
);

const summary: Reader<ConversationSummary> = output<ConversationSummary>({
  communicationId: required('communication_id', text()),
  summary: maybe('summary', text()),
});

/**
 * What conversations were about, in short.
 *
 * Wire: `POST /s2t/queries/recording_summary`. Source: manual 2026 §3.5.6; the host (`speechUrl`) and that it is a signed
 * form like the others are inferred.
 */
export const summaries: VatsOperation<ConversationsReference, readonly ConversationSummary[]> = query(
  'speech.summaries',
  'queries/recording_summary',
  {
    input: input<ConversationsReference>({ communicationIds }),
    output: dataOf(summary),
    evidence: 'inferred',
    wire: { root: 'speech' },
  },
);

const info: Reader<ConversationInfo> = part<ConversationInfo>({
  direction: maybe('direction', text()),
  duration: maybe('duration', decimal()),
  createdAt: maybe('time_created', text()),
  fromNumber: maybe('from_number', text()),
  toNumber: maybe('to_number', text()),
});

type Sentiments = NonNullable<SpeechRecord['sentiments']>;

const sentiments: Reader<Sentiments> = part<Sentiments>({
  client: maybe('client', anything()),
  operator: maybe('operator', anything()),
});

const record: Reader<SpeechRecord> = output<SpeechRecord>({
  communicationId: required('communication_id', text()),
  communicationType: maybe('communication_type', text()),
  info: maybe('info', info),
  sentiments: maybe('sentiments', sentiments),
  recognised: maybe('has_s2t', flag()),
  hasTranscript: maybe('has_transcript', flag()),
  hasSummary: maybe('has_summary', flag()),
});

function checkDays({ dateFrom, dateTo }: SpeechRecordsInput): readonly Issue[] {
  return dateTo < dateFrom ? [{ path: 'dateTo', expected: 'no day before dateFrom' }] : [];
}

/**
 * The conversations of some days that speech analytics knows.
 *
 * Wire: `POST /s2t/queries/records`. Source: manual 2026 §3.5.7; the host (`speechUrl`) and that it is a signed form like the
 * others are inferred.
 */
export const records: VatsOperation<SpeechRecordsInput, readonly SpeechRecord[]> = query(
  'speech.records',
  'queries/records',
  {
    input: input<SpeechRecordsInput>({
      dateFrom: required('date_from', calendarDay()),
      dateTo: required('date_to', calendarDay()),
      offset: optional('offset', integer({ min: 0 })),
      limit: optional('limit', integer({ min: 1 })),
    }),
    output: dataOf(record),
    check: checkDays,
    evidence: 'inferred',
    wire: { root: 'speech' },
  },
);
