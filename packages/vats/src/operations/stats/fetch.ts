import {
  andThen,
  compose,
  err,
  isTrunklineError,
  ok,
  reportProgress,
  routine,
  rowStream,
  run,
  type Connection,
  type Download,
  type Meta,
  type Result,
  type Routine,
  type RowStream,
  type TrunklineError,
} from '@trunkline/core';
import type { VatsCode } from '../../codes.ts';
import { readAgain } from '../read-again.ts';
import { defaultColumns, type DefaultColumn, type StatisticsColumn, type StatisticsRow } from './columns.ts';
import { readRows, Unreadable } from './read-rows.ts';
import { request, result, type StatisticsFilter, type StatisticsRequest, type StatisticsResult } from './request.ts';
import { splitSpan } from './spans.ts';
import { untilReady, wrongPoll, type StatisticsOptions } from './wait.ts';

export interface StatisticsInput<Column extends StatisticsColumn = DefaultColumn> extends StatisticsFilter {
  /** Which columns; the rows have these and no others. Default: those that the PBX sends unasked. Wire: `fields`. */
  readonly columns?: readonly Column[];
}

/** How much was asked for. */
export interface StatisticsSummary {
  /** Into how many pieces the span was cut: the PBX gives a month at a time. */
  readonly spans: number;
}

type Failure = TrunklineError<VatsCode>;
type Fetch = <Column extends StatisticsColumn = DefaultColumn>(
  input: StatisticsInput<Column>,
  options?: StatisticsOptions,
) => RowStream<Pick<StatisticsRow, Column>, StatisticsSummary, Failure>;

const name = 'stats.fetch';

/** One piece: asked for, and waited for until the table begins to come. */
function download(
  connection: Connection<VatsCode>,
  input: StatisticsRequest,
  { timeoutMs = 600_000, pollMs = 5_000, ...options }: StatisticsOptions & { readonly signal: AbortSignal },
): Promise<Result<Download, Failure>> {
  const giveUp = new AbortController();
  const begun = compose<Download, VatsCode>(connection, name, { timeoutMs, ...options }, async (own) => {
    const wrong = wrongPoll(pollMs);
    if (wrong.length > 0) return own.wrong(wrong);
    const asked = await own.run(request, input);
    if (!asked.ok) return asked;
    const asking = { ...options, signal: AbortSignal.any([options.signal, giveUp.signal]) };
    // Not a part of this whole: the table goes on coming when this has answered.
    const ask = async (): Promise<Result<StatisticsResult, Failure>> => {
      const begun = await own.until(run(connection, { ...result, name }, asked.value, asking), 'reply');
      return begun.ok ? begun.value : begun;
    };
    const ended = await untilReady(own, pollMs, ask, ({ ready }) => ready);
    return andThen(ended, (table) => (table.ready ? own.done(table.download) : own.misread([])));
  });
  return begun.then((told) => {
    // A table that begins to come when nobody waits for it any more.
    if (!told.ok) giveUp.abort();
    return told;
  });
}

/** What broke the table off: a lost connection, an abort, or rows that are none. */
function broken(connection: Connection<VatsCode>, thrown: unknown, meta: Meta): Promise<Result<never, Failure>> {
  if (isTrunklineError(thrown)) return Promise.resolve(err(thrown as Failure, meta));
  if (!(thrown instanceof Unreadable)) throw thrown;
  return compose(connection, name, { timeoutMs: 1_000 }, async (own) => own.misread(thrown.issues));
}

/**
 * The legs of all calls in a span of time, row by row: asks, waits until the PBX has made the table, and hands the rows out
 * as they come, however many there are. A span longer than a month is cut into pieces that follow one another.
 *
 * Rows come as Results: the first error is the last item. Leaving the loop or aborting ends the work. `onProgress` counts
 * `rows`, and `spans` of how many. Wire: `stats/request`, then `stats/result` every 5 seconds. Source: manual 2017
 * p. 32–35, 2026 §3.4.1; that both ends of a span count is inferred.
 *
 * ```ts
 * const rows = vats.stats.fetch({ dateFrom: '2026-01-01T00:00:00+03:00', dateTo: '2026-04-01T00:00:00+03:00' });
 * for await (const row of rows) {
 *   if (!row.ok) return report(row.error);
 *   row.value.disconnectReason.name; // 'NormalCompletion'
 * }
 * ```
 */
export const fetch: Routine<Fetch> = routine((connection: Connection<VatsCode>): Fetch => {
  return <Column extends StatisticsColumn = DefaultColumn>(
    given: StatisticsInput<Column>,
    givenOptions?: StatisticsOptions,
  ): RowStream<Pick<StatisticsRow, Column>, StatisticsSummary, Failure> => {
    const input = given ?? {};
    const { onProgress, ...options } = givenOptions ?? {};
    const columns = (input.columns ?? defaultColumns) as readonly Column[];
    const spans = splitSpan(input);
    const tell = (unit: string, done: number, total?: number): void =>
      reportProgress(connection, onProgress, {
        operation: name,
        unit,
        done,
        ...(total === undefined ? {} : { total }),
      });

    return rowStream(
      async function* (signal) {
        let rows = 0;
        for (const [index, span] of spans.entries()) {
          const begun = await download(connection, { ...input, ...span, columns }, { ...options, signal });
          if (!begun.ok) {
            yield begun;
            break;
          }
          try {
            for await (const page of readRows(begun.value.body as unknown as AsyncIterable<Uint8Array>, columns)) {
              rows += page.length;
              tell('rows', rows);
              yield ok(page, begun.meta);
            }
          } catch (thrown) {
            yield await broken(connection, thrown, begun.meta);
            break;
          }
          tell('spans', index + 1, spans.length);
        }
        return { spans: spans.length };
      },
      { spans: spans.length },
      readAgain(connection, name),
      options.signal,
    );
  };
});
