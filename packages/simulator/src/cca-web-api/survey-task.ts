import { createQuota, type Quota } from './quota.ts';
import type { CcaWebApiFile, CcaWebApiSurveyTask, MoreFields } from './surveys.ts';

type Given = Required<Pick<CcaWebApiSurveyTask, 'lists' | 'feedback' | 'resources'>>;

/** A survey task, as it stands now. */
export interface SurveyTask extends Given {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly webSurvey: boolean;
  readonly agentsLoggedOn: number;
  readonly more: MoreFields;
  readonly createdAt: number;
  modifiedAt: number;
  /** Grows with each new content. */
  revision: number;
  completed: number;
  readonly quota: Quota | undefined;
  /** The ids of the web connections on which it is online. */
  readonly onlineAt: Set<number>;
  content: CcaWebApiFile | undefined;
  interviews: CcaWebApiFile;
}

/** `isAlive`: whether the session of a token is still there. */
export const openTask = (task: CcaWebApiSurveyTask, now: number, isAlive: (token: string) => boolean): SurveyTask => ({
  id: task.id,
  name: task.name,
  description: task.description ?? '',
  webSurvey: task.webSurvey ?? false,
  lists: task.lists ?? [],
  feedback: task.feedback ?? [],
  resources: task.resources ?? [],
  agentsLoggedOn: task.agentsLoggedOn ?? 0,
  more: task.more ?? {},
  createdAt: now,
  modifiedAt: now,
  revision: 1,
  completed: task.completed ?? 0,
  quota: task.quota === undefined ? undefined : createQuota(task.quota, isAlive),
  onlineAt: new Set(task.onlineAt),
  content: task.content,
  interviews: task.interviews ?? { name: `${task.name}.dat`, content: '' },
});
