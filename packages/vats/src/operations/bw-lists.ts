import {
  flag,
  input,
  noInput,
  noOutput,
  oneOf,
  optional,
  output,
  required,
  text,
  within,
  type NoInput,
  type Reader,
  type Writer,
} from '@trunkline/core';
import { change, query, type VatsOperation } from '../operation.ts';
import { items, maybe, part } from '../webhooks/kinds.ts';

/** `black`: who is on it can't call in. `white`: only who is on it can. */
export type ListName = 'black' | 'white';

/** Who may call in, or may not. Source: manual 2026 §3.8.2.2. */
export interface ListedNumber {
  /** Wire: `number_id`. */
  readonly id: string;
  /** A number, a mask or a range. Wire: `number`. */
  readonly number?: string;
  /** Wire: `comment`. */
  readonly comment?: string;
  /** Wire: `number_type`. */
  readonly numberType?: 'tel' | 'sip' | (string & {});
}

/** One of the two lists. */
export interface NumberList {
  /** May callers without a number call in? Wire: `allow_unknown_number`. */
  readonly allowUnknownNumbers?: boolean;
  /** Wire: `numbers`. */
  readonly numbers?: readonly ListedNumber[];
}

/** Both lists. Source: manual 2026 §3.8.2.2. */
export interface NumberLists {
  /** Which one is in force. Wire: `active`. */
  readonly active?: ListName | (string & {});
  /** Wire: `black`. */
  readonly black?: NumberList;
  /** Wire: `white`. */
  readonly white?: NumberList;
}

const listName: Writer<ListName> & Reader<ListName | (string & {})> = oneOf(['black', 'white']);

/**
 * Which list is in force for incoming calls.
 *
 * Wire: `POST bwlists/state/`. Source: manual 2026 §3.8.2.1.
 */
export const state: VatsOperation<NoInput, ListName | (string & {})> = query('bwLists.state', 'bwlists/state/', {
  input: noInput,
  output: within('active', listName),
});

const listedNumber: Reader<ListedNumber> = output<ListedNumber>({
  id: required('number_id', text()),
  number: optional('number', text()),
  comment: optional('comment', text()),
  numberType: maybe('number_type', text()),
});

const list: Reader<NumberList> = part<NumberList>({
  allowUnknownNumbers: maybe('allow_unknown_number', flag()),
  numbers: maybe('numbers', items(listedNumber)),
});

/**
 * The black and the white list of incoming calls.
 *
 * Wire: `POST bwlists/numbers/`. Codes: 1000, 3300, 5xxx. Source: manual 2026 §3.8.2.2.
 */
export const numbers: VatsOperation<NoInput, NumberLists> = query('bwLists.numbers', 'bwlists/numbers/', {
  input: noInput,
  output: within(
    'data',
    output<NumberLists>({
      active: maybe('active', listName),
      black: maybe('black', list),
      white: maybe('white', list),
    }),
  ),
});

export interface AddListedNumberInput {
  /** Wire: `list_type`. */
  readonly list: ListName;
  /**
   * A number, a mask with `*` and `#`, a range with one hyphen, or a SIP address. No spaces and no brackets, since a hyphen
   * means something here. Wire: `number`.
   */
  readonly number: string;
  /** Wire: `number_type`. */
  readonly numberType: 'tel' | 'sip';
  /** At most 255 characters. Wire: `comment`. */
  readonly comment?: string;
}

const numberOrMask = /^[\d*#]+(-[\d*#]+)?$/;

/** The PBX spells numbers without a plus. */
function withoutPlus(number: string): string {
  return number.replace(/(^|-)\+(?=\d)/g, '$1');
}

const anyText = text({ maxBytes: 128 });
const numberField: Writer<string> = {
  expected: anyText.expected,
  write: (value, path, issues) => withoutPlus(String(anyText.write(value, path, issues))),
};

/**
 * Adds a number, a mask or a range to a list. The answer names no id: read it with {@link numbers}. Not repeated after a
 * doubt: what stands there already may count as a wrong request.
 *
 * Wire: `POST bwlists/number/add/`. Codes: 1000, 3100, 31xx, 3300, 5xxx; 5222 if the list is full (20,000, although the text
 * of the manual knows no limit). Source: manual 2026 §3.8.2.3.
 */
export const add: VatsOperation<AddListedNumberInput, void> = change('bwLists.add', 'bwlists/number/add/', 'unsafe', {
  input: input<AddListedNumberInput>({
    list: required('list_type', listName),
    number: required('number', numberField),
    numberType: required('number_type', oneOf(['tel', 'sip'])),
    comment: optional('comment', text({ min: 0, max: 255 })),
  }),
  output: noOutput,
  check: ({ number, numberType }) =>
    numberType === 'tel' && !numberOrMask.test(withoutPlus(number))
      ? [{ path: 'number', expected: 'digits, with * and # in a mask, or a range with one hyphen' }]
      : [],
});

export interface ListedNumberReference {
  /** From {@link numbers}. Wire: `number_id`. */
  readonly id: string;
}

/**
 * Takes a number off its list. Not repeated after a doubt: what is gone already would count as a wrong request.
 *
 * Wire: `POST bwlists/number/delete/`. Source: manual 2026 §3.8.2.4.
 */
export const remove: VatsOperation<ListedNumberReference, void> = change(
  'bwLists.remove',
  'bwlists/number/delete/',
  'unsafe',
  { input: input<ListedNumberReference>({ id: required('number_id', text()) }), output: noOutput },
);
