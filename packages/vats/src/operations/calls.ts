import { input, integer, oneOf, optional, required, text } from '@trunkline/core';
import { extension, line, opaqueId, outsideNumber, subscriber } from '../fields.ts';
import { command, type Accepted, type CommandInput, type VatsOperation } from '../operation.ts';
import { sipHeaders, type SipHeaders } from '../sip-headers.ts';

/** On whose behalf a call is made. */
export interface Caller {
  /** The employee's extension. Wire: `extension`. */
  readonly extension: string;
  /** Ring this number or SIP address instead of the employee's default; not an extension or group. Wire: `number`. */
  readonly number?: string;
}

export interface CallbackInput extends CommandInput {
  /** The employee who is rung first. Wire: `from`. */
  readonly from: Caller;
  /** Who is rung next: a number, an extension, a group's extension, a SIP address. Wire: `to_number`. */
  readonly toNumber: string;
  /** The line to call out on: a number, or the name of a SIP line. Wire: `line_number`. */
  readonly lineNumber?: string;
  /** Extra SIP headers; of use here: `answerAfterSeconds`. Wire: `sip_headers`. */
  readonly sipHeaders?: Pick<SipHeaders, 'answerAfterSeconds' | 'raw'>;
}

/**
 * Rings the employee, then the target, and joins them. The answer says that the PBX took the command, its result that it is carried
 * out; how the call ended comes as the event `summary`. Never repeated after a doubt: a second time would ring the telephones again.
 *
 * Wire: `POST commands/callback`. Codes: 1000, 2xxx, 3100, 4001, 5xxx. Limit: 4 per second. Source: manual 2017 p. 18, 2026 §3.2.1.
 *
 * ```ts
 * const result = await vats.calls.callback({ from: { extension: '101' }, toNumber: '+7 495 540-44-44' });
 * if (result.ok) result.value.commandId;
 * ```
 */
export const callback: VatsOperation<CallbackInput, Accepted> = command<CallbackInput>(
  'calls.callback',
  'commands/callback',
  {
    fields: {
      from: required(
        'from',
        input<Caller>({ extension: required('extension', extension()), number: optional('number', outsideNumber()) }),
      ),
      toNumber: required('to_number', subscriber()),
      lineNumber: optional('line_number', line()),
      sipHeaders: optional('sip_headers', sipHeaders<NonNullable<CallbackInput['sipHeaders']>>(['answerAfterSeconds'])),
    },
    reach: { how: 'ring', numbers: ({ from, toNumber }) => [from.number ?? from.extension, toNumber] },
    limit: 'callback',
  },
);

export interface CallbackGroupInput extends CommandInput {
  /** Who is rung first: an outside number or a group's extension. Wire: `from`. */
  readonly from: string;
  /** Who is rung next, likewise. One of the two must be a group's extension. Wire: `to`. */
  readonly to: string;
  /** The line to call out on. Wire: `line_number`. */
  readonly lineNumber: string;
}

/**
 * Joins a group and an outside number; who is rung first follows `from`.
 *
 * Wire: `POST commands/callback_group`. Codes: 1000, 2xxx, 3100, 4001, 5xxx. Source: manual 2017 p. 20, 2026 §3.2.2.
 */
export const callbackGroup: VatsOperation<CallbackGroupInput, Accepted> = command<CallbackGroupInput>(
  'calls.callbackGroup',
  'commands/callback_group',
  {
    fields: {
      from: required('from', subscriber()),
      to: required('to', subscriber()),
      lineNumber: required('line_number', line()),
    },
    reach: { how: 'ring', numbers: ({ from, to }) => [from, to] },
    limit: 'callback',
  },
);

/** A call on its way. */
export interface CallReference extends CommandInput {
  /** Id of the leg, from its events. Wire: `call_id`. */
  readonly callId: string;
}

/**
 * Ends a leg; aimed at the new leg of a transfer, it cancels the transfer. Works while the leg is with the IVR or a
 * subscriber, not in a queue.
 *
 * Wire: `POST commands/call/hangup`. Codes: 1000, 4001, 4100, 4101, 5xxx. Limit: 4 per second. Source: manual 2017 p. 22, 2026 §3.2.3.
 */
export const hangup: VatsOperation<CallReference, Accepted> = command<CallReference>(
  'calls.hangup',
  'commands/call/hangup',
  { fields: { callId: required('call_id', opaqueId()) }, limit: 'hangup' },
);

export interface PlayInput extends CallReference {
  /** Id of the audio file, from the PBX's list. Wire: `internal_id`. */
  readonly audioFileId: number;
  /** Seconds of silence after playing. Wire: `after_play_time`. */
  readonly pauseAfterSeconds?: number;
}

/**
 * Plays an audio file to a caller in the IVR or a queue; incoming calls only. What is playing already is cut short.
 *
 * Wire: `POST commands/play/start`. Codes: 1000, 333x, 3340, 4001, 41xx, 4503–4505, 5xxx. Source: manual 2026 §3.2.6, whose two
 * parameter descriptions are swapped; which is which follows its sample.
 */
