import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createVatsSimulator, type VatsSimulator } from '../src/index.ts';
import { useVatsSimulator } from '../src/vitest.ts';
import { answerOf, ask, signedForm } from './support/client.ts';

const simulator = useVatsSimulator({ time: 'manual' });

/** Of the manual clock's first day. */
const day = { date_from: '1768435200', date_to: '1768521599' };
const moscowDay = { start_date: '15.01.2026 00:00:00', end_date: '15.01.2026 23:59:59', limit: 100, offset: 0 };

const keyFor = async (stand: VatsSimulator, path: string, input: object): Promise<string> => {
  const answer = (await answerOf(stand, path, input)) as { readonly key: string };
  expect(Object.keys(answer)).toEqual(['key']);
  return answer.key;
};

const tableOf = async (stand: VatsSimulator, input: object): Promise<string> => {
  const key = await keyFor(stand, 'stats/request', input);
  await stand.advance(2_000);
  return (await ask(stand, 'stats/result', { key })).text();
};

const answeredCall = async (stand: VatsSimulator): Promise<void> => {
  stand.incomingCall({ from: '79161234567', to: '101', behaviour: { ringMs: 3_000, talkMs: 10_000 } });
  await stand.idle();
};

describe('the table of calls', () => {
  it('is empty of content (204) until it is ready, and its key is stale (404) a minute later', async () => {
    const key = await keyFor(simulator(), 'stats/request', { ...day, request_id: 'report-1' });
    expect((await ask(simulator(), 'stats/result', { key })).status).toBe(204);
    await simulator().advance(2_000);
    const ready = await ask(simulator(), 'stats/result', { key });
    expect([ready.status, ready.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(simulator().webhooks.map(({ path, payload }) => [path, payload])).toEqual([
      ['result/stat', { key, request_id: 'report-1' }],
    ]);
    await simulator().advance(59_999);
    expect((await ask(simulator(), 'stats/result', { key })).status).toBe(200);
    await simulator().advance(1);
    expect((await ask(simulator(), 'stats/result', { key })).status).toBe(404);
    expect((await ask(simulator(), 'stats/result', { key: 'never' })).status).toBe(404);
  });

  it('has a row for each leg, in the usual columns', async () => {
    await using fresh = await createVatsSimulator({ time: 'manual' });
    await answeredCall(fresh);
    expect(await tableOf(fresh, day)).toBe(
      '[];1768467600;1768467613;1768467603;;79161234567;101;sip:anna@demo.mangosip.ru;1120;74950000001;abonent\n',
    );
  });

  it('has the columns that were asked for, in that order, as a text or as a list', async () => {
    await using fresh = await createVatsSimulator({ time: 'manual' });
    await answeredCall(fresh);
    const wanted = /^\S+=*;101;1768467600\n$/;
    expect(await tableOf(fresh, { ...day, fields: 'entry_id,to_extension,create' })).toMatch(wanted);
    expect(await tableOf(fresh, { ...day, fields: ['entry_id', 'to_extension', 'create'] })).toMatch(wanted);
    expect(await answerOf(fresh, 'stats/request', { ...day, fields: 'сreate' })).toEqual({
      result: 3104,
      fields: { fields: 3104 },
    });
  });

  it('keeps to a party', async () => {
    await answeredCall(simulator());
    const withNobody = { extension: '', number: '' };
    expect(await tableOf(simulator(), { ...day, from: withNobody, to: withNobody })).not.toBe('');
    expect(await tableOf(simulator(), { ...day, call_party: { number: '79161234567' } })).not.toBe('');
    expect(await tableOf(simulator(), { ...day, to: { extension: '102' } })).toBe('');
    expect(
      await answerOf(simulator(), 'stats/request', {
        ...day,
        to: { extension: '1' },
        call_party: { extension: '2' },
      }),
    ).toEqual({ result: 3123 });
  });

  it('may not span more than a month', async () => {
    const asked = { date_from: 0, date_to: 31 * 24 * 3600 + 1 };
    expect(await answerOf(simulator(), 'stats/request', asked)).toEqual({
      result: 3100,
      fields: { date_from: 3111, date_to: 3111 },
    });
  });

  it('comes with CR LF and bare recordings when told so', async () => {
    await using other = await createVatsSimulator({
      time: 'manual',
      statistics: { seededCalls: 20, lineEnd: '\r\n', records: 'bare' },
    });
    const text = await tableOf(other, { date_from: 1_767_000_000, date_to: 1_768_500_000, fields: 'records' });
    const rows = text.split('\r\n');
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.every((row) => !/[[\]]/.test(row))).toBe(true);
    expect(rows.some((row) => row.length > 10)).toBe(true);
  });
});

describe('made-up calls', () => {
  const seeded = { time: 'manual', statistics: { seededCalls: 1_000 } } as const;
  const month = { date_from: 1_765_900_000, date_to: 1_768_467_600 };

  it('are the same in every run, and in order', async () => {
    await using one = await createVatsSimulator(seeded);
    await using other = await createVatsSimulator(seeded);
    const [first, second] = [await tableOf(one, month), await tableOf(other, month)];
    expect(first).toBe(second);
    const starts = first
      .trimEnd()
      .split('\n')
      .map((row) => Number(row.split(';')[1]));
    expect(starts.length).toBeGreaterThan(980);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  });

  it('stand before the simulated ones, within the span that was asked for', async () => {
    await using stand = await createVatsSimulator(seeded);
    await answeredCall(stand);
    const rows = (await tableOf(stand, { date_from: 1_768_400_000, date_to: 1_768_470_000 })).trimEnd().split('\n');
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.length).toBeLessThan(40);
    expect(rows.at(-1)).toContain('79161234567');
    expect(rows.every((row) => Number(row.split(';')[1]) >= 1_768_400_000)).toBe(true);
  });

  it('stream, however many there are', async () => {
    await using stand = await createVatsSimulator({ time: 'manual', statistics: { seededCalls: 200_000 } });
    const key = await keyFor(stand, 'stats/request', month);
    await stand.advance(2_000);
    const answer = await ask(stand, 'stats/result', { key });
    expect(answer.headers.get('content-length')).toBeNull();
    let [bytes, rows, largest] = [0, 0, 0];
    for await (const piece of answer.body ?? []) {
      bytes += piece.length;
      largest = Math.max(largest, piece.length);
      for (const byte of piece) if (byte === 10) rows += 1;
    }
    expect(rows).toBeGreaterThan(195_000);
    expect(largest).toBeLessThan(bytes / 20);
  }, 30_000);

  it('are cut at any moment without losing or doubling one', async () => {
    await using stand = await createVatsSimulator({ time: 'manual', statistics: { seededCalls: 997 } });
    const read = async (from: number, until: number): Promise<string> =>
      from > until ? '' : tableOf(stand, { date_from: from, date_to: until, fields: 'entry_id' });
    const whole = await read(month.date_from, month.date_to);
    const moment = fc.integer({ min: month.date_from - 1, max: month.date_to });
    await fc.assert(
      fc.asyncProperty(moment, async (cut) => {
        expect((await read(month.date_from, cut)) + (await read(cut + 1, month.date_to))).toBe(whole);
      }),
      { numRuns: 30 },
    );
  });

  it('can be cut off, or truncated in a way that nothing tells', async () => {
    await using stand = await createVatsSimulator(seeded);
    const whole = await tableOf(stand, month);
    stand.faults.next({ kind: 'truncatedBody' }, { path: 'stats/result' });
    expect(await tableOf(stand, month)).toBe(whole.slice(0, Math.ceil(whole.length / 2)));
    stand.faults.next({ kind: 'cutBody' }, { path: 'stats/result' });
    await expect(tableOf(stand, month)).rejects.toThrow('terminated');
  });

  it('end with the reader', async () => {
    await using stand = await createVatsSimulator({ time: 'manual', statistics: { seededCalls: 1_000_000 } });
    const key = await keyFor(stand, 'stats/request', month);
    await stand.advance(2_000);
    const leave = new AbortController();
    const answer = await fetch(`${stand.baseUrl}stats/result`, {
      method: 'POST',
      body: signedForm(stand, JSON.stringify({ key })),
      signal: leave.signal,
    });
    await answer.body?.getReader().read();
    leave.abort();
    await expect.poll(() => stand.openSockets, { timeout: 5_000 }).toBe(0);
  });
});

