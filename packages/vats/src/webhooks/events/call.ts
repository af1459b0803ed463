import { decimal, flag, integer, named, oneOf, required, text, type CodeReading, type Reader } from '@trunkline/core';
import type { VatsCode } from '../../codes.ts';
import { eventReader, type EventReader } from '../event-reader.ts';
import { code, maybe, part } from '../kinds.ts';

/** A known word, or whatever else the PBX says. */
type Open<Word extends string> = Word | (string & {});

/** `Appeared` rings; any state may be the first one that is heard of; `Disconnected` is the last. */
export type CallState = Open<'Appeared' | 'Connected' | 'OnHold' | 'Disconnected'>;
/** Where a leg is: with the menu, in a queue, with a subscriber. */
export type CallLocation = Open<'ivr' | 'queue' | 'abonent'>;
export type TransferMethod = Open<'consultative' | 'blind' | 'return_blind'>;
/** Who began a callback. The manual prints some with a Cyrillic letter; here all are Latin. */
export type CallbackInitiator = Open<
  'CC' | 'API' | 'WEB' | 'ObDial' | 'CallbackWidget' | 'MissGroupCallCallback' | 'MissInIvrCallCallback'
>;

/** Call tracking. */
export interface CallTracking {
  /** Wire: `number`. */
  readonly number?: string;
  /** Wire: `type`, 0, 1, 2. */
  readonly type: Open<'notTracked' | 'dynamic' | 'static'>;
}

/** The calling side of a leg. */
export interface CallFrom {
  /** Wire: `extension`. */
  readonly extension?: string;
  /** Wire: `number`. */
  readonly number?: string;
  /** The leg this one came from, after a route, a transfer, a callback. Wire: `taken_from_call_id`. */
  readonly takenFromCallId?: string;
  /** Only when disconnected, and with "api v.2". Wire: `was_transferred`. */
  readonly wasTransferred?: boolean;
  /** Only on hold, and with "api v.2". Wire: `hold_initiator`. */
  readonly holdInitiator?: boolean;
}

/** The called side of a leg. */
export interface CallTo {
  /** Wire: `extension`. */
  readonly extension?: string;
  /** Wire: `number`. */
  readonly number?: string;
  /** Wire: `line_number`. */
  readonly lineNumber?: string;
  /** Extension of the group, if the call came by one. Wire: `acd_group`. */
  readonly groupExtension?: string;
  /** As {@link CallFrom.wasTransferred}. Wire: `was_transferred`. */
  readonly wasTransferred?: boolean;
  /** As {@link CallFrom.holdInitiator}. Wire: `hold_initiator`. */
  readonly holdInitiator?: boolean;
}

/**
 * A leg has another state. Comes in any order, also before the result of the command that caused it; `seq` tells the order
 * within a leg. A repeat is known by leg and `seq`; one older than another already seen of its leg is `stale`.
 *
 * Wire: `events/call`. Source: manual 2017 pp. 7–8, 2026 §3.1.2.
 */
export interface VatsCallEvent {
  readonly kind: 'call';
  /** What belongs to one conversation; stays through transfers. Wire: `entry_id`. */
  readonly entryId: string;
  /** The leg. Wire: `call_id`. */
  readonly callId: string;
  /**
   * Unix seconds, as they came. One edition of the manual calls them UTC, another UTC+3; nothing is shifted here: compare
   * with your own clock before you rely on them. Wire: `timestamp`.
   */
  readonly timestamp: number;
  /** Counts the events of a leg. Wire: `seq`. */
  readonly seq: number;
  /** Wire: `call_state`. */
  readonly callState: CallState;
  /** Wire: `location`. */
  readonly location: CallLocation;
  /** Wire: `from`. */
  readonly from: CallFrom;
  /** Wire: `to`. */
  readonly to: CallTo;
  /** Wire: `dct`. */
  readonly callTracking?: CallTracking;
  /** How the leg ended; only when disconnected. Wire: `disconnect_reason`. */
  readonly disconnectReason?: CodeReading<VatsCode>;
  /** With "api v.2". Wire: `transfer`. */
  readonly transfer?: TransferMethod;
  /** Wire: `sip_call_id`. */
  readonly sipCallId?: string;
  /** The command that caused it. Wire: `command_id`. */
  readonly commandId?: string;
  /** A campaign's task, or the task of an automatic call. Wire: `task_id`. */
  readonly taskId?: string;
  /** Wire: `callback_initiator`. */
  readonly callbackInitiator?: CallbackInitiator;
  /** Inferred: the manual's text speaks of it, its table doesn't. Wire: `campaign_id`. */
  readonly campaignId?: string;
}

const trackingType = named({ notTracked: 0, dynamic: 1, static: 2 });

export const callTracking: Reader<CallTracking> = part<CallTracking>({
  number: maybe('number', text()),
  type: required('type', trackingType),
});

/** The manual prints a Cyrillic Es in two of the values; what the wire has is unknown. */
const initiator: Reader<CallbackInitiator> = {
  expected: 'a text',
  read: (wire, path, issues) => text().read(wire, path, issues)?.replaceAll('\u0421', 'C'),
};

const from: Reader<CallFrom> = part<CallFrom>({
  extension: maybe('extension', text()),
  number: maybe('number', text()),
  takenFromCallId: maybe('taken_from_call_id', text()),
  wasTransferred: maybe('was_transferred', flag()),
  holdInitiator: maybe('hold_initiator', flag()),
});

const to: Reader<CallTo> = part<CallTo>({
  extension: maybe('extension', text()),
  number: maybe('number', text()),
  lineNumber: maybe('line_number', text()),
  groupExtension: maybe('acd_group', text()),
  wasTransferred: maybe('was_transferred', flag()),
  holdInitiator: maybe('hold_initiator', flag()),
});

export const call: EventReader = eventReader<VatsCallEvent>(
  'call',
  {
    entryId: required('entry_id', text()),
    callId: required('call_id', text()),
    timestamp: required('timestamp', decimal()),
    seq: required('seq', integer()),
    callState: required('call_state', oneOf(['Appeared', 'Connected', 'OnHold', 'Disconnected'])),
    location: required('location', oneOf(['ivr', 'queue', 'abonent'])),
    from: required('from', from),
    to: required('to', to),
    callTracking: maybe('dct', callTracking),
    disconnectReason: maybe('disconnect_reason', code),
    transfer: maybe('transfer', text()),
    sipCallId: maybe('sip_call_id', text()),
    commandId: maybe('command_id', text()),
    taskId: maybe('task_id', text()),
    callbackInitiator: maybe('callback_initiator', initiator),
    campaignId: maybe('campaign_id', text()),
  },
  { same: ({ callId, seq }) => [callId, seq], sequence: ({ callId }) => callId, number: ({ seq }) => seq },
);
