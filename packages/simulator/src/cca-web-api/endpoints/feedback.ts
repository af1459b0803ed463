import { idIn, type Asked } from '../asked.ts';
import { answered, refuse } from '../outcome.ts';
import type { Site } from '../site.ts';
import type { CcaWebApiFeedback } from '../surveys.ts';
import type { Endpoint } from './endpoint.ts';
import { taskIn } from './survey-tasks.ts';

const describe = ({ id, comment }: CcaWebApiFeedback): object => ({ Id: id, Comment: comment });

const feedbackIn = (site: Site, asked: Asked): CcaWebApiFeedback => {
  const id = idIn(asked, 'fid');
  return taskIn(site, asked).feedback.find((one) => one.id === id) ?? refuse('UnknownObject');
};

export const feedbackEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path: 'SurveyTasks/{id}/Feedback',
    since: '5.4.7',
    run: (site, asked) => answered(taskIn(site, asked).feedback.map(describe)),
  },
  {
    method: 'GET',
    path: 'SurveyTasks/{id}/Feedback/{fid}',
    since: '5.4.7',
    run: (site, asked) => answered(describe(feedbackIn(site, asked))),
  },
  {
    method: 'GET',
    path: 'SurveyTasks/{id}/Feedback/{fid}/Screenshot',
    since: '5.4.7',
    run: (site, asked) =>
      answered({ DataToken: site.files.issue(feedbackIn(site, asked).screenshot ?? refuse('FileNotFound')) }),
  },
];
