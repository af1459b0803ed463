import type { StatusName } from '../codes.ts';
import type { Interaction } from '../interactions.ts';
import type { Queue } from '../queues.ts';
import type { Site } from '../site.ts';
import type { Given } from '../soap/given.ts';

/** The queue that a request names by its id or by a segment, or why there is none. */
export const queueIn = ({ queues }: Site, given: Given, missing: StatusName): Queue | StatusName =>
  queues.named(given.text('Tenant'), { segment: given.text('Segment'), queueId: given.text('QueueId') }, missing);

/** The interaction that a request names by its id, or why there is none. */
export const interactionById = ({ interactions }: Site, given: Given): Interaction | StatusName => {
  const id = given.text('InteractionId');
  if (id === '') return 'InteractionIdRequired';
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id)) return 'InvalidInteractionId';
  return interactions.byId(id.toLowerCase()) ?? 'InteractionNotFound';
};

/** The same, by its id or by the caller's own. */
export const interactionByEither = (site: Site, given: Given): Interaction | StatusName => {
  if (given.text('InteractionId') !== '') return interactionById(site, given);
  const trackingId = given.text('ExternalTrackingId');
  if (trackingId !== '') return site.interactions.byTrackingId(trackingId) ?? 'InteractionNotFound';
  return given.has('ExternalTrackingId') ? 'ExternalTrackingIdMissing' : 'InteractionIDOrExternalTrackingID Required';
};
