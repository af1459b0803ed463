import { idIn, objectIn, type Asked } from '../asked.ts';
import { answered, done, refuse, type Outcome } from '../outcome.ts';
import type { Site } from '../site.ts';
import type { Endpoint } from './endpoint.ts';
import { taskIn } from './survey-tasks.ts';
import { describeEntry } from './writing.ts';

/** Puts a survey on a web server, or takes it from there. */
const bring = (site: Site, asked: Asked, online: boolean): Outcome => {
  const { onlineAt } = taskIn(site, asked);
  const id = idIn(asked, 'wid');
  const connection = site.settings.webConnections.find((one) => one.id === id) ?? refuse('UnknownObject');
  if (connection.reachable === false) return refuse('SurveyWebConnectionOffline');
  if (online === onlineAt.has(id)) return refuse(online ? 'WebProdSurveyAlreadyOnline' : 'WebProdUnknownSurvey');
  if (online) onlineAt.add(id);
  else onlineAt.delete(id);
  return done;
};

export const webConnectionEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path: 'WebConnections',
    run: ({ settings }) => answered(settings.webConnections.map(describeEntry)),
  },
  {
    method: 'PUT',
    path: 'SurveyTasks/{id}/WebConnections/{wid}',
    run: (site, asked) => {
      // Two names have been seen for it.
      const { Online, setOnline } = objectIn(asked);
      const online = Online ?? setOnline;
      return typeof online === 'boolean' ? bring(site, asked, online) : refuse('InvalidArgs');
    },
  },
  {
    method: 'DELETE',
    path: 'SurveyTasks/{id}/WebConnections/{wid}',
    since: '5.4.7',
    run: (site, asked) => bring(site, asked, false),
  },
];
