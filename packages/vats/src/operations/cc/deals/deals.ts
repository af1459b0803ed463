import { input, listOf, noOutput, optional, output, required, text, within, type Routine } from '@trunkline/core';
import { calendarDay, opaqueId, type AnyJson } from '../../../fields.ts';
import { change, query, type VatsOperation } from '../../../operation.ts';
import { items } from '../../../webhooks/kinds.ts';
import { mergeOf, type ChangeOf } from '../merge.ts';
import type { MergeMethod } from '../../merging.ts';
import { contactCentre } from '../root.ts';
import { contactOf, deal, dealStatus, failureOf, type Deal, type DealStatus } from './deal.ts';
import {
  checkFailure,
  dealReference,
  dealUpdateFields,
  newDealFields,
  type DealReference,
  type DealUpdate,
  type NewDeal,
} from './deal-input.ts';

/** Source: manual 2026 §4.5.4. */
export interface DealFilter {
  /** Wire: `status`. */
  readonly status: DealStatus;
  /** `YYYY-MM-DD`. Wire: `from_date`. */
  readonly fromDate?: string;
  /** `YYYY-MM-DD`. Wire: `until_date`. */
  readonly untilDate?: string;
  /** Deals of these employees. Wire: `abonent_ids`. */
  readonly userIds?: readonly string[];
  /** Wire: `contact_id`. */
  readonly contactId?: string;
}

/**
 * Makes a deal.
 *
 * Wire: `POST /cc/deal/create`. Limit: 10 per second. Source: manual 2026 §4.5.1.
 */
export const create: VatsOperation<NewDeal, DealReference> = change('cc.deals.create', 'deal/create', 'unsafe', {
  ...contactCentre,
  input: input<NewDeal>(newDealFields),
  output: output<DealReference>({ dealId: required('deal_id', text()) }),
  check: checkFailure,
});

/**
 * Changes a deal. All that is required must be said again, and whether the rest stays if it isn't given is not said:
 * {@link merge} reads the deal first and loses nothing.
 *
 * Wire: `POST /cc/deal/update`. Limit: 10 per second. Source: manual 2026 §4.5.2.
 */
export const update: VatsOperation<DealUpdate, void> = change('cc.deals.update', 'deal/update', 'idempotent', {
  ...contactCentre,
  input: input<DealUpdate>(dealUpdateFields),
  output: noOutput,
  check: checkFailure,
});

/**
 * One deal.
 *
 * Wire: `POST /cc/deal/get`. Limit: 10 per second. Source: manual 2026 §4.5.3.
 */
export const get: VatsOperation<DealReference, Deal> = query('cc.deals.get', 'deal/get', {
  ...contactCentre,
  input: dealReference,
  output: within('deal', deal),
});

/**
 * The deals of one status.
 *
 * Wire: `POST /cc/deal/list`. Limit: 10 per second. Source: manual 2026 §4.5.4.
 */
export const list: VatsOperation<DealFilter, readonly Deal[]> = query('cc.deals.list', 'deal/list', {
  ...contactCentre,
  input: input<DealFilter>({
    status: required('status', dealStatus),
    fromDate: optional('from_date', calendarDay()),
    untilDate: optional('until_date', calendarDay()),
    userIds: optional('abonent_ids', listOf(opaqueId(), { min: 1 })),
    contactId: optional('contact_id', opaqueId()),
  }),
  output: within('deals', items(deal)),
});

/** Own fields one by one; and the reason of a failure only stays as long as the failure. */
function join(found: AnyJson, wanted: AnyJson): AnyJson {
  const {
    contact_id: contact,
    custom_fields: own,
    status_change_reason: reason,
    reason_comment: comment,
    ...rest
  } = found;
  const stillFailed = (wanted['status'] ?? found['status']) === 'failed';
  const ownFields = { ...(own as AnyJson | undefined), ...(wanted['custom_fields'] as AnyJson | undefined) };
  return {
    ...rest,
    contact_id: contactOf(contact),
    ...(stillFailed && { status_change_reason: failureOf(reason), reason_comment: comment }),
    ...wanted,
    ...(Object.keys(ownFields).length > 0 && { custom_fields: ownFields }),
  };
}

/**
 * Changes what you give of a deal, and keeps the rest, own fields one by one: reads it first, and sends it back whole. What
 * somebody else changes between the reading and the writing is lost all the same.
 *
 * Own fields that you don't give are sent back as they were read: that the form is the same is inferred. Wire:
 * `POST /cc/deal/get`, then `POST /cc/deal/update`. Source: manual 2026 §4.5.2–3.
 *
 * ```ts
 * await vats.cc.deals.merge({ dealId, stepId: '4', customFields: { '17': 'signed' } });
 * ```
 */
export const merge: Routine<MergeMethod<ChangeOf<DealUpdate, 'dealId'>>> = mergeOf({
  name: 'cc.deals.merge',
  get,
  update,
  within: 'deal',
  id: 'dealId',
  join,
});
