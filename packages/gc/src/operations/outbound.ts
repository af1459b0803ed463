import { input, optional, required, text } from '@trunkline/core';
import type { GcInboundCallEvent } from '../events/calls.ts';
import type { GcCallbackEvent } from '../events/messages.ts';
import type { Body } from '../command.ts';
import { dialNumber, parameter } from '../fields.ts';
import { dialogIs, next } from '../replies.ts';
import { verb, type GcVerb } from '../verb.ts';
import type { DialogInput } from './calls.ts';

const preview = input<DialogInput>({ dialogId: required('dialog_id', parameter()) });
const withWord =
  (word: string): Body =>
  ({ dialog_id = '' }) => [dialog_id, word];

/**
 * Takes the call of a campaign that was offered; it is dialled then. Also for a personal callback.
 *
 * Wire: `AcceptOutboundPreview#<agent>` with the dialog and `ACCEPT`. Answer: `InboundCall` of it, `ACCEPTED`; the customer's
 * part may come under another dialog.
 */
export const acceptOutboundPreview: GcVerb<DialogInput, GcInboundCallEvent> = verb(
  'acceptOutboundPreview',
  { verb: 'AcceptOutboundPreview', body: withWord('ACCEPT') },
  { input: preview, reply: dialogIs('ACCEPTED'), reach: { how: 'ring', numbers: () => [] } },
);

/** Turns it down; it may be offered again. Wire: `RejectOutboundPreview#<agent>` with `REJECT`. Answer: `InboundCall`, `DROPPED`. */
export const rejectOutboundPreview: GcVerb<DialogInput, GcInboundCallEvent> = verb(
  'rejectOutboundPreview',
  { verb: 'RejectOutboundPreview', body: withWord('REJECT') },
  { input: preview, reply: dialogIs('DROPPED') },
);

/** Turns it down for good. Wire: `CloseOutboundPreview#<agent>` with `CLOSE`. Answer: `InboundCall`, `DROPPED`. */
export const closeOutboundPreview: GcVerb<DialogInput, GcInboundCallEvent> = verb(
  'closeOutboundPreview',
  { verb: 'CloseOutboundPreview', body: withWord('CLOSE') },
  { input: preview, reply: dialogIs('DROPPED') },
);

export interface CallbackTarget extends DialogInput {
  /** The agent's own extension. Default: the session's. Inferred: so Finesse has it. */
  readonly targetMediaAddress?: string;
}

export interface ScheduleCallbackInput extends CallbackTarget {
  /** `2030-03-07T14:30`, by the server's clock: the form is Finesse's, that GC passes it on is inferred. */
  readonly callbackTime: string;
  readonly callbackNumber: string;
}

const target = {
  targetMediaAddress: optional('targetMediaAddress', dialNumber()),
  dialogId: required('dialog_id', parameter()),
} as const;
const schedule = input<ScheduleCallbackInput>({
  ...target,
  callbackTime: required(
    'callbackTime',
    text({
      pattern: /^\d{4}-(0\d|1[0-2])-([0-2]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$/,
      expected: 'a time such as 2030-03-07T14:30',
    }),
  ),
  callbackNumber: required('callbackNumber', dialNumber()),
});

/** The extension first, wherever it comes from, then the rest in its order. */
const atExtension: Body = ({ targetMediaAddress, ...rest }, { extension = '' }) => [
  targetMediaAddress ?? extension,
  ...Object.values(rest),
];

const ringsLater = { how: 'ring', numbers: (given: ScheduleCallbackInput) => [given.callbackNumber] } as const;
const answered = next<CallbackTarget, 'callback'>('callback');

/**
 * Calls the customer back later.
 *
 * Wire: `SHCEDULECALLBACK#<agent>` (sic) with extension, dialog, time and number. Answer: the next `callback`; "no data
 * found" comes under the same type, so read what it says before you believe in success.
 */
export const scheduleCallback: GcVerb<ScheduleCallbackInput, GcCallbackEvent> = verb(
  'scheduleCallback',
  { verb: 'SHCEDULECALLBACK', body: atExtension },
  { input: schedule, reply: answered, reach: ringsLater },
);

/** Moves it. Wire: `UPDATECALLBACK#<agent>` with the same four. Answer: the next `callback`. */
export const updateCallback: GcVerb<ScheduleCallbackInput, GcCallbackEvent> = verb(
  'updateCallback',
  { verb: 'UPDATECALLBACK', body: atExtension },
  { input: schedule, reply: answered, reach: ringsLater },
);

/** Calls it off. Wire: `CANCELSHCEDULECALLBACK#<agent>` (sic) with extension and dialog. Answer: the next `callback`. */
export const cancelCallback: GcVerb<CallbackTarget, GcCallbackEvent> = verb(
  'cancelCallback',
  { verb: 'CANCELSHCEDULECALLBACK', body: atExtension },
  { input: input<CallbackTarget>(target), reply: answered },
);

export interface ReclassifyInput extends CallbackTarget {
  /** Such as `VOICE`, `FAX`, `ANS_MACHINE`, `INVALID`, `DO_NOT_CALL`, `BUSY`: the document lists no values. */
  readonly classification: string;
}

/** Says what a dialled number turned out to be. Wire: `RECLASSIFYCALL#<agent>` with extension, dialog and the word. Answer: the next `callback`. */
export const reclassifyCall: GcVerb<ReclassifyInput, GcCallbackEvent> = verb(
  'reclassifyCall',
  { verb: 'RECLASSIFYCALL', body: atExtension },
  { input: input<ReclassifyInput>({ ...target, classification: required('Value', parameter()) }), reply: answered },
);
