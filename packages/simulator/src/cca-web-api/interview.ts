import type { Site } from './site.ts';

/** An interview by phone that is complete. */
export interface CcaWebApiInterview {
  readonly taskId: number;
  readonly agentId: number;
  /** The quota cells in which it counts, by their tokens; the cells above them count as well. Default: none. */
  readonly quotaTokens?: readonly number[];
  /** How long the call was. Default 300. */
  readonly totalSeconds?: number;
}

/** Somebody has been interviewed: the survey and its quota count one more, and there is one more call. */
export const completeInterview = (site: Site, interview: CcaWebApiInterview): void => {
  const { taskId, agentId, quotaTokens = [], totalSeconds = 300 } = interview;
  const task = site.surveyTasks.get(taskId);
  if (task === undefined) throw new TypeError('The server has no such survey task.');
  const { quota } = task;
  if (quotaTokens.some((token) => quota?.has(token) !== true)) throw new TypeError('The quota has no such cell.');
  for (const token of quotaTokens) quota?.count(token);
  task.completed += 1;
  const startedAt = new Date(site.now() - totalSeconds * 1_000);
  site.calls.push({ agentIds: [agentId], taskId, totalSeconds, result: 0, startedAt });
};
