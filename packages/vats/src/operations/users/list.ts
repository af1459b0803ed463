import { input, listOf, oneOf, optional, within } from '@trunkline/core';
import { extension } from '../../fields.ts';
import { query, type VatsOperation } from '../../operation.ts';
import { users, type User } from './user.ts';

/** Fields that the PBX sends only when asked. Wire: `ext_fields`. */
export type UserExtraField = (typeof userExtraFields)[number];
const userExtraFields = [
  'general.user_id',
  'general.sips',
  'groups',
  'general.access_role_id',
  'telephony.dial_alg',
  'telephony.numbers.schedule',
  'telephony.line_id',
  'telephony.trunk_number_id',
  'general.mobile',
  'general.login',
  'general.use_status',
  'general.use_cc_numbers',
] as const;

/** Which employees, and how much of them. Without a field: all. Source: manual 2017 p. 41, 2026 §3.7.1. */
export interface UserFilter {
  /** Only the employee with this extension. Wire: `extension`. */
  readonly extension?: string;
  /** What to send beside the usual fields. Wire: `ext_fields`. */
  readonly extraFields?: readonly UserExtraField[];
}

/**
 * The employees of the PBX.
 *
 * Wire: `POST config/users/request`. Limit: 1 per 2 seconds. Source: manual 2017 p. 41, 2026 §3.7.1.
 */
export const list: VatsOperation<UserFilter, readonly User[]> = query('users.list', 'config/users/request', {
  input: input<UserFilter>({
    extension: optional('extension', extension()),
    extraFields: optional('ext_fields', listOf(oneOf(userExtraFields))),
  }),
  output: within('users', users),
  limit: 'users',
});
