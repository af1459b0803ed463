import {
  flag,
  integer,
  noInput,
  oneOf,
  output,
  required,
  text,
  within,
  type NoInput,
  type Reader,
} from '@trunkline/core';
import { customFieldKind, type CustomFieldKind } from '../../../contact-centre.ts';
import { query, type VatsOperation } from '../../../operation.ts';
import { items, maybe } from '../../../webhooks/kinds.ts';
import { contactCentre } from '../root.ts';

/** One of the things that can be chosen in a field. */
export interface DealFieldChoice {
  /** Wire: `custom_type_enum_id`. */
  readonly id: string;
  /** Wire: `order`. */
  readonly order?: number;
  /** Wire: `value`. */
  readonly value?: string;
}

/** A field of your own that deals have. Source: manual 2026 §4.5.5. */
export interface DealCustomField {
  /** The name of its value in `customFields`. Wire: `custom_type_id`. */
  readonly id: string;
  /** Wire: `type`. */
  readonly kind?: CustomFieldKind | (string & {});
  /** Wire: `name`. */
  readonly name?: string;
  /** Wire: `required`. */
  readonly required?: boolean;
  /** Wire: `api_only`. */
  readonly apiOnly?: boolean;
  /** How its length is checked. Wire: `check_mode`. */
  readonly checkMode?: 'more' | 'equal' | 'less' | 'between' | (string & {});
  /** A text. Wire: `check_length`. */
  readonly checkLength?: string;
  /** The other end, for `between`. A text. Wire: `check_length_b`. */
  readonly checkLengthEnd?: string;
  /** Wire: `currency`. */
  readonly currency?: 'rub' | 'usd' | 'eu' | (string & {});
  /** What can be chosen. Wire: `list_items`. */
  readonly choices?: readonly DealFieldChoice[];
}

/** A step of a funnel. */
export interface FunnelStep {
  /** Wire: `step_id`. */
  readonly stepId: string;
  /** Wire: `name`. */
  readonly name?: string;
}

/** The way that deals go. Source: manual 2026 §4.5.8. */
export interface SalesFunnel {
  /** Wire: `sales_funnel_id`. */
  readonly funnelId: string;
  /** Wire: `name`. */
  readonly name?: string;
  /** Wire: `deleted`. */
  readonly deleted?: boolean;
  /** Wire: `steps`. */
  readonly steps?: readonly FunnelStep[];
}

const choice: Reader<DealFieldChoice> = output<DealFieldChoice>({
  id: required('custom_type_enum_id', text()),
  order: maybe('order', integer()),
  value: maybe('value', text()),
});

const customField: Reader<DealCustomField> = output<DealCustomField>({
  id: required('custom_type_id', text()),
  kind: maybe('type', customFieldKind),
  name: maybe('name', text()),
  required: maybe('required', flag()),
  apiOnly: maybe('api_only', flag()),
  checkMode: maybe('check_mode', oneOf(['more', 'equal', 'less', 'between'])),
  checkLength: maybe(['check_length', 'check_lengt'], text()),
  checkLengthEnd: maybe('check_length_b', text()),
  currency: maybe('currency', oneOf(['rub', 'usd', 'eu'])),
  choices: maybe('list_items', items(choice)),
});

const step: Reader<FunnelStep> = output<FunnelStep>({
  stepId: required('step_id', text()),
  name: maybe('name', text()),
});

const funnel: Reader<SalesFunnel> = output<SalesFunnel>({
  funnelId: required('sales_funnel_id', text()),
  name: maybe('name', text()),
  deleted: maybe('deleted', flag()),
  steps: maybe('steps', items(step)),
});

/**
 * The fields of your own that deals have.
 *
 * Wire: `POST /cc/deal/custom_fields.list`. Limit: 10 per second. Source: manual 2026 §4.5.5.
 */
export const customFields: VatsOperation<NoInput, readonly DealCustomField[]> = query(
  'cc.deals.customFields',
  'deal/custom_fields.list',
  { ...contactCentre, input: noInput, output: within('custom_fields', items(customField)) },
);

/**
 * The funnels and their steps.
 *
 * Wire: `POST /cc/deal/funnels.list`. Limit: 10 per second. Source: manual 2026 §4.5.8.
 */
export const funnels: VatsOperation<NoInput, readonly SalesFunnel[]> = query('cc.deals.funnels', 'deal/funnels.list', {
  ...contactCentre,
  input: noInput,
  output: within('sales_funnels', items(funnel)),
});
