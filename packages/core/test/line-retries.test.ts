import { describe, expect, it } from 'vitest';
import { run, type CallEvent } from '../src/index.ts';
import { dial, look, save } from './support/operations.ts';
import { errorOf, valueOf } from './support/say.ts';
import {
  always,
  answer,
  done,
  fakeClock,
  neverSent,
  refusedWith,
  reset,
  script,
  unavailable,
  type Reply,
} from './support/script.ts';
import { tiny } from './support/tiny.ts';

const found = { ticket: 'T1' };
const number = { toNumber: '74955404444' };
const tooMany = answer('slow down', { status: 429 });
const timedOut = { answered: false, kind: 'timeout' } as const;
const selfSigned = { ...neverSent, reason: 'tls', tlsReason: 'self_signed' } as const;
const quick = { random: () => 0, clock: fakeClock() };

/** How many requests the vendor sees for a read, an idempotent write, and a call that rings a telephone. */
async function requestsFor(reply: Reply, options: object = {}): Promise<number[]> {
  const counts: number[] = [];
  for (const start of [
    (sender: ReturnType<typeof always>['sender']) => run(tiny({ ...quick, sender }), look, found, options),
    (sender: ReturnType<typeof always>['sender']) => run(tiny({ ...quick, sender }), save, found, options),
    (sender: ReturnType<typeof always>['sender']) => run(tiny({ ...quick, sender }), dial, number, options),
  ]) {
    const { sender, requests } = always(reply);
    await start(sender);
    counts.push(requests.length);
  }
  return counts;
}

describe('how often a failure is repeated, for a read, an idempotent write and a dialled call', () => {
  it.each<[string, Reply, number[]]>([
    ['a refused connection: nothing left', neverSent, [3, 3, 3]],
    ['a reset: it may have been done', reset, [3, 3, 1]],
    ['no answer in time', timedOut, [3, 3, 1]],
    ['503', unavailable, [3, 3, 1]],
    ['500', answer('x', { status: 500 }), [3, 3, 1]],
    ['408', answer('x', { status: 408 }), [3, 3, 1]],
    ['429: nothing was done', tooMany, [3, 3, 3]],
    ['the vendor’s own "too fast" with 200', refusedWith(30), [3, 3, 3]],
    ['the vendor’s own "busy", which it lets repeat', refusedWith(11), [3, 3, 1]],
    ['the vendor’s own no', refusedWith(10), [1, 1, 1]],
    ['400', answer('x', { status: 400 }), [1, 1, 1]],
    ['404', answer('x', { status: 404 }), [1, 1, 1]],
    ['501', answer('x', { status: 501 }), [1, 1, 1]],
    ['a certificate nobody trusts', selfSigned, [1, 1, 1]],
    ['an answer nobody can read', answer('{'), [1, 1, 1]],
    ['an answer that is not what was promised', answer({ code: 0, data: {} }), [1, 1, 1]],
    ['a defect', () => Promise.reject(new Error('x')), [1, 1, 1]],
    ['success', done, [1, 1, 1]],
  ])('%s', async (_what, reply, counts) => {
    expect(await requestsFor(reply)).toEqual(counts);
  });

  it('never with retry 0, and as often as the call says', async () => {
    expect(await requestsFor(neverSent, { retry: { limit: 0 } })).toEqual([1, 1, 1]);
    expect(await requestsFor(unavailable, { retry: { limit: 5 } })).toEqual([6, 6, 1]);
    const { sender, requests } = always(unavailable);
    await run(tiny({ ...quick, sender, retry: { limit: 1 } }), look, found);
    expect(requests).toHaveLength(2);
  });
});

