import { input, noOutput, optional, required, text, type Issue } from '@trunkline/core';
import { userStatus, type KnownUserStatus } from '../../contact-centre.ts';
import { acknowledgement, opaqueId } from '../../fields.ts';
import { change, type VatsOperation } from '../../operation.ts';
import { checkStatus } from './check-status.ts';
import { contactCentre } from './root.ts';

/** The new status of an employee: `status`, or `statusAlias`. Source: manual 2026 §4.4.1.2. */
export interface UserStatusChange {
  /** The employee. Wire: `abonent_id`. */
  readonly userId: string;
  /** Wire: `status`. */
  readonly status?: KnownUserStatus;
  /** A status of your own; `statuses` has them. Wire: `status_alias`. */
  readonly statusAlias?: string;
  /** Says that you mean it: `offline` **ends all sessions of the employee**. Needed with it. Not sent. */
  readonly endAllSessions?: true;
}

function checkChange(given: UserStatusChange): readonly Issue[] {
  const { status, statusAlias, endAllSessions } = given;
  if (status === undefined && statusAlias === undefined) {
    return [{ path: 'status', expected: 'given, or a statusAlias instead' }];
  }
  if (status === 'offline' && endAllSessions !== true) {
    return [{ path: 'endAllSessions', expected: 'true, as offline ends all sessions of the employee' }];
  }
  return checkStatus(given);
}

/**
 * Sets the status of any employee, as an administrator would. An employee who is offline can't be changed; `offline` itself
 * ends all sessions of the employee and frees their licences: see `endAllSessions`. An alias of your own that belongs to
 * `offline` may do the same, and can't be known here.
 *
 * Wire: `POST /cc/set_abonent_status`. Limit: 10 per second. Source: manual 2026 §4.4.1.2.
 */
export const setStatus: VatsOperation<UserStatusChange, void> = change(
  'cc.users.setStatus',
  'set_abonent_status',
  // A second `offline` would be refused.
  'unsafe',
  {
    ...contactCentre,
    input: input<UserStatusChange>({
      userId: required('abonent_id', opaqueId()),
      status: optional('status', userStatus),
      statusAlias: optional('status_alias', text()),
      endAllSessions: acknowledgement,
    }),
    output: noOutput,
    check: checkChange,
  },
);
