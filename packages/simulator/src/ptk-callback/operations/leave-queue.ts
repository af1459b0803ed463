import { isWaiting, type Interaction } from '../interactions.ts';
import { reply } from '../reply.ts';
import { interactionByEither, interactionById } from './find.ts';
import type { Operation } from './operation.ts';

const isReachable = (interaction: Interaction): boolean => isWaiting(interaction) || interaction.state === 'inbound';

export const removeInteraction: Operation = (site, given) => {
  const interaction = interactionById(site, given);
  if (typeof interaction === 'string') return reply(interaction);
  const reason = given.text('Reason');
  if (reason === '') return reply('ReasonRequired');
  if (!['Web Canceled', 'Admin Canceled'].includes(reason)) return reply('InvalidInteractionReason');
  if (!isReachable(interaction)) return reply('InteractionStatePreventsRequestedAction');
  site.interactions.end(interaction, 'removed', reason);
  return reply('RequestCompleted');
};

export const cancelInteraction: Operation = (site, given) => {
  const interaction = interactionByEither(site, given);
  if (typeof interaction === 'string') return reply(interaction);
  const cancelledBy = given.text('CancelledBy');
  if (cancelledBy === '') return reply('CancelledByRequired');
  if (!isWaiting(interaction)) return reply('InteractionCannotBeCancelled');
  site.interactions.end(interaction, 'cancelled', cancelledBy);
  return reply('RequestCompleted');
};

export const dequeueInteraction: Operation = (site, given) => {
  const interaction = interactionByEither(site, given);
  if (typeof interaction === 'string') return reply(interaction);
  const reason = given.text('Reason');
  if (reason === '') return reply('DequeuedReasonMissing');
  if (!['AgentAnswered', 'Abandoned'].includes(reason)) return reply('DequeuedReasonInvalid');
  if (!isReachable(interaction)) return reply('InteractionStatePreventsRequestedAction');
  site.interactions.end(interaction, 'dequeued', reason);
  return reply('RequestCompleted');
};

export const disconnectInteraction: Operation = (site, given) => {
  const interaction = interactionByEither(site, given);
  if (typeof interaction === 'string') return reply(interaction);
  if (!isReachable(interaction)) return reply('InteractionCannotBeDisconnected');
  site.interactions.end(interaction, 'disconnected', '');
  return reply('RequestCompleted');
};
