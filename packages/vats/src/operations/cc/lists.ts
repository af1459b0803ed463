import {
  anything,
  flag,
  integer,
  noInput,
  output,
  required,
  text,
  within,
  type NoInput,
  type Reader,
} from '@trunkline/core';
import { query, type VatsOperation } from '../../operation.ts';
import { items, maybe } from '../../webhooks/kinds.ts';
import { contactCentre } from './root.ts';

/** A tag that calls can have, or a folder of tags. Source: manual 2026 §4.7.2. */
export interface Tag {
  /** Wire: `id`. */
  readonly id: string;
  /** The folder it is in. Wire: `parent`. */
  readonly parentId?: string;
  /** Wire: `name`. */
  readonly name?: string;
  /** -1, 0, 1, 2, 4, 8, 12, 16 or 19; the names are not on record. Wire: `category`. */
  readonly category?: number;
  /** Their shape is not said; as they come. Wire: `groups`. */
  readonly groups?: unknown;
  /** Their shape is not said; as they come. Wire: `campaigns`. */
  readonly campaigns?: unknown;
  /** Wire: `is_folder`. */
  readonly isFolder?: boolean;
}

const tag: Reader<Tag> = output<Tag>({
  id: required('id', text()),
  parentId: maybe('parent', text()),
  name: maybe('name', text()),
  category: maybe('category', integer()),
  groups: maybe('groups', anything()),
  campaigns: maybe('campaigns', anything()),
  isFolder: maybe('is_folder', flag()),
});

/**
 * The tags that calls can have.
 *
 * Wire: `POST cc/tags/`, under the root of the PBX. Source: manual 2026 §4.7.2.
 */
export const tags: VatsOperation<NoInput, readonly Tag[]> = query('cc.tags', 'cc/tags/', {
  input: noInput,
  output: within('tags', items(tag)),
});

/** A status that employees can have in the contact centre. Source: manual 2026 §4.4.1.4. */
export interface AvailableStatus {
  /** 1 to 6 are the vendor's, those above are your own. Wire: `id`. */
  readonly id: string;
  /** Wire: `name`. */
  readonly name?: string;
  /** What a status of your own is set by. Wire: `status_alias`. */
  readonly alias?: string;
  /** `#999999`. Wire: `color`. */
  readonly color?: string;
  /** The status that one of your own belongs to. Wire: `parent`. */
  readonly parentId?: string;
  /** Wire: `deleted`. */
  readonly deleted?: boolean;
  /** Wire: `order`. */
  readonly order?: number;
  /** Wire: `description`. */
  readonly description?: string;
  /** In a sample only. Wire: `point_id`. */
  readonly pointId?: string;
}

const status: Reader<AvailableStatus> = output<AvailableStatus>({
  id: required('id', text()),
  name: maybe('name', text()),
  alias: maybe('status_alias', text()),
  color: maybe('color', text()),
  parentId: maybe('parent', text()),
  deleted: maybe('deleted', flag()),
  order: maybe('order', integer()),
  description: maybe('description', text()),
  pointId: maybe('point_id', text()),
});

/**
 * The statuses that employees can have.
 *
 * Wire: `POST /cc/get_statuses`. Limit: 10 per second. Source: manual 2026 §4.4.1.4.
 */
export const statuses: VatsOperation<NoInput, readonly AvailableStatus[]> = query('cc.statuses', 'get_statuses', {
  ...contactCentre,
  input: noInput,
  output: within('statuses', items(status)),
});
