import type { Agent } from './agent.ts';
import type { Dialog } from './calls/dialog.ts';
import { tellLeg } from './calls/switch.ts';
import { legOf } from './calls/dialog.ts';
import { tellAgent, type Centre } from './centre.ts';
import { statusEvent, type GcEvent } from './events/event.ts';

/** A call that was promised to a customer. */
export interface Callback {
  readonly agentId: string;
  readonly dialogId: string;
  /** Such as `2026-01-15T14:30`, in whatever zone the agent meant. */
  time: string;
  number: string;
  cancelled: boolean;
}

export const callbackOf = ({ callbacks }: Centre, dialog: Dialog): Callback | undefined =>
  callbacks.find(({ dialogId, cancelled }) => dialogId === dialog.id && !cancelled);

/** Tells of it in the steps of the manual: a line for the status bar, the call, the news. */
export const tellCallback = (
  centre: Centre,
  agent: Agent,
  dialog: Dialog,
  message: string,
  steps: readonly ('status' | 'call' | 'news')[],
): void => {
  const leg = legOf(dialog, agent);
  const events: { readonly [Step in 'status' | 'news']: GcEvent } = {
    status: statusEvent(message),
    news: { type: 'callback', message },
  };
  for (const step of steps) {
    if (step !== 'call') tellAgent(centre, agent, events[step]);
    else if (leg !== undefined) tellLeg(centre, leg);
  }
};
