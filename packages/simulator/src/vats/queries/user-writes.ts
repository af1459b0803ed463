import { sipNumber, type Company } from '../company.ts';
import type { VatsUser } from '../directory.ts';
import { numberOf, textOf } from '../fields.ts';
import { wrong } from '../gate.ts';
import { ok, refused } from '../verdict.ts';
import { number, required, text } from './parameters.ts';
import { noSuchThing, type Query } from './query.ts';
import { changed, conflicts, userFields, userRule } from './user-changes.ts';

const robot = 5302;

const create: Query = {
  path: 'member/create',
  fields: { ...userFields, name: required(text), access_role_id: required(number), extension: required(text) },
  rule: userRule,
  answer: ({ company, settings, ids }, input) => {
    const mistakes = conflicts(company, settings.lists, input);
    if (Object.keys(mistakes).length > 0) return wrong(mistakes);
    const userId = ids.serial('user');
    const blank = { userId, name: '', extension: '', numbers: [] };
    company.users.push(changed(blank, input));
    return ok({ user_id: userId });
  },
};

const update: Query = {
  path: 'member/update',
  fields: {
    ...userFields,
    user_id: required(number),
    name: text,
    access_role_id: number,
    extension: text,
    outgoingline: text,
  },
  rule: userRule,
  answer: ({ company, settings }, input) => {
    const index = indexOf(company, textOf(input.user_id));
    const user = company.users[index];
    if (user === undefined) return refused(noSuchThing);
    if (user.robot) return refused(robot);
    const mistakes = conflicts(company, settings.lists, input, user);
    if (Object.keys(mistakes).length > 0) return wrong(mistakes);
    const after = changed(user, input);
    company.users[index] = after;
    if (after.extension !== user.extension) renameInGroups(company, user.extension, after.extension);
    dropAccounts(company, user, after);
    return ok();
  },
};

/** A SIP number that is gone from the card takes its account along. */
const dropAccounts = (company: Company, before: VatsUser, after: VatsUser): void => {
  const kept = new Set(after.numbers.map(({ number: one }) => one));
  const dropped = new Set(before.numbers.map(({ number: one }) => one).filter((one) => !kept.has(one)));
  company.sips = company.sips.filter((account) => !dropped.has(sipNumber(account)));
};

const renameInGroups = (company: Company, from: string, to: string): void => {
  company.groups = company.groups.map((group) => ({
    ...group,
    members: group.members.map((member) => (member === from ? to : member)),
  }));
};

const remove: Query = {
  path: 'member/delete',
  fields: { user_id: required(number) },
  answer: ({ company }, input) => {
    const index = indexOf(company, textOf(input.user_id));
    const user = company.users[index];
    if (user === undefined) return refused(noSuchThing);
    if (user.robot) return refused(robot);
    company.users.splice(index, 1);
    company.sips = company.sips.filter(({ userId }) => userId !== user.userId);
    company.groups = company.groups.map((group) => ({
      ...group,
      members: group.members.filter((member) => member !== user.extension),
    }));
    return ok();
  },
};

const indexOf = (company: Company, userId: string | undefined): number =>
  company.users.findIndex((user) => user.userId === numberOf(userId));

export const userWrites: readonly Query[] = [create, update, remove];
