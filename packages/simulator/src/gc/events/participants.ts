import type { Leg, LegState } from '../calls/dialog.ts';

/** What an agent may do next, by the state of the own part. */
const actions: { readonly [State in LegState]: readonly string[] } = {
  INITIATING: ['DROP'],
  INITIATED: ['DROP', 'UPDATE_CALL_DATA'],
  ALERTING: ['ANSWER'],
  ACTIVE: ['HOLD', 'DROP', 'CONSULT_CALL', 'TRANSFER_SST', 'UPDATE_CALL_DATA', 'SEND_DTMF'],
  HELD: ['RETRIEVE', 'CONFERENCE', 'TRANSFER', 'DROP', 'UPDATE_CALL_DATA'],
  FAILED: ['DROP'],
  ACCEPTED: [],
  DROPPED: [],
};

/** The actions of an offer, before anything is dialled. */
const offerActions: readonly string[] = ['ACCEPT', 'REJECT', 'CLOSE'];

export const participantOf = (leg: Leg): object => {
  const inside = leg.agent !== undefined;
  const isOffer = leg.reserves === 'RESERVED_OUTBOUND_PREVIEW';
  return {
    mediaAddress: leg.address,
    mediaAddressType: inside ? 'AGENT_DEVICE' : '',
    actions: inside ? (isOffer ? offerActions : actions[leg.state]) : [],
    startTime: new Date(leg.startedAt).toISOString(),
    state: leg.state,
    stateCause: leg.cause ?? '',
    stateChangeTime: new Date(leg.changedAt).toISOString(),
  };
};
