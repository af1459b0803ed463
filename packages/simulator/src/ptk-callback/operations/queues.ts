import { durations } from '../duration.ts';
import { modes } from '../modes.ts';
import { reply } from '../reply.ts';
import type { Queue } from '../queues.ts';
import type { Site } from '../site.ts';
import { asItems } from '../user-data.ts';
import { queueIn } from './find.ts';
import type { Operation } from './operation.ts';

export const getSegments: Operation = (site, given) => {
  const asked = given.all('Tenant');
  const segments = site.queues.segments.filter(
    ({ tenant, treatmentType }) => asked.includes(tenant) && treatmentType === 20,
  );
  if (segments.length === 0) return reply('SegmentsNotFound');
  const Segments = segments.map(({ tenant, name, queue }) => ({
    Tenant: tenant,
    Queue: queue.settings.name,
    Name: name,
    StateData: asItems(stateOf(site, queue)),
    Variables: asItems(queue.variables),
  }));
  const areKnown = asked.every((tenant) => site.queues.tenants.includes(tenant));
  return reply(areKnown ? 'RequestCompleted' : 'RequestPartiallyCompleted', { Segments });
};

const stateOf = (site: Site, queue: Queue): [string, string][] => [
  ['EWT', durationOf(site, queue)],
  ['OperationMode', queue.settings.mode],
  ['QueueCount', String(site.interactions.liveIn(queue).length)],
];

const durationOf = ({ interactions, settings }: Site, queue: Queue): string =>
  durations[settings.wire.duration](interactions.estimatedWait(queue));

export const getEwt: Operation = (site, given) => {
  const queue = queueIn(site, given, 'SegmentRequired');
  return typeof queue === 'string' ? reply(queue) : reply('RequestCompleted', { EWT: durationOf(site, queue) });
};

export const getQueueCount: Operation = (site, given) => {
  const queue = queueIn(site, given, 'QueueIdRequired');
  if (typeof queue === 'string') return reply(queue);
  return reply('RequestCompleted', { QueueCount: String(site.interactions.liveIn(queue).length) });
};

export const getQueueVariables: Operation = (site, given) => {
  const queue = queueIn(site, given, 'QueueIdRequired');
  if (typeof queue === 'string') return reply(queue);
  return reply('RequestCompleted', { Variables: asItems(queue.variables) });
};

export const setQueueVariable: Operation = ({ queues }, given) => {
  const queueId = given.text('QueueId');
  if (queueId === '') return reply('QueueIdRequired');
  const queue = queues.queues.find(({ settings }) => settings.queueId === queueId);
  if (queue === undefined) return reply('QueueIdNotFound');
  if (given.text('VariableName').trim() === '') return reply('InvalidDataName');
  if (given.text('VariableValue') === '') return reply('QueueVariableValueRequired');
  queue.variables.set(given.text('VariableName'), given.text('VariableValue'));
  return reply('RequestCompleted');
};

export const getOperationMode: Operation = (site, given) => {
  const queue = queueIn(site, given, 'SegmentRequired');
  if (typeof queue === 'string') return reply(queue);
  const { mode } = queue.settings;
  return mode === '' ? reply('InvalidOperationModeReturned') : reply('RequestCompleted', { OperationMode: mode });
};

export const getTreatment: Operation = (site, given) => {
  const segment = site.queues.segment(given.text('Tenant'), given.text('Segment'));
  if (typeof segment === 'string') return reply(segment);
  const { mode } = segment.queue.settings;
  const accepted = modes[mode];
  if (accepted === undefined) return reply('InvalidModeStatusReturned');
  return reply('RequestCompleted', {
    ModeStatus: mode,
    RecommendedDestination: segment.name,
    OfferTreatment: accepted.firstAvailable ? 'Callback' : accepted.appointments ? 'Appointment' : 'None',
  });
};
