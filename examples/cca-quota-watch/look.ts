/** Two questions at a time make a view: the survey task, and its quota. */
import type { CcaWebApiClient } from '@trunkline/cca-web-api';
import { cellsOf, clean } from './cells.ts';
import type { View } from './view.ts';

/** The next view. If the call centre can't be asked, the former figures stay, with the reason beside. */
export async function look(
  cca: CcaWebApiClient,
  surveyTaskId: string,
  former: View,
  signal: AbortSignal,
): Promise<View> {
  const [task, quota] = await Promise.all([
    cca.surveyTasks.get({ surveyTaskId }, { signal }),
    cca.surveyTasks.quota.get({ surveyTaskId }, { signal }),
  ]);
  if (!task.ok) return { ...former, trouble: task.error };
  if (!quota.ok) return { ...former, trouble: quota.error };
  const { name = '', objectState: { interviewsCompletedCount: interviews } = {} } = task.value;
  return {
    title: clean(name),
    ...(interviews === undefined ? {} : { interviews }),
    cells: cellsOf(quota.value),
    asOf: new Date().toLocaleTimeString(),
  };
}
