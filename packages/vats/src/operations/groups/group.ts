import {
  flag,
  integer,
  named,
  optional,
  output,
  required,
  rowsOf,
  text,
  type Reader,
  type Writer,
} from '@trunkline/core';

/** In which order a group is rung. Wire: `dial_alg_group`, 0, 1, 2, 3, 5; a number without a name here comes as its text. */
export type GroupDialing = 'serial' | 'parallelByPriority' | 'allFree' | 'random' | 'mostIdle';
/** On which numbers a member is rung. Wire: `dial_alg_users`, 1 to 5. */
export type MemberDialing = 'all' | 'main' | 'sip' | 'inTurn' | 'asInCard';

/** An employee in a group. Source: manual 2026 §3.7.2. */
export interface GroupMember {
  /** The employee's `userId`. Wire: `id`. */
  readonly id: string;
  /** Wire: `name`. */
  readonly name?: string;
  /** Wire: `extension`. */
  readonly extension?: string;
  /** Wire: `priority`. */
  readonly priority?: number;
  /** Place in the list. Wire: `order`. */
  readonly order?: number;
}

/** A group of employees that rings under one extension. Source: manual 2026 §3.7.2. */
export interface Group {
  /** Wire: `id`. */
  readonly id: string;
  /** Wire: `name`. */
  readonly name?: string;
  /** Wire: `description`. */
  readonly description?: string;
  /** The group's short number. Wire: `extension`. */
  readonly extension?: string;
  /** In which order its members are rung. Wire: `dial_alg_group`. */
  readonly dialing?: GroupDialing | (string & {});
  /** On which of their numbers. Wire: `dial_alg_users`. */
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
  /** The members; with `showUsers`. Wire: `operators`. */
  readonly operators?: readonly GroupMember[];
}

export const groupDialing: Writer<GroupDialing> & Reader<GroupDialing | (string & {})> = named({
  serial: 0,
  parallelByPriority: 1,
  allFree: 2,
  random: 3,
  mostIdle: 5,
});
export const memberDialing: Writer<MemberDialing> & Reader<MemberDialing | (string & {})> = named({
  all: 1,
  main: 2,
  sip: 3,
  inTurn: 4,
  asInCard: 5,
});

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

export const groups: Reader<readonly Group[]> = rowsOf(group);
