import { idIn } from '../asked.ts';
import { answered, done, refuse } from '../outcome.ts';
import type { Endpoint } from './endpoint.ts';
import { taskIn } from './survey-tasks.ts';

/** The ways in which interviews can be had: two names of one, and one whose name isn't known. */
const interviewFormats = /^(0|1|DatFile)$/i;

/** What a survey consists of, beside its content, and what it has brought in. */
export const surveyFileEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path: 'SurveyTasks/{id}/DatabaseSettings',
    since: '5.4.7',
    run: (site, asked) => {
      const { id } = taskIn(site, asked);
      if ((asked.query.get('RSAPublicKey') ?? '') === '') return refuse('InvalidArgs');
      // Nobody outside knows what it looks like; with a key, surely nothing that can be read.
      return answered(Buffer.from(`database settings of ${id}`).toString('base64'));
    },
  },
  {
    method: 'GET',
    path: 'SurveyTasks/{id}/Survey/XML',
    since: '5.5.3',
    module: 'AskiaFace',
    run: (site, asked) => answered(`<Survey Id="${taskIn(site, asked).id}"/>`),
  },
  {
    method: 'GET',
    path: 'SurveyTasks/{id}/Resources',
    since: '5.5.3',
    module: 'AskiaFace',
    run: (site, asked) => answered(taskIn(site, asked).resources.map(({ id, name }) => ({ Id: id, Name: name }))),
  },
  {
    method: 'GET',
    path: 'SurveyTasks/{id}/Resources/{rid}',
    since: '5.5.3',
    module: 'AskiaFace',
    run: (site, asked) => {
      const id = idIn(asked, 'rid');
      const resource = taskIn(site, asked).resources.find((one) => one.id === id) ?? refuse('SurveyUnknownResource');
      return answered({ DataToken: site.files.issue(resource) });
    },
  },
  {
    method: 'GET',
    path: 'SurveyTasks/{id}/Interviews',
    since: '5.5.3',
    run: (site, asked) => {
      const { interviews } = taskIn(site, asked);
      if (!interviewFormats.test(asked.query.get('format') ?? '')) return refuse('InvalidArgs');
      return answered({ DataToken: site.files.issue(interviews) });
    },
  },
  {
    method: 'PUT',
    path: 'SurveyTasks/{id}/Interviews',
    since: '5.5.3',
    run: (site, asked) => {
      const task = taskIn(site, asked);
      const { body, bytes = body } = asked.request;
      if (bytes.length === 0) return refuse('InvalidArgs');
      task.interviews = { ...task.interviews, content: bytes };
      return done;
    },
  },
];
