import { describe, expect, it } from 'vitest';
import { run, type CallOptions, type Connection } from '../src/index.ts';
import { dial, look } from './support/operations.ts';
import { errorOf, everythingSaid, valueOf } from './support/say.ts';
import { always, answer, done, script, silence, tick, unavailable, watchProcess } from './support/script.ts';
import { tiny } from './support/tiny.ts';
import type { TinyCode } from './support/tiny-codes.ts';

const found = { ticket: 'T1' };
const never = (): Promise<never> => new Promise(() => undefined);
const reason = { why: 'the page was left', secret: 'canary' };

/** Aborts the call after 30 ms; it must end at once, and say where it was. */
async function abortedIn(phase: string, connection: Connection<TinyCode>, options: CallOptions<TinyCode> = {}) {
  const troubles = watchProcess();
  const controller = new AbortController();
  const calling = run(connection, dial, { toNumber: '74955404444' }, { ...options, signal: controller.signal });
  await tick(30);
  const from = performance.now();
  controller.abort(reason);
  const error = errorOf(await calling, 'aborted');
  expect(performance.now() - from).toBeLessThan(60);
  expect(error).toMatchObject({ phase, category: 'cancelled' });
  expect(error.reason).toBe(reason);
  expect(everythingSaid(error)).not.toContain('canary');
  await tick(10);
  expect(troubles).toEqual([]);
  return error;
}

describe('an abort keeps the caller’s reason and says where the call was', () => {
  it('before it began: nothing is sent', async () => {
    const { sender, requests } = script();
    const signal = AbortSignal.abort(reason);
    const error = errorOf(await run(tiny({ sender }), look, found, { signal }), 'aborted');
    expect(error).toMatchObject({ outcome: 'not_sent', attempts: 0, retry: 'never' });
    expect(error.reason).toBe(reason);
    expect(requests).toHaveLength(0);
  });

  it('while the guard thinks', async () => {
    const { sender, requests } = script();
    const error = await abortedIn('request', tiny({ sender, guard: never }));
    expect([error.outcome, requests.length]).toEqual(['not_sent', 0]);
  });

  it('while waiting for a place under the limit', async () => {
    const { sender, requests } = script();
    const error = await abortedIn('limit', tiny({ sender, coordination: { limits: { take: () => 5_000 } } }));
    expect([error.outcome, requests.length]).toEqual(['not_sent', 0]);
  });

  it('while a credential is fetched', async () => {
    const { sender, requests } = script();
    const error = await abortedIn('login', tiny({ sender }, { credentials: { key: never } }));
    expect([error.outcome, requests.length]).toEqual(['not_sent', 0]);
  });

  it('at the very moment the credential is given: nothing is sent any more', async () => {
    const { sender, requests } = script();
    const controller = new AbortController();
    const key = (): string => {
      controller.abort(reason);
      return 'k-1';
    };
    const connection = tiny({ sender }, { credentials: { key } });
    const error = errorOf(await run(connection, look, found, { signal: controller.signal }), 'aborted');
    expect([error.outcome, error.attempts, requests.length]).toEqual(['not_sent', 0, 0]);
  });

  it('while the sender sends: nobody can tell what became of it', async () => {
    const { sender, limits } = script(silence);
    const error = await abortedIn('request', tiny({ sender }));
    expect(error).toMatchObject({ outcome: 'unknown', retry: 'poll', attempts: 1 });
    expect(limits[0]?.signal?.aborted).toBe(true);
    expect(limits[0]?.signal?.reason).toBe(reason);
  });

  it('while a sender sends that does not listen to the signal', async () => {
    const { sender } = script(never);
    expect((await abortedIn('request', tiny({ sender }))).outcome).toBe('unknown');
  });

  it('while the body comes: its source is told', async () => {
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({ cancel: () => void (cancelled = true) });
    const { sender } = script({ ...done, body });
    expect((await abortedIn('body', tiny({ sender }))).outcome).toBe('unknown');
    expect(cancelled).toBe(true);
  });

  it('while waiting to try again', async () => {
    const { sender, requests } = script(answer('x', { status: 429, headers: { 'retry-after': '20' } }));
    const error = await abortedIn('backoff', tiny({ sender }));
    expect(error).toMatchObject({ outcome: 'rejected', attempts: 1 });
    expect(requests).toHaveLength(1);
  });

  it('after the end: the value stands', async () => {
    const { sender } = script(done);
    const controller = new AbortController();
    const result = await run(tiny({ sender }), look, found, { signal: controller.signal });
    controller.abort(reason);
    expect(valueOf(result).id).toBe('T1');
  });
});

