import { createHash } from 'node:crypto';

import { contentOf } from '../answers.ts';
import type { CcaWebApiCapiGroup } from '../company.ts';
import { answered } from '../outcome.ts';
import type { SurveyTask } from '../survey-task.ts';
import type { Endpoint } from './endpoint.ts';

const checksumOf = ({ content }: SurveyTask): string =>
  createHash('md5')
    .update(content === undefined ? '' : contentOf(content))
    .digest('hex');

/** Spelt otherwise than the rest of the API: these names begin with a small letter, and times name their zone. */
const describe = (task: SurveyTask, groups: readonly CcaWebApiCapiGroup[]): object => ({
  id: task.id,
  name: task.name,
  capiGroups: groups.map(({ id, name }) => ({ id, name })),
  progressionType: 0,
  revisionId: task.revision,
  revisionDate: new Date(task.modifiedAt).toISOString(),
  newSeed: false,
  checksum: checksumOf(task),
  quota: {},
});

const belongs = ({ members }: CcaWebApiCapiGroup, agentId: number | undefined): boolean =>
  members.some((member) => member.agentId === agentId && member.active);

/** The survey tasks that an interviewer may take along. */
export const faceEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path: 'Clients/Face/SurveyTasks',
    since: '5.5.3',
    module: 'AskiaFace',
    run: ({ capiGroups, surveyTasks, settings }, { session }) => {
      const own = [...capiGroups.values()].filter((group) => belongs(group, session?.agentId));
      const tasks = [...surveyTasks.values()].flatMap((task) => {
        const groups = own.filter(({ surveyId }) => surveyId === task.id);
        return groups.length === 0 ? [] : [describe(task, groups)];
      });
      return settings.faceTasks === 'bare' ? { bare: tasks } : answered(tasks);
    },
  },
];
