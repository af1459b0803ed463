import { idIn, isObject, partsIn, type Asked } from '../asked.ts';
import { answered, done, refuse, type Outcome } from '../outcome.ts';
import type { Site } from '../site.ts';
import { openTask, type SurveyTask } from '../survey-task.ts';
import type { Endpoint } from './endpoint.ts';
import { serverTime, uploaded } from './writing.ts';

/** The survey task that the path names. */
export const taskIn = ({ surveyTasks }: Site, asked: Asked): SurveyTask =>
  surveyTasks.get(idIn(asked, 'id')) ?? refuse('UnknownObject');

const describe = (task: SurveyTask): object => ({
  Id: task.id,
  Name: task.name,
  Description: task.description,
  WebSurvey: task.webSurvey,
  QuotaMinimumTargetCount: task.quota?.sum('MinimumTargetCount') ?? 0,
  ObjectState: { InterviewsCompletedCount: task.completed, AgentsLoggedOnCount: task.agentsLoggedOn },
  DateCreated: serverTime(task.createdAt),
  DateModified: serverTime(task.modifiedAt),
  ...task.more,
});

/** The first part of an upload: what the new survey task is to be. */
const settingsIn = (bytes: Uint8Array | undefined): Readonly<Record<string, unknown>> => {
  try {
    const settings: unknown = JSON.parse(Buffer.from(bytes ?? []).toString('utf8'));
    return isObject(settings) ? settings : refuse('InvalidArgs');
  } catch {
    return refuse('InvalidArgs');
  }
};

const create = ({ surveyTasks, sessions, newId, now }: Site, asked: Asked): Outcome => {
  const { file, others } = partsIn(asked);
  const { Name: name, Description: description, ...more } = settingsIn(others[0]?.bytes);
  if (typeof name !== 'string' || name === '') return refuse('InvalidArgs');
  if ([...surveyTasks.values()].some((task) => task.name === name)) return refuse('AlreadyExists');
  const id = newId('surveyTask');
  const given = { id, name, description: typeof description === 'string' ? description : '', more };
  const task = openTask({ ...given, content: uploaded(file) }, now(), (token) => sessions.find(token) !== undefined);
  surveyTasks.set(id, task);
  return answered({ NewId: id });
};

const replaceContent = (site: Site, asked: Asked): Outcome => {
  const task = taskIn(site, asked);
  const { file } = partsIn(asked);
  const comesTo = site.script.contentUpdateOf(task.id);
  if (comesTo === 'failed') return refuse('SurveyUpdateFailed');
  const ignoresWarnings = /^true$/i.test(asked.query.get('ignoreWarnings') ?? '');
  if (comesTo === 'warnings' && !ignoresWarnings) return refuse('TaskUpdateCompatibilityWarnings');
  task.content = uploaded(file);
  task.revision += 1;
  task.modifiedAt = site.now();
  return done;
};

export const surveyTaskEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: 'SurveyTasks', run: ({ surveyTasks }) => answered([...surveyTasks.values()].map(describe)) },
  { method: 'POST', path: 'SurveyTasks', run: create },
  {
    method: 'GET',
    path: 'SurveyTasks/{id}',
    run: (site, asked) => {
      const task = taskIn(site, asked);
      const lists = task.lists.map((listId) => ({ ListId: listId }));
      return answered({ ...describe(task), ListsSettings: { Lists: lists } });
    },
  },
  { method: 'PUT', path: 'SurveyTasks/{id}/Content', run: replaceContent },
  {
    method: 'GET',
    path: 'SurveyTasks/{id}/Content',
    since: '5.5.3',
    run: (site, asked) =>
      answered({ DataToken: site.files.issue(taskIn(site, asked).content ?? refuse('FileNotFound')) }),
  },
];
