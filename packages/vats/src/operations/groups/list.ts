import { flag, input, optional, text, within } from '@trunkline/core';
import { extension } from '../../fields.ts';
import { query, type VatsOperation } from '../../operation.ts';
import { groups, type Group } from './group.ts';

/** Which groups, and how much of them. Without a field: all. Source: manual 2026 §3.7.2. */
export interface GroupFilter {
  /** Wire: `group_id`. */
  readonly groupId?: string;
  /** Groups of this employee. Wire: `operator_id`. */
  readonly operatorId?: string;
  /** Groups of the employee with this extension. Wire: `operator_extension`. */
  readonly operatorExtension?: string;
  /** Lists the members too. Wire: `show_users`, 0 or 1. */
  readonly showUsers?: boolean;
}

/**
 * The groups of employees.
 *
 * Wire: `POST groups`. Source: manual 2026 §3.7.2.
 */
export const list: VatsOperation<GroupFilter, readonly Group[]> = query('groups.list', 'groups', {
  input: input<GroupFilter>({
    groupId: optional('group_id', text()),
    operatorId: optional('operator_id', text()),
    operatorExtension: optional('operator_extension', extension()),
    showUsers: optional('show_users', flag([0, 1])),
  }),
  output: within('groups', groups),
});
