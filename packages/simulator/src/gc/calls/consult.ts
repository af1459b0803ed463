import type { Agent } from '../agent.ts';
import type { Centre } from '../centre.ts';
import type { Refusal } from '../errors.ts';
import { follow } from '../presence.ts';
import { dial, startCall } from './dial.ts';
import { isLive, liveLegs, type Dialog, type Leg } from './dialog.ts';
import { addLeg, drop, endDialog, openDialog, setLeg, tellDialog, tellLeg } from './switch.ts';

/** Puts the own part of a call on hold, or takes it back. */
export const hold = (centre: Centre, leg: Leg): void => {
  setLeg(centre, leg, 'HELD');
  tellDialog(centre, leg.dialog);
};

export const retrieve = (centre: Centre, leg: Leg): void => {
  setLeg(centre, leg, 'ACTIVE');
  tellDialog(centre, leg.dialog);
};

/** The call waits while the agent asks somebody else. */
export const consult = (centre: Centre, leg: Leg, agent: Agent, number: string): void => {
  hold(centre, leg);
  const { dialog } = leg;
  const consultation = openDialog(centre, {
    kind: 'consult',
    fromAddress: agent.extension,
    toAddress: number,
    variables: dialog.variables,
    origin: dialog,
  });
  startCall(centre, addLeg(centre, consultation, { party: agent, state: 'INITIATING' }), number);
};

/** The two calls of an agent who has consulted somebody. */
interface Consultation {
  readonly own: Leg;
  readonly target: Leg;
}

/** The consultation about this call, once the one who is asked has answered. */
const consultationOf = (leg: Leg, agent: Agent, number: string): Consultation | undefined => {
  const own = [...agent.legs].find(({ dialog }) => dialog.kind === 'consult' && dialog.origin === leg.dialog);
  const target = own?.dialog.legs.find((one) => one !== own && isLive(one));
  const fits = target?.state === 'ACTIVE' && [target.address, own?.dialog.toAddress].includes(number);
  return own === undefined || target === undefined || !fits ? undefined : { own, target };
};

/** Replaces a dialog by another one: its other parties go on there. */
const moveParties = (centre: Centre, from: Dialog, to: Dialog, leaving: Leg): void => {
  from.successor = to;
  for (const leg of liveLegs(from)) {
    if (leg === leaving) continue;
    const { state, address, agent } = leg;
    setLeg(centre, leg, 'DROPPED');
    tellLeg(centre, leg, 'dropped');
    addLeg(centre, to, { party: agent ?? address, state: state === 'HELD' ? 'ACTIVE' : state });
  }
};

/** The agent leaves; the caller and the one who was asked talk in the consultation's dialog. */
export const transferConsulted = (centre: Centre, leg: Leg, agent: Agent, number: string): Refusal => {
  const consultation = consultationOf(leg, agent, number);
  if (consultation === undefined) return 'CF_INVALID_OBJECT_STATE';
  const { own } = consultation;
  const { dialog } = own;
  tellLeg(centre, leg, 'transfer');
  moveParties(centre, leg.dialog, dialog, leg);
  dialog.kind = 'consultTransfer';
  dialog.callType = centre.flavour.callTypes.consultTransfer;
  dialog.fromAddress = leg.dialog.fromAddress;
  dialog.queueName ??= leg.dialog.queueName;
  endDialog(centre, leg.dialog, leg);
  drop(centre, own);
  return undefined;
};

/** All of them talk in the main call's dialog. */
export const conference = (centre: Centre, leg: Leg, agent: Agent, number: string): Refusal => {
  const consultation = consultationOf(leg, agent, number);
  if (consultation === undefined) return 'CF_INVALID_OBJECT_STATE';
  const { own, target } = consultation;
  const { dialog } = leg;
  makeConference(centre, dialog);
  setLeg(centre, leg, 'ACTIVE');
  own.dialog.successor = dialog;
  addLeg(centre, dialog, { party: target.agent ?? target.address, state: 'ACTIVE' });
  tellLeg(centre, leg, 'conference');
  endDialog(centre, own.dialog, own);
  for (const other of liveLegs(dialog)) if (other !== leg) tellLeg(centre, other);
  return undefined;
};

export const makeConference = ({ flavour }: Centre, dialog: Dialog): void => {
  dialog.kind = 'conference';
  dialog.callType = flavour.callTypes.conference;
};

/** The agent sends the caller on without asking. UCCE tells the second call as a consultation, UCCX doesn't. */
export const transferBlindly = (centre: Centre, leg: Leg, agent: Agent, number: string): Refusal => {
  const { dialog } = leg;
  if (liveLegs(dialog).length > 2) return 'CF_INVALID_OBJECT_STATE';
  const next = openDialog(centre, {
    kind: 'blindTransfer',
    fromAddress: dialog.fromAddress,
    toAddress: number,
    variables: dialog.variables,
    origin: dialog,
    queueName: dialog.queueName,
  });
  const sendOn = (): void => {
    moveParties(centre, dialog, next, leg);
    endDialog(centre, dialog, leg);
  };
  if (centre.settings.flavour === 'uccx') {
    sendOn();
    return dial(centre, next, number);
  }
  setLeg(centre, leg, 'HELD');
  follow(centre, agent);
  tellLeg(centre, leg);
  const asking = addLeg(centre, next, { party: agent, state: 'INITIATING' });
  tellLeg(centre, asking, 'consult');
  sendOn();
  setLeg(centre, asking, 'INITIATED');
  tellLeg(centre, asking, 'consult');
  setLeg(centre, asking, 'DROPPED');
  follow(centre, agent);
  return dial(centre, next, number);
};
