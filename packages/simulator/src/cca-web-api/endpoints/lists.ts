import { idIn, type Asked } from '../asked.ts';
import type { List } from '../lists.ts';
import { answered, done, refuse } from '../outcome.ts';
import type { Site } from '../site.ts';
import type { Endpoint } from './endpoint.ts';
import { describeEntry } from './writing.ts';

const listIn = ({ lists }: Site, asked: Asked): List => lists.get(idIn(asked, 'id')) ?? refuse('UnknownObject');

export const listEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: 'Lists', run: ({ lists }) => answered([...lists.values()].map(describeEntry)) },
  { method: 'GET', path: 'Lists/{id}', run: (site, asked) => answered(describeEntry(listIn(site, asked))) },
  {
    method: 'POST',
    path: 'Lists/{id}/Start',
    since: '5.4.7',
    run: (site, asked) => {
      const list = listIn(site, asked);
      if (list.running) return { code: 'SuccessListRunning' };
      list.running = true;
      return done;
    },
  },
  {
    method: 'POST',
    path: 'Lists/{id}/Stop',
    since: '5.4.7',
    run: (site, asked) => {
      const list = listIn(site, asked);
      if (!list.running) return refuse('InvalidOperation');
      list.running = false;
      return done;
    },
  },
  {
    method: 'POST',
    path: 'Lists/{id}/UpdateWithExternalData',
    since: '5.4.7',
    run: (site, asked) => {
      const list = listIn(site, asked);
      if (asked.request.json === undefined) return refuse('InvalidArgs');
      return list.running ? { code: 'SuccessListRunning' } : done;
    },
  },
];