describe('the list of calls', () => {
  it('goes from nothing over a part of the first day to everything', async () => {
    for (let call = 0; call < 4; call += 1) await answeredCall(simulator());
    const key = await keyFor(simulator(), 'stats/calls/request', moscowDay);
    const result = (): Promise<Response> => ask(simulator(), 'stats/calls/result', { key });
    expect((await result()).status).toBe(204);
    await simulator().advance(1_000);
    expect(await (await result()).json()).toMatchObject({
      result: 1000,
      status: 'work',
      data: [{ period: '2026-01-15', list: [{}, {}] }],
    });
    await simulator().advance(1_000);
    expect(await (await result()).json()).toMatchObject({
      status: 'complete',
      data: [
        {
          period: '2026-01-15',
          total_calls_count: 4,
          total_talks_duration: 40,
          total_calls_duration: 52,
          list: [{ context_type: 1, context_status: 1, duration: 13, talk_duration: 10 }, {}, {}, {}],
        },
      ],
    });
    await simulator().advance(60_000);
    expect(await (await result()).json()).toMatchObject({ status: 'not-found' });
  });

  it('tells the calls of a call', async () => {
    simulator().script.number('101', { answer: 'noAnswer' });
    simulator().incomingCall({ from: '79161234567', to: '201', behaviour: { talkMs: 10_000 } });
    await simulator().idle();
    const key = await keyFor(simulator(), 'stats/calls/request', { ...moscowDay, ext_params: 1 });
    await simulator().advance(2_000);
    const answer = (await answerOf(simulator(), 'stats/calls/result', { key })) as {
      readonly data: readonly { readonly list: readonly object[] }[];
    };
    expect(answer.data[0]?.list[0]).toMatchObject({
      caller_number: '79161234567',
      called_number: '74950000001',
      tag_id: [],
      context_calls: [
        { call_type: 'group', call_abonent_id: 7000201, call_answer_time: null, call_end_reason: 1111 },
        { call_type: 'group', talk_duration: 10, members: [{ call_abonent_id: 3000102 }] },
      ],
    });
  });

  it('is cut by limit and offset, and into days', async () => {
    await using stand = await createVatsSimulator({
      time: 'manual',
      statistics: {
        seededCalls: 100,
        seededFrom: new Date('2026-01-11T00:00:00Z'),
        seededUntil: new Date('2026-01-15T00:00:00Z'),
      },
    });
    const read = async (limit: number, offset: number): Promise<readonly Chunk[]> => {
      const span = { start_date: '11.01.2026 00:00:00', end_date: '15.01.2026 23:59:59', limit, offset };
      const key = await keyFor(stand, 'stats/calls/request', span);
      await stand.advance(2_000);
      return ((await answerOf(stand, 'stats/calls/result', { key })) as { readonly data: readonly Chunk[] }).data;
    };
    const whole = await read(100, 0);
    expect(whole.map(({ period }) => period)).toEqual([
      '2026-01-11',
      '2026-01-12',
      '2026-01-13',
      '2026-01-14',
      '2026-01-15',
    ]);
    const ids = (chunks: readonly Chunk[]): readonly string[] =>
      chunks.flatMap(({ list }) => list.map(({ entry_id: id }) => id));
    expect([...ids(await read(50, 0)), ...ids(await read(50, 50))]).toEqual(ids(whole));
    expect(await read(10, 100)).toEqual([]);
  });

  it('can be narrowed', async () => {
    await answeredCall(simulator());
    simulator().incomingCall({ from: '79160000000', to: '201', behaviour: { answer: 'noAnswer' } });
    await simulator().idle();
    const count = async (narrow: object): Promise<number> => {
      const key = await keyFor(simulator(), 'stats/calls/request', { ...moscowDay, ...narrow });
      await simulator().advance(2_000);
      const { data } = (await answerOf(simulator(), 'stats/calls/result', { key })) as {
        readonly data: readonly Chunk[];
      };
      return data.reduce((sum, { list }) => sum + list.length, 0);
    };
    expect(await count({})).toBe(2);
    expect(await count({ context_type: [1], context_status: '0' })).toBe(1);
    expect(await count({ context_type: 2 })).toBe(0);
    expect(await count({ group_ids: [7000201] })).toBe(1);
    expect(await count({ user_ids: [3000101] })).toBe(2);
    expect(await count({ search_string: '1234567' })).toBe(1);
  });

  it.each([
    [{ end_date: '14.02.2026 00:00:00' }, { result: 3100, fields: { start_date: 3111, end_date: 3111 } }],
    [{ end_date: '14.01.2026 00:00:00' }, { result: 3100, fields: { start_date: 3111, end_date: 3111 } }],
    [{ start_date: '2026-01-15' }, { result: 3104, fields: { start_date: 3104 } }],
    [{ start_date: '31.02.2026 00:00:00' }, { result: 3104, fields: { start_date: 3104 } }],
    [{ limit: 30 }, { result: 3104, fields: { limit: 3104 } }],
    [{ search_string: 'ab' }, { result: 3104, fields: { search_string: 3104 } }],
    [{ recall_status: 1 }, { result: 3125 }],
  ])('refuses %j', async (change, answer) => {
    expect(await answerOf(simulator(), 'stats/calls/request', { ...moscowDay, ...change })).toEqual(answer);
  });
});

interface Chunk {
  readonly period: string;
  readonly list: readonly { readonly entry_id: string }[];
}
