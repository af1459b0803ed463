import type { Company } from '../company.ts';
import type { VatsGroup } from '../directory.ts';
import { listOf, objectOf, pick, textOf, type FieldTable, type Input, type WrongFields } from '../fields.ts';
import { wrong } from '../gate.ts';
import { ok, refused } from '../verdict.ts';
import { flag, number, required, text } from './parameters.ts';
import { noSuchThing, type Query } from './query.ts';

const groupFields: FieldTable = {
  name: text,
  description: text,
  extension: text,
  dial_alg_group: { kind: 'number', values: ['0', '1', '2', '3', '5'] },
  dial_alg_users: { kind: 'number', range: [1, 5] },
  auto_redirect: flag,
  auto_dial: number,
  line_id: number,
  use_dynamic_ivr: flag,
  use_dynamic_seq_num: flag,
  melody_id: number,
  operators: { kind: 'list', of: { kind: 'object', fields: { id: required(number), priority: number } } },
};

const valueInUse = 3106;
const mayNotSubscribe = 5201;
const forwardedTo = 5203;
/** What keeps a group from being deleted. */
const usedIn = { scheme: 5202, callbackWidget: 5204, campaign: 5205, contactCentre: 5206 } as const;

const create: Query = {
  path: 'group/create',
  fields: groupFields,
  answer: ({ company, settings, ids }, input) => {
    if (!settings.apiMaySubscribe) return refused(mayNotSubscribe);
    const mistakes = conflicts(company, input);
    if (Object.keys(mistakes).length > 0) return wrong(mistakes);
    const groupId = ids.serial('group');
    company.groups.push(changed({ groupId, name: '', extension: '', ringing: 'inTurn', members: [] }, company, input));
    return ok({ group_id: groupId });
  },
};

const update: Query = {
  path: 'group/update',
  fields: { group_id: required(number), group: { kind: 'object', fields: groupFields } },
  answer: ({ company }, input) => {
    const index = indexOf(company, input);
    const group = company.groups[index];
    if (group === undefined) return refused(noSuchThing);
    const changes = objectOf(input.group);
    const mistakes = conflicts(company, changes, group);
    if (Object.keys(mistakes).length > 0) return wrong(mistakes);
    company.groups[index] = changed(group, company, changes);
    return ok();
  },
};

const remove: Query = {
  path: 'group/delete',
  fields: { group_id: required(number) },
  answer: ({ company, settings }, input) => {
    const index = indexOf(company, input);
    const group = company.groups[index];
    if (group === undefined) return refused(noSuchThing);
    if (!settings.apiMaySubscribe) return refused(mayNotSubscribe);
    if (group.usedIn !== undefined) return refused(usedIn[group.usedIn]);
    if (company.forwardings.some((rule) => isForwardedTo(rule, group))) return refused(forwardedTo);
    company.groups.splice(index, 1);
    return ok();
  },
};

const isForwardedTo = (rule: Input, group: VatsGroup): boolean =>
  rule.forward_type === 'group' && textOf(objectOf(rule.forward_to_group).forward_group_id) === String(group.groupId);

const indexOf = (company: Company, input: Input): number =>
  company.groups.findIndex(({ groupId }) => String(groupId) === textOf(input.group_id));

const operatorIds = (input: Input): readonly string[] =>
  listOf(input.operators).map((operator) => textOf(objectOf(operator).id) ?? '');

const conflicts = (company: Company, input: Input, self?: VatsGroup): WrongFields => {
  const extension = textOf(input.extension);
  const isTaken =
    company.groups.some((group) => group !== self && group.extension === extension) ||
    company.users.some((user) => user.extension === extension);
  const isStranger = (id: string): boolean => !company.users.some(({ userId }) => String(userId) === id);
  return {
    ...(extension !== undefined && isTaken ? { extension: valueInUse } : {}),
    ...(operatorIds(input).some(isStranger) ? { operators: noSuchThing } : {}),
  };
};

const moreNames = Object.keys(groupFields).filter(
  (name) => !['name', 'description', 'extension', 'operators'].includes(name),
);

const changed = (group: VatsGroup, company: Company, input: Input): VatsGroup => ({
  ...group,
  ...(input.name === undefined ? {} : { name: textOf(input.name) ?? '' }),
  ...(input.description === undefined ? {} : { description: textOf(input.description) ?? '' }),
  ...(input.extension === undefined ? {} : { extension: textOf(input.extension) ?? '' }),
  // Those that ring in turn, of the ways that the exchange knows.
  ...(input.dial_alg_group === undefined
    ? {}
    : { ringing: Number(input.dial_alg_group) === 0 ? 'inTurn' : 'allAtOnce' }),
  ...(input.operators === undefined ? {} : { members: membersFrom(company, operatorIds(input)) }),
  more: { ...group.more, ...pick(input, moreNames) },
});

const membersFrom = (company: Company, userIds: readonly string[]): string[] =>
  userIds.flatMap((id) => company.users.find(({ userId }) => String(userId) === id)?.extension ?? []);

export const groupWrites: readonly Query[] = [create, update, remove];
