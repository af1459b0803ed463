import {
  compose,
  ok,
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
import type { VatsOperation } from '../../operation.ts';
import { readAgain } from '../read-again.ts';
import type { BookMove, BookPage, BookSearch } from './paging.ts';

type Failure = TrunklineError<VatsCode>;
type Page<Row> = Result<BookPage<Row>, Failure>;

/** How many rows there were. */
export interface BookTotal {
  /** Rows that the PBX said it had found, when it was asked last; more than `rows` if some went away meanwhile. */
  readonly totalRows?: number;
}

/** Every row that is found, page after page. */
export type BookAll<Search, Row> = (
  search?: Partial<Search>,
  options?: CallOptions<VatsCode>,
) => RowStream<Row, BookTotal, Failure>;

interface Paged<Search, Move, Row> {
  readonly name: string;
  readonly search: VatsOperation<Search, BookPage<Row>>;
  readonly page: VatsOperation<Move, BookPage<Row>>;
  /** What is said again with each page. */
  readonly again: (search: Search) => Omit<Move, keyof BookMove>;
}

const pageSize = 500;

/** Was this the last page, after so many rows? Where the PBX tells no total, a short page is the last one. */
function isLast({ rows, cursor, totalRows, limit }: BookPage<unknown>, seen: number, asked: number): boolean {
  if (rows.length === 0 || cursor === undefined) return true;
  return totalRows === undefined ? rows.length < (limit ?? asked) : seen >= totalRows;
}

/** A page that is not the one after the last would leave rows out, or bring them again. */
function isAstray(page: BookPage<unknown>, before: BookPage<unknown>): boolean {
  return page.page !== undefined && before.page !== undefined && page.page !== before.page + 1;
}

/** Makes a stream of a search and its pages. */
export function allOf<Search extends BookSearch, Move extends BookMove, Row>({
  name,
  search,
  page,
  again,
}: Paged<Search, Move, Row>): Routine<BookAll<Search, Row>> {
  return routine((connection: Connection<VatsCode>): BookAll<Search, Row> => (given, givenOptions) => {
    const { onProgress, ...options } = givenOptions ?? {};
    const first = { query: '', pageSize, ...given } as Search;

    function ask(before: BookPage<Row> | undefined, signal: AbortSignal): Promise<Page<Row>> {
      const timeoutMs = options.totalTimeoutMs ?? connection.totalTimeoutMs;
      return compose<BookPage<Row>, VatsCode>(connection, name, { timeoutMs, ...options, signal }, async (own) => {
        if (before === undefined) return own.run(search, first);
        const move = { ...again(first), cursor: before.cursor, mode: 'next-page-1' } as unknown as Move;
        const next = await own.run(page, move);
        if (!next.ok) return next;
        if (isAstray(next.value, before)) return own.misread([{ path: 'state.info.page', expected: 'the next page' }]);
        // A cursor that isn't told anew goes on being good.
        return own.done(
          { ...(before.cursor === undefined ? {} : { cursor: before.cursor }), ...next.value },
          next.notice,
        );
      });
    }

    return rowStream<Row, BookTotal, Failure>(
      async function* (signal) {
        let seen = 0;
        for (let before: BookPage<Row> | undefined; ;) {
          const asked = await ask(before, signal);
          if (!asked.ok) {
            yield asked;
            return {};
          }
          before = asked.value;
          const { rows, totalRows } = before;
          seen += rows.length;
          const total = totalRows === undefined ? {} : { total: totalRows };
          reportProgress(connection, onProgress, { operation: name, unit: 'rows', done: seen, ...total });
          yield ok(rows, asked.meta, asked.notice);
          if (isLast(before, seen, first.pageSize ?? pageSize)) return totalRows === undefined ? {} : { totalRows };
        }
      },
      {},
      readAgain(connection, name),
      options.signal,
    );
  });
}
