import type { Company } from '../company.ts';
import type { Row } from '../directory.ts';
import { listOf, numberOf, objectOf, textOf, textsOf, type Field, type Input } from '../fields.ts';
import { ok, refused } from '../verdict.ts';
import { number, oneOf, required, text } from './parameters.ts';
import { noSuchThing, type Query } from './query.ts';
import { utcText } from './times.ts';

const rulesExist = 4100;
const notSubscribed = 5008;
const tooManyNumbers = 5222;
const mostNumbers = 20_000;

/** Bit 1: direct outgoing calls. Bit 2: campaigns. */
const mode: Field = oneOf(1, 2, 3);
const phone: Field = { kind: 'text', pattern: /^\+?\d+$/ };

const ruleOf = (company: Company, input: Input): Row | undefined =>
  company.outboundBlacklist.rules.find((rule) => rule.number === textOf(input.number));

const replace = (company: Company, before: Row, after: Row | undefined): void => {
  const { outboundBlacklist } = company;
  const instead = after === undefined ? [] : [after];
  outboundBlacklist.rules = outboundBlacklist.rules.flatMap((rule) => (rule === before ? instead : [rule]));
};

/** Whether campaigns may not call this number. */
export const isBarredFromCampaigns = (company: Company, phoneNumber: string): boolean =>
  company.outboundBlacklist.enabled &&
  company.outboundBlacklist.rules.some((rule) => rule.number === phoneNumber && (Number(rule.mode) & 2) !== 0);

/** Numbers that campaigns may no longer call leave the lists of those that there are. */
const clearCampaigns = (company: Company): void => {
  for (const [id, task] of company.campaignTasks) {
    if (isBarredFromCampaigns(company, task.number)) company.campaignTasks.delete(id);
  }
};

const get: Query = {
  path: 'outbound_blacklist/get',
  fields: {
    numbers: { kind: 'list', of: phone },
    cursor: { kind: 'number', range: [1, Infinity] },
    limit: { kind: 'number', range: [1, Infinity] },
  },
  answer: ({ company }, input) => {
    const wanted = textsOf(input.numbers);
    const limit = numberOf(input.limit) ?? 100;
    const from = ((numberOf(input.cursor) ?? 1) - 1) * limit;
    const found = company.outboundBlacklist.rules.filter(
      (rule) => wanted.length === 0 || wanted.includes(String(rule.number)),
    );
    return ok({ numbers: found.slice(from, from + limit) });
  },
};

const add: Query = {
  path: 'outbound_blacklist/add',
  fields: {
    numbers: {
      kind: 'list',
      required: true,
      of: {
        kind: 'object',
        fields: { number: required(phone), mode: required(mode), description: text, user_id: number },
      },
    },
  },
  answer: ({ company, time }, input) => {
    const { outboundBlacklist } = company;
    if (!outboundBlacklist.enabled) return refused(noSuchThing);
    const asked = listOf(input.numbers).map(objectOf);
    if (outboundBlacklist.rules.length + asked.length > mostNumbers) return refused(tooManyNumbers);
    const fresh = asked.filter((one) => ruleOf(company, one) === undefined);
    if (fresh.length === 0) return refused(rulesExist);
    const existed = asked.filter((one) => !fresh.includes(one)).map((one) => textOf(one.number));
    for (const one of fresh) outboundBlacklist.rules.push(ruleFrom(one, time.now()));
    clearCampaigns(company);
    return ok({ existed_numbers: existed });
  },
};

const ruleFrom = (input: Input, now: number): Row => ({
  number: textOf(input.number),
  description: textOf(input.description) ?? '',
  mode: Number(input.mode),
  user_id: numberOf(input.user_id) ?? null,
  created: utcText(now),
});

const updateDescription: Query = {
  path: 'outbound_blacklist/update_description',
  fields: { number: required(phone), description: { kind: 'text', required: true, mayBeEmpty: true } },
  answer: ({ company }, input) => {
    const rule = ruleOf(company, input);
    if (rule === undefined) return refused(noSuchThing);
    replace(company, rule, { ...rule, description: String(input.description) });
    return ok();
  },
};

const changeMode = (path: string, change: (before: number, asked: number) => number): Query => ({
  path,
  fields: { number: required(phone), mode: required(mode) },
  answer: ({ company }, input) => {
    const rule = ruleOf(company, input);
    if (rule === undefined) return refused(noSuchThing);
    const after = change(Number(rule.mode), Number(input.mode));
    // A number that nothing is barred from any more isn't on the list.
    replace(company, rule, after === 0 ? undefined : { ...rule, mode: after });
    clearCampaigns(company);
    return ok();
  },
});

const remove: Query = {
  path: 'outbound_blacklist/delete',
  fields: { numbers: { kind: 'list', required: true, of: phone } },
  answer: ({ company }, input) => {
    const { outboundBlacklist } = company;
    const wanted = new Set(textsOf(input.numbers));
    const rest = outboundBlacklist.rules.filter((rule) => !wanted.has(String(rule.number)));
    if (rest.length === outboundBlacklist.rules.length) return refused(noSuchThing);
    outboundBlacklist.rules = rest;
    return ok();
  },
};

const turn = (path: string, enabled: boolean): Query => ({
  path,
  fields: {},
  answer: ({ company }) => {
    company.outboundBlacklist.enabled = enabled;
    return ok();
  },
});

const all: readonly Query[] = [
  get,
  add,
  updateDescription,
  changeMode('outbound_blacklist/enable_mode', (before, asked) => before | asked),
  changeMode('outbound_blacklist/disable_mode', (before, asked) => before & ~asked),
  remove,
  turn('outbound_blacklist/enable', true),
  turn('outbound_blacklist/disable', false),
];

export const outboundBlacklist: readonly Query[] = all.map((query) => ({
  ...query,
  answer: (pbx, input, request) =>
    pbx.settings.blackListService ? query.answer(pbx, input, request) : refused(notSubscribed),
}));
