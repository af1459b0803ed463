import { anything, integer, oneOf, optional, output, required, rowsOf, text, type Reader } from '@trunkline/core';

/** One way to reach an employee. */
export interface UserNumber {
  /** As the personal account shows it: a telephone number or a SIP address. Wire: `number`. */
  readonly number: string;
  /** Wire: `number_normalized`. */
  readonly normalizedNumber?: string;
  /** Wire: `protocol`. */
  readonly protocol?: 'tel' | 'sip' | 'fmc' | (string & {});
  /** Place in the order of ringing. Wire: `order`. */
  readonly order?: number;
  /** Seconds to ring; 0 is the platform's limit. Wire: `wait_sec`. */
  readonly waitSeconds?: number;
  /** Is it in use? Wire: `status`. */
  readonly status?: 'on' | 'off' | (string & {});
  /** With the extra field `telephony.numbers.schedule`; its shape is given as it comes. */
  readonly schedule?: unknown;
}

/** The person. Source: manual 2017 p. 41, 2026 §3.7.1. */
export interface UserGeneral {
  /** Wire: `name`. */
  readonly name?: string;
  /** Wire: `email`. */
  readonly email?: string;
  /** Wire: `department`. */
  readonly department?: string;
  /** Wire: `position`. */
  readonly position?: string;
  /** With `general.user_id`. Wire: `user_id`. */
  readonly userId?: string;
  /** With `general.access_role_id`. Wire: `access_role_id`. */
  readonly accessRoleId?: string;
  /** With `general.mobile`. */
  readonly mobile?: string;
  /** With `general.login`. */
  readonly login?: string;
  /** With `general.use_status`, as it comes. Wire: `use_status`. */
  readonly useStatus?: unknown;
  /** With `general.use_cc_numbers`, as it comes. Wire: `use_cc_numbers`. */
  readonly useContactCentreNumbers?: unknown;
  /** With `general.sips`; its shape is given as it comes. */
  readonly sips?: unknown;
}

/** How the person is reached. Source: manual 2017 p. 41, 2026 §3.7.1. */
export interface UserTelephony {
  /** The short number. Wire: `extension`. */
  readonly extension?: string;
  /** Wire: `outgoingline`. */
  readonly outgoingLine?: string;
  /** Wire: `numbers`. */
  readonly numbers?: readonly UserNumber[];
  /** With `telephony.dial_alg`. Wire: `dial_alg`. */
  readonly dialing?: number;
  /** With `telephony.line_id`. Wire: `line_id`. */
  readonly lineId?: string;
  /** With `telephony.trunk_number_id`. Wire: `trunk_number_id`. */
  readonly trunkNumberId?: string;
}

/** An employee. A part that the PBX leaves out is empty. */
export interface User {
  readonly general: UserGeneral;
  readonly telephony: UserTelephony;
  /** Ids of the groups, with the extra field `groups`. */
  readonly groups?: readonly string[];
}

const general: Reader<UserGeneral> = output<UserGeneral>({
  name: optional('name', text()),
  email: optional('email', text()),
  department: optional('department', text()),
  position: optional('position', text()),
  userId: optional('user_id', text()),
  accessRoleId: optional('access_role_id', text()),
  mobile: optional('mobile', text()),
  login: optional('login', text()),
  useStatus: optional('use_status', anything()),
  useContactCentreNumbers: optional('use_cc_numbers', anything()),
  sips: optional('sips', anything()),
});

const userNumber: Reader<UserNumber> = output<UserNumber>({
  number: required('number', text()),
  normalizedNumber: optional('number_normalized', text()),
  protocol: optional('protocol', oneOf(['tel', 'sip', 'fmc'])),
  order: optional('order', integer()),
  waitSeconds: optional('wait_sec', integer()),
  status: optional('status', oneOf(['on', 'off'])),
  schedule: optional('schedule', anything()),
});

const numbers: Reader<readonly UserNumber[]> = rowsOf(userNumber);

const telephony: Reader<UserTelephony> = output<UserTelephony>({
  extension: optional('extension', text()),
  outgoingLine: optional('outgoingline', text()),
  numbers: optional('numbers', numbers),
  dialing: optional('dial_alg', integer()),
  lineId: optional('line_id', text()),
  trunkNumberId: optional('trunk_number_id', text()),
});

const groupIds: Reader<readonly string[]> = rowsOf(text());

interface SentUser extends Partial<User> {}

const sentUser: Reader<SentUser> = output<SentUser>({
  general: optional('general', general),
  telephony: optional('telephony', telephony),
  groups: optional('groups', groupIds),
});

/** One employee without a telephone must not hide all the others. */
const user: Reader<User> = {
  expected: 'an employee',
  read: (wire, path, issues) => ({ general: {}, telephony: {}, ...sentUser.read(wire, path, issues) }),
};

export const users: Reader<readonly User[]> = rowsOf(user);
