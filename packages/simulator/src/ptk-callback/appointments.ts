import type { StatusName } from './codes.ts';
import type { Interaction } from './interactions.ts';
import { modes } from './modes.ts';
import { isOpen, type Queue } from './queues.ts';
import type { Site } from './site.ts';
import { readUtcTime } from './utc-time.ts';

const msPerMinute = 60_000;
const msPerDay = 86_400_000;

const slotOf = ({ settings }: Queue, at: number): number =>
  Math.floor(at / (settings.slotMinutes * msPerMinute)) * settings.slotMinutes * msPerMinute;

const isFull = ({ interactions }: Site, queue: Queue, at: number, except?: Interaction): boolean => {
  const slot = slotOf(queue, at);
  const others = interactions
    .liveIn(queue)
    .filter((one) => one !== except && one.appointmentAt !== undefined && slotOf(queue, one.appointmentAt) === slot);
  return others.length >= queue.settings.slotCapacity;
};

export const endOfRange = ({ settings }: Site, from: number): number => from + settings.appointmentDays * msPerDay;

/** The moment when this queue's first appointment may be. */
const endOfWait = ({ interactions, time }: Site, queue: Queue): number =>
  time.now() + interactions.estimatedWait(queue) * 1000;

/** Whether the queue makes appointments at all, or why not. */
export const appointmentsRefused = ({ settings: { mode, appointments } }: Queue): StatusName | undefined => {
  if (!appointments) return 'AppointmentsDisabled';
  if (modes[mode] === undefined) return 'InvalidModeStatusForInteraction';
  return modes[mode].appointments ? undefined : 'RequestRefusedDueToOperationMode';
};

/** The moment that a text asks for, or why it can't be had. `except`: the interaction that would move there. */
export const readAppointment = (site: Site, queue: Queue, text: string, except?: Interaction): number | StatusName => {
  const now = site.time.now();
  const at = text === '' ? undefined : readUtcTime(text);
  if (text === '') return 'AppointmentTimeRequired';
  if (at === undefined) return 'InvalidDateTime';
  if (at < now) return 'AppointmentTimeInThePast';
  const refused = appointmentsRefused(queue);
  if (refused !== undefined) return refused;
  if (at > endOfRange(site, now)) return 'AppointmentTimeAfterAppointmentTimesRange';
  if (!isOpen(queue.settings.hours, at)) return 'AppointmentTimeAfterHours';
  if (at < endOfWait(site, queue)) return 'AppointmentTimeBeforeEWT';
  return isFull(site, queue, at, except) ? 'AppointmentTimeFull' : at;
};

/** The first free slots that begin at or after a moment, and may be booked now. */
export const freeSlots = (site: Site, queue: Queue, from: number, count: number): readonly number[] => {
  const { hours, slotMinutes } = queue.settings;
  const step = slotMinutes * msPerMinute;
  const earliest = Math.max(from, endOfWait(site, queue));
  const end = endOfRange(site, site.time.now());
  const slots: number[] = [];
  for (let slot = Math.ceil(earliest / step) * step; slot <= end && slots.length < count; slot += step)
    if (isOpen(hours, slot) && !isFull(site, queue, slot)) slots.push(slot);
  return slots;
};
