import type { Agent } from '../agent.ts';
import { isSupervisorOf } from '../agent.ts';
import { tellAgent, type Centre } from '../centre.ts';
import type { Refusal } from '../errors.ts';
import { statusEvent } from '../events/event.ts';
import { ownLegs, tellState } from '../presence.ts';
import { makeConference } from './consult.ts';
import { liveLegs, legOf, type Leg } from './dialog.ts';
import { addLeg, drop, endDialog, openDialog, tellDialog, tellLeg } from './switch.ts';

/** The agent at this phone, when the supervisor looks after the team. */
const memberAt = ({ phones }: Centre, supervisor: Agent, extension: string): Agent | undefined => {
  const agent = phones.get(extension);
  return agent !== undefined && isSupervisorOf(supervisor, agent) ? agent : undefined;
};

const activeLeg = (agent: Agent): Leg | undefined => ownLegs(agent).find(({ state }) => state === 'ACTIVE');

/** Listens to an agent's call, in a dialog of its own. */
export const monitor = (centre: Centre, supervisor: Agent, extension: string): Refusal => {
  const agent = memberAt(centre, supervisor, extension);
  if (agent === undefined) return 'CF_GENERIC_UNSPECIFIED_REJECTION';
  const heard = activeLeg(agent);
  if (heard === undefined || ownLegs(supervisor).length > 0) return 'CF_INVALID_OBJECT_STATE';
  const dialog = openDialog(centre, {
    kind: 'monitor',
    fromAddress: supervisor.extension,
    toAddress: extension,
    origin: heard.dialog,
  });
  addLeg(centre, dialog, { party: supervisor, state: 'ACTIVE' });
  const listenedTo = addLeg(centre, dialog, { party: agent, state: 'ACTIVE', silent: true });
  tellLeg(centre, listenedTo, 'ringing');
  tellDialog(centre, dialog);
  return undefined;
};

/** Joins an agent's call, from listening or out of the blue. The dialog is the call's, or that of the listening. */
export const barge = (centre: Centre, supervisor: Agent, extension: string, dialogId: string): Refusal => {
  const agent = memberAt(centre, supervisor, extension);
  if (agent === undefined) return 'CF_GENERIC_UNSPECIFIED_REJECTION';
  const named = centre.dialogs.get(dialogId);
  const dialog = named?.kind === 'monitor' ? named.origin : named;
  const leg = legOf(dialog, agent);
  if (dialog === undefined || leg === undefined) return 'NO_DIALOG_ID';
  const listening = ownLegs(supervisor).find((own) => own.dialog.kind === 'monitor' && own.dialog.origin === dialog);
  if (leg.state !== 'ACTIVE' || ownLegs(supervisor).some((own) => own !== listening)) return 'CF_INVALID_OBJECT_STATE';
  addLeg(centre, dialog, { party: supervisor, state: 'ACTIVE' });
  makeConference(centre, dialog);
  if (listening !== undefined) endDialog(centre, listening.dialog, listening);
  tellDialog(centre, dialog);
  return undefined;
};

/** Throws somebody out of a call that the supervisor has joined. */
export const dropParticipant = (centre: Centre, supervisor: Agent, extension: string, dialogId: string): Refusal => {
  const dialog = centre.dialogs.get(dialogId);
  if (dialog === undefined || legOf(dialog, supervisor) === undefined) return 'NO_DIALOG_ID';
  const leg = liveLegs(dialog).find(({ address, agent }) => address === extension && agent !== supervisor);
  if (leg === undefined) return 'CF_INVALID_OBJECT_STATE';
  drop(centre, leg);
  tellState(centre, supervisor);
  tellAgent(centre, supervisor, statusEvent('The participant was dropped.'));
  tellAgent(centre, supervisor, { type: 'control', message: 'The participant was dropped.' });
  return undefined;
};
