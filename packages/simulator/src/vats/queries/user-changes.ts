import type { Company } from '../company.ts';
import type { Row, VatsNumber, VatsUser } from '../directory.ts';
import { listOf, numberOf, objectOf, pick, textOf, type FieldTable, type Input, type WrongFields } from '../fields.ts';
import { wrong } from '../gate.ts';
import { refused, type Refusal } from '../verdict.ts';
import { flag, number, oneOf, text } from './parameters.ts';
import { noSuchThing } from './query.ts';

/** What stands on an employee's card, and may be sent to create or change it. */
export const userFields: FieldTable = {
  email: text,
  mobile: text,
  department: text,
  position: text,
  login: text,
  password: text,
  use_status: flag,
  use_cc_numbers: flag,
  line_id: number,
  trunk_number_id: number,
  dial_alg: { kind: 'number', range: [0, 2] },
  numbers: {
    kind: 'list',
    of: {
      kind: 'object',
      fields: {
        number: { ...text, required: true },
        protocol: { ...oneOf('tel', 'sip', 'fmc'), required: true },
        wait_sec: number,
        status: oneOf('on', 'off'),
        schedule: { kind: 'object' },
      },
    },
  },
};

const valueInUse = 3106;
const weakPassword = 3120;
const onlyOneOfThem = 3123;
const lineUnfit = 3124;
const allOfThem = 3125;

/** At least eight characters, among them a small letter, a capital one and a digit. */
export const isStrong = (password: string): boolean => /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d).{8,}$/.test(password);

/** Parameters that exclude or demand one another. */
export const userRule = (input: Input): Refusal | undefined => {
  const [login, password] = [textOf(input.login), textOf(input.password)];
  if ((login === undefined) !== (password === undefined)) return refused(allOfThem);
  if (password !== undefined && !isStrong(password)) return wrong({ password: weakPassword });
  const both = textOf(input.line_id) !== undefined && textOf(input.trunk_number_id) !== undefined;
  return both ? refused(onlyOneOfThem) : undefined;
};

/** What a card may not say, seen by the rest of the company. */
export const conflicts = (
  company: Company,
  lists: { readonly roles: readonly Row[]; readonly trunkNumbers: readonly Row[] },
  input: Input,
  self?: VatsUser,
): WrongFields => {
  const extension = textOf(input.extension);
  const role = textOf(input.access_role_id);
  const line = textOf(input.line_id);
  const trunk = textOf(input.trunk_number_id);
  const outgoing = company.lines.find(({ lineId }) => String(lineId) === line);
  const trunkNumber = lists.trunkNumbers.find((one) => String(one.trunk_number_id) === trunk);
  const isTaken =
    company.users.some((user) => user !== self && user.extension === extension) ||
    company.groups.some((group) => group.extension === extension);
  return {
    ...(isTaken ? { extension: valueInUse } : {}),
    ...(role !== undefined && !lists.roles.some((one) => String(one.role_id) === role)
      ? { access_role_id: noSuchThing }
      : {}),
    ...(line !== undefined && outgoing === undefined ? { line_id: noSuchThing } : {}),
    ...(outgoing?.region === 'sip' ? { line_id: lineUnfit } : {}),
    ...(trunk !== undefined && trunkNumber === undefined ? { trunk_number_id: noSuchThing } : {}),
    ...(trunkNumber?.options === 2 ? { trunk_number_id: lineUnfit } : {}),
  };
};

const moreNames = ['access_role_id', 'use_status', 'use_cc_numbers', 'line_id', 'trunk_number_id', 'dial_alg'];

/** What is sent changes; what isn't stays. `numbers` replaces the whole list. */
export const changed = (user: VatsUser, input: Input): VatsUser => ({
  ...user,
  ...textsIn(input, ['name', 'extension', 'email', 'department', 'position', 'mobile', 'login']),
  ...(textOf(input.outgoingline) === undefined ? {} : { outgoingLine: textOf(input.outgoingline) ?? '' }),
  ...(input.numbers === undefined ? {} : { numbers: listOf(input.numbers).map((one) => numberFrom(objectOf(one))) }),
  more: { ...user.more, ...pick(input, moreNames) },
});

const textsIn = (input: Input, names: readonly string[]): object =>
  Object.fromEntries(names.flatMap((name) => (input[name] === undefined ? [] : [[name, textOf(input[name]) ?? '']])));

const numberFrom = (input: Input): VatsNumber => ({
  number: textOf(input.number) ?? '',
  protocol: (textOf(input.protocol) ?? 'tel') as VatsNumber['protocol'],
  waitSec: numberOf(input.wait_sec) ?? 0,
  status: textOf(input.status) === 'off' ? 'off' : 'on',
  ...(input.schedule === undefined ? {} : { schedule: input.schedule }),
});
