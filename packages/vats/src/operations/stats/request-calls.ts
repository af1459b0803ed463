import {
  decimal,
  flag,
  input,
  instant,
  integer,
  listOf,
  named,
  oneOf,
  optional,
  output,
  required,
  rowsOf,
  text,
  wallClock,
  within,
  epochMilliseconds,
  expect,
  type Instant,
  type Issue,
  type Reader,
  type Writer,
} from '@trunkline/core';
import { opaqueId } from '../../fields.ts';
import { query, type VatsOperation } from '../../operation.ts';
import { maybe } from '../../webhooks/kinds.ts';
import { call, callDirection, type CallDirection, type StatisticsCall } from './call.ts';
import { checkSpan, statisticsKey, type StatisticsKey } from './request.ts';

/** Calls that nobody answered, by what became of them. Wire: `recall_status`, 0, 1, 2; the names are inferred. */
export type RecallStatus = 'notCalledBack' | 'calledBack' | 'calledAgain';

/** Which calls the statistics are to tell of. Source: manual 2026 §3.4.2.2. */
export interface CallStatisticsFilter {
  /** From this moment on. Wire: `start_date`, the clock of Moscow. */
  readonly dateFrom: Instant;
  /** Up to this moment. That the second itself still counts is inferred. Wire: `end_date`, the clock of Moscow. */
  readonly dateTo: Instant;
  /** Only calls of these employees. Wire: `user_ids`. */
  readonly userIds?: readonly string[];
  /** Only calls of these groups. Wire: `group_ids`. */
  readonly groupIds?: readonly string[];
  /** Only calls of these directions. Wire: `context_type`. */
  readonly directions?: readonly CallDirection[];
  /** Only calls that somebody, or nobody, answered. Wire: `context_status`, 1, 0. */
  readonly answered?: boolean;
  /** Only with `directions: ['incoming']` and `answered: false`. Wire: `recall_status`, 0, 1, 2. */
  readonly recallStatus?: RecallStatus;
  /** At least three characters of a name or number. Wire: `search_string`. */
  readonly search?: string;
  /** Adds what the contact centre knows. Wire: `ext_params`, 0, 1. */
  readonly contactCentre?: boolean;
  /** Further fields. Wire: `ext_fields`. */
  readonly extraFields?: readonly CallExtraField[];
}

/** Wire: `context_cost_full`, `context_cost_tariff`. */
export type CallExtraField = 'fullCost' | 'tariffCost';

/** How many calls the PBX may be asked for at once. */
export type CallsAtOnce = (typeof pageSizes)[number];
const pageSizes = [1, 5, 10, 20, 50, 100, 500, 1000, 2000, 5000] as const;

export interface CallStatisticsRequest extends CallStatisticsFilter {
  /** How many at most. Wire: `limit`. */
  readonly pageSize: CallsAtOnce;
  /** How many to pass over first. Default 0. Wire: `offset`. */
  readonly offset?: number;
}

const moscow = wallClock('Europe/Moscow');

/** `31.10.2019 00:00:00`, as the manual's sample has it; a date the other way round was seen to be refused (3104). */
function moscowDate(ms: number): string {
  const [date = '', time = ''] = moscow(ms).split(' ');
  return `${date.split('-').reverse().join('.')} ${time}`;
}

const userId: Writer<string> = {
  expected: 'an id: digits, as a string',
  write: (value, path, issues) =>
    typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : expect(userId.expected, path, issues),
};

const atOnce: Writer<CallsAtOnce> = {
  expected: `one of ${pageSizes.join(', ')}`,
  write: (value, path, issues) =>
    pageSizes.includes(value as CallsAtOnce) ? value : expect(atOnce.expected, path, issues),
};

/** A day less a second than the PBX refuses. */
const longestSpanMs = 30 * 86_400_000;

function checkRequest(asked: CallStatisticsRequest): readonly Issue[] {
  const { dateFrom, dateTo, recallStatus, directions, answered } = asked;
  const issues = [...checkSpan(asked)];
  if ((epochMilliseconds(dateTo) ?? 0) - (epochMilliseconds(dateFrom) ?? 0) >= longestSpanMs) {
    issues.push({ path: 'dateTo', expected: 'less than 30 days after dateFrom' });
  }
  const missedOnes = directions?.length === 1 && directions[0] === 'incoming' && answered === false;
  if (recallStatus !== undefined && !missedOnes) {
    issues.push({ path: 'recallStatus', expected: "with directions: ['incoming'] and answered: false" });
  }
  return issues;
}

