import fc from 'fast-check';
import { assert, describe, expect, it } from 'vitest';
import {
  categories,
  errorKinds,
  isTrunklineError,
  outcomes,
  retryAdvice,
  run,
  type ClientOptions,
  type Result,
  type TrunklineError,
} from '../src/index.ts';
import { dial, look, order, touch } from './support/operations.ts';
import { everythingSaid, leakIn } from './support/say.ts';
import { abortAt, ending, hostileThings, reply, streamOf, thing } from './support/hostile.ts';
import { tick, watchProcess } from './support/script.ts';
import { tinySession } from './support/session.ts';
import { tiny, tinyDialect } from './support/tiny.ts';

const totalTimeoutMs = 60;
const attemptTimeoutMs = 25;
const graceMs = 250;

/** What every Result must be, whatever happened. */
function keepsTheContract(result: Result<unknown, TrunklineError>): void {
  expect(typeof result.meta.callId).toBe('string');
  expect(result.meta.attempts).toBeGreaterThanOrEqual(0);
  if (result.ok) return;
  const { error } = result;
  expect(isTrunklineError(error)).toBe(true);
  expect(errorKinds).toContain(error.kind);
  expect(categories).toContain(error.category);
  expect(outcomes).toContain(error.outcome);
  expect(retryAdvice).toContain(error.retry);
  expect(typeof JSON.stringify(result)).toBe('string');
  expect(leakIn(everythingSaid(error))).toBeUndefined();
}

const operations = [
  (options: ClientOptions, signal: AbortSignal | undefined) => call(options, signal, 'look'),
  (options: ClientOptions, signal: AbortSignal | undefined) => call(options, signal, 'dial'),
  (options: ClientOptions, signal: AbortSignal | undefined) => call(options, signal, 'touch'),
  (options: ClientOptions, signal: AbortSignal | undefined) => call(options, signal, 'order'),
];

async function call(
  options: ClientOptions,
  signal: AbortSignal | undefined,
  name: string,
): Promise<Result<unknown, TrunklineError>> {
  const session = tinySession();
  const dialect = tinyDialect(name === 'order' ? { session } : {});
  const connection = tiny({ totalTimeoutMs, attemptTimeoutMs, random: () => 0.01, ...options }, { dialect });
  const more = signal === undefined ? {} : { signal };
  if (name === 'look') return run(connection, look, { ticket: 'canary' }, more);
  if (name === 'dial') return run(connection, dial, { toNumber: '74955404444', note: 'canary' }, more);
  if (name === 'touch') return run(connection, touch, {}, more);
  return run(connection, order, { ticket: 'canary' }, more);
}

/** Runs a call of each sort, perhaps aborted at some time, and checks that it keeps its word. */
async function settles(options: () => ClientOptions, abortAfterMs: number | undefined): Promise<void> {
  const from = performance.now();
  await Promise.all(
    operations.map(async (start) => {
      const controller = abortAfterMs === undefined ? undefined : new AbortController();
      const timer = setTimeout(() => controller?.abort(new Error('canary')), abortAfterMs ?? 0);
      const late = tick(totalTimeoutMs + graceMs).then(() => undefined);
      const result = await Promise.race([start(options(), controller?.signal), late]);
      assert(result, 'the call was still waiting after its deadline');
      keepsTheContract(result);
      clearTimeout(timer);
    }),
  );
  expect(performance.now() - from).toBeLessThan(totalTimeoutMs + graceMs);
}

