import {
  decimal,
  input,
  optional,
  required,
  text,
  type InputFields,
  type Issue,
  type ShapeWriter,
} from '@trunkline/core';
import { jsonObject, opaqueId, type AnyJson } from '../../../fields.ts';
import { dealFailure, dealStatus, type DealFailure, type DealStatus } from './deal.ts';

export interface DealReference {
  /** Wire: `deal_id`. */
  readonly dealId: string;
}

/** What a deal may say. Source: manual 2026 §4.5.1–2. */
export interface DealSettings {
  /** Wire: `contact_id`. */
  readonly contactId: string;
  /** Wire: `name`. */
  readonly name: string;
  /** The employee whose deal it is. Wire: `abonent_id`. */
  readonly userId: string;
  /** {@link funnels} has them. Wire: `funnel_id`. */
  readonly funnelId: string;
  /** Wire: `step_id`. */
  readonly stepId: string;
  /** Wire: `description`. */
  readonly description?: string;
  /** Wire: `amount`. */
  readonly amount?: number;
  /** By the ids of {@link customFields}; sent as given. Wire: `custom_fields`. */
  readonly customFields?: AnyJson;
  /** `deleted` deletes it. Wire: `status`. */
  readonly status?: DealStatus;
  /** Only with the status `failed`. Wire: `status_change_reason`. */
  readonly failure?: DealFailure;
  /** Only with the status `failed`. Wire: `reason_comment`. */
  readonly failureComment?: string;
}

export interface NewDeal extends DealSettings {
  /** `YYYY-MM-DD`, with ` HH:MM:SS` or without; neither form nor zone are on record. Wire: `create_date`. */
  readonly createDate?: string;
}

export interface DealUpdate extends DealSettings, DealReference {}

const settings: InputFields<DealSettings> = {
  contactId: required('contact_id', opaqueId()),
  name: required('name', text()),
  userId: required('abonent_id', opaqueId()),
  funnelId: required('funnel_id', opaqueId()),
  stepId: required('step_id', opaqueId()),
  description: optional('description', text({ min: 0 })),
  amount: optional('amount', decimal()),
  customFields: optional('custom_fields', jsonObject()),
  status: optional('status', dealStatus),
  failure: optional('status_change_reason', dealFailure),
  failureComment: optional('reason_comment', text({ min: 0 })),
};

const dateAndTime = text({
  pattern: /^\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d)?$/,
  expected: 'YYYY-MM-DD, with HH:MM:SS after a space or without',
});

export const newDealFields: InputFields<NewDeal> = { ...settings, createDate: optional('create_date', dateAndTime) };

const reference: InputFields<DealReference> = { dealId: required('deal_id', opaqueId()) };
export const dealReference: ShapeWriter<DealReference> = input<DealReference>(reference);

export const dealUpdateFields: InputFields<DealUpdate> = { ...reference, ...settings };

/** A reason is one why a deal failed. */
export function checkFailure({ status, failure, failureComment }: DealSettings): readonly Issue[] {
  if (status === 'failed') return [];
  const told = Object.entries({ failure, failureComment }).filter(([, value]) => value !== undefined);
  return told.map(([path]) => ({ path, expected: "left out, unless the status is 'failed'" }));
}
