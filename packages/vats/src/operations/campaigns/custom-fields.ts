import { flag, integer, noInput, output, required, text, within, type NoInput, type Reader } from '@trunkline/core';
import { customFieldKind, type CustomFieldKind } from '../../contact-centre.ts';
import { query, type VatsOperation } from '../../operation.ts';
import { items, maybe, part } from '../../webhooks/kinds.ts';

/** Where a field of your own is shown. */
export interface CustomFieldPlaces {
  /** In campaigns, as the name tells (inferred). Wire: `show_master_io`. */
  readonly showInCampaigns?: boolean;
  /** To employees, as the name tells (inferred). Wire: `show_member`. */
  readonly showToMembers?: boolean;
}

/** A field of your own that tasks of campaigns have. Source: manual 2026 §4.6.20. */
export interface CampaignCustomField {
  /** The name of its value in `customFields`. Wire: `id`. */
  readonly id: string;
  /** Wire: `order`. */
  readonly order?: number;
  /** Wire: `name`. */
  readonly name?: string;
  /** Wire: `field_type`. */
  readonly kind?: CustomFieldKind | (string & {});
  /** Wire: `props`. */
  readonly places?: CustomFieldPlaces;
}

const customField: Reader<CampaignCustomField> = output<CampaignCustomField>({
  id: required('id', text()),
  order: maybe('order', integer()),
  name: maybe('name', text()),
  kind: maybe('field_type', customFieldKind),
  places: maybe(
    'props',
    part<CustomFieldPlaces>({
      showInCampaigns: maybe('show_master_io', flag()),
      showToMembers: maybe('show_member', flag()),
    }),
  ),
});

/**
 * The fields of your own that tasks may have.
 *
 * Wire: `POST custom-type/list`; here `result` holds the fields and `status` the code, 200. Source: manual 2026 §4.6.20.
 */
export const customFields: VatsOperation<NoInput, readonly CampaignCustomField[]> = query(
  'campaigns.customFields',
  'custom-type/list',
  { input: noInput, output: within('result', items(customField)) },
);