export const play: VatsOperation<PlayInput, Accepted> = command<PlayInput>('calls.play', 'commands/play/start', {
  fields: {
    callId: required('call_id', opaqueId()),
    audioFileId: required('internal_id', integer({ min: 0 })),
    pauseAfterSeconds: optional('after_play_time', integer({ min: 0 })),
  },
});

export interface RouteInput extends CallReference {
  /** Where to: an extension (the employee's settings apply), a group, a number or a SIP address. Wire: `to_number`. */
  readonly toNumber: string;
  /** Extra SIP headers; of use here: `displayName`. Wire: `sip_headers`. */
  readonly sipHeaders?: Pick<SipHeaders, 'displayName' | 'raw'>;
}

/**
 * Sends a call elsewhere that no employee has yet (IVR, queue), or takes one that is still ringing. Makes a new leg.
 *
 * Wire: `POST commands/route`. Codes: 1000, 22xx, 32xx, 4001, 4100, 4101, 5xxx. Limit: 1 per 2 seconds. Source: manual 2017 p. 26, 2026 §3.2.7.
 */
export const route: VatsOperation<RouteInput, Accepted> = command<RouteInput>('calls.route', 'commands/route', {
  fields: {
    callId: required('call_id', opaqueId()),
    toNumber: required('to_number', subscriber()),
    sipHeaders: optional('sip_headers', sipHeaders<NonNullable<RouteInput['sipHeaders']>>(['displayName'])),
  },
  reach: { how: 'ring', numbers: ({ toNumber }) => [toNumber] },
  limit: 'route',
});

export interface TransferInput extends CallReference {
  /** `blind` sends the call on at once; `hold` keeps it on hold while the initiator consults. Wire: `method`. */
  readonly method: 'blind' | 'hold';
  /** Where to. Wire: `to_number`. */
  readonly toNumber: string;
  /** Which side transfers: the extension or number of one side of the leg; must be an employee. Wire: `initiator`. */
  readonly initiator: string;
}

/**
 * Transfers a connected call. After `hold`, the two are joined when the initiator hangs up, or by {@link connect};
 * {@link hangup} on the new leg cancels.
 *
 * Wire: `POST commands/transfer`. Codes: 1000, 22xx, 32xx, 4001, 4100, 4101, 5xxx. Limit: 1 per 2 seconds. Source: manual 2017 p. 29, 2026 §3.2.8.
 */
export const transfer: VatsOperation<TransferInput, Accepted> = command<TransferInput>(
  'calls.transfer',
  'commands/transfer',
  {
    fields: {
      callId: required('call_id', opaqueId()),
      method: required('method', oneOf(['blind', 'hold'])),
      toNumber: required('to_number', subscriber()),
      initiator: required('initiator', subscriber()),
    },
    reach: { how: 'ring', numbers: ({ toNumber }) => [toNumber] },
    limit: 'transfer',
  },
);

export interface ConnectInput extends CommandInput {
  /** The leg on hold. Wire: `holded_call_id` (sic). */
  readonly heldCallId: string;
  /** The consulting leg, which appeared after the hold. Wire: `transferred_call_id`. */
  readonly consultingCallId: string;
  /** `from.number` of the event in which the consulting leg appeared. Wire: `transfer_initiator_number`. */
  readonly initiatorNumber: string;
}

/**
 * Joins the held leg and the connected consulting leg. Both must belong to the same entry.
 *
 * Wire: `POST commands/calls_connect`. Codes as {@link transfer}. Source: manual 2026 §3.2.9.
 */
export const connect: VatsOperation<ConnectInput, Accepted> = command<ConnectInput>(
  'calls.connect',
  'commands/calls_connect',
  {
    fields: {
      heldCallId: required('holded_call_id', opaqueId()),
      consultingCallId: required('transferred_call_id', opaqueId()),
      initiatorNumber: required('transfer_initiator_number', text({ maxBytes: 128 })),
    },
  },
);

/**
 * Cancels a transfer, for a leg on hold.
 *
 * Wire: `POST commands/transfer_cancel`. Codes as {@link transfer}. Source: manual 2026 §3.2.10.
 */
export const cancelTransfer: VatsOperation<CallReference, Accepted> = command<CallReference>(
  'calls.cancelTransfer',
  'commands/transfer_cancel',
  { fields: { callId: required('call_id', opaqueId()) } },
);

export interface HoldInput extends CallReference {
  /** Which side puts the call on hold, as in {@link transfer}. Wire: `initiator`. */
  readonly initiator: string;
}

/**
 * Puts a call on hold. The manual knows no command to take it off again.
 *
 * Wire: `POST commands/call/hold/on`. Codes: 1000, 22xx, 32xx, 4001, 4100, 4101, 5xxx. Source: manual 2026 §3.2.11.
 */
export const hold: VatsOperation<HoldInput, Accepted> = command<HoldInput>('calls.hold', 'commands/call/hold/on', {
  fields: { callId: required('call_id', opaqueId()), initiator: required('initiator', subscriber()) },
});
