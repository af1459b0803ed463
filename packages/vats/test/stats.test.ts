import { describe, expect, it } from 'vitest';
import type { Progress, Result, RowStream, StatisticsInput, StatisticsOptions, VatsError } from '../src/index.ts';
import { clientOf } from './support/client.ts';
import { errorOf, valueOf } from './support/say.ts';
import { serve, type Reply } from './support/serve.ts';

const key: Reply = { body: { result: 1000, key: 'K1' } };
const notReady: Reply = { status: 204, body: '' };
const csv = (body: string): Reply => ({ body, headers: { 'content-type': 'text/csv' } });
const january: StatisticsInput = { dateFrom: '2026-01-01T00:00:00Z', dateTo: '2026-01-02T00:00:00Z' };
const soon = { pollMs: 1 };

async function rowsOf<Row, Summary>(stream: RowStream<Row, Summary, VatsError>): Promise<Result<Row, VatsError>[]> {
  const rows: Result<Row, VatsError>[] = [];
  for await (const row of stream) rows.push(row);
  return rows;
}

const row = '[rec1,rec2];1767225600;1767225660;1767225610;101;74950000001;;79001234567;1110;74950000002;abonent';

describe('statistics', () => {
  it('are asked for, waited for, and handed out row by row', async () => {
    const { baseUrl, hits } = await serve(key, notReady, notReady, csv(`${row}\r\n${row}\n`));
    const stream = clientOf({ baseUrl }).stats.fetch(january, soon);
    const rows = await rowsOf(stream);
    expect(rows.map(valueOf)).toEqual([expected, expected]);
    expect(valueOf(await stream.summary)).toEqual({ spans: 1, rows: 2, complete: true });
    expect(hits.map(({ path }) => path)).toEqual([
      '/vpbx/stats/request',
      '/vpbx/stats/result',
      '/vpbx/stats/result',
      '/vpbx/stats/result',
    ]);
    expect(JSON.parse(hits[0]?.form.json ?? '')).toEqual({
      date_from: 1767225600,
      date_to: 1767312000,
      fields:
        'records,start,finish,answer,from_extension,from_number,to_extension,to_number,disconnect_reason,line_number,location',
    });
    expect(hits[1]?.form.json).toBe('{"key":"K1"}');
  });

  const expected = {
    recordingIds: ['rec1', 'rec2'],
    start: 1767225600,
    finish: 1767225660,
    answer: 1767225610,
    fromExtension: '101',
    fromNumber: '74950000001',
    toExtension: undefined,
    toNumber: '79001234567',
    disconnectReason: expect.objectContaining({ code: 1110 }),
    lineNumber: '74950000002',
    location: 'abonent',
  };

  it('have the columns that were asked for, in any order', async () => {
    const { baseUrl, hits } = await serve(key, csv('E1;0;rec1,rec2,rec3;Busy\nE2;5;[];\n'));
    const columns = ['entryId', 'answer', 'recordingIds', 'disconnectReason'] as const;
    const rows = await rowsOf(clientOf({ baseUrl }).stats.fetch({ ...january, columns }, soon));
    expect(rows.map(valueOf)).toMatchObject([
      { entryId: 'E1', answer: undefined, recordingIds: ['rec1', 'rec2', 'rec3'], disconnectReason: { asked: 'Busy' } },
      { entryId: 'E2', answer: 5, recordingIds: [], disconnectReason: { match: 'unknown' } },
    ]);
    expect(JSON.parse(hits[0]?.form.json ?? '')).toMatchObject({ fields: 'entry_id,answer,records,disconnect_reason' });
  });

  it('of a span over a month are asked for in pieces that neither overlap nor leave a second out', async () => {
    const { baseUrl, hits } = await serve(key, csv(`${row}\n`), key, csv(`${row}\n`), key, csv(''));
    const progress: Progress[] = [];
    const stream = clientOf({ baseUrl }).stats.fetch(
      { dateFrom: '2026-01-31T00:00:00Z', dateTo: '2026-03-31T00:00:00Z' },
      { ...soon, onProgress: (told) => progress.push(told) },
    );
    expect(await rowsOf(stream)).toHaveLength(2);
    const spans = hits.filter(({ path }) => path.endsWith('request')).map(({ form }) => JSON.parse(form.json));
    expect(spans.map(({ date_from, date_to }) => [iso(date_from), iso(date_to)])).toEqual([
      ['2026-01-31T00:00:00', '2026-02-27T23:59:59'],
      ['2026-02-28T00:00:00', '2026-03-27T23:59:59'],
      ['2026-03-28T00:00:00', '2026-03-31T00:00:00'],
    ]);
    expect(progress.filter(({ unit }) => unit === 'spans').map(({ done, total }) => [done, total])).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
    expect(progress.filter(({ unit }) => unit === 'rows').at(-1)?.done).toBe(2);
  });

  const iso = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 19);

  it('end with what went wrong as the last item', async () => {
    const { baseUrl } = await serve(key, csv(`${row}\none;two\n`));
    const stream = clientOf({ baseUrl }).stats.fetch(january, soon);
    const rows = await rowsOf(stream);
    const error = errorOf(rows.at(-1) as Result<unknown, VatsError>, 'decode');
    expect(error).toMatchObject({ operation: 'stats.fetch', issues: [{ path: 'rows[1]', expected: '11 fields' }] });
    expect((await stream.summary).ok).toBe(false);
  });

  it.each([
    ['a page', { body: '<html>rows;rows</html>', headers: { 'content-type': 'text/html' } }, 'decode'],
    ['a code', { body: { result: 3100 } }, 'api'],
    ['a key nobody knows', { status: 404, body: { name: 'Not Found', status: 404 } }, 'http'],
    ['half a letter', { body: Buffer.from([0xd0]), headers: { 'content-type': 'text/csv' } }, 'decode'],
    ['no time', { body: row.replace('1767225600', 'noon'), headers: { 'content-type': 'text/csv' } }, 'decode'],
    ['no end of a row', { body: 'x'.repeat(70_000), headers: { 'content-type': 'text/csv' } }, 'decode'],
  ] as const)('that come as %s are an error', async (_what, reply, kind) => {
    const { baseUrl } = await serve(key, reply);
    const rows = await rowsOf(clientOf({ baseUrl, retry: { limit: 0 } }).stats.fetch(january, soon));
    expect(rows).toHaveLength(1);
    errorOf(rows[0] as Result<unknown, VatsError>, kind);
  });

  it('that are never ready are late', async () => {
    const { baseUrl } = await serve(key, notReady);
    const rows = await rowsOf(clientOf({ baseUrl }).stats.fetch(january, { pollMs: 5, timeoutMs: 100 }));
    expect(errorOf(rows[0] as Result<unknown, VatsError>, 'timeout')).toMatchObject({ scope: 'total', phase: 'reply' });
  });

  it('stop when the caller aborts', async () => {
    const { baseUrl, hits } = await serve(key, csv(`${row}\n`));
    const stop = new AbortController();
    const long = { dateFrom: '2025-01-01T00:00:00Z', dateTo: '2026-01-01T00:00:00Z' };
    const results: Result<unknown, VatsError>[] = [];
    for await (const one of clientOf({ baseUrl }).stats.fetch(long, { ...soon, signal: stop.signal })) {
      results.push(one);
      stop.abort('enough');
    }
    expect(errorOf(results.at(-1) as Result<unknown, VatsError>, 'aborted').reason).toBe('enough');
    expect(hits.length).toBeLessThan(4);
  });

  it('stop when the loop is left', async () => {
    const { baseUrl, hits } = await serve(key, csv(`${row}\n${row}\n`), key);
    const left = clientOf({ baseUrl }).stats.fetch(
      { dateFrom: '2025-01-01T00:00:00Z', dateTo: '2026-01-01T00:00:00Z' },
      soon,
    );
    for await (const _row of left) break;
    expect(valueOf(await left.summary)).toMatchObject({ rows: 1, complete: false });
    expect(hits).toHaveLength(2);
  });

  it.each([
    [{ dateFrom: 'yesterday', dateTo: '2026-01-01T00:00:00Z' }, 'dateFrom'],
    [{ dateFrom: '2026-01-02T00:00:00Z', dateTo: '2026-01-01T00:00:00Z' }, 'dateTo'],
    [{ ...january, columns: ['start', 'start'] }, 'columns'],
    [{ ...january, columns: ['colour'] }, 'columns[0]'],
    [{ ...january, from: { extension: '101' }, callParty: { extension: '102' } }, 'callParty'],
    [undefined, 'dateFrom'],
  ] as const)('are not asked for with a wrong input (%j)', async (input, path) => {
    const { baseUrl, hits } = await serve(key);
    const rows = await rowsOf(clientOf({ baseUrl }).stats.fetch(input as StatisticsInput, soon));
    expect(errorOf(rows[0] as Result<unknown, VatsError>, 'input').issues[0]?.path).toBe(path);
    expect(hits).toHaveLength(0);
  });

  it.each([
    [{ pollMs: Number.NaN }, 'options.pollMs'],
    [{ pollMs: 0 }, 'options.pollMs'],
    [{ pollMs: -1 }, 'options.pollMs'],
    [{ pollMs: Infinity }, 'options.pollMs'],
    [{ pollMs: '5000' }, 'options.pollMs'],
    [{ timeoutMs: Number.NaN }, 'options.timeoutMs'],
    [{ signal: null }, 'options.signal'],
    [{ signal: 7 }, 'options.signal'],
  ])('are not asked for with wrong options (%o)', async (options, path) => {
    const { baseUrl, hits } = await serve(key, notReady);
    const { stats } = clientOf({ baseUrl });
    const wrong = { timeoutMs: 100, ...options } as unknown as StatisticsOptions;
    const [rows, calls] = [await rowsOf(stats.fetch(january, wrong)), await rowsOf(stats.fetchCalls(january, wrong))];
    for (const { error } of [rows[0] as Result<unknown, VatsError>, calls[0] as Result<unknown, VatsError>]) {
      expect(error).toMatchObject({ kind: 'input', issues: [{ path }] });
    }
    expect([rows.length, calls.length, hits]).toEqual([1, 1, []]);
  });

  it('are asked for with times shifted as the option says', async () => {
    const { baseUrl, hits } = await serve(key, csv(''));
    await rowsOf(clientOf({ baseUrl, timestampOffsetSeconds: 10_800 }).stats.fetch(january, soon));
    expect(JSON.parse(hits[0]?.form.json ?? '')).toMatchObject({ date_from: 1767236400, date_to: 1767322800 });
  });

  it('can be asked for and fetched by hand', async () => {
    const { baseUrl } = await serve(key, notReady, csv(`${row}\n`));
    const { stats } = clientOf({ baseUrl });
    const { key: asked } = valueOf(await stats.request(january));
    expect(valueOf(await stats.result({ key: asked }))).toEqual({ ready: false });
    const result = valueOf(await stats.result({ key: asked }));
    const bytes = result.ready ? valueOf(await result.download.bytes()) : undefined;
    expect(new TextDecoder().decode(bytes)).toBe(`${row}\n`);
  });
});
