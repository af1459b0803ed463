import type { Company } from '../company.ts';
import { findUser, type VatsGroup } from '../directory.ts';
import { textOf, type Input } from '../fields.ts';
import { ok } from '../verdict.ts';
import type { Query } from './query.ts';

/** The groups, with their employees unless `show_users` is 0. */
export const groups: Query = {
  path: 'groups',
  fields: {
    group_id: { kind: 'number' },
    operator_id: { kind: 'number' },
    operator_extension: { kind: 'text' },
    show_users: { kind: 'number', values: ['0', '1'] },
  },
  answer: ({ company }, input) =>
    ok({
      groups: company.groups
        .filter((group) => isAskedFor(group, company, input))
        .map((group) => describe(group, company, textOf(input.show_users) !== '0')),
    }),
};

const isAskedFor = (group: VatsGroup, company: Company, input: Input): boolean => {
  const groupId = textOf(input.group_id);
  const operatorId = textOf(input.operator_id);
  const extension = textOf(input.operator_extension);
  const members = company.users.filter((user) => group.members.includes(user.extension));
  return (
    (groupId === undefined || String(group.groupId) === groupId) &&
    (operatorId === undefined || members.some((user) => String(user.userId) === operatorId)) &&
    (extension === undefined || members.some((user) => user.extension === extension))
  );
};

const describe = (group: VatsGroup, company: Company, withOperators: boolean): object => ({
  id: group.groupId,
  name: group.name,
  description: group.description ?? '',
  extension: group.extension,
  dial_alg_group: group.ringing === 'inTurn' ? 0 : 2,
  dial_alg_users: 1,
  auto_redirect: 0,
  auto_dial: 0,
  line_id: company.lines[0]?.lineId ?? null,
  use_dynamic_ivr: 0,
  use_dynamic_seq_num: 0,
  melody_id: null,
  ...group.more,
  ...(withOperators ? { operators: operatorsOf(group, company) } : {}),
});

const operatorsOf = (group: VatsGroup, company: Company): object[] =>
  group.members.flatMap((extension, order) => {
    const user = findUser(company, extension);
    return user === undefined ? [] : [{ id: user.userId, name: user.name, extension, priority: 1, order }];
  });