/**
 * Asks for statistics of whole calls; the answer is a key to fetch them with. {@link fetchCalls} does both, and the waiting.
 *
 * Wire: `POST stats/calls/request`. Span: less than 30 days. Limit: 1 per 2 seconds. Source: manual 2026 §3.4.2.2; the
 * form of the dates and the length of the span as an integration in use has found them.
 */
export const requestCalls: VatsOperation<CallStatisticsRequest, StatisticsKey> = query(
  'stats.requestCalls',
  'stats/calls/request',
  {
    input: input<CallStatisticsRequest>({
      dateFrom: required('start_date', instant(moscowDate)),
      dateTo: required('end_date', instant(moscowDate)),
      pageSize: required('limit', atOnce),
      offset: optional('offset', integer({ min: 0 })),
      userIds: optional('user_ids', listOf(userId, { min: 1 })),
      groupIds: optional('group_ids', listOf(userId, { min: 1 })),
      directions: optional('context_type', listOf(callDirection, { min: 1, max: 3 })),
      answered: optional('context_status', flag([0, 1])),
      recallStatus: optional('recall_status', named({ notCalledBack: 0, calledBack: 1, calledAgain: 2 })),
      search: optional('search_string', text({ min: 3 })),
      contactCentre: optional('ext_params', flag([0, 1])),
      extraFields: optional(
        'ext_fields',
        listOf(named({ fullCost: 'context_cost_full', tariffCost: 'context_cost_tariff' })),
      ),
    }),
    output: statisticsKey,
    check: checkRequest,
    wire: { defaults: { offset: 0 } },
    limit: 'statistics',
  },
);

/** The calls of one day. */
export interface CallsOfDay {
  /** `YYYY-MM-DD`. Wire: `period`. */
  readonly day?: string;
  /** Seconds. Wire: `total_talks_duration`. */
  readonly talkSeconds?: number;
  /** Seconds. Wire: `total_calls_duration`. */
  readonly callSeconds?: number;
  /** Wire: `total_calls_count`. */
  readonly callCount?: number;
  /** Wire: `list`. */
  readonly calls: readonly StatisticsCall[];
}

/** How far the PBX has come. */
export type CallStatisticsState = 'request' | 'work' | 'complete' | 'cancel' | 'error' | 'not-found';

export interface CallStatisticsResult {
  /** Only `complete` is the end; `work` may come with some of the calls already. Wire: `status`. */
  readonly status: CallStatisticsState | (string & {});
  /** One part per day. Wire: `data`. */
  readonly days: readonly CallsOfDay[];
}

const day: Reader<CallsOfDay> = output<CallsOfDay>({
  day: maybe('period', text()),
  talkSeconds: maybe('total_talks_duration', decimal()),
  callSeconds: maybe('total_calls_duration', decimal()),
  callCount: maybe('total_calls_count', integer()),
  calls: required('list', rowsOf(call)),
});

const told = output<{ readonly status?: string; readonly days?: readonly CallsOfDay[] }>({
  status: optional('status', oneOf(['request', 'work', 'complete', 'cancel', 'error', 'not-found'])),
  days: optional('data', rowsOf(day)),
});

/** 204 says nothing: it is being worked on. Complete statistics without `data` are none; unfinished ones may be. */
const state: Reader<CallStatisticsResult> = {
  expected: 'statistics',
  read(wire, path, issues) {
    const { status = 'work', days } = told.read(wire, path, issues);
    if (status === 'complete' && days === undefined)
      return { status, days: within('data', rowsOf(day)).read(wire, path, issues) };
    return { status, days: days ?? [] };
  },
};

/**
 * Fetches what {@link requestCalls} has asked for. Wait for `complete`; the PBX may also answer 204, read as `work`.
 *
 * Wire: `POST stats/calls/result`. Source: manual 2026 §3.4.2.3.
 */
export const resultCalls: VatsOperation<StatisticsKey, CallStatisticsResult> = query(
  'stats.resultCalls',
  'stats/calls/result',
  {
    input: input<StatisticsKey>({ key: required('key', opaqueId()) }),
    output: state,
    limit: 'statisticsResult',
    wire: { later: true },
  },
);
