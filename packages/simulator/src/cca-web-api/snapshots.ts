import type { SurveyTask } from './survey-task.ts';
import type { CcaWebApiFile } from './surveys.ts';

/** A survey task, as it stands now. */
export interface CcaWebApiSurveyTaskNow {
  readonly id: number;
  readonly name: string;
  readonly completed: number;
  /** The quota tree, as a client reads it; undefined when the survey has none. */
  readonly quota: object | undefined;
  /** The ids of the web connections on which it is online. */
  readonly onlineAt: readonly number[];
  readonly content: CcaWebApiFile | undefined;
  readonly interviews: CcaWebApiFile;
}

export const taskSnapshot = ({
  id,
  name,
  completed,
  quota,
  onlineAt,
  content,
  interviews,
}: SurveyTask): CcaWebApiSurveyTaskNow => ({
  id,
  name,
  completed,
  quota: quota?.tree(),
  onlineAt: [...onlineAt],
  content,
  interviews,
});
