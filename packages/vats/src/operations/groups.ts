import {
  flag,
  input,
  named,
  optional,
  output,
  required,
  rowsOf,
  integer,
  text,
  within,
  type Reader,
} from '@trunkline/core';
import { extension } from '../fields.ts';
import { query, type VatsOperation } from '../operation.ts';

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

/** In which order a group is rung. Wire: `dial_alg_group`. */
export type GroupDialing = 'serial' | 'parallelByPriority' | 'allFree' | 'random' | 'mostIdle';
/** How a member is rung. Wire: `dial_alg_users`. */
export type MemberDialing = 'all' | 'main' | 'sip' | 'inTurn' | 'asInCard';

export interface GroupMember {
  /** Wire: `id`. */
  readonly id: string;
  readonly name?: string;
  readonly extension?: string;
  readonly priority?: number;
  readonly order?: number;
}

export interface Group {
  readonly id: string;
  readonly name?: string;
  readonly description?: string;
  readonly extension?: string;
  readonly dialing?: GroupDialing | (string & {});
  readonly memberDialing?: MemberDialing | (string & {});
  /** Wire: `auto_redirect`. */
  readonly autoRedirect?: boolean;
  /** Id of the campaign that calls missed callers back. Wire: `auto_dial`. */
  readonly autoDialCampaignId?: string;
  /** Wire: `line_id`. */
  readonly lineId?: string;
  /** Wire: `use_dynamic_ivr`. */
  readonly useDynamicIvr?: boolean;
  /** Wire: `use_dynamic_seq_num`. */
  readonly useDynamicSequenceNumber?: boolean;
  /** Absent: the default melody. Wire: `melody_id`. */
  readonly melodyId?: string;
  /** With `showUsers`. */
  readonly operators?: readonly GroupMember[];
}

const groupDialing = named({ serial: 0, parallelByPriority: 1, allFree: 2, random: 3, mostIdle: 5 });
const memberDialing = named({ all: 1, main: 2, sip: 3, inTurn: 4, asInCard: 5 });

const groupMember: Reader<GroupMember> = output<GroupMember>({
  id: required('id', text()),
  name: optional('name', text()),
  extension: optional('extension', text()),
  priority: optional('priority', integer()),
  order: optional('order', integer()),
});

const members: Reader<readonly GroupMember[]> = rowsOf(groupMember);

const group: Reader<Group> = output<Group>({
  id: required('id', text()),
  name: optional('name', text()),
  description: optional('description', text()),
  extension: optional('extension', text()),
  dialing: optional('dial_alg_group', groupDialing),
  memberDialing: optional('dial_alg_users', memberDialing),
  autoRedirect: optional('auto_redirect', flag()),
  autoDialCampaignId: optional('auto_dial', text()),
  lineId: optional('line_id', text()),
  useDynamicIvr: optional('use_dynamic_ivr', flag()),
  useDynamicSequenceNumber: optional('use_dynamic_seq_num', flag()),
  melodyId: optional('melody_id', text()),
  operators: optional('operators', members),
});

const groups: Reader<readonly Group[]> = rowsOf(group);

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
