import { decimal, input, integer, optional, rowsOf, within, type Reader } from '@trunkline/core';
import { nestedCondition, type NestedCondition } from '../conditions.ts';
import { known, type WithProperties } from '../answers.ts';
import { query, type CcaWebApiOperation } from '../operation.ts';

/** A call of an interview. Only fields that were seen have names. */
export interface Call extends WithProperties {
  /** Ids of the agents who took part. Wire: `Agents[].AgentId`. */
  readonly agentIds?: readonly number[];
  /** Wire: `InterviewDetails.TaskId`. */
  readonly taskId?: number;
  /** Wire: `TimeDetails.TotalTime`; that it counts seconds is inferred. */
  readonly totalTimeSeconds?: number;
  /**
   * How the call ended, by the call results of the site: 0 success, 2 busy, 3 no answer, 9 appointment and so on; most of them
   * can be changed by the site. No result code: `ccaWebApiCodes` does not know it. Wire: `Result`.
   */
  readonly result?: number;
}

export interface CallSearch {
  /** How many at most. The server's own limit is answered by 126 where it is exceeded (5.4.8+). Wire: `MaxResults`. */
  readonly maxResults?: number;
  /** Which calls. Wire: `FindCallNestedCondition`, as JSON in the query. */
  readonly condition?: NestedCondition;
}

/** What stands within a field, where there is one. */
function inside<T>(name: string, kind: Reader<T>): Reader<T | undefined> {
  const there = within(name, kind);
  const isThere = (wire: unknown): boolean => (Object(wire) as Record<string, unknown>)[name] != null;
  return {
    expected: there.expected,
    read: (wire, path, issues) => (isThere(wire) ? there.read(wire, path, issues) : undefined),
  };
}

/**
 * Finds calls. Inferred: path and fields are known from one client of a third party only. Wire: `GET Calls`.
 *
 * ```ts
 * const since = { param: 2, relation: 2, value: serverTime('2026-11-01T00:00:00Z', 'Europe/Paris') };
 * await cca.calls.find({ maxResults: 1000, condition: { operator: 'AND', conditions: [since] } });
 * ```
 */
export const find: CcaWebApiOperation<CallSearch, readonly Call[]> = query('calls.find', 'Calls', {
  wire: { query: ['MaxResults', 'FindCallNestedCondition'] },
  input: input<CallSearch>({
    maxResults: optional('MaxResults', integer({ min: 0 })),
    condition: optional('FindCallNestedCondition', nestedCondition()),
  }),
  output: rowsOf(
    known<Call>({
      agentIds: optional('Agents', rowsOf(within('AgentId', integer()))),
      taskId: optional('InterviewDetails', inside('TaskId', integer())),
      totalTimeSeconds: optional('TimeDetails', inside('TotalTime', decimal())),
      result: optional('Result', integer()),
    }),
  ),
  evidence: 'inferred',
});
