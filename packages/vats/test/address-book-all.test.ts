import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AddressBookGroup, BookTotal, Progress, Result, RowStream, VatsError } from '../src/index.ts';
import { clientOf } from './support/client.ts';
import { serveLiving, type Asked, type Living } from './support/live.ts';
import { errorOf, valueOf } from './support/say.ts';

type Groups = RowStream<AddressBookGroup, BookTotal, VatsError>;

async function rowsOf(stream: Groups): Promise<Result<AddressBookGroup, VatsError>[]> {
  const rows: Result<AddressBookGroup, VatsError>[] = [];
  for await (const row of stream) rows.push(row);
  return rows;
}

const idsOf = async (stream: Groups): Promise<string[]> => (await rowsOf(stream)).map((row) => valueOf(row).groupId);

interface Book {
  /** Where pages begin to count. */
  readonly firstPage?: number;
  readonly telling?: 'all' | 'nothing';
  /** How many rows a page has at most, whatever is asked. */
  readonly atMost?: number;
}

/** A book of so many groups whose cursor says where it stands. */
function book(count: number, { firstPage = 1, telling = 'all', atMost = 500 }: Book = {}): (asked: Asked) => unknown {
  const rows = Array.from({ length: count }, (_, index) => ({ group_id: String(index), group_name: `G${index}` }));
  return ({ json }) => {
    const [page = 0, limit = 0] = 'cursor' in json ? String(json['cursor']).split('/').map(Number) : [];
    const size = 'cursor' in json ? limit : Math.min(Number(json['limit_rows']), atMost);
    const next = 'cursor' in json ? page + 1 : 0;
    const data = rows.slice(next * size, (next + 1) * size);
    const info = { page: firstPage + next, limit: size, total_rows: count, pages: Math.ceil(count / size) };
    const told = telling === 'all' ? { info } : { info: { limit: size } };
    return { result: 1000, data, state: { ...told, ...(count === 0 ? {} : { cursor: `${next}/${size}` }) } };
  };
}

const groupsOf = ({ baseUrl }: Living): ReturnType<typeof clientOf>['addressBook']['groups'] =>
  clientOf({ baseUrl }).addressBook.groups;

