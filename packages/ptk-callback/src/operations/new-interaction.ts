import { expect, input, oneOf, optional, required, text, type InputFields, type Reader } from '@trunkline/core';
import { externalTrackingId, tenant, userData, type OfSegment, type UserData } from '../fields.ts';
import { soap, type PtkOperation } from '../operation.ts';
import { fromAnswer, textOf, type Done } from '../outputs.ts';
import { utcTime, type UtcTime } from '../utc-time.ts';

interface NewOne extends OfSegment {
  /**
   * An id of yours, taken only once. With it a request may be repeated after a doubt: a repetition that the toolkit refuses as
   * used (108042) means that the first try got through. Where it stands in the request is inferred. Wire: `ExternalTrackingId`.
   */
  readonly externalTrackingId?: string;
  /** Wire: `UserData`. */
  readonly userData?: UserData;
  /** A value that the vendor has registered, case-sensitive; `VXML Interaction Server` is one. Version 4 and newer. Wire: `SourceApplication`. */
  readonly sourceApplication?: string;
}

export interface AddInteractionInput extends NewOne {
  /** Whom to call back: a number that satisfies the rules of the installation (108005). Wire: `Contact`. */
  readonly contact: string;
  /** When. Left out: at the first available moment. Wire: `Options/AppointmentTime`, UTC. */
  readonly appointmentTime?: UtcTime;
  /** An id of yours that goes through Callback from end to end; it may be used again. Wire: `Options/ClientId`. */
  readonly clientId?: string;
  /** For routing by skill. Inferred from the codes 108044 and 108045. Wire: `SkillId`. */
  readonly skillId?: string;
  /** Inferred from the code 108054. Wire: `CallType`. */
  readonly callType?: CallType;
}

export type CallType = 'ASAP' | 'Callback';

export interface CreateInteractionInput extends NewOne {
  /** Who calls. Wire: `Contact`. */
  readonly contact?: string;
}

/** An interaction that is there now. */
export interface NewInteraction extends Done {
  /** Absent where the toolkit told none: with `alreadyThere`, or if it said no more than that it was done. */
  readonly interactionId: string | undefined;
}

const withId = 107100;

const created: Reader<NewInteraction> = fromAnswer('an interaction id', (payload, issues) => {
  const { reading: status, alreadyThere } = payload;
  const interactionId = textOf(payload, 'interactionId');
  if (status.code === withId && interactionId === undefined)
    return expect('there: an interaction id', 'interactionId', issues);
  return { status, alreadyThere, interactionId };
});

const common: Pick<InputFields<NewOne>, 'tenant' | 'externalTrackingId' | 'userData' | 'sourceApplication'> = {
  tenant,
  externalTrackingId,
  userData: optional('UserData', userData),
  sourceApplication: optional('SourceApplication', text()),
};

/**
 * Asks for a callback, as soon as possible or at a time. It rings a telephone later, so it is never repeated after a doubt
 * unless it has an `externalTrackingId`.
 *
 * Evidence: name, tenant, segment, contact, client id and appointment time are the vendor's; the rest is inferred. Codes to
 * expect: 107005, 107007, 107009–107011, 107014, 108005, 108019, 108037, 108042.
 *
 * ```ts
 * const booked = await ptk.interactions.add({ tenant: 'Main', segment: '7001', contact: '5551234567' });
 * if (booked.ok) booked.value.interactionId;
 * ```
 */
export const add: PtkOperation<AddInteractionInput, NewInteraction> = soap('interactions.add', 'AddInteraction', {
  input: input<AddInteractionInput>({
    ...common,
    segment: required('Segment', text()),
    contact: required('Contact', text()),
    appointmentTime: optional('AppointmentTime', utcTime()),
    clientId: optional('ClientId', text()),
    skillId: optional('SkillId', text()),
    callType: optional('CallType', oneOf(['ASAP', 'Callback'])),
  }),
  output: created,
  repeat: 'unsafe',
  onceOnly: ({ externalTrackingId: id }) => id !== undefined,
  reach: { how: 'ring', numbers: ({ contact }) => [contact] },
  evidence: 'documented',
});

/**
 * Tells of a new call that has come in. Reports show it as `NewInteraction` (I63).
 *
 * Evidence: the name is the vendor's, the parameters are inferred from the codes.
 */
export const create: PtkOperation<CreateInteractionInput, NewInteraction> = soap(
  'interactions.create',
  'CreateInteraction',
  {
    input: input<CreateInteractionInput>({
      ...common,
      segment: required('Segment', text()),
      contact: optional('Contact', text()),
    }),
    output: created,
    repeat: 'unsafe',
    onceOnly: ({ externalTrackingId: id }) => id !== undefined,
    evidence: 'documented',
  },
);
