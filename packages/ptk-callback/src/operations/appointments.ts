import { expect, input, integer, optional, required, text } from '@trunkline/core';
import { tenant, type OfSegment } from '../fields.ts';
import { soap, type PtkOperation } from '../operation.ts';
import { fromAnswer } from '../outputs.ts';
import { everything, findElement } from '../soap/tree.ts';
import { utcText, utcTime, type UtcTime } from '../utc-time.ts';

export interface SlotSearch extends OfSegment {
  /** From when on; the toolkit looks at the seven days after it. Default: the server's own time. Wire: `AppointmentTime`. */
  readonly startingAt?: UtcTime;
  /** How many slots at most, 1 or more. Wire: `NumberOfTimeSlots`, a guess. */
  readonly count?: number;
}

/** A free slot. Give it back as it is: `appointmentTime: slot`. */
export interface AppointmentSlot {
  /** UTC: `2030-01-02T15:00:00Z`. */
  readonly time: string;
  readonly epochMilliseconds: number;
}

/**
 * The free slots of the next seven days. 107012 says that there is none.
 *
 * Evidence: the operation, `AppointmentTime` and `AppointmentTimes` are the vendor's; the wire name `GetAppointmentTimes` is a guess.
 *
 * ```ts
 * const slots = await ptk.appointments.listTimes({ tenant: 'Main', segment: '7001', count: 3 });
 * if (slots.ok) await ptk.interactions.add({ tenant, segment, contact, appointmentTime: slots.value[0] });
 * ```
 */
export const listTimes: PtkOperation<SlotSearch, readonly AppointmentSlot[]> = soap(
  'appointments.listTimes',
  'GetAppointmentTimes',
  {
    input: input<SlotSearch>({
      tenant,
      segment: required('Segment', text()),
      startingAt: optional('AppointmentTime', utcTime()),
      count: optional('NumberOfTimeSlots', { ...integer({ min: 1 }), write: writeCount }),
    }),
    output: fromAnswer('a list of times', ({ answer: { body, names } }, issues) => {
      const around = findElement(body, names.appointmentTimes);
      if (around === undefined) return expect('there: a list of times', 'appointmentTimes', issues);
      const texts = [...everything(around)].map((element) => element.text.trim()).filter((time) => time !== '');
      return texts.map((time, index): AppointmentSlot => {
        const known = utcText(time);
        if (known === undefined)
          return expect('a time such as 2030-01-02T15:00:00Z', `appointmentTimes[${index}]`, issues);
        return { time: known, epochMilliseconds: Date.parse(known) };
      });
    }),
    repeat: 'safe',
  },
);

/** XML holds texts. */
function writeCount(value: unknown, path: string, issues: Parameters<typeof expect>[2]): unknown {
  const number: unknown = integer({ min: 1 }).write(value, path, issues);
  return typeof number === 'number' ? String(number) : number;
}