describe('all rows of the address book', () => {
  it('come each once and in order, however many there are and however pages are counted', async () => {
    const books = fc.record({
      count: fc.integer({ min: 0, max: 40 }),
      pageSize: fc.integer({ min: 1, max: 12 }),
      firstPage: fc.constantFrom(0, 1),
      telling: fc.constantFrom('all', 'nothing'),
      atMost: fc.constantFrom(3, 500),
    });
    let answer: (asked: Asked) => unknown = () => ({});
    const living = await serveLiving((asked) => answer(asked));
    const groups = groupsOf(living);
    await fc.assert(
      fc.asyncProperty(books, async ({ count, pageSize, ...how }) => {
        answer = book(count, how as Book);
        const stream = groups.all({ pageSize });
        expect(await idsOf(stream)).toEqual(Array.from({ length: count }, (_, index) => String(index)));
        expect(valueOf(await stream.summary)).toMatchObject({ rows: count, complete: true });
      }),
      { numRuns: 25 },
    );
  });

  it('are asked for 500 at once, with the words that were given', async () => {
    const living = await serveLiving(book(2));
    await idsOf(groupsOf(living).all({ query: 'G', order: [{ field: 'id', direction: 'asc' }] }));
    await idsOf(groupsOf(living).all());
    expect(living.asked.map(({ json }) => json)).toEqual([
      { query: 'G', limit_rows: 500, order: [{ id: 'asc' }] },
      { query: '', limit_rows: 500 },
    ]);
  });

  it('of contacts say with each page that more is wanted of them', async () => {
    const living = await serveLiving(({ json }) => ({
      result: 1000,
      data: [{ contact_id: json['cursor'] === undefined ? '1' : '2' }],
      state: { info: { total_rows: 2 }, cursor: 'C' },
    }));
    const ids: string[] = [];
    const { contacts } = clientOf(living).addressBook;
    for await (const row of contacts.all({ extendedFields: true })) ids.push(valueOf(row).contactId);
    expect(ids).toEqual(['1', '2']);
    expect(living.asked.map(({ path, json }) => [path, json])).toEqual([
      ['ab/contact/init', { query: '', limit_rows: 500, contact_ext_fields: true }],
      ['ab/contact/cursor', { cursor: 'C', mode: 'next-page-1', contact_ext_fields: true }],
    ]);
  });

  it('tell how far they have come', async () => {
    const progress: Progress[] = [];
    const groups = groupsOf(await serveLiving(book(5)));
    await idsOf(groups.all({ pageSize: 2 }, { onProgress: (told) => progress.push(told) }));
    expect(progress.map(({ operation, unit, done, total }) => [operation, unit, done, total])).toEqual([
      ['addressBook.groups.all', 'rows', 2, 5],
      ['addressBook.groups.all', 'rows', 4, 5],
      ['addressBook.groups.all', 'rows', 5, 5],
    ]);
  });

  it.each([
    ['left out', 3],
    ['brought again', 1],
  ])('of which a page is %s end with an error, not as if they were all', async (_what, page) => {
    const pages = [1, page];
    const groups = groupsOf(
      await serveLiving(() => ({
        result: 1000,
        data: [{ group_id: 'x' }],
        state: { info: { page: pages.shift(), total_rows: 9 }, cursor: 'C' },
      })),
    );
    const stream = groups.all({ pageSize: 1 });
    const [first, second, ...more] = await rowsOf(stream);
    expect(first?.ok).toBe(true);
    expect(errorOf(second as Result<unknown, VatsError>, 'decode').issues).toEqual([
      { path: 'state.info.page', expected: 'the next page' },
    ]);
    expect(more).toHaveLength(0);
    expect((await stream.summary).ok).toBe(false);
  });

  it('end with the error of a page that fails', async () => {
    const answers = [book(4)({ path: '', json: { limit_rows: 2 } }), { result: 3300 }];
    const groups = groupsOf(await serveLiving(() => answers.shift()));
    const rows = await rowsOf(groups.all({ pageSize: 2 }));
    expect(rows.map(({ ok }) => ok)).toEqual([true, true, false]);
    expect(errorOf(rows[2] as Result<unknown, VatsError>, 'api')).toMatchObject({
      code: 3300,
      operation: 'addressBook.groups.all',
    });
  });

  it('are asked for no longer once the loop is left', async () => {
    const living = await serveLiving(book(100));
    const stream = groupsOf(living).all({ pageSize: 10 });
    for await (const row of stream) if (valueOf(row).groupId === '14') break;
    expect(valueOf(await stream.summary)).toMatchObject({ rows: 15, complete: false });
    expect(living.asked).toHaveLength(2);
  });

  it('end with the word of whoever aborts them', async () => {
    const stop = new AbortController();
    const living = await serveLiving(book(100));
    const rows: Result<AddressBookGroup, VatsError>[] = [];
    for await (const row of groupsOf(living).all({ pageSize: 10 }, { signal: stop.signal })) {
      rows.push(row);
      if (rows.length === 10) stop.abort('enough');
    }
    expect(rows).toHaveLength(11);
    expect(errorOf(rows[10] as Result<unknown, VatsError>, 'aborted').reason).toBe('enough');
    expect(living.asked).toHaveLength(1);
  });

  it('are not asked for with a wrong search', async () => {
    const living = await serveLiving(book(1));
    const [told, ...more] = await rowsOf(groupsOf(living).all({ pageSize: 0 }));
    expect(errorOf(told as Result<unknown, VatsError>, 'input').issues[0]?.path).toBe('pageSize');
    expect(more).toHaveLength(0);
    expect(living.asked).toHaveLength(0);
  });
});
