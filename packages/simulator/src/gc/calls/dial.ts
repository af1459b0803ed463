import type { Centre } from '../centre.ts';
import type { Refusal } from '../errors.ts';
import { ownLegs } from '../presence.ts';
import { isInside } from '../script.ts';
import { liveLegs, type Dialog, type Leg } from './dialog.ts';
import { enqueue } from './queues.ts';
import { ringAgent } from './ring.ts';
import { addLeg, connect, endDialog, setLeg, tellDialog, tellLeg } from './switch.ts';

/** How long a failed call stays before it is gone, in milliseconds. */
const failedMs = 2_000;

/** Why a number can't be dialled at all. */
export const checkNumber = ({ settings }: Centre, number: string): Refusal => {
  if (!/^\+?[\d*#]+$/.test(number)) return 'CF_INVALID_CALLED_DEVICE';
  const known = [...settings.agents.map(({ extension }) => extension), ...settings.queues.map((queue) => queue.number)];
  return isInside(number) && !known.includes(number) ? 'BAD_DESTINATION' : undefined;
};

/** The callers learn that it won't come to anything; after a while, the call is gone. */
const fail = (centre: Centre, dialog: Dialog, cause: string): void => {
  for (const leg of liveLegs(dialog)) {
    setLeg(centre, leg, 'FAILED');
    leg.cause = cause;
  }
  tellDialog(centre, dialog);
  const [first] = liveLegs(dialog);
  if (first !== undefined) first.timer = centre.time.schedule(failedMs, () => endDialog(centre, dialog));
};

/** Rings a number for a dialog: an agent's phone, a queue, or somebody outside, who does as scripted. */
export const dial = (centre: Centre, dialog: Dialog, number: string): void => {
  const queue = centre.settings.queues.find((one) => one.number === number);
  if (queue !== undefined) return enqueue(centre, dialog, queue);
  const agent = centre.phones.get(number);
  if (agent === undefined) return ringOutside(centre, dialog, number);
  if (ownLegs(agent).length > 0) return fail(centre, dialog, 'BUSY');
  return ringAgent(centre, dialog, agent);
};

const ringOutside = (centre: Centre, dialog: Dialog, number: string): void => {
  const { answer, ringMs } = centre.script.behaviourOf(number);
  const leg = addLeg(centre, dialog, { party: number, state: 'ALERTING' });
  const outcomes = {
    talk: () => connect(centre, dialog),
    noAnswer: () => endDialog(centre, dialog),
    busy: () => {
      setLeg(centre, leg, 'DROPPED');
      fail(centre, dialog, 'BUSY');
    },
  };
  leg.timer = centre.time.schedule(ringMs, outcomes[answer]);
};

/** An agent dials: the call is told at each of its steps. */
export const startCall = (centre: Centre, leg: Leg, number: string): void => {
  const section = leg.dialog.kind === 'consult' ? 'consult' : 'call';
  tellLeg(centre, leg, section);
  setLeg(centre, leg, 'INITIATED');
  tellLeg(centre, leg, section);
  dial(centre, leg.dialog, number);
};
