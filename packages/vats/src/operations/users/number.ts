import { input, integer, oneOf, optional, required, type Issue, type Writer } from '@trunkline/core';
import { outsideNumber } from '../../fields.ts';
import { checkSchedule, schedule, type NumberSchedule, type UserMethod } from './schedule.ts';

/** A number to reach an employee by. Numbers are rung in the order of their list. Source: manual 2026 §3.7.12–13. */
export interface NumberToRing {
  /** A telephone number, or a SIP address. Wire: `number`. */
  readonly number: string;
  /** Wire: `protocol`. */
  readonly protocol: 'tel' | 'sip' | 'fmc';
  /** Seconds to ring; 0 is the platform's limit. Wire: `wait_sec`. */
  readonly waitSeconds?: number;
  /** Is it in use? Wire: `status`. */
  readonly status?: 'on' | 'off';
  /** When it is rung. Default: always. Wire: `schedule`. */
  readonly schedule?: NumberSchedule;
}

/** A number as the method spells it. */
export function numberToRing(method: UserMethod): Writer<NumberToRing> {
  return input<NumberToRing>({
    number: required('number', outsideNumber()),
    protocol: required('protocol', oneOf(['tel', 'sip', 'fmc'])),
    waitSeconds: optional('wait_sec', integer({ min: 0 })),
    status: optional('status', oneOf(['on', 'off'])),
    schedule: optional('schedule', schedule(method)),
  });
}

/** A number that doesn't fit its protocol would count as a wrong request. */
export function checkNumber({ number, protocol, schedule: hours = {} }: NumberToRing, path: string): Issue[] {
  const issues = checkSchedule(hours, `${path}.schedule`);
  if (protocol === 'sip' && !number.includes('@')) issues.push({ path: `${path}.number`, expected: 'a SIP address' });
  if (protocol === 'tel' && number.includes('@'))
    issues.push({ path: `${path}.number`, expected: 'a telephone number' });
  return issues;
}
