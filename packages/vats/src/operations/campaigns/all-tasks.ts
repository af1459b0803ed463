import {
  compose,
  map,
  reportProgress,
  routine,
  rowStream,
  type CallOptions,
  type Connection,
  type Result,
  type Routine,
  type RowStream,
  type TrunklineError,
} from '@trunkline/core';
import type { VatsCode } from '../../codes.ts';
import { readAgain } from '../read-again.ts';
import { tasks, type CampaignTasksFilter, type CampaignTasksPage } from './page.ts';
import type { PageTaskOfCampaign } from './page-task.ts';

type Failure = TrunklineError<VatsCode>;
type Nothing = Readonly<Record<never, never>>;

export interface AllCampaignTasks extends CampaignTasksFilter {
  /** Tasks of a page, 1 to 100. Default 100: the fewest questions. Wire: `limit`. */
  readonly pageSize?: number;
}

type AllTasks = (
  input: AllCampaignTasks,
  options?: CallOptions<VatsCode>,
) => RowStream<PageTaskOfCampaign, Nothing, Failure>;

const name = 'campaigns.allTasks';

/**
 * All tasks of one campaign or several, page after page. Each comes as a Result: the first error is the last item. Leaving
 * the loop or aborting ends the work. `onProgress` counts `rows`.
 *
 * Wire: `v2/campaign/tasks` with the `cursor` of the page before, until a page has none. Source: manual 2026 §4.6.2.
 *
 * ```ts
 * for await (const task of vats.campaigns.allTasks({ campaignIds: ['16340'] })) {
 *   if (!task.ok) return report(task.error);
 *   show(task.value.number, task.value.status);
 * }
 * ```
 */
export const allTasks: Routine<AllTasks> = routine((connection: Connection<VatsCode>): AllTasks => (given, options) => {
  const { onProgress, ...each } = options ?? {};
  const timeoutMs = each.totalTimeoutMs ?? connection.totalTimeoutMs;

  function ask(cursor: string | undefined, signal: AbortSignal): Promise<Result<CampaignTasksPage, Failure>> {
    const question = { pageSize: 100, ...given, ...(cursor === undefined ? {} : { cursor }) };
    return compose<CampaignTasksPage, VatsCode>(connection, name, { timeoutMs, ...each, signal }, async (own) => {
      const page = await own.run(tasks, question);
      // The same place again would go on for ever.
      const stuck = page.ok && cursor !== undefined && page.value.cursor === cursor && page.value.tasks.length > 0;
      return stuck ? own.misread([{ path: 'cursor', expected: 'another one than of the page before' }]) : page;
    });
  }

  return rowStream<PageTaskOfCampaign, Nothing, Failure>(
    async function* (signal) {
      let rows = 0;
      let cursor: string | undefined;
      do {
        const page = await ask(cursor, signal);
        yield map(page, (found) => found.tasks);
        if (!page.ok) return {};
        rows += page.value.tasks.length;
        reportProgress(connection, onProgress, { operation: name, unit: 'rows', done: rows });
        cursor = page.value.tasks.length === 0 ? undefined : page.value.cursor;
      } while (cursor !== undefined);
      return {};
    },
    {},
    readAgain(connection, name),
    each.signal,
  );
});
