import type { Agent } from '../agent.ts';
import type { Centre } from '../centre.ts';
import type { GcQueue } from '../company.ts';
import { ownLegs } from '../presence.ts';
import type { Dialog } from './dialog.ts';
import { ringAgent } from './ring.ts';

/** Whoever has been ready for longest. */
const readyAgent = (centre: Centre, { team }: GcQueue): Agent | undefined =>
  [...centre.agents.values()]
    .filter((agent) => agent.profile.team === team && agent.state === 'READY' && ownLegs(agent).length === 0)
    .toSorted((one, other) => one.stateChangedAt - other.stateChangedAt)[0];

/** Sends a dialog to a queue: it rings an agent, or waits for one. */
export const enqueue = (centre: Centre, dialog: Dialog, queue: GcQueue): void => {
  dialog.queueName = queue.name;
  const agent = readyAgent(centre, queue);
  if (agent === undefined) centre.waiting.add(dialog);
  else ringAgent(centre, dialog, agent);
};

/** An agent who has become ready gets the call that has waited for longest. */
export const seekCall = (centre: Centre, agent: Agent): void => {
  if (ownLegs(agent).length > 0) return;
  const names = centre.settings.queues.filter(({ team }) => team === agent.profile.team).map(({ name }) => name);
  const dialog = [...centre.waiting].find(({ queueName = '' }) => names.includes(queueName));
  if (dialog === undefined) return;
  centre.waiting.delete(dialog);
  ringAgent(centre, dialog, agent);
};
