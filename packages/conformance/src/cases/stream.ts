import { setTimeout as sleep } from 'node:timers/promises';
import { unless } from './help.ts';
import type { CaseRow, Expectation } from './row.ts';

const kibi = 1024;
const cap = 64 * kibi;

/** Bytes that look like nothing, the same at every run. */
function noise(length: number): Buffer {
  let state = 86;
  return Buffer.from(Array.from({ length }, () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) >> 16));
}

/** Whatever it is taken for, it is no answer. */
const noAnswer: readonly Expectation[] = [
  { kind: 'network', requests: [0, 3] },
  { kind: 'decode', requests: [0, 3] },
];

/** Protocols without HTTP: nothing but the bytes of an answer says where it begins and ends (H85 to H87). */
export const streamCases: readonly CaseRow[] = [
  {
    id: 'H86.early',
    about: 'stream',
    title: 'what comes before anything was asked is no answer',
    plan: { when: 'accept', script: ({ whole }) => [[whole(), 0, 'stall']] },
    call: 'either',
    expect: noAnswer,
  },
  {
    id: 'H86.padding',
    about: 'stream',
    title: 'white space and NULs before and after an answer are passed over, and the connection serves on',
    plan: { script: ({ whole }) => [['\0\r\n \t'], [whole(), 10], ['\r\n\0 ', 10, 'keep']] },
    run: async ({ call, server }) => {
      const every = [];
      for (let index = 0; index < 3; index += 1) {
        every.push(await call());
        // A client may first see whether the server ends the connection after its reply.
        await sleep(100);
      }
      const failed = every.filter(({ result }) => result?.ok !== true).length;
      return [
        ...unless(failed === 0, `${failed} of 3 calls failed`),
        ...unless(server.requests.length === 3, `the server saw ${server.requests.length} requests, not 3`),
        ...unless(server.connections.length === 1, `it took ${server.connections.length} connections`),
      ];
    },
  },
  {
    id: 'H86.welcome',
    about: 'stream',
    title: 'words in place of an answer, and a goodbye, are network or decode, and shown nowhere',
    plan: { script: () => [['welcome canary-86\r\n', 0, 'fin']] },
    call: 'either',
    hidden: ['canary-86'],
    expect: noAnswer,
  },
  {
    id: 'H86.page',
    about: 'stream',
    title: 'a page of a web server in place of an answer is network or decode, and shown nowhere',
    plan: { script: () => [['HTTP/1.1 400 Bad Request\r\n\r\n<html><body>canary-86</body></html>', 0, 'fin']] },
    call: 'either',
    hidden: ['canary-86'],
    expect: noAnswer,
  },
  {
    id: 'H86.noise',
    about: 'stream',
    title: 'bytes that look like nothing are network or decode',
    plan: { script: () => [[noise(4 * kibi), 0, 'fin']] },
    call: 'either',
    expect: noAnswer,
  },
  {
    id: 'H86.endless',
    about: 'stream',
    title: 'words without end are decode (too_large) soon after the limit',
    plan: { script: () => [{ again: 'welcome '.repeat(2 * kibi), everyMs: 0 }] },
    call: 'either',
    with: { maxBodyBytes: cap },
    expect: { kind: 'decode', reason: 'too_large', bytes: [0, 2 * cap], withinMs: 2_000 },
  },
  {
    id: 'H86.blank',
    about: 'stream',
    title: 'blanks without end are a time-out, and not kept',
    plan: { script: () => [{ again: ' '.repeat(16 * kibi), everyMs: 1 }] },
    call: 'either',
    with: { attemptTimeoutMs: 400, retry: { limit: 0 } },
    expect: [
      { kind: 'timeout', withinMs: 400 },
      { kind: 'decode', reason: 'too_large' },
    ],
  },
  {
    id: 'H87.dropped',
    about: 'stream',
    title: 'a connection that ends while nobody uses it costs no command',
    alone: true,
    call: 'command',
    plan: { script: ({ whole }) => [[whole()], ['', 100, 'fin']] },
    run: async ({ call, server }) => {
      let failures = 0;
      for (let index = 0; index < 10; index += 1) {
        if ((await call()).result?.ok !== true) failures += 1;
        await sleep(200);
      }
      return [
        ...unless(failures === 0, `${failures} of 10 commands failed`),
        ...unless(server.requests.length === 10, `the server saw ${server.requests.length} commands, not 10`),
      ];
    },
  },
];
