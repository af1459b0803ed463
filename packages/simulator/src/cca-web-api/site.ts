import type { Backstage } from '../frame/vendor.ts';
import type { CcaWebApiAgent, CcaWebApiCall, CcaWebApiCapiGroup } from './company.ts';
import { openLists, type List } from './lists.ts';
import type { CcaWebApiSettings } from './options.ts';
import type { ScriptSource } from './script.ts';
import { createSearches, type Searches } from './searches.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { openTask, type SurveyTask } from './survey-task.ts';
import type { CcaWebApiFile } from './surveys.ts';
import { createTickets, type Tickets } from './tickets.ts';

/** Whether the API can reach CCA, and has read what it keeps of it. */
export type CcaWebApiState = 'ready' | 'cacheLoading' | 'noCcaConnection';

/** The server with everything on it: what the endpoints work on. */
export interface Site {
  readonly settings: CcaWebApiSettings;
  readonly now: () => number;
  readonly script: ScriptSource;
  readonly sessions: Sessions;
  /** By id, as are tasks, lists and groups. */
  readonly agents: Map<number, CcaWebApiAgent>;
  readonly surveyTasks: Map<number, SurveyTask>;
  readonly lists: ReadonlyMap<number, List>;
  readonly capiGroups: Map<number, CcaWebApiCapiGroup>;
  readonly calls: CcaWebApiCall[];
  readonly files: Tickets<CcaWebApiFile>;
  readonly searches: Searches;
  /** The id of something new. */
  readonly newId: (kind: string) => number;
  state: CcaWebApiState;
}

const byId = <Thing extends { readonly id: number }>(things: readonly Thing[]): Map<number, Thing> =>
  new Map(things.map((thing) => [thing.id, thing]));

/** A server as it is after its start. */
export const openSite = ({ ids, time }: Backstage, settings: CcaWebApiSettings, script: ScriptSource): Site => {
  const { now } = time;
  const { sessionIdleMs: idleMs, permanentTokens, requestTokenMs } = settings;
  const sessions = createSessions({ ids, now, idleMs, permanentTokens });
  const isAlive = (token: string): boolean => sessions.find(token) !== undefined;
  return {
    settings,
    now,
    script,
    sessions,
    agents: byId(settings.agents),
    surveyTasks: byId(settings.surveyTasks.map((task) => openTask(task, now(), isAlive))),
    lists: byId(openLists(settings.lists)),
    capiGroups: byId(settings.capiGroups),
    calls: [...settings.calls],
    files: createTickets(ids, now, requestTokenMs),
    searches: createSearches(ids, now, requestTokenMs),
    newId: (kind) => ids.serial(kind),
    state: 'ready',
  };
};
