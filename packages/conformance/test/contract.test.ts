import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { fromPlain, type PlainResult, type Result } from '@trunkline/core';
import { describe, expect, it } from 'vitest';
import { contractProblems } from '../src/contract/contract.ts';
import { expectedProblems } from '../src/contract/expected.ts';
import { leaks } from '../src/contract/secrets.ts';
import { settle, type Settled } from '../src/contract/settled.ts';

const terms = { vendor: 'stub', secrets: ['s3cret'] };
const meta = { vendor: 'stub', operation: 'calls.list', callId: 'call-1', attempts: 1, durationMs: 1 };
const good: Result<unknown> = { ok: true, value: 7, meta };
const timely = { hung: false, ms: 10, lagMs: 0, deadlineMs: 100 };
const facts = {
  vendor: 'stub',
  operation: 'calls.list',
  category: 'network',
  outcome: 'unknown',
  retry: 'later',
  attempts: 1,
} as const;
const plain: PlainResult<unknown> = {
  ok: false,
  meta,
  error: { ...facts, kind: 'network', reason: 'reset', phase: 'request' },
};
const failed: Result<unknown> = fromPlain(plain);

const about = (result: unknown): string[] => contractProblems({ ...timely, result: result as Result<unknown> }, terms);

describe('the contract of every case', () => {
  it('has nothing to say about a Result in order', () => {
    expect(about(good)).toEqual([]);
    expect(about(failed)).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ['something that is no Result', { value: 7 }, 'the call answered something that is no Result'],
    ['a Result without meta', { ok: true, value: 7 }, 'meta is missing'],
    ['another vendor', { ok: true, value: 7, meta: { ...meta, vendor: 'other' } }, 'meta.vendor is other'],
    ['a call without an id', { ok: true, value: 7, meta: { ...meta, callId: '' } }, 'meta.callId is '],
    ['half an attempt', { ok: true, value: 7, meta: { ...meta, attempts: 0.5 } }, 'meta.attempts is 0.5'],
    ['a plain Error', { ok: false, error: new Error('no'), meta }, 'the error is not a branded one'],
    [
      'a word nobody knows',
      fromPlain({ ...plain, error: { ...facts, kind: 'network', category: 'sad' } } as never),
      'error.category is sad, no known word',
    ],
    [
      'a value no queue can carry',
      { ok: true, value: () => 7, meta },
      "it doesn't survive structuredClone and JSON (DataCloneError)",
    ],
    ['a secret in the value', { ok: true, value: 's3cret', meta }, 'secret 1 of 1 can be read in the Result'],
  ])('reports %s', (_title, result, report) => {
    expect(about(result)).toContain(report);
  });

  it('reports a call that comes back late, but not for a busy machine', () => {
    const late: Settled = { ...timely, ms: 400, result: good };
    expect(contractProblems(late, terms)).toEqual(['settled after 400 ms; its deadline was 100 ms']);
    expect(contractProblems({ ...late, lagMs: 100 }, terms)).toEqual([]);
  });

  it('reports a call that never comes back', async () => {
    const settled = await settle(() => new Promise(() => undefined), 10);
    expect(contractProblems(settled, terms)).toEqual(['hung: not settled long after its deadline of 10 ms']);
  });

  it.each([
    [
      'throws',
      () => {
        throw new TypeError('no');
      },
    ],
    ['rejects', () => Promise.reject(new TypeError('no'))],
  ])('reports a call that %s', async (_title, call) => {
    expect(contractProblems(await settle(call, 10), terms)).toEqual([
      'threw instead of answering a Result (TypeError)',
    ]);
  });

  it('reports unhandled rejections, uncaught exceptions and warnings of the process', async () => {
    const watcher = fileURLToPath(new URL('../src/contract/process.ts', import.meta.url));
    const program = `
      import { watchProcess } from ${JSON.stringify(watcher)};
      const complaints = watchProcess();
      process.on('uncaughtException', () => undefined);
      Promise.reject(new RangeError());
      setTimeout(() => { throw new TypeError(); });
      process.emitWarning('careful', 'MaxListenersExceededWarning');
      setTimeout(() => console.log(JSON.stringify(complaints())), 50);`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module-typescript', '-e', program]);
    expect(JSON.parse(stdout).toSorted()).toEqual([
      'process warning (MaxListenersExceededWarning)',
      'uncaught exception (TypeError)',
      'unhandled rejection (RangeError)',
    ]);
  });
});

describe('a leaked secret', () => {
  const carrier = new Error('fine');
  const hidden = Object.defineProperty(new Error('fine'), 'request', { value: { headers: { key: 'a b/ü' } } });

  it.each<[string, unknown]>([
    ['in a message', new Error('wrong: a b/ü')],
    ['in a field', Object.assign(new Error('fine'), { url: 'a b/ü' })],
    ['in a field that is not enumerable', hidden],
    ['in a cause of a cause', new Error('fine', { cause: new Error('fine', { cause: new Error('a b/ü') }) })],
    ['in a URL', { url: `http://127.0.0.1/?key=${encodeURIComponent('a b/ü')}` }],
    ['in base64', { authorization: `Basic ${Buffer.from('a b/ü').toString('base64')}` }],
    ['in what toJSON gives', { toJSON: () => ({ key: 'a b/ü' }) }],
    ['in a map', new Map([['key', 'a b/ü']])],
  ])('is found %s', (_where, exhibit) => {
    expect(leaks({ it: exhibit }, ['other', 'a b/ü'])).toEqual(['secret 2 of 2 can be read in it']);
  });

  it('is not found where there is none, and a circle of causes ends', () => {
    carrier.cause = carrier;
    expect(leaks({ it: carrier }, ['a b/ü', ''])).toEqual([]);
  });
});

describe('an expectation', () => {
  const seen = { requests: 1, connections: 1 };
  const answered = { ...seen, settled: { ...timely, result: good }, goodValue: 7 };
  const refused = { ...seen, settled: { ...timely, result: failed } };

  it('is content with what it names', () => {
    expect(expectedProblems(answered, { ok: true, sameValue: true })).toEqual([]);
    expect(expectedProblems(refused, { kind: ['timeout', 'network'], reason: 'reset', requests: [1, 3] })).toEqual([]);
    expect(expectedProblems(refused, [{ ok: true }, { kind: 'network' }])).toEqual([]);
  });

  it.each([
    [answered, { kind: 'network' }, 'answered ok where network is due'],
    [{ ...answered, goodValue: 8 }, { ok: true, sameValue: true }, 'the value is not that of the good answer'],
    [refused, { ok: true }, 'failed where ok is due (network, reset, request)'],
    [refused, { kind: 'network', reason: ['dns', 'tls'] }, 'error.reason is reset, not dns or tls'],
    [refused, { kind: 'network', retryAfterMs: [1, 2] }, 'error.retryAfterMs is undefined, not 1 to 2'],
    [refused, { kind: 'network', issues: 'path' }, 'error.issues names no path'],
    [{ ...refused, requests: 2 }, { kind: 'network' }, 'the number of requests is 2, not 1'],
    [refused, { kind: 'network', connections: 2 }, 'the number of connections is 1, not 2'],
    [refused, { kind: 'network', atLeastMs: 100 }, 'took 10 ms, less than 100'],
    [
      { ...refused, settled: { ...refused.settled, ms: 400 } },
      { kind: 'network', withinMs: 100 },
      'took 400 ms, more than 100',
    ],
  ] as const)('says where it was not met', (evidence, expectation, report) => {
    expect(expectedProblems(evidence, expectation)).toEqual([report]);
  });
});
