import {
  epochMilliseconds,
  input,
  instant,
  output,
  required,
  wallClock,
  within,
  type Instant,
  type Issue,
  type Reader,
} from '@trunkline/core';
import { opaqueId } from '../../fields.ts';
import { query, type VatsOperation } from '../../operation.ts';
import { items, maybe } from '../../webhooks/kinds.ts';
import { campaignTask, type CampaignTask } from './task.ts';

export interface FinishedTasksFilter {
  /** Wire: `campaign_id`. */
  readonly campaignId: string;
  /** Tasks that were made or changed from this moment on. Wire: `start_date`, `YYYY-MM-DD HH:MM:SS` in UTC. */
  readonly startDate: Instant;
  /** Up to this moment, at most 4 hours later. Wire: `end_date`, likewise. */
  readonly endDate: Instant;
}

const utc = instant(wallClock('UTC'));
const fourHoursMs = 4 * 3_600_000;

function checkSpan({ startDate, endDate }: FinishedTasksFilter): readonly Issue[] {
  const span = (epochMilliseconds(endDate) ?? 0) - (epochMilliseconds(startDate) ?? 0);
  return span >= 0 && span <= fourHoursMs ? [] : [{ path: 'endDate', expected: 'at most 4 hours after startDate' }];
}

interface Finished {
  readonly tasks?: readonly CampaignTask[];
}
const finished = within('campaign', output<Finished>({ tasks: maybe('tasks', items(campaignTask)) }));

/** A campaign without any. */
const finishedList: Reader<readonly CampaignTask[]> = {
  expected: finished.expected,
  read: (wire, path, issues) => finished.read(wire, path, issues)?.tasks ?? [],
};

/**
 * Tasks that were finished in a span of at most 4 hours. The manual's sample holds one that was only queued, so look at
 * `status`; `dueDate` doesn't come.
 *
 * Wire: `POST tasks/finished`. Source: manual 2026 §4.6.18.
 */
export const finishedTasks: VatsOperation<FinishedTasksFilter, readonly CampaignTask[]> = query(
  'campaigns.finishedTasks',
  'tasks/finished',
  {
    input: input<FinishedTasksFilter>({
      campaignId: required('campaign_id', opaqueId()),
      startDate: required('start_date', utc),
      endDate: required('end_date', utc),
    }),
    output: finishedList,
    check: checkSpan,
  },
);