describe('a signal', () => {
  it('that is a time-out of the caller’s is an abort, not a time-out of ours', async () => {
    const { sender } = script(silence);
    const result = await run(tiny({ sender }), look, found, { signal: AbortSignal.timeout(20) });
    expect((errorOf(result, 'aborted').reason as Error).name).toBe('TimeoutError');
  });

  it('without a reason of its own still has one', async () => {
    const { sender } = script(silence);
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 10);
    const error = errorOf(await run(tiny({ sender }), look, found, { signal: controller.signal }), 'aborted');
    expect((error.reason as Error).name).toBe('AbortError');
  });

  it('that lives for ever is not listened to after the call, and never handed on', async () => {
    const { sender, limits } = always(done);
    const controller = new AbortController();
    const { signal } = controller;
    let listeners = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...given: Parameters<typeof add>) => ((listeners += 1), add(...given));
    signal.removeEventListener = (...given: Parameters<typeof remove>) => ((listeners -= 1), remove(...given));
    const connection = tiny({ sender });
    await Promise.all(Array.from({ length: 50 }, () => run(connection, look, found, { signal })));
    expect(listeners).toBe(0);
    expect(limits.every((given) => given.signal !== undefined && given.signal !== signal)).toBe(true);
  });

  it('that aborts after the call does not reach the fetch of it', async () => {
    const signals: AbortSignal[] = [];
    const fetchLike: typeof fetch = async (_url, init) => {
      if (init?.signal) signals.push(init.signal);
      return new Response('{"code":0,"data":{"id":"T1"}}');
    };
    const connection = tiny({ fetch: fetchLike });
    const controller = new AbortController();
    await run(connection, look, found);
    const follow = run(connection, look, found, { signal: controller.signal });
    valueOf(await follow);
    controller.abort(reason);
    expect(signals.map(({ aborted }) => aborted)).toEqual([false, false]);
  });

  it('of one call does not touch another', async () => {
    const { sender } = script(silence, async () => {
      await tick(40);
      return done;
    });
    const connection = tiny({ sender });
    const controller = new AbortController();
    const [one, other] = [
      run(connection, look, found, { signal: controller.signal }),
      run(connection, look, found, { signal: new AbortController().signal }),
    ];
    await tick(10);
    controller.abort(reason);
    errorOf(await one, 'aborted');
    expect(valueOf(await other).id).toBe('T1');
  });
});

it('an answer that comes after the abort is thrown away, its body cancelled', async () => {
  let cancelled = false;
  const late = { ...done, body: new ReadableStream<Uint8Array>({ cancel: () => void (cancelled = true) }) };
  const { sender } = script(async () => {
    await tick(40);
    return late;
  });
  const result = await run(tiny({ sender }), look, found, { signal: AbortSignal.timeout(10) });
  errorOf(result, 'aborted');
  await tick(60);
  expect(cancelled).toBe(true);
});

it('a failure that comes after the abort disturbs nobody', async () => {
  const troubles = watchProcess();
  const { sender } = script(async () => {
    await tick(30);
    throw new Error('late');
  });
  errorOf(await run(tiny({ sender }), look, found, { signal: AbortSignal.timeout(5) }), 'aborted');
  await tick(60);
  expect(troubles).toEqual([]);
});

it('nothing is repeated once the caller has aborted', async () => {
  const controller = new AbortController();
  const { sender, requests } = always(() => {
    controller.abort(reason);
    return unavailable;
  });
  const error = errorOf(
    await run(tiny({ sender, random: () => 0 }), look, found, { signal: controller.signal }),
    'aborted',
  );
  expect([error.outcome, requests.length]).toEqual(['unknown', 1]);
});
