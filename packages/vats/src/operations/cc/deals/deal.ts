import { decimal, named, output, required, text, type Reader } from '@trunkline/core';
import type { Words } from '../../../contact-centre.ts';
import type { AnyJson } from '../../../fields.ts';
import { maybe } from '../../../webhooks/kinds.ts';
import { ownFields } from '../../own-fields.ts';

/** Wire: `status`: `in_work`, `succeed`, `failed`, `delete`. */
export type DealStatus = 'inWork' | 'succeeded' | 'failed' | 'deleted';
export const dealStatus: Words<DealStatus> = named({
  inWork: 'in_work',
  succeeded: 'succeed',
  failed: 'failed',
  deleted: 'delete',
});

/** Why a deal failed. Wire: `status_change_reason`, with `_` between the words. */
export type DealFailure = 'tooExpensive' | 'badCondition' | 'competitor' | 'missingDemand' | 'alternative';
export const dealFailure: Words<DealFailure> = named({
  tooExpensive: 'too_expensive',
  badCondition: 'bad_condition',
  competitor: 'competitor',
  missingDemand: 'missing_demand',
  alternative: 'alternative',
});

/** A deal. Source: manual 2026 §4.5.3–4. */
export interface Deal {
  /** Wire: `deal_id`, in one table `deals_ids`. */
  readonly dealId: string;
  /** A list in the manual's table, a number in its sample; of a list the first. Wire: `contact_id`. */
  readonly contactId?: string;
  /** Wire: `name`. */
  readonly name?: string;
  /** Wire: `description`. */
  readonly description?: string;
  /** Wire: `amount`. */
  readonly amount?: number;
  /** The employee whose deal it is. Wire: `abonent_id`. */
  readonly userId?: string;
  /** Wire: `funnel_id`. */
  readonly funnelId?: string;
  /** Wire: `step_id`. */
  readonly stepId?: string;
  /**
   * By the ids of {@link customFields}, as they come; for `enum` and `multi_enum` an object of the items' ids and values.
   * Wire: `custom_fields`.
   */
  readonly customFields?: AnyJson;
  /** Wire: `status`. */
  readonly status?: DealStatus | (string & {});
  /** Wire: `status_change_reason`, in the manual's sample an object with `fsreason`. */
  readonly failure?: DealFailure | (string & {});
  /** Wire: `reason_comment`. */
  readonly failureComment?: string;
}

/** The one contact of a deal, however it is written. */
export function contactOf(wire: unknown): unknown {
  return Array.isArray(wire) ? wire[0] : wire;
}

/** The reason of a deal, however it is written. */
export function failureOf(wire: unknown): unknown {
  return typeof wire === 'object' && wire !== null ? (wire as AnyJson)['fsreason'] : wire;
}

function readAs<T>(kind: Reader<T>, plain: (wire: unknown) => unknown): Reader<T> {
  return { expected: kind.expected, read: (wire, path, issues) => kind.read(plain(wire), path, issues) };
}

export const deal: Reader<Deal> = output<Deal>({
  dealId: required(['deal_id', 'deals_ids'], text()),
  contactId: maybe('contact_id', readAs(text(), contactOf)),
  name: maybe('name', text()),
  description: maybe('description', text()),
  amount: maybe('amount', decimal()),
  userId: maybe('abonent_id', text()),
  funnelId: maybe('funnel_id', text()),
  stepId: maybe('step_id', text()),
  customFields: maybe('custom_fields', ownFields),
  status: maybe('status', dealStatus),
  failure: maybe('status_change_reason', readAs(dealFailure, failureOf)),
  failureComment: maybe('reason_comment', text()),
});
