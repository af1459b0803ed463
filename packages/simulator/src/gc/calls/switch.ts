import type { Agent } from '../agent.ts';
import { tellAgent, type Centre } from '../centre.ts';
import { callEvent, type Section } from '../events/calls.ts';
import type { CallKind } from '../flavours.ts';
import { follow } from '../presence.ts';
import { isLive, liveLegs, type Dialog, type Leg, type LegState } from './dialog.ts';

interface NewDialog extends Pick<Dialog, 'fromAddress' | 'toAddress' | 'origin' | 'customer' | 'queueName'> {
  readonly kind: CallKind;
  readonly variables?: Iterable<readonly [string, string]>;
}

/** The ten variables that every call has. */
const blankVariables = Array.from({ length: 10 }, (_, index) => [`callVariable${index + 1}`, ''] as const);

export const openDialog = (centre: Centre, { kind, variables = [], ...rest }: NewDialog): Dialog => {
  const dialog: Dialog = {
    ...rest,
    id: String(centre.ids.serial('dialog')),
    kind,
    callType: centre.flavour.callTypes[kind],
    startedAt: centre.time.now(),
    variables: new Map([...blankVariables, ...variables]),
    legs: [],
  };
  centre.dialogs.set(dialog.id, dialog);
  return dialog;
};

interface NewLeg extends Pick<Leg, 'state'>, Partial<Pick<Leg, 'silent' | 'reserves'>> {
  /** An agent, or a number outside. */
  readonly party: Agent | string;
}

export const addLeg = (centre: Centre, dialog: Dialog, { party, silent = false, ...rest }: NewLeg): Leg => {
  const now = centre.time.now();
  const agent = typeof party === 'string' ? undefined : party;
  const leg: Leg = {
    ...rest,
    dialog,
    address: typeof party === 'string' ? party : party.extension,
    agent,
    startedAt: now,
    changedAt: now,
    silent,
    timer: () => undefined,
  };
  dialog.legs.push(leg);
  agent?.legs.add(leg);
  return leg;
};

export const setLeg = ({ time }: Centre, leg: Leg, state: LegState): void => {
  leg.timer();
  leg.state = state;
  leg.changedAt = time.now();
  if (state === 'DROPPED') leg.agent?.legs.delete(leg);
};

/** Tells the agent of this leg about the call. */
export const tellLeg = (centre: Centre, leg: Leg, section: Section = 'call'): void => {
  const { agent } = leg;
  if (agent !== undefined) tellAgent(centre, agent, callEvent(leg, agent, centre.settings, section));
};

/** Tells every agent in the dialog about it, and lets their states follow. */
export const tellDialog = (centre: Centre, dialog: Dialog): void => {
  for (const leg of liveLegs(dialog)) tellLeg(centre, leg);
  for (const { agent } of liveLegs(dialog)) if (agent !== undefined) follow(centre, agent);
};

/** All who were waiting for each other talk now. */
export const connect = (centre: Centre, dialog: Dialog): void => {
  for (const leg of liveLegs(dialog)) {
    if (leg.state === 'ACTIVE' || leg.state === 'HELD') continue;
    leg.reserves = undefined;
    setLeg(centre, leg, 'ACTIVE');
  }
  for (const leg of liveLegs(dialog)) talkAsScripted(centre, leg);
  tellDialog(centre, dialog);
};

const talkAsScripted = (centre: Centre, leg: Leg): void => {
  if (leg.agent !== undefined) return;
  const { talkMs } = centre.script.behaviourOf(leg.address);
  leg.timer();
  leg.timer = centre.time.schedule(talkMs, () => drop(centre, leg));
};

/** Lets one party go. What is left of a dialog goes on with two or more, and ends with fewer. */
export const drop = (centre: Centre, leg: Leg): void => {
  const { dialog } = leg;
  if (!isLive(leg)) return;
  setLeg(centre, leg, 'DROPPED');
  centre.waiting.delete(dialog);
  if (liveLegs(dialog).length < 2) return endDialog(centre, dialog, leg);
  tellLeg(centre, leg, 'dropped');
  if (leg.agent !== undefined) follow(centre, leg.agent);
  tellDialog(centre, dialog);
};

/** Everybody in it is told, first the one who went first. Whoever listened has nothing to listen to any more. */
export const endDialog = (centre: Centre, dialog: Dialog, first?: Leg): void => {
  const gone = new Set([...(first === undefined ? [] : [first]), ...liveLegs(dialog)]);
  for (const leg of gone) {
    setLeg(centre, leg, 'DROPPED');
    tellLeg(centre, leg, 'dropped');
  }
  centre.waiting.delete(dialog);
  for (const { agent } of gone) {
    for (const { silent, dialog: other } of agent?.legs ?? [])
      if (silent && other.origin === dialog) endDialog(centre, other);
    if (agent !== undefined) follow(centre, agent);
  }
};
