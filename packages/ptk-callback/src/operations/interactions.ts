import { input, oneOf, optional, required, text, type Issue } from '@trunkline/core';
import {
  externalTrackingId,
  interactionId,
  ofOneInteraction,
  queueId,
  segment,
  tenant,
  userData,
  type OfInteraction,
  type OfTenant,
  type UserData,
} from '../fields.ts';
import { soap, type PtkOperation } from '../operation.ts';
import { done, requiredText, type Done } from '../outputs.ts';
import { utcTime, type UtcTime } from '../utc-time.ts';
import { interaction, interactions, type Interaction } from './interaction.ts';

export { add, create } from './new-interaction.ts';

const either = { interactionId, externalTrackingId };

/**
 * Reads one interaction.
 *
 * Evidence: the operation is certain, its wire name `GetInteraction` a guess.
 */
export const get: PtkOperation<OfInteraction, Interaction> = soap('interactions.get', 'GetInteraction', {
  input: input<OfInteraction>(either),
  output: interaction,
  check: ofOneInteraction,
  repeat: 'safe',
});

export interface InteractionSearch extends OfTenant {
  /** Wire: `QueueId`. */
  readonly queueId?: string;
  /** Wire: `Segment`. */
  readonly segment?: string;
  /** Wire: `Contact`. */
  readonly contact?: string;
}

function atLeastOne(given: InteractionSearch): Issue[] {
  const isEmpty = Object.values(given).every((value) => value === undefined);
  return isEmpty ? [{ path: '', expected: 'at least one of queueId, segment, contact, tenant' }] : [];
}

/**
 * Searches interactions. 109021 says that nobody has this contact.
 *
 * Evidence: the operation is certain; its wire name `QueryInteraction` and its parameters are guesses.
 */
export const query: PtkOperation<InteractionSearch, readonly Interaction[]> = soap(
  'interactions.query',
  'QueryInteraction',
  {
    input: input<InteractionSearch>({ tenant, queueId, segment, contact: optional('Contact', text()) }),
    output: interactions,
    check: atLeastOne,
    repeat: 'safe',
  },
);

export interface RescheduleInput {
  /** Wire: `InteractionId`. */
  readonly interactionId: string;
  /** The new time. Wire: `AppointmentTime`, UTC. */
  readonly appointmentTime: UtcTime;
}

const id = required('InteractionId', text());

/**
 * Moves the appointment. 107015 says that it is too late.
 *
 * Evidence: the action `AppointmentTime` is the vendor's, the wire name `ModifyInteraction` a guess.
 */
export const reschedule: PtkOperation<RescheduleInput, Done> = soap('interactions.reschedule', 'ModifyInteraction', {
  input: input<RescheduleInput>({ interactionId: id, appointmentTime: required('AppointmentTime', utcTime()) }),
  constant: { Action: 'AppointmentTime' },
  output: done,
  repeat: 'unsafe',
});

export interface SetResultInput {
  /** Wire: `InteractionId`. */
  readonly interactionId: string;
  /** One of the results that the server's configuration names (109020); none is public. Wire: `Result`. */
  readonly result: string;
}

/**
 * Sets how the attempt ended.
 *
 * Evidence: the action `Result` is the vendor's, the wire name `ModifyInteraction` a guess.
 */
export const setResult: PtkOperation<SetResultInput, Done> = soap('interactions.setResult', 'ModifyInteraction', {
  input: input<SetResultInput>({ interactionId: id, result: required('Result', text()) }),
  constant: { Action: 'Result' },
  output: done,
  repeat: 'unsafe',
});

/** Why an interaction is taken out. Source: code 108028. */
export type RemoveReason = 'Web Canceled' | 'Admin Canceled';

export interface RemoveInput {
  /** Wire: `InteractionId`. */
  readonly interactionId: string;
  /** Wire: `Reason`. */
  readonly reason: RemoveReason;
}

/**
 * Takes an interaction out of the queue: the callback won't come.
 *
 * Evidence: the operation and the reasons are certain, the wire name `RemoveInteraction` is a guess.
 */
export const remove: PtkOperation<RemoveInput, Done> = soap('interactions.remove', 'RemoveInteraction', {
  input: input<RemoveInput>({
    interactionId: id,
    reason: required('Reason', oneOf(['Web Canceled', 'Admin Canceled'])),
  }),
  output: done,
  repeat: 'unsafe',
});

export interface CancelInput extends OfInteraction {
  /** Who cancels. Wire: `CancelledBy`. */
  readonly cancelledBy: string;
}

/**
 * Cancels a callback that the caller has not yet accepted (108029).
 *
 * Evidence: the operation itself is a guess from the codes; it may be the same as {@link remove}. Wire: `CancelInteraction`, a guess.
 */
export const cancel: PtkOperation<CancelInput, Done> = soap('interactions.cancel', 'CancelInteraction', {
  input: input<CancelInput>({ ...either, cancelledBy: required('CancelledBy', text()) }),
  output: done,
  check: ofOneInteraction,
  repeat: 'unsafe',
});

/** How an interaction left the queue. Source: code 108048. */
export type DequeueReason = 'AgentAnswered' | 'Abandoned';

export interface DequeueInput extends OfInteraction {
  /** Wire: `Reason`. */
  readonly reason: DequeueReason;
}

/**
 * Tells that an interaction has left the queue.
 *
 * Evidence: the operation itself is a guess from the codes. Wire: `DequeueInteraction`, a guess.
 */
export const dequeue: PtkOperation<DequeueInput, Done> = soap('interactions.dequeue', 'DequeueInteraction', {
  input: input<DequeueInput>({ ...either, reason: required('Reason', oneOf(['AgentAnswered', 'Abandoned'])) }),
  output: done,
  check: ofOneInteraction,
  repeat: 'unsafe',
});

/**
 * Tells that the caller has hung up.
 *
 * Evidence: the operation itself is a guess from the codes. Wire: `DisconnectInteraction`, a guess.
 */
export const disconnect: PtkOperation<OfInteraction, Done> = soap('interactions.disconnect', 'DisconnectInteraction', {
  input: input<OfInteraction>(either),
  output: done,
  check: ofOneInteraction,
  repeat: 'unsafe',
});

export interface DataName {
  /** Wire: `InteractionId`. */
  readonly interactionId: string;
  /** Wire: `DataName`. */
  readonly name: string;
}

/**
 * Reads one value that goes with an interaction. 109028 says that it is private, or not there.
 *
 * Evidence: the operation itself is a guess from the codes. Wire: `GetInteractionData`, a guess.
 */
export const getData: PtkOperation<DataName, string> = soap('interactions.getData', 'GetInteractionData', {
  input: input<DataName>({ interactionId: id, name: required('DataName', text()) }),
  output: requiredText('dataValue'),
  repeat: 'safe',
});

export interface UpdateDataInput extends OfInteraction {
  /** Names and values; names that aren't here stay as they are (inferred). Wire: `UserData`. */
  readonly userData: UserData;
}

/**
 * Writes values that go with an interaction. 109031 comes as a notice: some were not written.
 *
 * Evidence: the operation is certain, its wire name `UpdateInteractionData` a guess.
 */
export const updateData: PtkOperation<UpdateDataInput, Done> = soap(
  'interactions.updateData',
  'UpdateInteractionData',
  {
    input: input<UpdateDataInput>({ ...either, userData: required('UserData', userData) }),
    output: done,
    check: ofOneInteraction,
    repeat: 'unsafe',
  },
);
