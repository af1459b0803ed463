import type { Interaction } from '../interactions.ts';
import { reply } from '../reply.ts';
import type { Data } from '../soap/write.ts';
import { asItems } from '../user-data.ts';
import { utcTime } from '../utc-time.ts';
import { interactionByEither, interactionById } from './find.ts';
import type { Operation } from './operation.ts';

export const getInteraction: Operation = (site, given) => {
  const interaction = interactionByEither(site, given);
  if (typeof interaction === 'string') return reply(interaction);
  return reply('RequestCompleted', { Interaction: describe(interaction) });
};

const searchParameters = ['QueueId', 'Segment', 'Contact'];

/** Finds the interactions that fit everything that is asked for. */
export const queryInteraction: Operation = ({ interactions }, given) => {
  if (searchParameters.every((name) => given.text(name) === '')) return reply('InvalidSearchParameters');
  const fits = (name: string, value: string): boolean => given.text(name) === '' || given.text(name) === value;
  const found = interactions.all.filter(
    ({ segment, contact }) =>
      fits('Tenant', segment.tenant) &&
      fits('QueueId', segment.queue.settings.queueId) &&
      fits('Segment', segment.name) &&
      fits('Contact', contact),
  );
  if (found.length > 0) return reply('RequestCompleted', { Interactions: found.map(describe) });
  const isKnown = interactions.all.some(({ contact }) => contact === given.text('Contact'));
  return reply(given.text('Contact') === '' || isKnown ? 'InteractionNotFound' : 'ContactNotFound');
};

const describe = (interaction: Interaction): Data => {
  const { id, segment, contact, type, state, createdAt, appointmentAt, externalTrackingId, clientId } = interaction;
  const information: [string, string][] = [
    ['State', state],
    ['CreatedTime', utcTime(createdAt)],
    ['AppointmentTime', appointmentAt === undefined ? '' : utcTime(appointmentAt)],
    ['ExternalTrackingId', externalTrackingId],
    ['ClientId', clientId],
    ['Result', interaction.remark],
  ];
  return {
    Id: id,
    Tenant: segment.tenant,
    Queue: segment.queue.settings.name,
    Segment: segment.name,
    Contact: contact,
    InteractionType: type,
    Information: asItems(information.filter(([, value]) => value !== '')),
    UserData: asItems(interaction.userData),
  };
};

export const getInteractionData: Operation = (site, given) => {
  const interaction = interactionById(site, given);
  if (typeof interaction === 'string') return reply(interaction);
  const name = given.text('DataName');
  if (name.trim() === '') return reply('InvalidDataName');
  const value = site.settings.privateDataNames.includes(name) ? undefined : interaction.userData.get(name);
  return value === undefined ? reply('DataNameUnavailable') : reply('RequestCompleted', { DataValue: value });
};
