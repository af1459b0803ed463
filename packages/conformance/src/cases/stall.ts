import { head } from '../server/answers.ts';
import { both } from './help.ts';
import type { CaseRow, Expectation } from './row.ts';
import type { Script } from '../server/script.ts';

const clocks = { attemptTimeoutMs: 400, totalTimeoutMs: 2_000, retry: { limit: 0 } };
const totalFirst = { attemptTimeoutMs: 3_000, totalTimeoutMs: 500, retry: { limit: 0 } };
const late: Expectation = { kind: 'timeout', category: 'timeout', outcome: 'unknown' };

/** Of a body that is never to be complete. */
const length = 1_000_000;
const silent = (): Script => [['', 0, 'stall']];

/** The server takes its time, or all of it (A10 to A13). */
export const stallCases: readonly CaseRow[] = [
  ...both({
    id: 'A10',
    title: 'whose headers never come is timeout (attempt) in phase request',
    plan: { script: silent },
    with: clocks,
    read: { ...late, scope: 'attempt', phase: 'request', withinMs: 400, atLeastMs: 400 },
    command: { ...late, scope: 'attempt', phase: 'request', withinMs: 400, atLeastMs: 400 },
  }),
  {
    id: 'A10.total',
    title: 'headers that never come are timeout (total) where the total clock is the shorter one',
    plan: { script: silent },
    call: 'either',
    with: totalFirst,
    expect: { ...late, scope: 'total', phase: 'request', withinMs: 500, atLeastMs: 500 },
  },
  {
    id: 'A10.call',
    title: 'a clock set for the call goes before that of the client',
    plan: { script: silent },
    call: 'either',
    callWith: { totalTimeoutMs: 300 },
    expect: { ...late, scope: 'total', phase: 'request', withinMs: 300, atLeastMs: 300 },
  },
  {
    id: 'A10.retry',
    title: 'a read whose headers never come is tried again, within the total clock',
    plan: { script: silent },
    call: 'read',
    with: { attemptTimeoutMs: 300, totalTimeoutMs: 3_000 },
    expect: { ...late, scope: 'attempt', phase: 'request', requests: 3, withinMs: 1_000, atLeastMs: 900 },
  },
  {
    id: 'A10.once',
    title: 'a command whose headers never come is not tried again, though repeats are allowed',
    plan: { script: silent },
    call: 'command',
    with: { attemptTimeoutMs: 300, totalTimeoutMs: 3_000 },
    expect: { ...late, scope: 'attempt', phase: 'request', requests: 1, withinMs: 300 },
  },
  ...both({
    id: 'A11',
    title: 'whose body stalls after the headers is timeout in phase body',
    plan: { script: ({ begin, good }) => [[begin(length) + good.body.slice(0, 5), 0, 'stall']] },
    with: clocks,
    read: { ...late, phase: 'body', withinMs: 400, atLeastMs: 400 },
    command: { ...late, phase: 'body', withinMs: 400, atLeastMs: 400 },
  }),
  {
    id: 'A12.body',
    title: 'a body of one byte each 50 ms is timeout (total), since no byte winds the clock up again',
    plan: { script: ({ begin, good }) => [[begin(length) + good.body.slice(0, 5)], { again: ' ', everyMs: 50 }] },
    call: 'either',
    with: totalFirst,
    expect: { ...late, scope: 'total', phase: 'body', withinMs: 500, atLeastMs: 500 },
  },
  {
    id: 'A12.headers',
    about: 'http',
    title: 'headers of one byte each 50 ms are timeout (total)',
    plan: { script: () => [['HTTP/1.1 200 OK\r\nx-slow: '], { again: 'a', everyMs: 50 }] },
    call: 'either',
    with: totalFirst,
    expect: { ...late, scope: 'total', phase: 'request', withinMs: 500, atLeastMs: 500 },
  },
  {
    id: 'A13',
    about: 'http',
    title: 'an error whose body stalls is http with its status, within the deadline',
    plan: {
      script: () => [[`${head(500, { 'content-type': 'text/plain', 'content-length': '1000' })}canary-13`, 0, 'stall']],
    },
    call: 'either',
    with: clocks,
    hidden: ['canary-13'],
    expect: { kind: 'http', status: 500, withinMs: 400 },
  },
];
