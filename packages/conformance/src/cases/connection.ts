import { holdClosedPort } from '../server/ports.ts';
import { chunk, head, whole } from '../server/answers.ts';
import { both, judge } from './help.ts';
import type { CaseRow, Expectation, RowPlan, Stage } from './row.ts';
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

/** Headers and half a body, which the client must have read before the connection ends. */
function halfBody(after: After): RowPlan {
  return {
    script: ({ good }: Stage) => {
      const headers = { 'content-type': good.contentType, 'content-length': String(Buffer.byteLength(good.body)) };
      return [[head(200, headers) + half(good.body)], ['', 40, after]];
    },
  };
}

/** The connection is refused, reset or cut (A1, A2, A4 to A9). */
export const connectionCases: readonly CaseRow[] = [
  {
    id: 'A1',
    title: 'a closed port is network (refused), not sent, with the code of the runtime',
    run: async (context) => {
      const closed = await holdClosedPort();
      const at = `http://127.0.0.1:${closed.port}`;
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
        context.conformance.connect('http://conformance.invalid', options),
      );
      const settled = await context.settle(
        () => subject.read({ attemptTimeoutMs: 6_000, totalTimeoutMs: 6_000 }),
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
  ...both({
    id: 'A6',
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
  ...both({
    id: 'A9',
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
    call: 'read',
    plan: {
      script: ({ good }) => [
        [
          Buffer.concat([whole(200, good.body, { 'content-type': good.contentType }), whole(500, 'canary-9')]),
          0,
          'keep',
        ],
      ],
    },
    hidden: ['canary-9'],
    expect: [{ ok: true, sameValue: true }, { kind: 'network' }],
  },
];
