import { input, required } from '@trunkline/core';
import type { GcConsultCallEvent, GcInboundCallEvent } from '../events/calls.ts';
import type { GcStateEvent } from '../events/agent.ts';
import { dialNumber, parameter } from '../fields.ts';
import { alsoIn, dialogBecomes, dialogIs, dialogLane, newCall } from '../replies.ts';
import { verb, type GcVerb, type ReplyRule } from '../verb.ts';

export interface DialogInput {
  /** The call, as its events name it. */
  readonly dialogId: string;
}

export interface NumberInput {
  /** Whom to call: a number or an extension. */
  readonly number: string;
}

export interface NumberAndDialogInput extends NumberInput, DialogInput {}

export interface ExtensionAndDialogInput extends DialogInput {
  /** The extension of the other agent. */
  readonly extension: string;
}

const dialog = input<DialogInput>({ dialogId: required('Dialog_ID', parameter()) });
const number = { number: required('Other_Party_Extension_Number', dialNumber()) };
const numberAndDialog = input<NumberAndDialogInput>({ ...number, dialogId: required('Dialog_ID', parameter()) });
const extensionAndDialog = input<ExtensionAndDialogInput>({
  extension: required('agent_extension', dialNumber()),
  dialogId: required('Dialog_ID', parameter()),
});

const rings = { how: 'ring', numbers: (given: NumberInput) => [given.number] } as const;
const ringsAgent = { how: 'ring', numbers: (given: { readonly extension: string }) => [given.extension] } as const;

/**
 * Calls somebody. GC reports the call as an inbound one.
 *
 * Wire: `MakeCall#<agent>` with the number. Answer: `InboundCall` of a dialog that was not there before and does not ring
 * here (inferred: nothing ties the two together).
 */
export const makeCall: GcVerb<NumberInput, GcInboundCallEvent> = verb(
  'makeCall',
  { verb: 'MakeCall', blankAfterHash: true },
  { input: input<NumberInput>(number), reply: newCall(), reach: rings },
);

/** Answers a call that rings. Wire: `AnswerCall#<agent>` with the dialog. Answer: `InboundCall` of it, `ACTIVE`. */
export const answerCall: GcVerb<DialogInput, GcInboundCallEvent> = verb(
  'answerCall',
  { verb: 'AnswerCall', blankAfterHash: true },
  { input: dialog, reply: dialogIs('ACTIVE') },
);

/** Whether the agent's own part of the call is on hold, wherever GC says so. */
function isHeld({ state, participants = [] }: GcInboundCallEvent, extension: string | undefined): boolean {
  const own = participants.find(({ mediaAddress }) => mediaAddress !== undefined && mediaAddress === extension);
  return state === 'HELD' || own?.state === 'HELD';
}

const held: ReplyRule<DialogInput, GcInboundCallEvent | GcStateEvent> = {
  lanes: ({ dialogId }) => [dialogLane(dialogId), 'hold'],
  reader:
    ({ dialogId }, { agentId, extension, isStale }) =>
    (event) => {
      if (event.type === 'inboundCall')
        return event.dialogId === dialogId && isHeld(event, extension) ? event : undefined;
      if (event.type !== 'state' || event.state !== 'HOLD' || isStale(event)) return undefined;
      return (event.agentId ?? agentId) === agentId ? event : undefined;
    },
};

/**
 * Puts a call on hold.
 *
 * Wire: `HoldCall#<agent>` with the dialog. Answer: `InboundCall` of it, held as a call or by the agent's own part, or
 * `State` with `HOLD`: which one GC sends is not documented, so the first counts.
 */
export const holdCall: GcVerb<DialogInput, GcInboundCallEvent | GcStateEvent> = verb(
  'holdCall',
  { verb: 'HoldCall' },
  { input: dialog, reply: held },
);

/** Takes a call off hold. Wire: `RetrieveCall#<agent>` with the dialog. Answer: `InboundCall` of it, `ACTIVE`. */
export const retrieveCall: GcVerb<DialogInput, GcInboundCallEvent> = verb(
  'retrieveCall',
  { verb: 'RetrieveCall' },
  {
    input: dialog,
    reply: dialogBecomes((call, _input, { extension }) => call.state === 'ACTIVE' && !isHeld(call, extension)),
  },
);

/** Ends a call. Wire: `ReleaseCall#<agent>` with the dialog. Answer: `InboundCall` of it, `DROPPED`. */
export const releaseCall: GcVerb<DialogInput, GcInboundCallEvent> = verb(
  'releaseCall',
  { verb: 'ReleaseCall' },
  { input: dialog, reply: dialogIs('DROPPED') },
);

/**
 * Hands a call on without asking.
 *
 * Wire: `Transfer_sst#<agent>` with number and dialog. Answer: `InboundCall` of the dialog, `DROPPED`. The document limits
 * it to UCCE and lists the events of UCCX, so neither is refused.
 */
export const blindTransfer: GcVerb<NumberAndDialogInput, GcInboundCallEvent> = verb(
  'blindTransfer',
  { verb: 'Transfer_sst' },
  { input: numberAndDialog, reply: dialogIs('DROPPED'), reach: rings },
);

const consulted: ReplyRule<NumberAndDialogInput, GcConsultCallEvent> = {
  lanes: ({ dialogId }) => [dialogLane(dialogId), 'consult'],
  reader: (wanted) => (event) => {
    if (event.type !== 'consultCall') return undefined;
    return event.toAddress === undefined || isSameNumber(event.toAddress, wanted.number) ? event : undefined;
  },
};

/** Numbers come back as they were dialled, or without what only a person needs. */
function isSameNumber(one: string, other: string): boolean {
  const digits = (text: string): string => text.replace(/[^\d*]/g, '');
  return digits(one) === digits(other);
}

/**
 * Calls somebody to consult, before a transfer or a conference; the first call waits.
 *
 * Wire: `ConsultCall#<agent>` with number and dialog. Answer: `ConsultCall`, to that number if the event names one.
 */
export const consultCall: GcVerb<NumberAndDialogInput, GcConsultCallEvent> = verb(
  'consultCall',
  { verb: 'ConsultCall' },
  { input: numberAndDialog, reply: consulted, reach: rings },
);

/**
 * Hands the first call to the agent who was consulted.
 *
 * Wire: `TransferCall#<agent>` with the other agent's extension and the dialog of the first call. Answer: `InboundCall` of
 * that dialog, `HELD` (documented) or `DROPPED`.
 */
export const consultTransfer: GcVerb<ExtensionAndDialogInput, GcInboundCallEvent> = verb(
  'consultTransfer',
  { verb: 'TransferCall' },
  { input: extensionAndDialog, reply: dialogIs('HELD', 'DROPPED'), reach: ringsAgent },
);

/**
 * Joins the first call and the consultation.
 *
 * Wire: `Conferencecall#<agent>` with the other agent's extension and the dialog of the first call. Answer: `InboundCall` of
 * that dialog, `ACTIVE`, with three participants where they are told.
 */
export const completeConference: GcVerb<ExtensionAndDialogInput, GcInboundCallEvent> = verb(
  'completeConference',
  { verb: 'Conferencecall' },
  {
    input: extensionAndDialog,
    reply: alsoIn(
      dialogBecomes(
        ({ state, participants }) => state === 'ACTIVE' && (participants === undefined || participants.length >= 3),
      ),
      'consult',
    ),
    reach: ringsAgent,
  },
);
