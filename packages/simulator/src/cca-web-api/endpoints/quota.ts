import { idIn, type Asked } from '../asked.ts';
import { answered, done, refuse } from '../outcome.ts';
import type { Quota } from '../quota.ts';
import type { Site } from '../site.ts';
import type { Endpoint } from './endpoint.ts';
import { taskIn } from './survey-tasks.ts';

const quotaIn = (site: Site, asked: Asked): Quota => taskIn(site, asked).quota ?? refuse('NoDataAvailable');

/** Whoever asks, as the holder of the quota's lock. */
const holderOf = ({ session }: Asked): string => session?.token ?? '';

const isWhole = (text: string | undefined): boolean => /^\d+$/.test(text ?? '');

export const quotaEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: 'SurveyTasks/{id}/Quota', run: (site, asked) => answered(quotaIn(site, asked).tree()) },
  {
    method: 'GET',
    path: 'SurveyTasks/{id}/Quota/Unlock',
    since: '5.4.7',
    run: (site, asked) => {
      quotaIn(site, asked).unlock(holderOf(asked));
      return done;
    },
  },
  {
    method: 'GET',
    path: 'SurveyTasks/{id}/Quota/Save',
    since: '5.4.7',
    run: (site, asked) => {
      quotaIn(site, asked).save(holderOf(asked));
      return done;
    },
  },
  {
    method: 'GET',
    path: 'SurveyTasks/{id}/Quota/Availability/{listId}/{contactMode}',
    run: (site, asked) => {
      const { lists, quota } = taskIn(site, asked);
      const listId = idIn(asked, 'listId');
      if (!isWhole(asked.names['contactMode'])) return refuse('InvalidArgs');
      if (!site.lists.has(listId)) return refuse('UnknownObject');
      if (!lists.includes(listId)) return refuse('ListTargetNotCompatible');
      return answered((quota ?? refuse('QuotaAvailabilityGetFailed')).sum('MaximumToDoCount'));
    },
  },
  {
    method: 'POST',
    path: 'SurveyTasks/{id}/Quota/{token}/{questionId}',
    since: '5.4.7',
    run: (site, asked) => {
      const { token } = asked.names;
      if (!isWhole(token)) return refuse('QuotaInvalidToken');
      const quota = quotaIn(site, asked);
      quota.set(Number(token), idIn(asked, 'questionId'), asked.request.json, holderOf(asked));
      return done;
    },
  },
];
