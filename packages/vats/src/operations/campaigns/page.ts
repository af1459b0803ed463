import {
  expect,
  input,
  integer,
  listOf,
  optional,
  output,
  required,
  text,
  type InputFields,
  type Reader,
  type Writer,
} from '@trunkline/core';
import { numericId } from '../../fields.ts';
import { query, type VatsOperation } from '../../operation.ts';
import { items, maybe } from '../../webhooks/kinds.ts';
import { pageTask, pageTaskField, type PageTaskField, type PageTaskOfCampaign } from './page-task.ts';

/** Which tasks, and how much of them. */
export interface CampaignTasksFilter {
  /** At least one. Wire: `campaign_ids`, numbers. */
  readonly campaignIds: readonly string[];
  /** Which fields are to come: `all`, or these. Default: all but `subtasks` and `customFields`. Wire: `fields`. */
  readonly fields?: 'all' | readonly PageTaskField[];
}

export interface CampaignTasksQuestion extends CampaignTasksFilter {
  /** Tasks of a page, 1 to 100. The PBX's default: 10. Wire: `limit`. */
  readonly pageSize?: number;
  /** Where the page before has ended. Wire: `cursor`. */
  readonly cursor?: string;
}

/** A page of tasks. */
export interface CampaignTasksPage {
  readonly tasks: readonly PageTaskOfCampaign[];
  /** Where the next page begins; absent on the last one. Wire: `cursor`. */
  readonly cursor?: string;
}

const listedFields = listOf(pageTaskField, { min: 1 });

const wantedFields: Writer<'all' | readonly PageTaskField[]> = {
  expected: `all, or ${listedFields.expected}`,
  write(value, path, issues) {
    if (value === 'all') return ['alias_all'];
    return Array.isArray(value) ? listedFields.write(value, path, issues) : expect(wantedFields.expected, path, issues);
  },
};

const filter: InputFields<CampaignTasksFilter> = {
  campaignIds: required('campaign_ids', listOf(numericId(), { min: 1 })),
  fields: optional('fields', wantedFields),
};

const page: Reader<CampaignTasksPage> = output<CampaignTasksPage>({
  tasks: required('tasks', items(pageTask)),
  cursor: maybe('cursor', text()),
});

/**
 * A page of tasks of one campaign or several. {@link allTasks} goes through all pages.
 *
 * Wire: `POST v2/campaign/tasks`; the manual's table has `campaign_ids` as a list, its sample a single number: the list is
 * sent. Source: manual 2026 §4.6.2.
 */
export const tasks: VatsOperation<CampaignTasksQuestion, CampaignTasksPage> = query(
  'campaigns.tasks',
  'v2/campaign/tasks',
  {
    input: input<CampaignTasksQuestion>({
      ...filter,
      pageSize: optional('limit', integer({ min: 1, max: 100 })),
      cursor: optional('cursor', text()),
    }),
    output: page,
  },
);
