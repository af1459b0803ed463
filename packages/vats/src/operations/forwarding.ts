import {
  flag,
  input,
  integer,
  noOutput,
  optional,
  output,
  required,
  text,
  type InputFields,
  type Issue,
  type Reach,
} from '@trunkline/core';
import { numericId, outsideNumber } from '../fields.ts';
import { change, query, type VatsOperation } from '../operation.ts';
import { maybe } from '../webhooks/kinds.ts';
import {
  destination,
  numberType,
  rules,
  toGroup,
  toOutside,
  toUser,
  type ForwardingDestination,
  type ForwardingNumberType,
  type ForwardingRule,
  type ForwardOutside,
  type ForwardToGroup,
  type ForwardToUser,
} from './forwarding-rule.ts';

/** Which part of the rules. Source: manual 2026 §3.3.1. */
export interface ForwardingFilter {
  /** Rules at most, 1 to 1000. Default 1000. Wire: `limit`. */
  readonly limit?: number;
  /** How many to leave out before. Default 0. Wire: `offset`. */
  readonly offset?: number;
}

export interface ForwardingRules {
  /** Wire: `numbers`. */
  readonly rules: readonly ForwardingRule[];
  /** How many there are in all. Wire: `total`. */
  readonly total?: number;
}

/**
 * The rules by which calls of known clients go straight to somebody.
 *
 * Wire: `POST forwarding/numbers`. Source: manual 2026 §3.3.1.
 */
export const list: VatsOperation<ForwardingFilter, ForwardingRules> = query('forwarding.list', 'forwarding/numbers', {
  input: input<ForwardingFilter>({
    limit: optional('limit', integer({ min: 1, max: 1_000 })),
    offset: optional('offset', integer({ min: 0 })),
  }),
  output: output<ForwardingRules>({ rules: required('numbers', rules), total: maybe('total', integer()) }),
});

/** What a rule may say. Source: manual 2026 §3.3.2. */
export interface ForwardingSettings {
  /** Is it in force? Wire: `status`, 0 or 1. */
  readonly active?: boolean;
  /** Wire: `comment`. */
  readonly comment?: string;
  /** Whose calls: a telephone number, or a SIP address. Wire: `client_phone_number`. */
  readonly clientNumber?: string;
  /** Which of the two it is. Wire: `client_phone_type`. */
  readonly clientNumberType?: ForwardingNumberType;
  /** Which of the three below is given. Wire: `forward_type`. */
  readonly forwardTo?: ForwardingDestination;
  /** Wire: `forward_to_group`. */
  readonly group?: ForwardToGroup;
  /** Wire: `forward_to_user`. */
  readonly user?: ForwardToUser;
  /** Wire: `forward_to_ext`. */
  readonly outside?: ForwardOutside;
}

export interface AddForwardingInput extends ForwardingSettings {
  readonly active: boolean;
  readonly clientNumber: string;
  readonly clientNumberType: ForwardingNumberType;
  readonly forwardTo: ForwardingDestination;
}

export interface UpdateForwardingInput extends ForwardingSettings {
  /** A text of digits. Wire: `forward_id`, a number. */
  readonly id: string;
}

const destinations: readonly ForwardingDestination[] = ['group', 'user', 'outside'];

/** A number that is of another type than it says. */
function unlikeItsType(path: string, number: string, type: ForwardingNumberType): Issue[] {
  if (number.includes('@') === (type === 'sip')) return [];
  return [{ path, expected: type === 'sip' ? 'a SIP address' : 'a telephone number' }];
}

/** What belongs together must come together. */
function check({ clientNumber, clientNumberType, forwardTo, outside, ...rest }: ForwardingSettings): Issue[] {
  const given = { ...rest, outside };
  const astray = destinations.filter((name) => (given[name] !== undefined) !== (name === forwardTo));
  const issues: Issue[] = astray.map((path) => ({
    path,
    expected: path === forwardTo ? 'given, as forwardTo says' : 'left out, unless forwardTo names it',
  }));
  if (clientNumber !== undefined && clientNumberType !== undefined) {
    issues.push(...unlikeItsType('clientNumber', clientNumber, clientNumberType));
  } else if (clientNumber !== undefined) {
    issues.push({ path: 'clientNumberType', expected: 'given together with clientNumber' });
  } else if (clientNumberType !== undefined) {
    issues.push({ path: 'clientNumber', expected: 'given together with clientNumberType' });
  }
  if (outside !== undefined) issues.push(...unlikeItsType('outside.number', outside.number, outside.numberType));
  return issues;
}

/** Whoever the client's next call rings, outside the PBX. */
const ringsOutside: Reach<ForwardingSettings> = {
  how: 'ring',
  numbers: ({ outside }) => [outside?.number],
  when: ({ outside }) => outside !== undefined,
};

const settings: Omit<InputFields<ForwardingSettings>, 'active' | 'clientNumber' | 'clientNumberType' | 'forwardTo'> = {
  comment: optional('comment', text({ min: 0 })),
  group: optional('forward_to_group', toGroup),
  user: optional('forward_to_user', toUser),
  outside: optional('forward_to_ext', toOutside),
};

/**
 * Adds a rule for a client's number. The PBX refuses a second one for the same number. The answer names no id: read it with
 * {@link list}.
 *
 * Wire: `POST forwarding/number/add`. Source: manual 2026 §3.3.2.
 *
 * ```ts
 * await vats.forwarding.add({
 *   clientNumber: '+7 916 123-45-67', clientNumberType: 'tel', active: true,
 *   forwardTo: 'user', user: { userId: '3000101', contactId: '' },
 * });
 * ```
 */
export const add: VatsOperation<AddForwardingInput, void> = change(
  'forwarding.add',
  'forwarding/number/add',
  'unsafe',
  {
    input: input<AddForwardingInput>({
      clientNumber: required('client_phone_number', outsideNumber()),
      clientNumberType: required('client_phone_type', numberType),
      active: required('status', flag([0, 1])),
      forwardTo: required('forward_type', destination),
      ...settings,
    }),
    output: noOutput,
    check,
    reach: ringsOutside,
  },
);

/**
 * Changes what is named of a rule. A number needs its type and a type its number; whoever changes where calls go gives
 * `forwardTo` and what belongs to it.
 *
 * Wire: `POST forwarding/number/change`. Codes: 1000, 31xx, 3300, 5xxx. Source: manual 2026 §3.3.3, which also lists "3100
 * success": a misprint.
 */
export const update: VatsOperation<UpdateForwardingInput, void> = change(
  'forwarding.update',
  'forwarding/number/change',
  'idempotent',
  {
    input: input<UpdateForwardingInput>({
      id: required('forward_id', numericId()),
      clientNumber: optional('client_phone_number', outsideNumber()),
      clientNumberType: optional('client_phone_type', numberType),
      active: optional('status', flag([0, 1])),
      forwardTo: optional('forward_type', destination),
      ...settings,
    }),
    output: noOutput,
    check,
    reach: ringsOutside,
  },
);

export interface ForwardingReference {
  /** A text of digits. Wire: `forward_id`, a number. */
  readonly id: string;
}

/**
 * Deletes a rule. Not repeated after a doubt: what is gone already would count as a wrong request.
 *
 * Wire: `POST forwarding/number/remove`. Source: manual 2026 §3.3.4.
 */
export const remove: VatsOperation<ForwardingReference, void> = change(
  'forwarding.remove',
  'forwarding/number/remove',
  'unsafe',
  { input: input<ForwardingReference>({ id: required('forward_id', numericId()) }), output: noOutput },
);
