import { appointmentsRefused, endOfRange, freeSlots } from '../appointments.ts';
import { reply } from '../reply.ts';
import { readUtcTime, utcTime } from '../utc-time.ts';
import type { Operation } from './operation.ts';

export const getAppointmentTimes: Operation = (site, given) => {
  const segment = site.queues.segment(given.text('Tenant'), given.text('Segment'));
  if (typeof segment === 'string') return reply(segment);
  const count = given.text('NumberOfTimeSlots');
  if (!/^\+?0*[1-9]\d*$/.test(count)) return reply('InvalidNumberOfTimeSlotsRequested');
  const now = site.time.now();
  const start = given.text('AppointmentTime');
  const from = start === '' ? now : readUtcTime(start);
  if (from === undefined) return reply('InvalidDateTime');
  // Now, written without its milliseconds, is no past.
  if (from < Math.floor(now / 1000) * 1000) return reply('AppointmentTimeInThePast');
  const refused = appointmentsRefused(segment.queue);
  if (refused !== undefined) return reply(refused);
  if (from > endOfRange(site, now)) return reply('AppointmentTimeAfterAppointmentTimesRange');
  const slots = freeSlots(site, segment.queue, from, Number(count));
  if (slots.length === 0) return reply('AppointmentSlotsNotFound');
  return reply('RequestCompleted', { AppointmentTimes: slots.map(utcTime) });
};
