import { input, output, required, text, within, type Reader } from '@trunkline/core';
import { opaqueId } from '../../fields.ts';
import { query, type VatsOperation } from '../../operation.ts';
import { items, maybe } from '../../webhooks/kinds.ts';
import type { CampaignReference } from './campaigns.ts';
import { campaignTaskResult, type CampaignTaskResult } from './words.ts';

/** One attempt to reach somebody. Source: manual 2026 §4.6.12. */
export interface CampaignAttempt {
  /** Wire: `attempt_id`. */
  readonly attemptId?: string;
  /** Wire: `name`. */
  readonly name?: string;
  /** Wire: `position`. */
  readonly position?: string;
  /** Wire: `organization`. */
  readonly organization?: string;
  /** Wire: `record_id`. */
  readonly recordingId?: string;
  /** Beside it stands `number`; which is whose is not said. Wire: `phone`. */
  readonly phone?: string;
  /** Wire: `number`. */
  readonly number?: string;
  /** As it comes; its meaning is not said. Wire: `sms`. */
  readonly sms?: string;
  /** As it comes; its meaning is not said. Wire: `text`. */
  readonly text?: string;
  /** How it ended. Wire: `result`. */
  readonly result?: CampaignTaskResult | (string & {});
}

/** A task and its attempts. */
export interface ReportedTask {
  /** Wire: `task_id`. */
  readonly taskId: string;
  /** Wire: `attempts`. */
  readonly attempts: readonly CampaignAttempt[];
}

export interface CampaignReport {
  /** Wire: `campaign_id`. */
  readonly campaignId?: string;
  /** Wire: `tasks`. */
  readonly tasks: readonly ReportedTask[];
}

const attempt: Reader<CampaignAttempt> = output<CampaignAttempt>({
  attemptId: maybe('attempt_id', text()),
  name: maybe('name', text()),
  position: maybe('position', text()),
  organization: maybe('organization', text()),
  recordingId: maybe('record_id', text()),
  phone: maybe('phone', text()),
  number: maybe('number', text()),
  sms: maybe('sms', text()),
  text: maybe('text', text()),
  result: maybe('result', campaignTaskResult),
});

interface SentTask {
  readonly taskId: string;
  readonly attempts?: readonly CampaignAttempt[];
}
const sentTask = output<SentTask>({ taskId: required('task_id', text()), attempts: maybe('attempts', items(attempt)) });

/** Nobody has been called yet: no attempts. */
const task: Reader<ReportedTask> = {
  expected: 'a task',
  read: (wire, path, issues) => ({ attempts: [], ...sentTask.read(wire, path, issues) }),
};

const wholeReport: Reader<CampaignReport> = output<CampaignReport>({
  campaignId: maybe('campaign_id', text()),
  tasks: required('tasks', items(task)),
});

/**
 * What became of a campaign: every task with every attempt.
 *
 * Wire: `POST campaign-report/create`. Source: manual 2026 §4.6.12.
 */
export const report: VatsOperation<CampaignReference, CampaignReport> = query(
  'campaigns.report',
  'campaign-report/create',
  {
    input: input<CampaignReference>({ campaignId: required('campaign_id', opaqueId()) }),
    output: within('data', wholeReport),
  },
);