describe('what is known at the end', () => {
  it('tells apart a call that was never sent from one whose fate is unknown', async () => {
    const { sender } = script(neverSent, reset);
    const connection = tiny({ ...quick, sender, retry: { limit: 0 } });
    expect(errorOf(await run(connection, dial, number), 'network')).toMatchObject({
      outcome: 'not_sent',
      reason: 'refused',
      networkCode: 'ECONNREFUSED',
      phase: 'request',
    });
    expect(errorOf(await run(connection, dial, number), 'network')).toMatchObject({
      outcome: 'unknown',
      retry: 'poll',
    });
  });

  it('is the worst of all attempts: one doubt is enough', async () => {
    const { sender } = script(reset, neverSent, neverSent);
    const error = errorOf(await run(tiny({ ...quick, sender }), look, found), 'network');
    expect(error).toMatchObject({ reason: 'refused', outcome: 'unknown', attempts: 3 });
  });

  it('forgets the status of an earlier attempt', async () => {
    const { sender } = script(unavailable, neverSent);
    const result = await run(tiny({ ...quick, sender, retry: { limit: 1 } }), look, found);
    expect('status' in errorOf(result, 'network')).toBe(false);
    expect(result.meta.status).toBeUndefined();
  });

  it('is a success where a later attempt succeeds', async () => {
    const { sender } = script(reset, unavailable, done);
    const result = await run(tiny({ ...quick, sender }), look, found);
    expect(valueOf(result).id).toBe('T1');
    expect(result.meta.attempts).toBe(3);
  });
});

describe('a body that can be read only once', () => {
  it('is sent once, also where a repetition would be allowed', async () => {
    const { sender, requests } = always(async ({ body }) => {
      if (body instanceof ReadableStream) await new Response(body).arrayBuffer();
      return unavailable;
    });
    const { tinyDialect } = await import('./support/tiny.ts');
    const plain = tinyDialect();
    const dialect = tinyDialect({
      stamp: (prepared, context) => ({
        ...(plain.stamp(prepared, context) as { method: string; path: string; headers: Record<string, string> }),
        body: new Blob(['a file']).stream(),
      }),
    });
    const error = errorOf(await run(tiny({ ...quick, sender }, { dialect }), save, found), 'http');
    expect(error.status).toBe(503);
    expect(requests).toHaveLength(1);
  });
});

describe('a retry budget', () => {
  it('allows one repeat per ten calls when every call fails', async () => {
    const { sender, requests } = always(unavailable);
    const connection = tiny({ ...quick, sender, retry: { budget: 0.1 } });
    await Promise.all(Array.from({ length: 300 }, () => run(connection, look, found)));
    expect(requests.length).toBeGreaterThan(300);
    expect(requests.length).toBeLessThanOrEqual(330);
  });

  it('of nothing allows none, and none of its own allows all', async () => {
    const none = always(unavailable);
    await run(tiny({ ...quick, sender: none.sender, retry: { budget: 0 } }), look, found);
    expect(none.requests).toHaveLength(1);
    const all = always(unavailable);
    await run(tiny({ ...quick, sender: all.sender }), look, found);
    expect(all.requests).toHaveLength(3);
  });

  it('does not save up without end', async () => {
    const replies: Reply[] = [
      ...Array.from({ length: 400 }, () => done),
      ...Array.from({ length: 1_500 }, () => unavailable),
    ];
    const { sender, requests } = script(...replies);
    const connection = tiny({ ...quick, sender, retry: { budget: 1, limit: 1 } });
    for (let call = 0; call < 400; call += 1) await run(connection, look, found);
    await Promise.all(Array.from({ length: 300 }, () => run(connection, look, found, { retry: { limit: 3 } })));
    expect(requests.length - 400).toBeLessThanOrEqual(300 + 100 + 300);
  });
});

it('each repeat is told, with its reason and its wait', async () => {
  const events: CallEvent[] = [];
  const { sender } = script(reset, unavailable, done);
  await run(
    tiny({ sender, clock: fakeClock(), random: () => 0.5, onEvent: (event) => void events.push(event) }),
    look,
    found,
  );
  expect(events.filter(({ type }) => type === 'retry')).toMatchObject([
    { because: 'network', waitMs: 150, attempt: 1 },
    { because: 'http', waitMs: 300, attempt: 2 },
  ]);
});
