import type { Centre } from '../centre.ts';
import { dial } from './dial.ts';
import { liveLegs, type Dialog } from './dialog.ts';
import { addLeg, drop, openDialog } from './switch.ts';

/** A call from outside. Times are scenario milliseconds. */
export interface GcIncomingCall {
  /** Who calls. */
  readonly from: string;
  /** The extension of the agent who is called. */
  readonly to?: string;
  /** The name or number of the queue that is called instead. Default, without `to`: the first queue. */
  readonly queue?: string;
  /** Values of call variables, beside the empty ones of every call. */
  readonly variables?: Readonly<Record<string, string>>;
  /** When a caller who hasn't been answered hangs up. Default: never. */
  readonly patienceMs?: number;
}

/** Rings the agent, or one of the queue. */
export const receiveCall = (centre: Centre, call: GcIncomingCall): Dialog => {
  const { queues, agents } = centre.settings;
  const queue = queues.find(({ name, number }) => call.queue === undefined || [name, number].includes(call.queue));
  const number = call.to ?? queue?.number;
  if (number === undefined || (call.to !== undefined && !agents.some(({ extension }) => extension === call.to))) {
    throw new TypeError('The contact centre has no such extension or queue.');
  }
  const dialog = openDialog(centre, {
    kind: call.to === undefined ? 'queued' : 'direct',
    fromAddress: call.from,
    toAddress: number,
    variables: Object.entries(call.variables ?? {}),
  });
  const caller = addLeg(centre, dialog, { party: call.from, state: 'INITIATED' });
  dial(centre, dialog, number);
  centre.time.schedule(call.patienceMs ?? Infinity, () => {
    const answered = liveLegs(dialog).some(({ agent, state }) => agent !== undefined && state !== 'ALERTING');
    if (!answered) drop(centre, caller);
  });
  return dialog;
};
