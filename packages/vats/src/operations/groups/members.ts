import { input, integer, noOutput, optional, required, text, type Composed, type Routine } from '@trunkline/core';
import type { VatsCode } from '../../codes.ts';
import { change, type VatsOperation } from '../../operation.ts';
import { update, type GroupMemberToSet } from './change.ts';
import { inOrder, merging, type Answer, type MergeMethod } from '../merging.ts';
import { list } from './list.ts';

export interface RemoveMemberInput {
  /** Wire: `group_id`. */
  readonly groupId: string;
  /** Wire: `id`, in `operators`. */
  readonly userId: string;
}

export interface AddMemberInput extends RemoveMemberInput {
  /** A member who is there already gets it, and keeps the place. Wire: `priority`, in `operators`. */
  readonly priority?: number;
}

type Members = readonly GroupMemberToSet[];

const member = { groupId: required('group_id', text()), userId: required('id', text()) } as const;

const addition: VatsOperation<AddMemberInput, void> = change('groups.addMember', 'group/update', 'idempotent', {
  input: input<AddMemberInput>({ ...member, priority: optional('priority', integer()) }),
  output: noOutput,
});

const removal: VatsOperation<RemoveMemberInput, void> = change('groups.removeMember', 'group/update', 'idempotent', {
  input: input<RemoveMemberInput>(member),
  output: noOutput,
});

/** All members, in their order; a group whose members aren't told is left alone. */
async function readMembers(own: Composed<VatsCode>, { groupId }: RemoveMemberInput): Answer<Members> {
  const asked = await own.run(list, { groupId, showUsers: true });
  if (!asked.ok) return asked;
  const group = asked.value.find(({ id }) => id === groupId);
  if (group === undefined) return own.wrong([{ path: 'groupId', expected: 'the id of a group' }]);
  if (group.operators === undefined) return own.misread([{ path: 'operators', expected: 'there: a list' }]);
  return own.done(
    inOrder(group.operators).map(({ id, priority }) => ({ id, ...(priority === undefined ? {} : { priority }) })),
  );
}

/** Sends the members whole. */
function writeMembers(own: Composed<VatsCode>, { groupId }: RemoveMemberInput, operators: Members): Answer<void> {
  return own.run(update, { groupId, changes: { operators }, replaceAllOperators: true });
}

/**
 * Lets an employee into a group, at the end, and keeps all others: reads the members, and sends them back whole. What
 * somebody else changes between the two is lost.
 *
 * Wire: `POST groups`, then `POST group/update`. Source: manual 2026 §3.7.2, §3.7.4.
 */
export const addMember: Routine<MergeMethod<AddMemberInput>> = merging({
  operation: addition,
  read: readMembers,
  merge: ({ userId, priority }, kept) => {
    const added = { id: userId, ...(priority === undefined ? {} : { priority }) };
    const place = kept.findIndex(({ id }) => id === userId);
    return place < 0 ? [...kept, added] : kept.with(place, { ...kept[place], ...added });
  },
  write: writeMembers,
});

/**
 * Takes an employee out of a group, and keeps all others: reads the members, and sends them back whole. What somebody else
 * changes between the two is lost.
 *
 * Wire: `POST groups`, then `POST group/update`. Source: manual 2026 §3.7.2, §3.7.4.
 */
export const removeMember: Routine<MergeMethod<RemoveMemberInput>> = merging({
  operation: removal,
  read: readMembers,
  merge: ({ userId }, kept) => {
    const left = kept.filter(({ id }) => id !== userId);
    return left.length === kept.length ? undefined : left;
  },
  write: writeMembers,
});
