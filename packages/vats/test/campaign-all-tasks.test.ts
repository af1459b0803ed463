import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Progress } from '../src/index.ts';
import { clientOf } from './support/client.ts';
import { serveLiving, type Living } from './support/live.ts';
import { errorOf, valueOf } from './support/say.ts';

/** Pages of tasks with a cursor each: the number of the next page. */
function pages(of: readonly (readonly number[])[], lastHasCursor = false): Promise<Living> {
  return serveLiving(({ json }) => {
    const { cursor = 'p0' } = json as { readonly cursor?: string };
    const at = Number(cursor.slice(1));
    const more = at + 1 < of.length || (lastHasCursor && at < of.length);
    const tasks = (of[at] ?? []).map((id) => ({ task_id: id }));
    return { result: 1000, tasks, ...(more ? { cursor: `p${at + 1}` } : { cursor: null }) };
  });
}

async function idsOf(living: Living, campaignIds: readonly string[] = ['16340']): Promise<string[]> {
  const ids: string[] = [];
  for await (const task of clientOf(living).campaigns.allTasks({ campaignIds })) {
    ids.push(valueOf(task).taskId ?? '');
  }
  return ids;
}

describe('all tasks of a campaign', () => {
  it('come page after page, a hundred at a time', async () => {
    const living = await pages([[1, 2], [3], [4]]);
    expect(await idsOf(living)).toEqual(['1', '2', '3', '4']);
    expect(living.asked).toEqual([
      { path: 'v2/campaign/tasks', json: { campaign_ids: [16340], limit: 100 } },
      { path: 'v2/campaign/tasks', json: { campaign_ids: [16340], limit: 100, cursor: 'p1' } },
      { path: 'v2/campaign/tasks', json: { campaign_ids: [16340], limit: 100, cursor: 'p2' } },
    ]);
  });

  it('come once each and all, however they are spread over pages', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), { maxLength: 5 }),
        fc.boolean(),
        async (spread, lastHasCursor) => {
          expect(await idsOf(await pages(spread, lastHasCursor))).toEqual(spread.flat().map(String));
        },
      ),
      { numRuns: 15 },
    );
  });

  it('are counted, and the rest of the question is asked each time', async () => {
    const living = await pages([[1, 2], [3]]);
    const seen: Progress[] = [];
    const stream = clientOf(living).campaigns.allTasks(
      { campaignIds: ['1', '2'], fields: ['taskId'], pageSize: 2 },
      { onProgress: (progress) => seen.push(progress) },
    );
    for await (const task of stream) valueOf(task);
    expect(seen.map(({ unit, done }) => [unit, done])).toEqual([
      ['rows', 2],
      ['rows', 3],
    ]);
    expect(living.asked.map(({ json }) => [json['fields'], json['limit']])).toEqual([
      [['task_id'], 2],
      [['task_id'], 2],
    ]);
    expect(valueOf(await stream.summary)).toEqual({ rows: 3, complete: true });
  });

  it('end with the first error', async () => {
    const living = await serveLiving(({ json }) =>
      json['cursor'] === undefined
        ? { result: 1000, tasks: [{ task_id: 1 }], cursor: 'p1' }
        : { result: 5101, message: 'no campaign' },
    );
    const told = [];
    for await (const task of clientOf(living).campaigns.allTasks({ campaignIds: ['1'] })) told.push(task);
    expect(told).toHaveLength(2);
    expect(errorOf(told[1] as never, 'api')).toMatchObject({ code: 5101, operation: 'campaigns.allTasks' });
  });

  it('do not come for ever where the place never moves', async () => {
    const living = await serveLiving(() => ({ result: 1000, tasks: [{ task_id: 1 }], cursor: 'same' }));
    const told = [];
    for await (const task of clientOf(living).campaigns.allTasks({ campaignIds: ['1'] })) told.push(task);
    expect(errorOf(told.at(-1) as never, 'decode').issues?.[0]?.path).toBe('cursor');
    expect(living.asked).toHaveLength(2);
  });

  it('are not asked for any more once they are left', async () => {
    const living = await pages([[1], [2], [3]]);
    const stream = clientOf(living).campaigns.allTasks({ campaignIds: ['1'] });
    for await (const task of stream) {
      valueOf(task);
      break;
    }
    expect(valueOf(await stream.summary)).toEqual({ rows: 1, complete: false });
    expect(living.asked).toHaveLength(1);
  });

  it('stop with the signal of the caller', async () => {
    const living = await pages([[1], [2], [3]]);
    const leave = new AbortController();
    const told = [];
    const { signal } = leave;
    for await (const task of clientOf(living).campaigns.allTasks({ campaignIds: ['1'] }, { signal })) {
      told.push(task);
      leave.abort('enough');
    }
    expect(errorOf(told.at(-1) as never, 'aborted').reason).toBe('enough');
    expect(living.asked).toHaveLength(1);
  });

  it('are not asked for if the question is wrong', async () => {
    const living = await pages([[1]]);
    const told = [];
    for await (const task of clientOf(living).campaigns.allTasks({ campaignIds: ['one'] })) told.push(task);
    expect(errorOf(told[0] as never, 'input').issues.map(({ path }) => path)).toEqual(['campaignIds[0]']);
    expect(living.asked).toEqual([]);
  });
});
