import {
  input,
  noInput,
  noOutput,
  optional,
  output,
  required,
  text,
  within,
  type Issue,
  type Kind,
  type NoInput,
  type Reader,
} from '@trunkline/core';
import { acknowledgement, strongPassword } from '../fields.ts';
import { change, query, type VatsOperation } from '../operation.ts';
import { items, maybe } from '../webhooks/kinds.ts';

/** A SIP account. Source: manual 2026 §3.7.17. */
export interface SipAccount {
  /** Wire: `id`. */
  readonly id: string;
  /** Wire: `login`. */
  readonly login?: string;
  /** Wire: `domain`. */
  readonly domain?: string;
}

/** The SIP accounts of one employee. */
export interface UserSips {
  /** Wire: `user_id`. */
  readonly userId: string;
  /** Wire: `sips`. */
  readonly sips?: readonly SipAccount[];
}

const account: Reader<SipAccount> = output<SipAccount>({
  id: required('id', text()),
  login: optional('login', text()),
  domain: optional('domain', text()),
});

const userSips: Reader<UserSips> = output<UserSips>({
  userId: required('user_id', text()),
  sips: maybe('sips', items(account)),
});

/**
 * The SIP accounts, by employee.
 *
 * Wire: `POST sips`. Source: manual 2026 §3.7.17.
 */
export const list: VatsOperation<NoInput, readonly UserSips[]> = query('sips.list', 'sips', {
  input: noInput,
  output: within('data', items(userSips)),
});

/** Says that an address may cost money. */
export interface PaidAddress {
  /**
   * Needed if the domain is one of the second level (`mangosip.ru`, not `test1.mangosip.ru`): such an address orders the paid
   * service "beautiful SIP address" without another word, if the account lets the API order services. That a domain of two
   * parts is meant is inferred. Not sent.
   */
  readonly allowPaidAddress?: true;
}

export interface CreateSipInput extends PaidAddress {
  /** Whose it is to be. Wire: `user_id`. */
  readonly userId: string;
  /** Wire: `login`. */
  readonly login: string;
  /** One of `domains.list`. Wire: `domain`. */
  readonly domain: string;
  /** At least 8 characters with upper and lower case and a digit (code 3120). Wire: `password`. */
  readonly password: string;
  /** Wire: `description`. */
  readonly description?: string;
}

export interface UpdateSipInput extends PaidAddress {
  /** Wire: `sip_id`. */
  readonly id: string;
  /** Gives it to this employee. Wire: `user_id`. */
  readonly userId?: string;
  /** Together with `domain`. Wire: `login`. */
  readonly login?: string;
  /** Together with `login`. Wire: `domain`. */
  readonly domain?: string;
  /** Wire: `password`. */
  readonly password?: string;
  /** Wire: `description`. */
  readonly description?: string;
}

const domainName: Kind<string> = text({
  pattern: /^[a-z\d-]+(\.[a-z\d-]+)+$/i,
  expected: 'a domain: test1.mangosip.ru',
});

function unpaid({ domain, allowPaidAddress }: { readonly domain?: string } & PaidAddress): Issue[] {
  if (domain?.split('.').length !== 2 || allowPaidAddress === true) return [];
  return [{ path: 'allowPaidAddress', expected: 'true: an address in a second-level domain orders a paid service' }];
}

/**
 * Makes a SIP account for an employee, and answers its id. In a second-level domain it orders a paid service: see
 * `allowPaidAddress`.
 *
 * Wire: `POST sip/create`. Codes: 1000, 3100, 31xx, 3300, 5xxx. Source: manual 2026 §3.7.19.
 */
export const create: VatsOperation<CreateSipInput, SipReference> = change('sips.create', 'sip/create', 'unsafe', {
  input: input<CreateSipInput>({
    userId: required('user_id', text()),
    login: required('login', text()),
    domain: required('domain', domainName),
    password: required('password', strongPassword()),
    description: optional('description', text({ min: 0 })),
    allowPaidAddress: acknowledgement,
  }),
  output: output<SipReference>({ id: required('sip_id', text()) }),
  check: unpaid,
  reach: { how: 'cost', numbers: () => [] },
});

/**
 * Changes what is named of a SIP account. That a move to a second-level domain orders the paid service too is inferred. Not
 * repeated after a doubt: a password that was set already may be refused, and that counts as a wrong request.
 *
 * Wire: `POST sip/update`. Source: manual 2026 §3.7.20.
 */
export const update: VatsOperation<UpdateSipInput, void> = change('sips.update', 'sip/update', 'unsafe', {
  input: input<UpdateSipInput>({
    id: required('sip_id', text()),
    userId: optional('user_id', text()),
    login: optional('login', text()),
    domain: optional('domain', domainName),
    password: optional('password', strongPassword()),
    description: optional('description', text({ min: 0 })),
    allowPaidAddress: acknowledgement,
  }),
  output: noOutput,
  check: (given) => [
    ...((given.login === undefined) === (given.domain === undefined)
      ? []
      : [{ path: given.login === undefined ? 'login' : 'domain', expected: 'given: login and domain go together' }]),
    ...unpaid(given),
  ],
  reach: { how: 'cost', numbers: () => [] },
});

export interface SipReference {
  /** Wire: `sip_id`. */
  readonly id: string;
}

/**
 * Deletes a SIP account. Not repeated after a doubt: what is gone already would count as a wrong request.
 *
 * Wire: `POST sip/delete`. Source: manual 2026 §3.7.21.
 */
export const remove: VatsOperation<SipReference, void> = change('sips.remove', 'sip/delete', 'unsafe', {
  input: input<SipReference>({ id: required('sip_id', text()) }),
  output: noOutput,
});
