import { input, required } from '@trunkline/core';
import type { GcDialogStateEvent, GcInboundCallEvent } from '../events/calls.ts';
import { parameter, strictParameter } from '../fields.ts';
import { dialogBecomes } from '../replies.ts';
import { silentVerb, verb, type GcVerb, type ReplyRule } from '../verb.ts';
import type { DialogInput } from './calls.ts';

const dialog = input<DialogInput>({ dialogId: required('Dialog_ID', parameter()) });

const stateOfDialog: ReplyRule<DialogInput, GcDialogStateEvent> = {
  lanes: ({ dialogId }) => [`state of dialog ${dialogId}`],
  reader:
    ({ dialogId }) =>
    (event) =>
      event.type === 'dialogState' && event.dialogId === dialogId ? event : undefined,
};

/**
 * The state of a call; what the document advises after the error `NO_DIALOG_ID`. `NOT_FOUND` is an answer too.
 *
 * Wire: `getdialogstate#<agent>` with the dialog. Answer: `DialogState` of it.
 */
export const getDialogState: GcVerb<DialogInput, GcDialogStateEvent> = verb(
  'getDialogState',
  { verb: 'getdialogstate' },
  { input: dialog, reply: stateOfDialog },
);

/** Wire: `getdialogstatecontrols#<agent>` with the dialog. Nothing answers it; the document calls it not implemented. */
export const getDialogStateControls: GcVerb<DialogInput, void> = silentVerb(
  'getDialogStateControls',
  { verb: 'getdialogstatecontrols' },
  { input: dialog, availability: { state: 'not_implemented' } },
);

/** Wire: `getDialogParticipants#<agent>` with the dialog. The document names no answer. */
export const getDialogParticipants: GcVerb<DialogInput, void> = silentVerb(
  'getDialogParticipants',
  { verb: 'getDialogParticipants' },
  { input: dialog },
);

export interface WrapUpReasonInput extends DialogInput {
  /** As {@link getWrapUpReasonCodes} lists it. */
  readonly reason: string;
}

/** Says what a call was about. Wire: `wrapup#<agent>` with reason and dialog. Documented as having no answer. */
export const setWrapUpReason: GcVerb<WrapUpReasonInput, void> = silentVerb(
  'setWrapUpReason',
  { verb: 'wrapup' },
  {
    input: input<WrapUpReasonInput>({
      reason: required('Wrapup_Reason', parameter()),
      dialogId: required('dialog_id', parameter()),
    }),
  },
);

export interface CallVariableInput extends DialogInput {
  /** Without `=`, since the first one parts name and value. */
  readonly name: string;
  /** May be empty. */
  readonly value: string;
}

/**
 * Changes one variable of a call.
 *
 * Wire: `update_call_variable#<agent>` with the dialog and `name=value`. Answer: `InboundCall` of the dialog, with the
 * variable as it was set where the event tells it.
 */
export const updateCallVariable: GcVerb<CallVariableInput, GcInboundCallEvent> = verb(
  'updateCallVariable',
  {
    verb: 'update_call_variable',
    body: ({ dialog_id = '', variable_name = '', variable_value = '' }) => [
      dialog_id,
      `${variable_name}=${variable_value}`,
    ],
  },
  {
    input: input<CallVariableInput>({
      dialogId: required('dialog_id', parameter()),
      name: required('variable_name', strictParameter({ without: '=' })),
      value: required('variable_value', strictParameter({ min: 0 })),
    }),
    reply: dialogBecomes(({ callVariables = [] }, { name, value }) =>
      callVariables.every((variable) => variable.name !== name || variable.value === value),
    ),
  },
);
