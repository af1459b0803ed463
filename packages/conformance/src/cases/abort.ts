import { getEventListeners } from 'node:events';
import { both, judge, promptly, unless } from './help.ts';
import type { CaseContext } from '../run/context.ts';
import type { CaseRow, Expectation, RowPlan } from './row.ts';

const aborted: Expectation = { kind: 'aborted', category: 'cancelled' };
const reason = new Error('the caller hung up');
const afterMs = 150;

const silent: RowPlan = { script: () => [['', 0, 'stall']] };
const stalledBody: RowPlan = {
  script: ({ begin, good }) => [[begin(1_000) + good.body.slice(0, 5), 0, 'stall']],
};

/** Aborts a call after a while; the Result must come with the abort, and hold its reason. */
async function abortedLater(context: CaseContext, wanted: Expectation): Promise<string[]> {
  const caller = new AbortController();
  setTimeout(() => caller.abort(reason), afterMs);
  const settled = await context.call({ signal: caller.signal });
  const error = settled.result?.error;
  return [
    ...judge(settled, context, { ...aborted, ...wanted, atLeastMs: afterMs }),
    ...promptly(settled, afterMs),
    ...unless(error?.kind === 'aborted' && error.reason === reason, "the reason of the caller's signal was not kept"),
  ];
}

/** Reasons that no queue can carry and no printer likes. */
const oddReasons: readonly (readonly [id: string, words: string, reason: unknown])[] = [
  ['text', 'a text', 'enough'],
  ['symbol', 'a symbol', Symbol('enough')],
  ['bare', 'an object without a prototype', Object.create(null)],
  ['name', 'an object whose name is a symbol', { name: Symbol('enough') }],
  [
    'getter',
    'an object that throws when its name is read',
    {
      get name(): string {
        throw new Error('enough');
      },
    },
  ],
];

/** The caller aborts: before, during and after (G80). */
export const abortCases: readonly CaseRow[] = [
  ...both({
    id: 'G80.before',
    title: 'aborted before it begins sends nothing',
    callWith: { signal: AbortSignal.abort(reason) },
    read: { ...aborted, outcome: 'not_sent', requests: 0, withinMs: 20 },
    command: { ...aborted, outcome: 'not_sent', requests: 0, withinMs: 20 },
  }),
  ...oddReasons.map(([id, words, odd]): CaseRow => ({
    id: `G80.reason-${id}`,
    title: `a reason that is ${words} is kept, and the Result can still be cloned and printed`,
    run: async (context) => {
      const settled = await context.call({ signal: AbortSignal.abort(odd) });
      const error = settled.result?.error;
      return [
        ...judge(settled, context, { ...aborted, requests: 0 }),
        ...unless(error?.kind === 'aborted' && error.reason === odd, 'the reason was not kept'),
      ];
    },
  })),
  {
    id: 'G80.connect',
    title: 'an abort while the connection is made comes back at once',
    plan: { when: 'accept', script: () => [['', 0, 'stall']] },
    run: (context) => {
      const at = context.urlAt(`127.0.0.1:${context.server.port}`, 'encrypted');
      const subject = context.adopt((_url, options) => context.conformance.connect(at, options));
      const aside: CaseContext = { ...context, call: (given) => context.settle(() => subject.command(given)) };
      return abortedLater(aside, { phase: 'request', requests: 0 });
    },
  },
  {
    id: 'G80.headers',
    title: 'an abort while a command waits for its answer leaves its outcome unknown',
    call: 'command',
    plan: silent,
    run: (context) => abortedLater(context, { phase: 'request', outcome: 'unknown' }),
  },
  {
    id: 'G80.body',
    title: 'an abort within the body comes back at once, in phase body',
    plan: stalledBody,
    run: (context) => abortedLater(context, { phase: 'body' }),
  },
  {
    id: 'G80.after',
    title: 'an abort after the end changes nothing',
    plan: { script: ({ reply }) => reply() },
    run: async (context) => {
      const caller = new AbortController();
      const settled = await context.call({ signal: caller.signal });
      caller.abort(reason);
      return judge(settled, context, { ok: true });
    },
  },
  {
    id: 'G80.timeout',
    title: "a caller's AbortSignal.timeout is the caller's abort, no time-out of ours",
    plan: silent,
    run: async (context) => {
      const settled = await context.call({ signal: AbortSignal.timeout(afterMs) });
      return [...judge(settled, context, { ...aborted, phase: 'request' }), ...promptly(settled, afterMs)];
    },
  },
  {
    id: 'G80.shared',
    title: 'one long-lived signal serves 100 calls and keeps no listener of them, and one abort ends those under way',
    plan: { script: ({ index, reply }) => (index < 100 ? reply() : [['', 0, 'stall']]) },
    run: async (context) => {
      const caller = new AbortController();
      const { signal } = caller;
      for (let index = 0; index < 100; index += 1) await context.call({ signal });
      const listeners = getEventListeners(signal, 'abort').length;
      const passed = context.calls.filter(({ result }) => result?.ok).length;
      setTimeout(() => caller.abort(reason), afterMs);
      const last = await Promise.all(Array.from({ length: 20 }, () => context.call({ signal })));
      return [
        ...unless(listeners === 0, `${listeners} listeners stay on the signal of calls that are over`),
        ...unless(passed === 100, `${100 - passed} of 100 calls failed`),
        ...unless(
          last.every(({ result }) => result?.error?.kind === 'aborted'),
          'a call under way was not aborted',
        ),
      ];
    },
  },
];
