import type { Agent } from '../agent.ts';
import { tellAgent, type Centre } from '../centre.ts';
import { statusEvent } from '../events/event.ts';
import { enter, follow, ownLegs } from '../presence.ts';
import { startCall } from './dial.ts';
import type { Dialog, Leg } from './dialog.ts';
import { addLeg, endDialog, openDialog, setLeg, tellLeg } from './switch.ts';

/** The port from which the dialler reserves agents. */
const diallerPort = '59999';

/** A call of the dialler. */
export interface GcOutboundCall {
  /** The id of an agent who is ready. */
  readonly agentId: string;
  /** The customer's number; behaves as scripted. */
  readonly customer: string;
  /**
   * `preview` (default) and `personalCallback` are offered, and dialled once the agent has accepted. In `progressive` and
   * `predictive` the customer is already there, and the agent answers.
   */
  readonly mode?: 'preview' | 'personalCallback' | 'progressive' | 'predictive';
  readonly variables?: Readonly<Record<string, string>>;
}

/** Reserves the agent and offers the call. */
export const offerCall = (
  centre: Centre,
  { agentId, customer, mode = 'preview', variables }: GcOutboundCall,
): Dialog => {
  const agent = centre.agents.get(agentId);
  if (agent === undefined || agent.state !== 'READY' || ownLegs(agent).length > 0) {
    throw new TypeError('The dialler only calls for an agent who is ready.');
  }
  const isPreview = mode === 'preview' || mode === 'personalCallback';
  const dialog = openDialog(centre, {
    kind: isPreview ? mode : 'dialler',
    fromAddress: isPreview ? diallerPort : agent.extension,
    toAddress: isPreview ? agent.extension : customer,
    variables: Object.entries(variables ?? {}),
    customer: isPreview ? customer : undefined,
  });
  addLeg(centre, dialog, { party: isPreview ? diallerPort : customer, state: 'ACTIVE' });
  const leg = addLeg(centre, dialog, {
    party: agent,
    state: isPreview ? 'ACTIVE' : 'ALERTING',
    reserves: isPreview ? 'RESERVED_OUTBOUND_PREVIEW' : 'RESERVED_OUTBOUND',
  });
  enter(centre, agent, 'RESERVED');
  follow(centre, agent);
  tellLeg(centre, leg, 'offer');
  if (isPreview) {
    tellLeg(centre, leg);
    tellLeg(centre, leg);
  } else tellAgent(centre, agent, statusEvent('The customer is on the line.'));
  return dialog;
};

/** The agent takes the offer: the reservation ends, and the customer is rung in a dialog of its own. */
export const acceptOffer = (centre: Centre, leg: Leg, agent: Agent): void => {
  const { dialog } = leg;
  const customer = dialog.customer ?? '';
  setLeg(centre, leg, 'ACCEPTED');
  tellLeg(centre, leg);
  const call = openDialog(centre, {
    kind: 'dialler',
    fromAddress: agent.extension,
    toAddress: customer,
    variables: dialog.variables,
    origin: dialog,
  });
  dialog.successor = call;
  const own = addLeg(centre, call, { party: agent, state: 'INITIATING' });
  tellLeg(centre, own);
  endDialog(centre, dialog);
  startCall(centre, own, customer);
  tellAgent(centre, agent, statusEvent('The customer is being called.'));
};

/** The agent doesn't want it. */
export const declineOffer = (centre: Centre, leg: Leg): void => {
  tellLeg(centre, leg);
  endDialog(centre, leg.dialog);
};
