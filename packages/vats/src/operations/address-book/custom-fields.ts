import {
  anything,
  flag,
  integer,
  named,
  noInput,
  output,
  required,
  rowsOf,
  text,
  within,
  type NoInput,
  type Reader,
  type Writer,
} from '@trunkline/core';
import { query, type VatsOperation } from '../../operation.ts';
import { items, maybe } from '../../webhooks/kinds.ts';

/** What a field of your own holds. Wire: `type`, 1, 2, 3; a number without a name here comes as its text. */
export type CustomFieldType = 'text' | 'list' | 'multilist';

/** One item of a field that is a list. */
export interface CustomFieldItem {
  /** Wire: `enum_id`. */
  readonly itemId?: string;
  /** Place in the list. Wire: `order`. */
  readonly order?: number;
  /** Wire: `name`. */
  readonly name?: string;
}

/** A field of your own that contacts have. Source: manual 2026 §3.9.5. */
export interface CustomField {
  /** Wire: `custom_field_id`. */
  readonly customFieldId: string;
  /** Wire: `type`. */
  readonly type?: CustomFieldType | (string & {});
  /** Place among the fields. Wire: `order`. */
  readonly order?: number;
  /** Wire: `name`. */
  readonly name?: string;
  /** Must contacts have it? Wire: `required`. */
  readonly required?: boolean;
  /** Can it be changed by the API only? Wire: `api_only`. */
  readonly apiOnly?: boolean;
  /** May no two contacts have the same? Wire: `unique`. */
  readonly unique?: boolean;
  /** 0 to 3: how it is checked; the numbers are not explained. Wire: `check_mode`. */
  readonly checkMode?: number;
  /** Wire: `check_length`, in one place `check_lengt`; its form is not said, so it is given as it comes. */
  readonly checkLength?: unknown;
  /** Wire: `items`. */
  readonly items?: readonly CustomFieldItem[];
}

/** Names for the vendor's numbers. */
export type Named<Name extends string> = Writer<Name> & Reader<Name | (string & {})>;

/** What a field holds, as the wire numbers it. */
export const customFieldType: Named<CustomFieldType> = named({ text: 1, list: 2, multilist: 3 });

const item: Reader<CustomFieldItem> = output<CustomFieldItem>({
  itemId: maybe('enum_id', text()),
  order: maybe('order', integer()),
  name: maybe('name', text()),
});

const customField: Reader<CustomField> = output<CustomField>({
  customFieldId: required('custom_field_id', text()),
  type: maybe('type', customFieldType),
  order: maybe('order', integer()),
  name: maybe('name', text()),
  required: maybe('required', flag()),
  apiOnly: maybe('api_only', flag()),
  unique: maybe('unique', flag()),
  checkMode: maybe('check_mode', integer()),
  checkLength: maybe(['check_length', 'check_lengt'], anything()),
  items: maybe('items', items(item)),
});

/**
 * The fields of your own that contacts have: their values are `customValues` of a contact.
 *
 * Wire: `POST ab/custom_fields/`. Source: manual 2026 §3.9.5.
 */
export const customFields: VatsOperation<NoInput, readonly CustomField[]> = query(
  'addressBook.customFields',
  'ab/custom_fields/',
  { input: noInput, output: within('data', rowsOf(customField)) },
);
