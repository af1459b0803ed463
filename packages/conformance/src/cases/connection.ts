import { holdClosedPort } from '../server/ports.ts';
import { chunk, head } from '../server/answers.ts';
import { both, crowd, judge, places, splitAt, unless } from './help.ts';
import type { CaseRow, Expectation, RowPlan } from './row.ts';
import type { After } from '../server/script.ts';

/** Where bytes are missing the runtime may see a reset or a short message; either is said. */
const cut: Expectation = {
  kind: 'network',
  reason: ['reset', 'truncated', 'protocol'],
  category: 'network',
  outcome: 'unknown',
};
const truncated: Expectation = {
  kind: 'network',
  reason: 'truncated',
  category: 'network',
  outcome: 'unknown',
  phase: 'body',
};

const half = (text: string): string => text.slice(0, Math.floor(text.length / 2));

/** Half a body, which the client must have read before the connection ends. */
function halfBody(after: After): RowPlan {
  return {
    script: ({ good, begin }) => [[begin(Buffer.byteLength(good.body)) + half(good.body)], ['', 40, after]],
  };
}

/** The connection is refused, reset or cut (A1, A2, A4 to A9). */
export const connectionCases: readonly CaseRow[] = [
  {
    id: 'A1',
    title: 'a closed port is network (refused), not sent, with the code of the runtime',
    run: async (context) => {
      const closed = await holdClosedPort();
      const at = context.urlAt(`127.0.0.1:${closed.port}`);
      const subject = context.adopt((_url, options) => context.conformance.connect(at, options));
      const settled = await context.settle(() => subject.command());
      closed.release();
      return judge(settled, context, {
        kind: 'network',
        reason: 'refused',
        networkCode: 'ECONNREFUSED',
        category: 'network',
        outcome: 'not_sent',
        requests: 0,
      });
    },
  },
  {
    id: 'A2',
    title: 'a host name that does not resolve is network (dns), not sent, and no time-out',
    run: async (context) => {
      const subject = context.adopt((_url, options) =>
        context.conformance.connect(context.urlAt('conformance.invalid'), options),
      );
      const settled = await context.settle(
        () => context.callBy(subject, { attemptTimeoutMs: 6_000, totalTimeoutMs: 6_000 }),
        6_000,
      );
      return judge(settled, context, {
        kind: 'network',
        reason: 'dns',
        networkCode: ['ENOTFOUND', 'EAI_AGAIN'],
        outcome: 'not_sent',
        requests: 0,
      });
    },
  },
  ...both({
    id: 'A4',
    title: 'whose connection is reset before any byte is network',
    plan: { when: 'accept', script: () => [['', 0, 'rst']] },
    read: { kind: 'network', category: 'network', requests: [0, 3], connections: [3, 6] },
    command: { kind: 'network', category: 'network', requests: [0, 1] },
  }),
  ...both({
    id: 'A5',
    title: 'whose connection is reset after the request was read is network (reset), outcome unknown',
    plan: { script: () => [['', 0, 'rst']] },
    read: { kind: 'network', reason: 'reset', outcome: 'unknown', phase: 'request', requests: 3 },
    command: { kind: 'network', reason: 'reset', outcome: 'unknown', phase: 'request', requests: 1 },
  }),
  ...both({
    id: 'A5.fin',
    title: 'whose connection is closed after the request was read is network, outcome unknown',
    plan: { script: () => [['', 0, 'fin']] },
    read: { ...cut, phase: 'request', requests: 3 },
    command: { ...cut, phase: 'request', requests: 1 },
  }),
  {
    id: 'A5.off',
    title: 'a read whose connection is reset is not repeated where repeats are switched off',
    plan: { script: () => [['', 0, 'rst']] },
    call: 'read',
    callWith: { retry: { limit: 0 } },
    expect: { kind: 'network', reason: 'reset', requests: 1 },
  },
  {
    id: 'A5.four',
    title: 'a read whose connection is reset is repeated as often as the client was told',
    plan: { script: () => [['', 0, 'rst']] },
    call: 'read',
    with: { retry: { limit: 4 } },
    expect: { kind: 'network', reason: 'reset', requests: 5 },
  },
  {
    id: 'A5.recovers',
    title: 'a read whose connection is reset once succeeds at the second try',
    plan: { script: ({ index, reply }) => (index === 0 ? [['', 0, 'rst']] : reply()) },
    call: 'read',
    expect: { ok: true, sameValue: true, requests: 2 },
  },
  ...both({
    id: 'A6',
    about: 'http',
    title: 'whose connection is reset within the headers is network',
    plan: { script: () => [['HTTP/1.1 200 OK\r\ncontent-ty'], ['', 20, 'rst']] },
    read: { ...cut, phase: 'request', requests: 3 },
    command: { ...cut, phase: 'request', requests: 1 },
  }),
  ...both({
    id: 'A7',
    title: 'whose connection is reset within the body is network (truncated)',
    plan: halfBody('rst'),
    read: { ...truncated, requests: [1, 3] },
    command: { ...truncated, requests: 1 },
  }),
  ...both({
    id: 'A8',
    title: 'whose body ends before its content-length is network (truncated), no part of a value',
    plan: halfBody('fin'),
    read: { ...truncated, requests: [1, 3] },
    command: { ...truncated, requests: 1 },
  }),
  {
    id: 'A8.everywhere',
    alone: true,
    title: 'an answer that is cut is network wherever it is cut, at a hundred places',
    plan: { script: ({ whole, index }) => [[splitAt(whole(), index)[0]], ['', 3, 'fin']] },
    with: { retry: { limit: 0 } },
    run: async (context) => {
      await crowd(context, places, 10);
      const others = context.calls.filter(({ result }) => result?.error?.kind !== 'network');
      const sure = context.calls.filter(({ result }) => result?.error?.outcome !== 'unknown');
      return [
        ...unless(others.length === 0, `${others.length} of ${places} cut answers were no network error`),
        ...unless(sure.length === 0, `the outcome of ${sure.length} of ${places} calls was not unknown`),
        ...unless(context.server.requests.length === places, 'the server was not asked so many times'),
      ];
    },
  },
  ...both({
    id: 'A9',
    about: 'http',
    title: 'whose chunked body has no last chunk is network (truncated)',
    plan: {
      script: ({ good }) => [
        [head(200, { 'content-type': good.contentType, 'transfer-encoding': 'chunked' }) + chunk(good.body)],
        ['', 40, 'fin'],
      ],
    },
    read: { ...truncated, requests: [1, 3] },
    command: { ...truncated, requests: 1 },
  }),
  {
    id: 'A9.eof',
    about: 'http',
    title: 'a body that ends with the connection is no value if it was cut',
    call: 'read',
    plan: {
      script: ({ good }) => [
        [head(200, { 'content-type': good.contentType, connection: 'close' }) + half(good.body), 0, 'fin'],
      ],
    },
    expect: { kind: 'decode', reason: 'syntax' },
  },
  {
    id: 'A9.two-answers',
    title: 'a second answer on the heels of the first is not taken for the next call',
    call: 'either',
    plan: { script: ({ whole }) => [[Buffer.concat([whole(), whole('canary-9')]), 0, 'keep']] },
    hidden: ['canary-9'],
    expect: [{ ok: true, sameValue: true }, { kind: 'network' }],
  },
];
