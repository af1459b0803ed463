import { describe, expect, it } from 'vitest';
import type { CallStatisticsInput, Result, RowStream, StatisticsCall, VatsError } from '../src/index.ts';
import { clientOf } from './support/client.ts';
import { errorOf, valueOf } from './support/say.ts';
import { serve, type Reply } from './support/serve.ts';

const key: Reply = { body: { result: 1000, key: 'K1' } };
const january: CallStatisticsInput = { dateFrom: '2026-01-01T00:00:00+03:00', dateTo: '2026-01-02T00:00:00+03:00' };
const soon = { pollMs: 1 };

async function rowsOf<Summary>(
  stream: RowStream<StatisticsCall, Summary, VatsError>,
): Promise<Result<StatisticsCall, VatsError>[]> {
  const rows: Result<StatisticsCall, VatsError>[] = [];
  for await (const row of stream) rows.push(row);
  return rows;
}

const call = (entry_id: string, more: object = {}): object => ({ entry_id, ...more });
const days = (...lists: readonly object[][]): object =>
  lists.map((list, index) => ({ list, period: `2026-01-0${index + 1}`, total_calls_count: list.length }));
const complete = (...lists: readonly object[][]): Reply => ({
  body: { result: 1000, status: 'complete', data: days(...lists) },
});

