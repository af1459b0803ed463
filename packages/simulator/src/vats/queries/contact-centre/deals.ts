import type { Row } from '../../directory.ts';
import {
  listOf,
  missing,
  objectOf,
  pick,
  textOf,
  textsOf,
  type FieldTable,
  type Input,
  type WrongFields,
} from '../../fields.ts';
import { wrong, wrongParameters } from '../../gate.ts';
import type { Pbx } from '../../pbx.ts';
import { ok, refused, type Refusal } from '../../verdict.ts';
import { date, number, numbers, oneOf, required, text } from '../parameters.ts';
import { noSuchThing, type Query } from '../query.ts';
import { dayOf, utcText } from '../times.ts';

const oneOfThem = 3135;
const oneNeedsTheOther = 3125;

const dealFields: FieldTable = {
  contact_id: required(number),
  name: required(text),
  abonent_id: required(number),
  funnel_id: required(number),
  step_id: required(number),
  description: text,
  amount: number,
  custom_fields: { kind: 'object' },
  create_date: text,
  status: oneOf('in_work', 'succeed', 'failed', 'delete'),
  status_change_reason: oneOf('too_expensive', 'bad_condition', 'competitor', 'missing_demand', 'alternative'),
  reason_comment: text,
};

const names = Object.keys(dealFields).filter((name) => name !== 'create_date' && name !== 'status_change_reason');

const reasonRule = (input: Input): Refusal | undefined =>
  textOf(input.status_change_reason) !== undefined && textOf(input.status) !== 'failed'
    ? refused(oneNeedsTheOther)
    : undefined;

const strangers = ({ company, settings }: Pbx, input: Input): WrongFields => {
  const funnel = settings.lists.funnels.find((one) => String(one.sales_funnel_id) === textOf(input.funnel_id));
  const isStep = listOf(funnel?.steps).some((step) => String(objectOf(step).step_id) === textOf(input.step_id));
  const isUser = company.users.some(({ userId }) => String(userId) === textOf(input.abonent_id));
  return {
    ...(funnel === undefined ? { funnel_id: noSuchThing } : isStep ? {} : { step_id: noSuchThing }),
    ...(isUser ? {} : { abonent_id: noSuchThing }),
  };
};

/** The reason is a word in requests and an object in answers. */
const rowFrom = (before: Row, input: Input): Row => ({
  ...before,
  ...pick(input, names),
  ...(input.status_change_reason === undefined
    ? {}
    : { status_change_reason: { fsreason: input.status_change_reason } }),
});

const create: Query = {
  path: '/cc/deal/create',
  fields: dealFields,
  rule: reasonRule,
  answer: (pbx, input) => {
    const mistakes = strangers(pbx, input);
    if (Object.keys(mistakes).length > 0) return wrong(mistakes);
    const dealId = pbx.ids.serial('deal');
    const blank = {
      deal_id: dealId,
      description: '',
      amount: 0,
      custom_fields: null,
      status: 'in_work',
      status_change_reason: null,
      reason_comment: '',
      created: pbx.time.now(),
    };
    pbx.company.deals.set(String(dealId), rowFrom(blank, input));
    return ok({ deal_id: dealId });
  },
};

const update: Query = {
  path: '/cc/deal/update',
  fields: { ...dealFields, deal_id: required(number) },
  rule: reasonRule,
  answer: (pbx, input) => {
    const { deals } = pbx.company;
    const before = deals.get(textOf(input.deal_id) ?? '');
    if (before === undefined) return refused(noSuchThing);
    const mistakes = strangers(pbx, input);
    if (Object.keys(mistakes).length > 0) return wrong(mistakes);
    deals.set(String(before.deal_id), rowFrom(before, input));
    return ok();
  },
};

const shown = ({ created: _created, ...deal }: Row): Row => deal;

const get: Query = {
  path: '/cc/deal/get',
  fields: { deal_id: required(number) },
  answer: ({ company }, input) => {
    const deal = company.deals.get(textOf(input.deal_id) ?? '');
    return deal === undefined ? refused(noSuchThing) : ok({ deal: shown(deal) });
  },
};

const list: Query = {
  path: '/cc/deal/list',
  fields: { status: required(text), from_date: date, until_date: date, abonent_ids: numbers, contact_id: number },
  answer: ({ company }, input) => {
    const people = textsOf(input.abonent_ids);
    const contact = textOf(input.contact_id);
    const [from, until] = [textOf(input.from_date) ?? '', textOf(input.until_date) ?? '9'];
    const found = [...company.deals.values()].filter(
      (deal) =>
        deal.status === input.status &&
        dayOf(Number(deal.created)) >= from &&
        dayOf(Number(deal.created)) <= until &&
        (people.length === 0 || people.includes(String(deal.abonent_id))) &&
        (contact === undefined || String(deal.contact_id) === contact),
    );
    return ok({ deals: found.map(shown) });
  },
};

const documents: Query = {
  path: '/cc/deal/documents.list',
  fields: { deal_id: required(number) },
  answer: ({ company }, input) => {
    const deal = company.deals.get(textOf(input.deal_id) ?? '');
    if (deal === undefined) return refused(noSuchThing);
    const found = [...company.documents.values()].filter((document) => document.deal_id === deal.deal_id);
    return ok({ deal_id: deal.deal_id, documents: found.map(({ deal_id: _deal, ...document }) => document) });
  },
};

const addDocument: Query = {
  path: '/cc/deal/documents.add',
  fields: { deal_id: required(number), abonent_id: number, member_id: number },
  rule: (input) =>
    textOf(input.abonent_id) === undefined && textOf(input.member_id) === undefined ? refused(oneOfThem) : undefined,
  answer: ({ company, ids, settings, time }, input, request) => {
    const deal = company.deals.get(textOf(input.deal_id) ?? '');
    if (deal === undefined) return refused(noSuchThing);
    const file = request.files?.find(({ field }) => field === 'file');
    if (file === undefined) return wrongParameters({ file: missing });
    if (file.size > settings.maxUploadBytes) return { response: new Response(null, { status: 413 }) };
    const fileId = ids.serial('document');
    company.documents.set(String(fileId), {
      deal_id: deal.deal_id,
      create: utcText(time.now()),
      abonent_id: Number(textOf(input.abonent_id) ?? input.member_id),
      file_id: fileId,
      blob_type: file.type,
      blob_size_kb: Math.ceil(file.size / 1024),
      blob_name: file.name,
    });
    return ok({ document_id: fileId });
  },
};

export const deals: readonly Query[] = [create, update, get, list, documents, addDocument];
