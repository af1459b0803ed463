import { decimal, integer, required, text, type CodeReading } from '@trunkline/core';
import type { VatsCode } from '../../codes.ts';
import { eventReader, type EventReader } from '../event-reader.ts';
import { code, maybe } from '../kinds.ts';

/**
 * A caller has keyed in a whole sequence in the menu. A repeat is known by leg and `seq`; one older than another already seen
 * of its leg is `stale`.
 *
 * Wire: `events/dtmf`. Source: manual 2017 p. 14.
 */
export interface VatsDtmfEvent {
  readonly kind: 'dtmf';
  /** Counts the sequences of a leg. Wire: `seq`. */
  readonly seq: number;
  /** The whole sequence. Wire: `dtmf`. */
  readonly dtmf: string;
  /** Unix seconds; see {@link VatsCallEvent.timestamp} for the doubt about their zone. Wire: `timestamp`. */
  readonly timestamp: number;
  /** Wire: `call_id`. */
  readonly callId: string;
  /** Wire: `entry_id`. */
  readonly entryId: string;
  /** Where the caller was in the menu then: `ivr`, or `ivr.2.1`. Wire: `location`. */
  readonly location: string;
  /** Wire: `initiator`. */
  readonly initiator: string;
  /** Wire: `from_number`. */
  readonly fromNumber?: string;
  /** Wire: `to_number`. */
  readonly toNumber?: string;
  /** Wire: `line_number`. */
  readonly lineNumber?: string;
}

/**
 * What became of a text message. A repeat is known by command, code and time.
 *
 * Wire: `events/sms`. Source: manual 2017 p. 10, 2026 §3.1.3.
 */
export interface VatsSmsEvent {
  readonly kind: 'sms';
  /** Wire: `command_id`. */
  readonly commandId: string;
  /** Unix seconds; see {@link VatsCallEvent.timestamp} for the doubt about their zone. Wire: `timestamp`. */
  readonly timestamp: number;
  /** 1000: delivered; 43xx: not. Wire: `reason`. */
  readonly reason: CodeReading<VatsCode>;
}

/**
 * An uploaded recording was recognised; up to a minute late. A repeat is known by the request.
 *
 * Wire: `events/recognized/offline`. Source: manual 2026 §3.10.3.
 */
export interface VatsRecognitionEvent {
  readonly kind: 'recognition';
  /** Wire: `product_id`. */
  readonly productId: string;
  /** Wire: `request_id`. */
  readonly requestId: string;
  /** When it was done, in milliseconds since 1970. Wire: `recognized`. */
  readonly recognizedAtMs?: number;
  /** Wire: `result`. */
  readonly result: CodeReading<VatsCode>;
  /** The vendor's own words on a failure. Think before you show or log them. Wire: `message`. */
  readonly message?: string;
}

export const dtmf: EventReader = eventReader<VatsDtmfEvent>(
  'dtmf',
  {
    seq: required('seq', integer()),
    dtmf: required('dtmf', text()),
    timestamp: required('timestamp', decimal()),
    callId: required('call_id', text()),
    entryId: required('entry_id', text()),
    location: required('location', text()),
    initiator: required('initiator', text()),
    fromNumber: maybe('from_number', text()),
    toNumber: maybe('to_number', text()),
    lineNumber: maybe('line_number', text()),
  },
  { same: ({ callId, seq }) => [callId, seq], sequence: ({ callId }) => callId, number: ({ seq }) => seq },
);

export const sms: EventReader = eventReader<VatsSmsEvent>(
  'sms',
  {
    commandId: required('command_id', text()),
    timestamp: required('timestamp', decimal()),
    reason: required('reason', code),
  },
  { same: ({ commandId, reason, timestamp }) => [commandId, reason.asked, timestamp] },
);

export const recognition: EventReader = eventReader<VatsRecognitionEvent>(
  'recognition',
  {
    productId: required('product_id', text()),
    requestId: required('request_id', text()),
    recognizedAtMs: maybe('recognized', decimal()),
    result: required('result', code),
    message: maybe('message', text()),
  },
  { same: ({ requestId }) => [requestId] },
);
