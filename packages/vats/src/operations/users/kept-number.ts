import { phoneDigits } from '@trunkline/core';
import type { UserNumber } from './user.ts';

/** A number as it goes over the wire. */
export type Row = Readonly<Record<string, unknown>>;

/** Where there is no schedule, the PBX may say `''`, `null` or `[]`; a change takes one object. */
function scheduleOf(found: unknown): unknown {
  const one: unknown = Array.isArray(found) && found.length <= 1 ? found[0] : found;
  return one === '' || one === null ? undefined : one;
}

/** Can a number with this schedule be sent back? */
export function canGoBack(found: unknown): boolean {
  const one = scheduleOf(found);
  return one === undefined || (typeof one === 'object' && !Array.isArray(one));
}

/** A number as it is sent back: all that a change takes. */
export function rowOf({ number, protocol, waitSeconds, status, schedule }: UserNumber): Row {
  return { number, protocol, wait_sec: waitSeconds, status, schedule: scheduleOf(schedule) };
}

function comparable(number: string): string {
  return phoneDigits(number) ?? number.toLowerCase().replace(/^sip:/, '');
}

/** Is it that number, however it is spelt? */
export function isSame(kept: UserNumber, number: string): boolean {
  return [kept.number, kept.normalizedNumber].some(
    (own) => own !== undefined && comparable(own) === comparable(number),
  );
}