describe('statistics of calls', () => {
  it('are waited for until they are complete: what comes before is only a part', async () => {
    const work: Reply = { body: { result: 1000, status: 'work', data: days([call('E1')]) } };
    const { baseUrl, hits } = await serve(key, { status: 204, body: '' }, work, complete([call('E1')], [call('E2')]));
    const stream = clientOf({ baseUrl }).stats.fetchCalls(january, soon);
    expect((await rowsOf(stream)).map((row) => valueOf(row).entryId)).toEqual(['E1', 'E2']);
    expect(hits.map(({ path }) => path.replace('/vpbx/stats/calls/', ''))).toEqual([
      'request',
      'result',
      'result',
      'result',
    ]);
    expect(JSON.parse(hits[0]?.form.json ?? '')).toEqual({
      start_date: '01.01.2026 00:00:00',
      end_date: '02.01.2026 00:00:00',
      limit: 1000,
      offset: 0,
    });
  });

  it('come in pages, and in pieces of less than 30 days', async () => {
    const { baseUrl, hits } = await serve(
      key,
      complete([call('E1'), call('E2'), call('E3')], [call('E4'), call('E5')]),
      key,
      complete([call('E6')]),
      key,
      complete([]),
    );
    const stream = clientOf({ baseUrl }).stats.fetchCalls(
      { dateFrom: '2026-01-01T00:00:00+03:00', dateTo: '2026-01-31T00:00:00+03:00', pageSize: 5 },
      soon,
    );
    expect((await rowsOf(stream)).map((row) => valueOf(row).entryId)).toEqual(['E1', 'E2', 'E3', 'E4', 'E5', 'E6']);
    const asked = hits.filter(({ path }) => path.endsWith('request')).map(({ form }) => JSON.parse(form.json));
    expect(asked.map(({ start_date, end_date, offset }) => [start_date, end_date, offset])).toEqual([
      ['01.01.2026 00:00:00', '30.01.2026 23:59:59', 0],
      ['01.01.2026 00:00:00', '30.01.2026 23:59:59', 5],
      ['31.01.2026 00:00:00', '31.01.2026 00:00:00', 0],
    ]);
    expect(valueOf(await stream.summary)).toEqual({ spans: 2, rows: 6, complete: true });
  });

  it('take every filter', async () => {
    const { baseUrl, hits } = await serve(key, complete([]));
    await rowsOf(
      clientOf({ baseUrl }).stats.fetchCalls(
        {
          ...january,
          userIds: ['17'],
          groupIds: ['3', '4'],
          directions: ['incoming'],
          answered: false,
          recallStatus: 'notCalledBack',
          search: '7900',
          contactCentre: true,
          extraFields: ['fullCost', 'tariffCost'],
          pageSize: 100,
        },
        soon,
      ),
    );
    expect(JSON.parse(hits[0]?.form.json ?? '')).toMatchObject({
      user_ids: [17],
      group_ids: [3, 4],
      context_type: [1],
      context_status: 0,
      recall_status: 0,
      search_string: '7900',
      ext_params: 1,
      ext_fields: ['context_cost_full', 'context_cost_tariff'],
      limit: 100,
    });
  });

  it('tell who took part', async () => {
    const { baseUrl } = await serve(key, complete([sample]));
    const [told] = await rowsOf(clientOf({ baseUrl }).stats.fetchCalls(january, soon));
    expect(valueOf(told as Result<StatisticsCall, VatsError>)).toMatchObject({
      entryId: 'MTox',
      direction: 'incoming',
      answered: true,
      callerNumber: '79001234567',
      startedBy: 'anyDevice',
      appeal: { id: '5', channel: 'call', result: 'handled' },
      members: [
        {
          type: 'group',
          endReason: { code: 1110 },
          directionInbound: true,
          modeGroup: false,
          recordingIds: ['r1'],
          members: [{ type: 'user', partyId: '17', endReason: { asked: 110 } }],
        },
      ],
    });
  });

  const sample = call('MTox', {
    context_type: '1',
    context_status: 1,
    caller_id: null,
    caller_number: '79001234567',
    context_init_type: 0,
    operator_call_duration: null,
    conversion: { conversion_id: 5, channel_type: 1, result: 1, params: 5 },
    context_calls: [
      {
        call_type: 'group',
        call_end_reason: 1110,
        call_answer_time: null,
        DirectionInbound: true,
        ModeGroup: false,
        recording_id: ['r1'],
        members: [{ call_type: 'user', call_abonent_id: 17, call_end_reason: 110, members: null }],
      },
    ],
  });

  it.each(['error', 'cancel', 'not-found'])('that end by "%s" are an error', async (status) => {
    const { baseUrl } = await serve(key, { body: { result: 1000, status } });
    const [told] = await rowsOf(clientOf({ baseUrl }).stats.fetchCalls(january, soon));
    expect(errorOf(told as Result<unknown, VatsError>, 'api')).toMatchObject({ code: status, match: 'unknown' });
  });

  it('that are complete without any data are no statistics', async () => {
    const { baseUrl } = await serve(key, { body: { result: 1000, status: 'complete' } });
    const [told] = await rowsOf(clientOf({ baseUrl }).stats.fetchCalls(january, soon));
    expect(errorOf(told as Result<unknown, VatsError>, 'decode').issues).toEqual([
      { path: 'data', expected: expect.stringContaining('there') },
    ]);
  });

  it.each([
    [{ ...january, recallStatus: 'calledBack' }, 'recallStatus'],
    [{ ...january, search: 'ab' }, 'search'],
    [{ ...january, pageSize: 7 }, 'pageSize'],
    [{ ...january, userIds: ['seventeen'] }, 'userIds[0]'],
    [{ dateFrom: january.dateTo, dateTo: january.dateFrom }, 'dateTo'],
  ] as const)('are not asked for with a wrong input (%j)', async (input, path) => {
    const { baseUrl, hits } = await serve(key);
    const [told] = await rowsOf(clientOf({ baseUrl }).stats.fetchCalls(input as CallStatisticsInput, soon));
    expect(errorOf(told as Result<unknown, VatsError>, 'input').issues[0]?.path).toBe(path);
    expect(hits).toHaveLength(0);
  });

  it('asked for by hand may not span 30 days', async () => {
    const { baseUrl } = await serve(key);
    const month = { dateFrom: '2026-01-01T00:00:00Z', dateTo: '2026-01-31T00:00:00Z', pageSize: 100 } as const;
    const told = await clientOf({ baseUrl }).stats.requestCalls(month);
    expect(errorOf(told, 'input').issues).toEqual([{ path: 'dateTo', expected: 'less than 30 days after dateFrom' }]);
  });

  it('asked for by hand begin with the first', async () => {
    const { baseUrl, hits } = await serve(key);
    valueOf(await clientOf({ baseUrl }).stats.requestCalls({ ...january, pageSize: 100 }));
    expect(JSON.parse(hits[0]?.form.json ?? '')).toMatchObject({ limit: 100, offset: 0 });
  });
});
