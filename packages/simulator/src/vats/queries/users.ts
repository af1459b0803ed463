import type { VatsUser } from '../directory.ts';
import { textOf } from '../fields.ts';
import type { Company } from '../company.ts';
import type { Query } from './query.ts';

/** The employees. The answer has no `result`. */
export const users: Query = {
  path: 'config/users/request',
  buckets: ['users'],
  fields: { extension: { kind: 'text' }, ext_fields: { kind: 'list' } },
  answer: ({ company }, input) => {
    const extension = textOf(input.extension);
    const wanted = new Set(Array.isArray(input.ext_fields) ? input.ext_fields.map(String) : []);
    const found = company.users.filter((user) => extension === undefined || user.extension === extension);
    return { body: { users: found.map((user) => describe(user, company, wanted)) } };
  },
};

const describe = (user: VatsUser, company: Company, wanted: ReadonlySet<string>): object => {
  const extras = Object.entries(extraFields(user, company)).filter(([name]) => wanted.has(name));
  const askedOf = (section: string): object =>
    Object.fromEntries(
      extras
        .filter(([name]) => name.startsWith(`${section}.`))
        .map(([name, value]) => [name.slice(section.length + 1), value]),
    );
  return {
    general: {
      name: user.name,
      email: user.email ?? '',
      department: user.department ?? '',
      position: user.position ?? '',
      ...askedOf('general'),
    },
    telephony: {
      extension: user.extension,
      outgoingline: user.outgoingLine ?? company.lines[0]?.number ?? '',
      numbers: user.numbers.map((one, order) => ({
        number: one.number,
        number_normalized: one.number,
        protocol: one.protocol,
        order,
        wait_sec: one.waitSec ?? 0,
        status: one.status ?? 'on',
        ...(wanted.has('telephony.numbers.schedule') ? { schedule: one.schedule ?? '' } : {}),
      })),
      ...askedOf('telephony'),
    },
    ...(wanted.has('groups') ? { groups: groupsOf(user, company) } : {}),
  };
};

const groupsOf = (user: VatsUser, company: Company): number[] =>
  company.groups.filter((group) => group.members.includes(user.extension)).map((group) => group.groupId);

/** What is told only when `ext_fields` asks for it. */
const extraFields = (user: VatsUser, company: Company): Readonly<Record<string, unknown>> => ({
  'general.user_id': user.userId,
  'general.sips': user.numbers.filter(({ protocol }) => protocol === 'sip').map(({ number }) => number),
  'general.access_role_id': user.more?.access_role_id ?? 1,
  'general.mobile': user.mobile ?? '',
  'general.login': user.login ?? '',
  'general.use_status': user.more?.use_status ?? 0,
  'general.use_cc_numbers': user.more?.use_cc_numbers ?? 0,
  'telephony.dial_alg': user.more?.dial_alg ?? 1,
  'telephony.line_id': user.more?.line_id ?? (user.more?.trunk_number_id ? null : (company.lines[0]?.lineId ?? null)),
  'telephony.trunk_number_id': user.more?.trunk_number_id ?? null,
});
