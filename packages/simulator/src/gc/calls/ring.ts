import type { Agent } from '../agent.ts';
import type { Centre } from '../centre.ts';
import { follow } from '../presence.ts';
import type { Dialog } from './dialog.ts';
import { addLeg, tellLeg } from './switch.ts';

/** An agent's phone rings. */
export const ringAgent = (centre: Centre, dialog: Dialog, agent: Agent): void => {
  const leg = addLeg(centre, dialog, { party: agent, state: 'ALERTING' });
  tellLeg(centre, leg, 'ringing');
  tellLeg(centre, leg);
  follow(centre, agent);
};
