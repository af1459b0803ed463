import {
  flag,
  input,
  optional,
  output,
  required,
  text,
  within,
  type NoInput,
  type Reader,
  type ShapeWriter,
  noOutput,
  noInput,
} from '@trunkline/core';
import { opaqueId } from '../../fields.ts';
import { change, query, type VatsOperation } from '../../operation.ts';
import { items, maybe } from '../../webhooks/kinds.ts';
import { campaign, type Campaign } from './campaign.ts';
import {
  campaignChangeFields,
  checkCampaign,
  newCampaignFields,
  type CampaignChange,
  type NewCampaign,
} from './campaign-input.ts';
import { campaignStatus, type CampaignStatus } from './words.ts';

export interface CampaignReference {
  /** Wire: `campaign_id`. */
  readonly campaignId: string;
}

export interface CampaignQuestion extends CampaignReference {
  /** Adds the tasks, all at once; `allTasks` brings them page by page. Wire: `need_tasks`. */
  readonly needTasks?: boolean;
}

/** A campaign asked for by its id. */
export interface CampaignDetails extends Campaign {
  /** Ids, as the vendor calls them; of what is not said. Wire: `did_abonent_ids`, beside the campaign. */
  readonly didAbonentIds?: readonly string[];
}

/** A campaign was made. */
export interface CreatedCampaign {
  /** Wire: `campaign_id`. */
  readonly campaignId: string;
}

/** What a campaign is now. */
export interface CampaignState {
  /** Wire: `status`. */
  readonly status?: CampaignStatus | (string & {});
}

const reference: ShapeWriter<CampaignReference> = input<CampaignReference>({
  campaignId: required('campaign_id', opaqueId()),
});

interface Beside {
  readonly didAbonentIds?: readonly string[];
}
const beside: Reader<Beside> = output<Beside>({ didAbonentIds: maybe('did_abonent_ids', items(text())) });
const asked = within('campaign', campaign);

const details: Reader<CampaignDetails> = {
  expected: asked.expected,
  read: (wire, path, issues) => ({ ...asked.read(wire, path, issues), ...beside.read(wire, path, issues) }),
};

const state: Reader<CampaignState> = output<CampaignState>({ status: maybe('status', campaignStatus) });

/**
 * The campaigns.
 *
 * Wire: `POST campaign/list`. Source: manual 2026 §4.6.3.
 */
export const list: VatsOperation<NoInput, readonly Campaign[]> = query('campaigns.list', 'campaign/list', {
  input: noInput,
  output: within('campaigns', items(campaign)),
});

/**
 * One campaign, with its tasks if wanted.
 *
 * Wire: `POST campaign`. Source: manual 2026 §4.6.4.
 */
export const get: VatsOperation<CampaignQuestion, CampaignDetails> = query('campaigns.get', 'campaign', {
  input: input<CampaignQuestion>({
    campaignId: required('campaign_id', opaqueId()),
    needTasks: optional('need_tasks', flag()),
  }),
  output: details,
});

/**
 * Makes a campaign. It calls nobody yet: add tasks to it, then {@link start} it.
 *
 * Wire: `POST campaign/add`; the names of its fields are those since 11.03.2024. Codes to expect, by their texts: 5101–5103
 * (how many campaigns there may be), 5104, 5105 (`createdByUserId` is nobody), 5112, 5114. Source: manual 2026 §4.6.4.
 *
 * ```ts
 * const made = await vats.campaigns.create({
 *   name: 'Debtors, November',
 *   lineId: '8000001',
 *   schedule: [{ weekday: 1, start: '07:00', end: '15:00' }],
 *   operatorIds: ['3000101', '3000102'],
 * });
 * ```
 */
export const create: VatsOperation<NewCampaign, CreatedCampaign> = change(
  'campaigns.create',
  'campaign/add',
  'unsafe',
  {
    input: input<NewCampaign>(newCampaignFields),
    output: output<CreatedCampaign>({ campaignId: required('campaign_id', text()) }),
    check: checkCampaign,
  },
);

/**
 * Changes a campaign that is stopped or planned; of any other the status doesn't allow it (5106). The dates of a finished one can't change.
 *
 * That a list which is given (`schedule`, `operatorIds`) takes the place of the one that was there, and that what isn't given
 * stays, is inferred: the manual says neither.
 *
 * Wire: `POST campaign/update`; its sample spells the code's name `Result`. Source: manual 2026 §4.6.6.
 */
export const update: VatsOperation<CampaignChange, void> = change('campaigns.update', 'campaign/update', 'idempotent', {
  input: input<CampaignChange>(campaignChangeFields),
  output: noOutput,
  check: checkCampaign,
});

/**
 * Starts a campaign: **from now on it rings the numbers of its tasks**, within its schedule. It may be `planned` first.
 *
 * Wire: `POST campaign/start`. Codes to expect, by their texts: 5102, 5106, 5112–5114. Source: manual 2026 §4.6.9.
 */
export const start: VatsOperation<CampaignReference, CampaignState> = change(
  'campaigns.start',
  'campaign/start',
  'unsafe',
  { input: reference, output: state, reach: { how: 'ring', numbers: () => [] } },
);

/**
 * Stops a campaign. A second time would not be a success, so it isn't repeated after a doubt.
 *
 * Wire: `POST campaign/stop`. Source: manual 2026 §4.6.10.
 */
export const stop: VatsOperation<CampaignReference, CampaignState> = change(
  'campaigns.stop',
  'campaign/stop',
  'unsafe',
  { input: reference, output: state },
);

/**
 * Deletes a campaign; only a stopped or a finished one. It is `deleting` first.
 *
 * Wire: `POST campaign/delete`. Source: manual 2026 §4.6.11.
 */
export const remove: VatsOperation<CampaignReference, CampaignState> = change(
  'campaigns.remove',
  'campaign/delete',
  'unsafe',
  { input: reference, output: state },
);
