import { decimal, named, required, text, type CodeReading, type Reader } from '@trunkline/core';
import type { VatsCode } from '../../codes.ts';
import { eventReader, type EventReader } from '../event-reader.ts';
import { code, maybe, part } from '../kinds.ts';
import { callTracking, type CallTracking } from './call.ts';

/** One side of a conversation. */
export interface SummaryParty {
  /** Never of the caller of an incoming call. Wire: `extension`. */
  readonly extension?: string;
  /** Wire: `number`. */
  readonly number?: string;
}

/**
 * A conversation is over. Comes once, and is known by its entry.
 *
 * The times are Unix seconds as they came; see {@link VatsCallEvent.timestamp} for the doubt about their zone.
 *
 * Wire: `events/summary`; one posted to `events/call`, as the older manual's samples have it, is told by its fields.
 * Source: manual 2017 p. 15, 2026 §3.1.6.
 */
export interface VatsSummaryEvent {
  readonly kind: 'summary';
  /** Wire: `entry_id`. */
  readonly entryId: string;
  /** Wire: `call_direction`, 0, 1, 2. */
  readonly callDirection: 'internal' | 'incoming' | 'outgoing' | (string & {});
  /** Wire: `from`. */
  readonly from?: SummaryParty;
  /** For a missed call the first who missed it; without a number if a group did. Wire: `to`. */
  readonly to?: SummaryParty;
  /** Wire: `line_number`. */
  readonly lineNumber?: string;
  /** In the older edition only. Wire: `dct`. */
  readonly callTracking?: CallTracking;
  /** Wire: `create_time`. */
  readonly createTime: number;
  /** 0: it was not forwarded. Wire: `forward_time`. */
  readonly forwardTime: number;
  /** 0: nobody talked. Wire: `talk_time`. */
  readonly talkTime: number;
  /** Wire: `end_time`. */
  readonly endTime: number;
  /** Did anybody talk? Inferred from `talk_time`, since the vendor's own word for it was seen to say yes without any talk. */
  readonly answered: boolean;
  /** The vendor's own word. Wire: `entry_result`, 1, 0. */
  readonly entryResult: 'talked' | 'missed' | (string & {});
  /** How it ended. Wire: `disconnect_reason`. */
  readonly disconnectReason: CodeReading<VatsCode>;
  /** In newer editions only. Wire: `sip_call_id`. */
  readonly sipCallId?: string;
}

const party: Reader<SummaryParty> = part<SummaryParty>({
  extension: maybe('extension', text()),
  number: maybe('number', text()),
});

const aboveNothing: Reader<boolean> = {
  expected: 'a number',
  read: (wire, path, issues) => decimal().read(wire, path, issues) > 0,
};

export const summary: EventReader = eventReader<VatsSummaryEvent>(
  'summary',
  {
    entryId: required('entry_id', text()),
    callDirection: required('call_direction', named({ internal: 0, incoming: 1, outgoing: 2 })),
    from: maybe('from', party),
    to: maybe('to', party),
    lineNumber: maybe('line_number', text()),
    callTracking: maybe('dct', callTracking),
    createTime: required('create_time', decimal()),
    forwardTime: required('forward_time', decimal()),
    talkTime: required('talk_time', decimal()),
    endTime: required('end_time', decimal()),
    // What is wrong with the field is said of `talkTime`.
    answered: required('talk_time', aboveNothing),
    entryResult: required('entry_result', named({ talked: 1, missed: 0 })),
    disconnectReason: required('disconnect_reason', code),
    sipCallId: maybe('sip_call_id', text()),
  },
  { same: ({ entryId }) => [entryId] },
);
