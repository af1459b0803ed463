import type { NumberList } from '../company.ts';
import { textOf } from '../fields.ts';
import { wrong } from '../gate.ts';
import { ok, refused } from '../verdict.ts';
import { number, oneOf, required, shortText, text } from './parameters.ts';
import { noSuchThing, type Query } from './query.ts';

const malformedNumber = 3136;
const tooManyNumbers = 5222;
const mostNumbers = 20_000;

/** Digits with the masks `*` and `#`, or a range of them; or a SIP address. */
const shapes = { tel: /^[\d*#]+(-[\d*#]+)?$/, sip: /^(sip:)?[^\s@]+@[^\s@]+$/ } as const;

const state: Query = {
  path: 'bwlists/state/',
  fields: {},
  answer: ({ company }) => ok({ active: company.incomingLists.active }),
};

const numbers: Query = {
  path: 'bwlists/numbers/',
  fields: {},
  answer: ({ company }) => {
    const { active, black, white } = company.incomingLists;
    return ok({ data: { active, black: describe(black), white: describe(white) } });
  },
};

const describe = ({ allowUnknownNumber, numbers: rows }: NumberList): object => ({
  allow_unknown_number: allowUnknownNumber,
  numbers: rows,
});

const add: Query = {
  path: 'bwlists/number/add/',
  fields: {
    list_type: required(oneOf('black', 'white')),
    number: required(text),
    comment: shortText(255),
    number_type: required(oneOf('tel', 'sip')),
  },
  rule: (input) => {
    const type = textOf(input.number_type) === 'sip' ? 'sip' : 'tel';
    return shapes[type].test(String(input.number)) ? undefined : wrong({ number: malformedNumber });
  },
  answer: ({ company, ids }, input) => {
    const { black, white } = company.incomingLists;
    if (black.numbers.length + white.numbers.length >= mostNumbers) return refused(tooManyNumbers);
    (input.list_type === 'black' ? black : white).numbers.push({
      number_id: ids.serial('listed number'),
      number: String(input.number),
      comment: textOf(input.comment) ?? '',
      number_type: String(input.number_type),
    });
    return ok();
  },
};

const remove: Query = {
  path: 'bwlists/number/delete/',
  fields: { number_id: required(number) },
  answer: ({ company }, input) => {
    const id = textOf(input.number_id);
    const lists = [company.incomingLists.black, company.incomingLists.white];
    const list = lists.find((one) => one.numbers.some((row) => String(row.number_id) === id));
    if (list === undefined) return refused(noSuchThing);
    list.numbers = list.numbers.filter((row) => String(row.number_id) !== id);
    return ok();
  },
};

export const incomingLists: readonly Query[] = [state, numbers, add, remove];
