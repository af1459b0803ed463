import {
  compose,
  reportProgress,
  routine,
  rowStream,
  type Connection,
  type Result,
  type Routine,
  type RowStream,
  type TrunklineError,
} from '@trunkline/core';
import { vatsCodes, type VatsCode } from '../../codes.ts';
import { readAgain } from '../read-again.ts';
import type { StatisticsCall } from './call.ts';
import type { StatisticsSummary } from './fetch.ts';
import {
  requestCalls,
  resultCalls,
  type CallsAtOnce,
  type CallStatisticsFilter,
  type CallStatisticsRequest,
  type CallStatisticsResult,
} from './request-calls.ts';
import { splitSpan } from './spans.ts';
import { untilReady, wrongPoll, type StatisticsOptions } from './wait.ts';

export interface CallStatisticsInput extends CallStatisticsFilter {
  /** How many calls to ask for at once: more at once are fewer questions and longer answers. Default 1000. Wire: `limit`. */
  readonly pageSize?: CallsAtOnce;
}

type Answer<T> = Promise<Result<T, TrunklineError<VatsCode>>>;
type Failure = TrunklineError<VatsCode>;
type FetchCalls = (
  input: CallStatisticsInput,
  options?: StatisticsOptions,
) => RowStream<StatisticsCall, StatisticsSummary, Failure>;

const name = 'stats.fetchCalls';
const ends: ReadonlySet<string> = new Set(['complete', 'cancel', 'error', 'not-found']);

/** One page: asked for, and waited for until it is complete. */
function page(
  connection: Connection<VatsCode>,
  input: CallStatisticsRequest,
  { timeoutMs = 600_000, pollMs = 5_000, ...options }: StatisticsOptions,
): Promise<Result<readonly StatisticsCall[], Failure>> {
  return compose(connection, name, { timeoutMs, ...options }, async (own) => {
    const wrong = wrongPoll(pollMs);
    if (wrong.length > 0) return own.wrong(wrong);
    const asked = await own.run(requestCalls, input);
    if (!asked.ok) return asked;
    const ask = (): Answer<CallStatisticsResult> => own.run(resultCalls, asked.value);
    const ended = await untilReady(own, pollMs, ask, ({ status }) => ends.has(status));
    if (!ended.ok) return ended;
    const { status, days } = ended.value;
    // A word in the place of a code: there will be no statistics.
    if (status !== 'complete') return own.rejected(vatsCodes.find(status));
    return own.done(days.flatMap(({ calls }) => calls));
  });
}

/**
 * All calls in a span of time, with everyone who took part: asks, waits until the PBX has them, and asks for the next page,
 * until all have come. A span of 30 days and more is cut into pieces that follow one another.
 *
 * Calls come as Results: the first error is the last item. Leaving the loop or aborting ends the work. `onProgress` counts
 * `rows`, and `spans` of how many. Wire: `stats/calls/request`, then `stats/calls/result`. Source: manual 2026 §3.4.2.
 *
 * ```ts
 * const calls = vats.stats.fetchCalls({ dateFrom, dateTo, directions: ['incoming'], answered: false });
 * for await (const call of calls) if (call.ok) callBack(call.value.callerNumber);
 * ```
 */
export const fetchCalls: Routine<FetchCalls> = routine(
  (connection: Connection<VatsCode>): FetchCalls =>
    (given, givenOptions) => {
      const { onProgress, ...options } = givenOptions ?? {};
      const { pageSize = 1000, ...filter }: CallStatisticsInput = given ?? {};
      const spans = splitSpan(filter);

      return rowStream(
        async function* (signal) {
          let rows = 0;
          for (const [index, span] of spans.entries()) {
            for (let offset = 0, came: number = pageSize; came >= pageSize; offset += came) {
              const calls = await page(connection, { ...filter, ...span, pageSize, offset }, { ...options, signal });
              yield calls;
              if (!calls.ok) return { spans: spans.length };
              came = calls.value.length;
              rows += came;
              reportProgress(connection, onProgress, { operation: name, unit: 'rows', done: rows });
            }
            const progress = { operation: name, unit: 'spans', done: index + 1, total: spans.length };
            reportProgress(connection, onProgress, progress);
          }
          return { spans: spans.length };
        },
        { spans: spans.length },
        readAgain(connection, name),
        options.signal,
      );
    },
);
