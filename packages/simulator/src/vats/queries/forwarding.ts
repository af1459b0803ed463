import type { Row } from '../directory.ts';
import { missing, numberOf, pick, textOf, type FieldTable, type Input } from '../fields.ts';
import { wrong, wrongParameters } from '../gate.ts';
import { ok, refused, type Refusal } from '../verdict.ts';
import { number, oneOf, required, text } from './parameters.ts';
import { noSuchThing, type Query } from './query.ts';

/** The object that each kind of target comes in. */
const targets = { group: 'forward_to_group', user: 'forward_to_user', ext_forward: 'forward_to_ext' } as const;

const targetFields: FieldTable = {
  forward_to_group: { kind: 'object', fields: { forward_group_id: required(number) } },
  forward_to_user: {
    kind: 'object',
    // An empty contact is the employee's default number.
    fields: { forward_user_id: required(number), forward_contact_id: number },
  },
  forward_to_ext: {
    kind: 'object',
    fields: { forward_number_type: required(oneOf(0, 1)), forward_number: required(text), forward_wait_sec: number },
  },
};

const valueInUse = 3106;
const malformedNumber = 3136;

/** A phone number for type 0, a SIP address for type 1. */
const fitsType = (input: Input): boolean =>
  (textOf(input.client_phone_type) === '1') === String(input.client_phone_number).includes('@');

const targetRule = (input: Input): Refusal | undefined => {
  const type = textOf(input.forward_type);
  if (type === undefined) {
    const isTargeted = Object.values(targets).some((name) => input[name] !== undefined);
    return isTargeted ? wrong({ forward_type: missing }) : undefined;
  }
  const name = targets[type as keyof typeof targets];
  return input[name] === undefined ? wrong({ [name]: missing }) : undefined;
};

const rowFrom = (before: Row, input: Input): Row => {
  const after = {
    ...before,
    ...pick(input, ['client_phone_number', 'client_phone_type', 'comment', 'forward_type']),
    ...(input.status === undefined ? {} : { status: textOf(input.status) }),
  };
  if (input.forward_type === undefined) return after;
  const { forward_to_group: _group, forward_to_user: _user, forward_to_ext: _ext, ...rest } = after as Input;
  return { ...rest, ...targetFrom(input) };
};

const targetFrom = (input: Input): Row => {
  const name = targets[textOf(input.forward_type) as keyof typeof targets];
  const target = input[name] as Row;
  if (name !== 'forward_to_user') return { [name]: target };
  return { [name]: { ...target, is_default_contact_id: textOf(target.forward_contact_id) === undefined } };
};

const list: Query = {
  path: 'forwarding/numbers',
  fields: { limit: { kind: 'number', range: [0, 1000] }, offset: { kind: 'number', range: [0, Infinity] } },
  answer: ({ company }, input) => {
    const offset = numberOf(input.offset) ?? 0;
    const { forwardings } = company;
    return ok({
      numbers: forwardings.slice(offset, offset + (numberOf(input.limit) ?? 1000)),
      total: forwardings.length,
    });
  },
};

const add: Query = {
  path: 'forwarding/number/add',
  fields: {
    ...targetFields,
    client_phone_number: required(text),
    client_phone_type: required(oneOf(0, 1)),
    status: required(oneOf(0, 1)),
    forward_type: required(oneOf('group', 'user', 'ext_forward')),
    comment: text,
  },
  rule: (input) => (fitsType(input) ? targetRule(input) : wrong({ client_phone_number: malformedNumber })),
  answer: ({ company, ids }, input) => {
    const isKnown = company.forwardings.some((one) => one.client_phone_number === textOf(input.client_phone_number));
    if (isKnown) return wrong({ client_phone_number: valueInUse });
    const forwardId = ids.serial('forwarding');
    company.forwardings.push(rowFrom({ forward_id: forwardId, comment: '' }, input));
    return ok();
  },
};

const change: Query = {
  path: 'forwarding/number/change',
  fields: {
    ...targetFields,
    forward_id: required(number),
    client_phone_number: text,
    client_phone_type: oneOf(0, 1),
    status: oneOf(0, 1),
    forward_type: oneOf('group', 'user', 'ext_forward'),
    comment: text,
  },
  rule: (input) => {
    const [phone, type] = [textOf(input.client_phone_number), textOf(input.client_phone_type)];
    if (phone === undefined && type === undefined) return targetRule(input);
    if (phone === undefined) return wrongParameters({ client_phone_number: missing });
    if (type === undefined) return wrongParameters({ client_phone_type: missing });
    return fitsType(input) ? targetRule(input) : wrong({ client_phone_number: malformedNumber });
  },
  answer: ({ company }, input) => {
    const index = company.forwardings.findIndex((one) => String(one.forward_id) === textOf(input.forward_id));
    const before = company.forwardings[index];
    if (before === undefined) return refused(noSuchThing);
    company.forwardings[index] = rowFrom(before, input);
    return ok();
  },
};

const remove: Query = {
  path: 'forwarding/number/remove',
  fields: { forward_id: required(number) },
  answer: ({ company }, input) => {
    const rest = company.forwardings.filter((one) => String(one.forward_id) !== textOf(input.forward_id));
    if (rest.length === company.forwardings.length) return refused(noSuchThing);
    company.forwardings = rest;
    return ok();
  },
};

export const forwarding: readonly Query[] = [list, add, change, remove];
