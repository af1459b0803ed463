import { flag, integer, listOf, optional, phone, text, type InputFields, type Issue } from '@trunkline/core';
import { strongPassword } from '../../fields.ts';
import { checkNumber, numberToRing, type NumberToRing } from './number.ts';
import type { UserMethod } from './schedule.ts';

/** What can be said of an employee. Source: manual 2026 §3.7.12–13. */
export interface UserSettings {
  /** Wire: `email`. */
  readonly email?: string;
  /** A telephone number. Wire: `mobile`. */
  readonly mobile?: string;
  /** Wire: `department`. */
  readonly department?: string;
  /** Wire: `position`. */
  readonly position?: string;
  /** To the personal account; together with `password`. Wire: `login`. */
  readonly login?: string;
  /** At least 8 characters with upper and lower case and a digit; together with `login`. Wire: `password`. */
  readonly password?: string;
  /** As `users.list` has it. That it is written 0 or 1 is inferred. Wire: `use_status`. */
  readonly useStatus?: boolean;
  /** As `users.list` has it. That it is written 0 or 1 is inferred. Wire: `use_cc_numbers`. */
  readonly useContactCentreNumbers?: boolean;
  /**
   * The line to call out on, of a region other than `sip`; this or `trunkNumberId`. In a change, `''` takes the outgoing
   * number away. Wire: `line_id`.
   */
  readonly lineId?: string;
  /** The trunk number to call out on, of the direction `outgoing` or `both`. `''` as for `lineId`. Wire: `trunk_number_id`. */
  readonly trunkNumberId?: string;
  /** How the numbers are rung: 0, 1 or 2; what each means is not on record. Wire: `dial_alg`. */
  readonly dialing?: number;
  /** How the employee is reached. Wire: `numbers`. */
  readonly numbers?: readonly NumberToRing[];
}

/** The fields that both methods take, as the method spells them. */
export function settingsOf(method: UserMethod): InputFields<UserSettings> {
  const outgoing = text({ min: method === 'update' ? 0 : 1 });
  return {
    email: optional('email', text({ min: 0, pattern: /^$|^[^\s@]+@[^\s@]+$/, expected: 'an e-mail address' })),
    mobile: optional('mobile', phone()),
    department: optional('department', text({ min: 0 })),
    position: optional('position', text({ min: 0 })),
    login: optional('login', text()),
    password: optional('password', strongPassword()),
    useStatus: optional('use_status', flag([0, 1])),
    useContactCentreNumbers: optional('use_cc_numbers', flag([0, 1])),
    lineId: optional('line_id', outgoing),
    trunkNumberId: optional('trunk_number_id', outgoing),
    dialing: optional('dial_alg', integer({ min: 0, max: 2 })),
    numbers: optional('numbers', listOf(numberToRing(method))),
  };
}

/** What goes together, and what doesn't. */
export function checkSettings({ login, password, lineId, trunkNumberId, numbers = [] }: UserSettings): Issue[] {
  const issues = numbers.flatMap((number, index) => checkNumber(number, `numbers[${index}]`));
  if ((login === undefined) !== (password === undefined)) {
    const path = login === undefined ? 'login' : 'password';
    issues.push({ path, expected: 'given: login and password go together' });
  }
  if (lineId !== undefined && trunkNumberId !== undefined) {
    issues.push({ path: 'trunkNumberId', expected: 'left out, where lineId is given' });
  }
  return issues;
}
