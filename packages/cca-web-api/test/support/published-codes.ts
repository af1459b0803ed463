import type { Category, Effect, RetryAdvice } from '../../src/index.ts';
import { readTable } from './tables.ts';

/** A code as the vendor has published it, with the words of our reading of its name. */
export interface PublishedCode {
  readonly code: number;
  readonly name: string;
  readonly since: string | undefined;
  readonly formerly: number | undefined;
  readonly block: string;
  readonly effect: Effect;
  readonly category: Category | undefined;
  /** Which advice may stand there. */
  readonly retry: readonly RetryAdvice[];
  readonly repeats: boolean;
}

const effects: Readonly<Record<string, Effect>> = {
  ok: 'success',
  ok_warning: 'warning',
  pending: 'pending',
  signal: 'outcome',
  error: 'failure',
};

const categories: Readonly<Record<string, Category>> = {
  auth: 'authentication',
  cancelled: 'cancelled',
  confirmation: 'conflict',
  conflict: 'conflict',
  job: 'server',
  license: 'quota_exceeded',
  lock_timeout: 'conflict',
  locked: 'conflict',
  no_data: 'not_found',
  not_found: 'not_found',
  permission: 'permission',
  rate_limited: 'rate_limited',
  state: 'invalid_state',
  telephony: 'telephony',
  timeout: 'timeout',
  unavailable: 'unavailable',
  unknown: 'unknown',
  upstream: 'server',
  validation: 'invalid_request',
};

/** "Manual": something or somebody has to change first, or somebody decides to try again. */
const advice: Readonly<Record<string, readonly RetryAdvice[]>> = {
  '': ['never'],
  no: ['never', 'after_fix', 'after_admin'],
  login: ['after_login'],
  backoff: ['later'],
  delayed: ['later'],
  poll: ['poll'],
  manual: ['later', 'after_fix', 'after_admin'],
};

const columns = ['code', 'name', 'since', 'formerly', 'block', 'kind', 'class', 'retry'] as const;

export const publishedCodes: readonly PublishedCode[] = readTable('codes.tsv', columns).map((row) => {
  const effect = effects[row.kind] ?? 'failure';
  return {
    code: Number(row.code),
    name: row.name,
    since: row.since === '' ? undefined : row.since,
    formerly: row.formerly === '' ? undefined : Number(row.formerly),
    block: row.block,
    effect,
    category: effect === 'failure' ? categories[row.class] : undefined,
    retry: effect === 'outcome' ? ['never'] : (advice[row.retry] ?? []),
    repeats: row.retry === 'backoff',
  };
});

/** The numbers of servers before 5.4.6, and what each of them meant by today's number. */
export const oldNumbers: readonly (readonly [old: number, today: number])[] = publishedCodes.flatMap(
  ({ code, formerly }) => (formerly === undefined ? [] : [[formerly, code] as const]),
);
