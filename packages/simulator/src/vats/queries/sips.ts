import { sipNumber, type Company, type SipAccount } from '../company.ts';
import type { VatsUser } from '../directory.ts';
import { textOf, type Input, type WrongFields } from '../fields.ts';
import { wrong } from '../gate.ts';
import type { Pbx } from '../pbx.ts';
import { ok, refused, type Refusal } from '../verdict.ts';
import { number, required, text } from './parameters.ts';
import { noSuchThing, type Query } from './query.ts';
import { isStrong } from './user-changes.ts';

const valueInUse = 3106;
const weakPassword = 3120;
const wrongLogin = 3121;
const wrongDomain = 3122;
const allOfThem = 3125;
const mayNotSubscribe = 5201;

const list: Query = {
  path: 'sips',
  fields: {},
  answer: ({ company }) =>
    ok({
      data: company.users.map(({ userId }) => ({
        user_id: userId,
        sips: company.sips
          .filter((account) => account.userId === userId)
          .map(({ id, login, domain }) => ({ id, login, domain })),
      })),
    }),
};

const create: Query = {
  path: 'sip/create',
  fields: {
    user_id: required(number),
    login: required(text),
    domain: required(text),
    password: required(text),
    description: text,
  },
  answer: (pbx, input) => {
    const { company } = pbx;
    const account = accountFrom(input, {
      id: pbx.ids.serial('sip'),
      userId: Number(input.user_id),
      login: '',
      domain: '',
    });
    const refusal = objection(pbx, account, input);
    if (refusal !== undefined) return refusal;
    company.sips.push(account);
    writeOnCard(company, account, [sipNumber(account)]);
    return ok({ sip_id: account.id });
  },
};

const update: Query = {
  path: 'sip/update',
  fields: { sip_id: required(number), user_id: number, login: text, domain: text, password: text, description: text },
  rule: ({ login, domain }) =>
    (textOf(login) === undefined) === (textOf(domain) === undefined) ? undefined : refused(allOfThem),
  answer: (pbx, input) => {
    const { company } = pbx;
    const account = accountOf(company, input);
    if (account === undefined) return refused(noSuchThing);
    const after = accountFrom(input, account);
    const refusal = objection(pbx, after, input);
    if (refusal !== undefined) return refusal;
    company.sips = company.sips.map((one) => (one === account ? after : one));
    writeOnCard(company, account, []);
    writeOnCard(company, after, [sipNumber(after)]);
    return ok();
  },
};

const remove: Query = {
  path: 'sip/delete',
  fields: { sip_id: required(number) },
  answer: ({ company }, input) => {
    const account = accountOf(company, input);
    if (account === undefined) return refused(noSuchThing);
    company.sips = company.sips.filter((one) => one !== account);
    writeOnCard(company, account, []);
    return ok();
  },
};

const accountOf = (company: Company, input: Input): SipAccount | undefined =>
  company.sips.find(({ id }) => String(id) === textOf(input.sip_id));

const accountFrom = (input: Input, before: SipAccount): SipAccount => ({
  ...before,
  userId: Number(textOf(input.user_id) ?? before.userId),
  login: textOf(input.login) ?? before.login,
  domain: textOf(input.domain) ?? before.domain,
  ...(textOf(input.description) === undefined ? {} : { description: textOf(input.description) ?? '' }),
});

/** Why an account can't be so; a second-level domain passes, and is paid for from now on. */
const objection = ({ company, settings }: Pbx, account: SipAccount, input: Input): Refusal | undefined => {
  const password = textOf(input.password);
  const twin = company.sips.find((one) => one.id !== account.id && sipNumber(one) === sipNumber(account));
  const mistakes: WrongFields = {
    ...(company.users.some(({ userId }) => userId === account.userId) ? {} : { user_id: noSuchThing }),
    ...(/^[\w.-]+$/.test(account.login) ? {} : { login: wrongLogin }),
    ...(isSecondLevel(account.domain) || settings.lists.domains.includes(account.domain)
      ? {}
      : { domain: wrongDomain }),
    ...(password === undefined || isStrong(password) ? {} : { password: weakPassword }),
    ...(twin === undefined ? {} : { login: valueInUse }),
  };
  if (Object.keys(mistakes).length > 0) return wrong(mistakes);
  if (!isSecondLevel(account.domain)) return undefined;
  if (!settings.apiMaySubscribe) return refused(mayNotSubscribe);
  if (!company.paidServices.includes('beautifulSipAddress')) company.paidServices.push('beautifulSipAddress');
  return undefined;
};

/** The vendor's own domain, without a company's name in front. */
const isSecondLevel = (domain: string): boolean => domain === 'mangosip.ru';

/** In place of the account's number, the card says this. */
const writeOnCard = (company: Company, account: SipAccount, instead: readonly string[]): void => {
  const withNumber = (user: VatsUser): VatsUser => ({
    ...user,
    numbers: [
      ...user.numbers.filter(({ number: one }) => one !== sipNumber(account)),
      ...instead.map((one) => ({ number: one, protocol: 'sip' as const })),
    ],
  });
  company.users = company.users.map((user) => (user.userId === account.userId ? withNumber(user) : user));
};

export const sips: readonly Query[] = [list, create, update, remove];
