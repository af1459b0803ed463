import {
  flag,
  input,
  integer,
  listOf,
  noOutput,
  optional,
  output,
  required,
  text,
  type InputFields,
  type Writer,
} from '@trunkline/core';
import { acknowledgement, extension, orNull } from '../../fields.ts';
import { change, type VatsOperation } from '../../operation.ts';
import { groupDialing, memberDialing, type GroupDialing, type MemberDialing } from './group.ts';

/** An employee who is to be in a group. */
export interface GroupMemberToSet {
  /** The employee's `userId`. Wire: `id`. */
  readonly id: string;
  /** Wire: `priority`. */
  readonly priority?: number;
}

/** What can be said of a group. Source: manual 2026 §3.7.3–4. */
export interface GroupSettings {
  /** Wire: `name`. */
  readonly name?: string;
  /** Wire: `description`. */
  readonly description?: string;
  /** The group's short number. Wire: `extension`. */
  readonly extension?: string;
  /** In which order its members are rung. Wire: `dial_alg_group`. */
  readonly dialing?: GroupDialing;
  /** On which of their numbers. Wire: `dial_alg_users`. */
  readonly memberDialing?: MemberDialing;
  /** Wire: `auto_redirect`, 0 or 1. */
  readonly autoRedirect?: boolean;
  /** Id of the campaign that calls missed callers back. Wire: `auto_dial`. */
  readonly autoDialCampaignId?: string;
  /** The line on which they are called back. Wire: `line_id`. */
  readonly lineId?: string;
  /** Wire: `use_dynamic_ivr`, 0 or 1. */
  readonly useDynamicIvr?: boolean;
  /** Wire: `use_dynamic_seq_num`, 0 or 1; misspelt in the manual's text on changing. */
  readonly useDynamicSequenceNumber?: boolean;
  /** `null`: the default melody. Wire: `melody_id`. */
  readonly melodyId?: string | null;
  /** The members, in their order. Wire: `operators`. */
  readonly operators?: readonly GroupMemberToSet[];
}

const memberToSet: Writer<GroupMemberToSet> = input<GroupMemberToSet>({
  id: required('id', text()),
  priority: optional('priority', integer()),
});

const settings: InputFields<GroupSettings> = {
  name: optional('name', text()),
  description: optional('description', text({ min: 0 })),
  extension: optional('extension', extension()),
  dialing: optional('dial_alg_group', groupDialing),
  memberDialing: optional('dial_alg_users', memberDialing),
  autoRedirect: optional('auto_redirect', flag([0, 1])),
  autoDialCampaignId: optional('auto_dial', text()),
  lineId: optional('line_id', text()),
  useDynamicIvr: optional('use_dynamic_ivr', flag([0, 1])),
  useDynamicSequenceNumber: optional('use_dynamic_seq_num', flag([0, 1])),
  melodyId: optional('melody_id', orNull(text())),
  operators: optional('operators', listOf(memberToSet)),
};

export interface CreateGroupInput extends GroupSettings {
  /** The manual marks no field as required; a group without a name is refused here. Wire: `name`. */
  readonly name: string;
}

export interface CreatedGroup {
  /** Wire: `group_id`. */
  readonly groupId: string;
}

/**
 * Adds a group, and answers its id. What isn't said takes the PBX's defaults.
 *
 * Wire: `POST group/create`. Codes: 1000, 3100, 3300, 5xxx. Source: manual 2026 §3.7.3.
 */
export const create: VatsOperation<CreateGroupInput, CreatedGroup> = change('groups.create', 'group/create', 'unsafe', {
  input: input<CreateGroupInput>({ ...settings, name: required('name', text()) }),
  output: output<CreatedGroup>({ groupId: required('group_id', text()) }),
});

export interface UpdateGroupInput {
  /** Wire: `group_id`. */
  readonly groupId: string;
  /** Only what is to change. Wire: `group`. */
  readonly changes: GroupSettings;
  /**
   * Needed with `changes.operators`: they are taken to be **the whole list from then on**, so that members who aren't in it
   * leave the group. That is inferred, the manual doesn't say. `groups.addMember` and `groups.removeMember` keep the others.
   * Not sent.
   */
  readonly replaceAllOperators?: true;
}

/**
 * Changes what is named of a group; `operators` **may replace all of them**: see `replaceAllOperators`.
 *
 * Wire: `POST group/update`. Source: manual 2026 §3.7.4.
 */
export const update: VatsOperation<UpdateGroupInput, void> = change('groups.update', 'group/update', 'idempotent', {
  input: input<UpdateGroupInput>({
    groupId: required('group_id', text()),
    changes: required('group', input<GroupSettings>(settings)),
    replaceAllOperators: acknowledgement,
  }),
  output: noOutput,
  check: ({ changes, replaceAllOperators }) =>
    changes.operators === undefined || replaceAllOperators === true
      ? []
      : [{ path: 'replaceAllOperators', expected: 'true: members who are not sent may leave the group' }],
});

export interface GroupReference {
  /** Wire: `group_id`. */
  readonly groupId: string;
}

/**
 * Deletes a group. Not repeated after a doubt: what is gone already would count as a wrong request.
 *
 * Wire: `POST group/delete`. Codes: also 5201–5205, where something still uses it. Source: manual 2026 §3.7.5.
 */
export const remove: VatsOperation<GroupReference, void> = change('groups.remove', 'group/delete', 'unsafe', {
  input: input<GroupReference>({ groupId: required('group_id', text()) }),
  output: noOutput,
});
