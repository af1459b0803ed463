import { decimal, integer, oneOf, required, text, type CodeReading, type OutputFields } from '@trunkline/core';
import type { VatsCode } from '../../codes.ts';
import { eventReader, type EventReader } from '../event-reader.ts';
import { code, maybe } from '../kinds.ts';

/**
 * A recording began, went on in another leg, or ended. A repeat is known by recording and `seq`; one older than another
 * already seen of its recording is `stale`.
 *
 * Wire: `events/recording`. Source: manual 2017 p. 11, 2026 §3.1.4.
 */
export interface VatsRecordingEvent {
  readonly kind: 'recording';
  /** Wire: `recording_id`. */
  readonly recordingId: string;
  /** `Continued`: it goes on in another leg. Wire: `recording_state`. */
  readonly recordingState: 'Started' | 'Continued' | 'Completed' | (string & {});
  /** Counts the events of a recording. Wire: `seq`. */
  readonly seq: number;
  /** Wire: `entry_id`. */
  readonly entryId: string;
  /** Changes on a transfer. Wire: `call_id`. */
  readonly callId: string;
  /** Wire: `extension`. */
  readonly extension?: string;
  /** Unix seconds; see {@link VatsCallEvent.timestamp} for the doubt about their zone. Wire: `timestamp`. */
  readonly timestamp: number;
  /** How it went; only when completed. Wire: `completion_code`. */
  readonly completionCode?: CodeReading<VatsCode>;
  /** Where it is kept; only when completed well. Wire: `recipient`. */
  readonly recipient?: 'Cloud' | 'Mail' | 'CloudAndMail' | (string & {});
  /** The command that started it. Wire: `command_id`. */
  readonly commandId?: string;
}

/** What is told of a recording that is kept. */
export interface StoredRecordingFacts {
  /** Wire: `entry_id`. */
  readonly entryId: string;
  /** Wire: `product_id`. */
  readonly productId: string;
  /** The employee; `-1` or `Admin` if there is none. Wire: `user_id`. */
  readonly userId: string;
  /** Unix seconds; see {@link VatsCallEvent.timestamp} for the doubt about their zone. Wire: `timestamp`. */
  readonly timestamp: number;
  /** Wire: `recording_id`. */
  readonly recordingId: string;
}

/**
 * A recording is in the cloud and can be downloaded. A repeat is known by the recording.
 *
 * Wire: `events/record/added`. Source: manual 2026 §3.1.8.
 */
export interface VatsRecordingAddedEvent extends StoredRecordingFacts {
  readonly kind: 'recordingAdded';
}

/**
 * Speech analytics found topics in a recording. A repeat is known by recording and time.
 *
 * Wire: `events/record/tagged`. Source: manual 2026 §3.1.7.
 */
export interface VatsRecordingTaggedEvent extends StoredRecordingFacts {
  readonly kind: 'recordingTagged';
}

export const recording: EventReader = eventReader<VatsRecordingEvent>(
  'recording',
  {
    recordingId: required('recording_id', text()),
    recordingState: required('recording_state', oneOf(['Started', 'Continued', 'Completed'])),
    seq: required('seq', integer()),
    entryId: required('entry_id', text()),
    callId: required('call_id', text()),
    extension: maybe('extension', text()),
    timestamp: required('timestamp', decimal()),
    completionCode: maybe('completion_code', code),
    recipient: maybe('recipient', text()),
    commandId: maybe('command_id', text()),
  },
  {
    same: ({ recordingId, seq }) => [recordingId, seq],
    sequence: ({ recordingId }) => recordingId,
    number: ({ seq }) => seq,
  },
);

const stored: OutputFields<StoredRecordingFacts> = {
  entryId: required('entry_id', text()),
  productId: required('product_id', text()),
  userId: required('user_id', text()),
  timestamp: required('timestamp', decimal()),
  recordingId: required('recording_id', text()),
};

export const recordingAdded: EventReader = eventReader<VatsRecordingAddedEvent>('recordingAdded', stored, {
  same: ({ recordingId }) => [recordingId],
});

export const recordingTagged: EventReader = eventReader<VatsRecordingTaggedEvent>('recordingTagged', stored, {
  same: ({ recordingId, timestamp }) => [recordingId, timestamp],
});
