import { readAppointment } from '../appointments.ts';
import type { StatusName } from '../codes.ts';
import type { NewInteraction } from '../interactions.ts';
import { modes } from '../modes.ts';
import { isOpen, type Queue, type Segment } from '../queues.ts';
import { reply, type Reply } from '../reply.ts';
import type { Site } from '../site.ts';
import type { Given } from '../soap/given.ts';
import { userDataRefused } from '../user-data.ts';
import type { Operation } from './operation.ts';
import { licenceRefused } from './platform.ts';

/** A callback at the first available moment, or by appointment. */
export const addInteraction: Operation = (site, given) => {
  const segment = site.queues.segment(given.text('Tenant'), given.text('Segment'));
  if (typeof segment === 'string') return reply(segment);
  const refused =
    contactRefused(site, given.text('Contact')) ??
    sourceRefused(site, given) ??
    callTypeRefused(given.text('CallType')) ??
    userDataRefused(given.userData) ??
    skillRefused(segment.queue, given) ??
    trackingIdRefused(site, given);
  if (refused !== undefined) return reply(refused);
  return bookCallback(site, segment, {
    contact: given.text('Contact'),
    appointment: given.has('AppointmentTime') ? given.text('AppointmentTime') : undefined,
    externalTrackingId: given.text('ExternalTrackingId'),
    clientId: given.text('ClientId'),
    sourceApplication: given.text('SourceApplication'),
    userData: given.userData,
  });
};

/** A call that has just come in. */
export const createInteraction: Operation = (site, given) => {
  const segment = site.queues.segment(given.text('Tenant'), given.text('Segment'));
  if (typeof segment === 'string') return reply(segment);
  const refused = sourceRefused(site, given) ?? userDataRefused(given.userData) ?? trackingIdRefused(site, given);
  if (refused !== undefined) return reply(refused);
  const unlicensed = licenceRefused(site);
  if (unlicensed !== undefined) return unlicensed;
  const { id } = site.interactions.add({
    segment,
    type: 'Inbound',
    contact: given.text('Contact'),
    externalTrackingId: given.text('ExternalTrackingId'),
    sourceApplication: given.text('SourceApplication'),
    userData: given.userData,
  });
  return reply('RequestCompletedWithInteractionId', { InteractionId: id });
};

interface Wish extends Omit<NewInteraction, 'segment' | 'type' | 'appointmentAt'> {
  /** Undefined asks for the first available moment. */
  readonly appointment: string | undefined;
}

/** What both the SOAP and the REST side do in the end: finds a place for a callback whose input is right. */
export const bookCallback = (site: Site, segment: Segment, { appointment, ...wish }: Wish): Reply => {
  const unlicensed = licenceRefused(site);
  if (unlicensed !== undefined) return unlicensed;
  const { queue } = segment;
  const at = appointment === undefined ? undefined : readAppointment(site, queue, appointment);
  if (typeof at === 'string') return reply(at);
  const refused = at === undefined ? firstAvailableRefused(site, queue) : undefined;
  if (refused !== undefined) return reply(refused);
  if (queue.settings.doubleCheck && isInQueue(site, queue, wish.contact)) return reply('DuplicateContactInQueue');
  const { id } = site.interactions.add({
    ...wish,
    segment,
    type: at === undefined ? 'ASAP' : 'Scheduled',
    appointmentAt: at,
  });
  return reply('RequestCompletedWithInteractionId', { InteractionId: id });
};

const contactRefused = ({ settings }: Site, contact: string): StatusName | undefined => {
  if (contact === '') return 'ContactRequired';
  return settings.contactRule.test(contact) ? undefined : 'InvalidContact';
};

const callTypeRefused = (type: string): StatusName | undefined =>
  ['', 'ASAP', 'Callback'].includes(type) ? undefined : 'InvalidCallType';

const sourceRefused = ({ settings }: Site, given: Given): StatusName | undefined =>
  // Before version 4 nobody looked at it.
  settings.ptkVersion < 4 ||
  !given.has('SourceApplication') ||
  /^[\w.-][\w .-]{0,63}$/.test(given.text('SourceApplication'))
    ? undefined
    : 'InvalidSourceApplicationFormat';

const skillRefused = ({ settings: { skills } }: Queue, given: Given): StatusName | undefined => {
  if (!given.has('SkillId')) return undefined;
  const skill = given.text('SkillId');
  if (skill === '') return 'SkillIdRequired';
  return skills?.includes(skill) === false ? 'SkillIdNotFound' : undefined;
};

const trackingIdRefused = ({ interactions }: Site, given: Given): StatusName | undefined => {
  if (!given.has('ExternalTrackingId')) return undefined;
  const id = given.text('ExternalTrackingId');
  if (id.trim() === '') return 'ExternalTrackingIdMissing';
  return interactions.byTrackingId(id) === undefined ? undefined : 'DuplicateExternalTrackingIdFound';
};

const firstAvailableRefused = ({ interactions, time }: Site, queue: Queue): StatusName | undefined => {
  const { mode, hours, capacity } = queue.settings;
  if (modes[mode] === undefined) return 'InvalidModeStatusForInteraction';
  const waiting = interactions.liveIn(queue).filter(({ state }) => state === 'waiting').length;
  const accepts = modes[mode].firstAvailable && isOpen(hours, time.now()) && waiting < capacity;
  return accepts ? undefined : 'RequestRefusedDueToOperationMode';
};

const isInQueue = ({ interactions }: Site, queue: Queue, contact: string): boolean => {
  const digits = (text: string): string => text.replace(/\D/g, '');
  return interactions.liveIn(queue).some((one) => digits(one.contact) === digits(contact));
};
