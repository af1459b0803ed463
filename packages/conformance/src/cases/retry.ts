import { reply, wellFormed, type Headers } from '../server/answers.ts';
import { both, crowd, judge, promptly, unless } from './help.ts';
import type { CaseRow, Expectation, RowPlan } from './row.ts';

const busy: RowPlan = { script: () => reply(503) };
const unavailable: Expectation = {
  kind: ['http', 'api'],
  status: 503,
  category: ['unavailable', 'server', 'rate_limited'],
};
const limited: Expectation = { kind: ['http', 'api'], status: 429, category: 'rate_limited', outcome: 'rejected' };

/** Refuses once for its rate, then answers well. */
function onceLimited(retryAfter: () => string): RowPlan {
  return {
    script: ({ index, good }) => (index === 0 ? reply(429, '', { 'retry-after': retryAfter() }) : wellFormed(good)),
  };
}

/** A date in whole seconds, so it must be a second further off than what is to be waited. */
const dateIn = (seconds: number): string => new Date(Date.now() + seconds * 1_000).toUTCString();

const nonsense: readonly (readonly [id: string, words: string, value: () => string])[] = [
  ['past', 'a date in the past', () => dateIn(-3_600)],
  ['negative', '-5', () => '-5'],
  ['word', 'soon', () => 'soon'],
  ['empty', 'nothing', () => ''],
  ['exponent', '1e9', () => '1e9'],
  ['digits', '400 digits', () => '9'.repeat(400)],
];

const dayMs = 86_400_000;
const dayHeaders: Headers = { 'retry-after': '86400' };

/** What is repeated, how often and when (C38, C40 to C43). */
export const retryCases: readonly CaseRow[] = [
  ...both({
    id: 'C38',
    about: 'http',
    title: 'refused with 503 is repeated only if it is safe',
    plan: busy,
    read: { ...unavailable, requests: 3 },
    command: { ...unavailable, requests: 1 },
  }),
  {
    id: 'C38.off',
    about: 'http',
    title: 'a read refused with 503 is not repeated where repeats are switched off',
    plan: busy,
    call: 'read',
    callWith: { retry: { limit: 0 } },
    expect: { ...unavailable, requests: 1 },
  },
  {
    id: 'C38.four',
    about: 'http',
    title: 'a read refused with 503 is repeated as often as the client was told',
    plan: busy,
    call: 'read',
    with: { retry: { limit: 4 } },
    expect: { ...unavailable, requests: 5 },
  },
  {
    id: 'C38.recovers',
    about: 'http',
    title: 'a read refused with 503 once succeeds at the second try',
    plan: { script: ({ index, good }) => (index === 0 ? reply(503) : wellFormed(good)) },
    call: 'read',
    expect: { ok: true, sameValue: true, requests: 2 },
  },
  {
    id: 'C40.seconds',
    about: 'http',
    title: 'Retry-After in seconds is waited for',
    plan: onceLimited(() => '1'),
    call: 'read',
    expect: { ok: true, requests: 2, atLeastMs: 1_000, withinMs: 1_500 },
  },
  {
    id: 'C40.date',
    about: 'http',
    title: 'Retry-After as a date is waited for',
    plan: onceLimited(() => dateIn(2)),
    call: 'read',
    expect: { ok: true, requests: 2, atLeastMs: 950, withinMs: 2_500 },
  },
  {
    id: 'C40.command',
    about: 'http',
    title: 'a command that was refused for its rate was not carried out, so it is given again',
    plan: onceLimited(() => '1'),
    call: 'command',
    expect: { ok: true, requests: 2, atLeastMs: 1_000, withinMs: 1_500 },
  },
  ...nonsense.map(([id, words, value]): CaseRow => ({
    id: `C40.${id}`,
    about: 'http',
    title: `Retry-After: ${words} is taken as absent`,
    plan: onceLimited(value),
    call: 'either',
    expect: { ok: true, requests: 2, withinMs: 500 },
  })),
  ...both({
    id: 'C41',
    about: 'http',
    title: 'with Retry-After: 86400 comes back at once as rate_limited and says how long',
    plan: { script: () => reply(429, '', dayHeaders) },
    read: { ...limited, retryAfterMs: dayMs, withinMs: 100 },
    command: { ...limited, retryAfterMs: dayMs, withinMs: 100 },
  }),
  {
    id: 'C41.deadline',
    about: 'http',
    title: 'a wait that would outlast the total clock is not begun',
    plan: { script: () => reply(429, '', { 'retry-after': '10' }) },
    call: 'either',
    with: { totalTimeoutMs: 2_000 },
    expect: { ...limited, retryAfterMs: 10_000, withinMs: 100 },
  },
  {
    id: 'C42',
    about: 'http',
    title: 'an abort in the wait before a repeat is aborted at once, in phase backoff',
    plan: { script: () => reply(429, '', { 'retry-after': '3' }) },
    run: async (context) => {
      const reason = new Error('enough');
      const caller = new AbortController();
      setTimeout(() => caller.abort(reason), 300);
      const settled = await context.call({ signal: caller.signal });
      const kept = settled.result?.error?.kind === 'aborted' && settled.result.error.reason === reason;
      return [
        ...judge(settled, context, {
          kind: 'aborted',
          category: 'cancelled',
          phase: 'backoff',
          atLeastMs: 300,
        }),
        ...promptly(settled, 300),
        ...unless(kept, "the reason of the caller's signal was not kept"),
      ];
    },
  },
  {
    id: 'C43',
    about: 'http',
    alone: true,
    title: 'a storm of 300 reads against 503 makes no more requests than its limit allows',
    plan: busy,
    call: 'read',
    run: async (context) => {
      await crowd(context, 300, 30);
      const seen = context.server.requests.length;
      return unless(seen === 900, `the server saw ${seen} requests, not 900`);
    },
  },
  {
    id: 'C43.budget',
    about: 'http',
    alone: true,
    title: 'a storm of 300 reads against 503 makes at most a tenth more where that is the budget',
    plan: busy,
    call: 'read',
    with: { retry: { limit: 2, budget: 0.1 } },
    run: async (context) => {
      await crowd(context, 300, 30);
      const seen = context.server.requests.length;
      return unless(seen >= 300 && seen <= 330, `the server saw ${seen} requests, not 300 to 330`);
    },
  },
];