describe('a call always settles within its deadline, with a Result of a known kind', () => {
  it('whatever a sender answers', async () => {
    const troubles = watchProcess();
    await fc.assert(
      fc.asyncProperty(reply, ending, abortAt, async (given, end, at) => {
        const sender = async () => ({ answered: true as const, ...given, body: streamOf(given.body, end) });
        await settles(() => ({ sender }), at);
      }),
      { endOnFailure: true, numRuns: 40 },
    );
    expect(troubles).toEqual([]);
  });

  it('whatever a fetch answers', async () => {
    const troubles = watchProcess();
    await fc.assert(
      fc.asyncProperty(reply, ending, abortAt, async (given, end, at) => {
        const fetchLike = async (): Promise<Response> => {
          const empty = [204, 205, 304].includes(given.status);
          return new Response(empty ? null : streamOf(given.body, end), {
            status: given.status,
            headers: given.headers,
          });
        };
        await settles(() => ({ fetch: fetchLike }), at);
      }),
      { endOnFailure: true, numRuns: 40 },
    );
    expect(troubles).toEqual([]);
  });

  it('whatever a sender or a fetch throws, answers instead, or never does', async () => {
    const troubles = watchProcess();
    const how = fc.constantFrom('throws', 'rejects', 'answers', 'never');
    await fc.assert(
      fc.asyncProperty(thing, how, fc.boolean(), abortAt, async (odd, way, asFetch, at) => {
        const participant = ((): unknown => {
          if (way === 'throws') throw odd;
          if (way === 'rejects') return Promise.reject(odd);
          return way === 'answers' ? Promise.resolve(odd) : new Promise(() => undefined);
        }) as unknown as typeof fetch & NonNullable<ClientOptions['sender']>;
        await settles(() => (asFetch ? { fetch: participant } : { sender: participant }), at);
      }),
      {
        endOnFailure: true,
        numRuns: 40,
        examples: hostileThings.slice(0, 3).map((odd) => [odd, 'answers', false, undefined]),
      },
    );
    await tick(20);
    expect(troubles).toEqual([]);
  });

  it('whatever the guard, the store, the observer, the clock or the random numbers do', async () => {
    const troubles = watchProcess();
    const sender = async () => ({ answered: true as const, status: 503, headers: {}, body: null });
    const way = fc.constantFrom('guard', 'onEvent', 'random', 'limits', 'holds', 'clock');
    await fc.assert(
      fc.asyncProperty(thing, fc.boolean(), way, abortAt, async (odd, throws, who, at) => {
        const does = (): never => {
          if (throws) throw odd;
          return odd as never;
        };
        const participants: Record<string, ClientOptions> = {
          guard: { guard: does },
          onEvent: { onEvent: does },
          random: { random: does },
          limits: { coordination: { limits: { take: does } } },
          holds: { coordination: { holds: { until: does, hold: does } } },
          clock: { clock: { now: does, monotonic: does, sleep: does } },
        };
        await settles(() => ({ sender, ...participants[who] }), at);
      }),
      { endOnFailure: true, numRuns: 40 },
    );
    await tick(20);
    expect(troubles).toEqual([]);
  });

  it('whatever it is given as input and as options', async () => {
    const troubles = watchProcess();
    const sender = async () => ({ answered: true as const, status: 200, headers: {}, body: null });
    const connection = tiny({ sender, totalTimeoutMs });
    const options = fc.oneof(
      thing,
      fc.record(
        {
          signal: thing,
          retry: thing,
          headers: thing,
          attemptTimeoutMs: thing,
          totalTimeoutMs: thing,
          acceptCodes: thing,
        },
        { requiredKeys: [] },
      ),
    );
    const anyRun = run as unknown as (...given: unknown[]) => Promise<Result<unknown, TrunklineError>>;
    await fc.assert(
      fc.asyncProperty(thing, options, async (input, given) => {
        keepsTheContract(await anyRun(connection, touch, input, given));
        keepsTheContract(await anyRun(connection, look, { ticket: input }, given));
      }),
      {
        endOnFailure: true,
        numRuns: 300,
        examples: hostileThings.flatMap((odd) => [
          [{}, { totalTimeoutMs: odd }],
          [{}, { signal: odd }],
        ]) as [unknown, unknown][],
      },
    );
    expect(troubles).toEqual([]);
  });

  it('even if its options defend themselves against being read', async () => {
    const guarded = new Proxy(
      {},
      {
        get: () => {
          throw new Error('canary');
        },
      },
    );
    const result = await run(tiny({ sender: async () => Promise.reject(new Error('x')) }), touch, {}, guarded);
    keepsTheContract(result);
    expect([result.ok, result.meta.attempts]).toEqual([false, 0]);
  });
});
