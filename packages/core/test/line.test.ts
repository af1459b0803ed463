import { describe, expect, it } from 'vitest';
import { run } from '../src/index.ts';
import { dial, look } from './support/operations.ts';
import { errorOf, valueOf } from './support/say.ts';
import { answer, done, fakeClock, script, unavailable } from './support/script.ts';
import { tiny, tinyDialect, type TinyDialect } from './support/tiny.ts';

const found = { ticket: 'T1' };

/** A dialect that writes down which of its places was asked. */
function noted(steps: string[], extra: Partial<TinyDialect> = {}): TinyDialect {
  const plain = tinyDialect(extra);
  const note =
    <A extends unknown[], R>(name: string, step: (...given: A) => R) =>
    (...given: A): R => {
      steps.push(name);
      return step(...given);
    };
  return {
    ...plain,
    encode: note('encode', (...given: Parameters<TinyDialect['encode']>) => plain.encode(...given)),
    stamp: note('stamp', (...given: Parameters<TinyDialect['stamp']>) => plain.stamp(...given)),
    open: note('open', (...given: Parameters<TinyDialect['open']>) => plain.open(...given)),
    judge: note('judge', (...given: Parameters<TinyDialect['judge']>) => plain.judge(...given)),
  };
}

describe('a call', () => {
  it('goes left to right: check, encode once, then per attempt limit, stamp, send, open, judge', async () => {
    const steps: string[] = [];
    const { sender } = script(unavailable, () => (steps.push('send'), done));
    const connection = tiny(
      {
        sender,
        random: () => 0,
        guard: () => (steps.push('guard'), true),
        coordination: { limits: { take: () => (steps.push('limit'), 0) } },
      },
      { dialect: noted(steps) },
    );
    valueOf(await run(connection, look, found));
    expect(steps).toEqual(['guard', 'encode', 'limit', 'stamp', 'open', 'limit', 'stamp', 'send', 'open', 'judge']);
  });

  it('writes the wire form of the input, the caller’s headers above all others', async () => {
    const { sender, requests } = script(done);
    const connection = tiny(
      { sender, headers: { 'X-Tenant': 'a', 'X-Both': 'client' } },
      { credentials: { key: 'k-1' } },
    );
    const given = { toNumber: '+7 495 540-44-44', note: 'hi' };
    valueOf(await run(connection, dial, given, { headers: { 'X-BOTH': 'call' } }));
    expect(requests[0]).toMatchObject({
      endpoint: { url: 'http://tiny.test/api/', origin: 'http://tiny.test' },
      method: 'POST',
      path: 'calls/dial',
      body: '{"to_number":"74955404444","note":"hi"}',
      headers: { 'x-tenant': 'a', 'x-both': 'call', authorization: 'Bearer k-1' },
    });
  });

  it('keeps its command id over all attempts and counts them', async () => {
    const { sender, requests } = script(unavailable, unavailable, done);
    const result = await run(tiny({ sender, random: () => 0 }), look, found);
    expect(new Set(requests.map(({ headers }) => headers['x-command'])).size).toBe(1);
    expect(requests.map(({ headers }) => headers['x-attempt'])).toEqual(['1', '2', '3']);
    expect(requests[0]?.headers['x-command']).toBe(`command-of-${result.meta.callId}`);
  });

  it('answers with the value and says in meta how it went', async () => {
    const headers = { 'x-tiny-request': 'r-77', date: 'today', 'set-cookie': 'secret', 'x-other': 'y' };
    const { sender } = script(answer({ code: 0, data: { id: 'T1', extra: 1 } }, { headers }));
    const context = { user: 7 };
    const result = await run(tiny({ sender }), look, found, { context });
    expect(valueOf(result)).toEqual({ id: 'T1' });
    expect(result.meta).toEqual({
      vendor: 'tiny',
      operation: 'tickets.look',
      callId: expect.stringMatching(/./),
      attempts: 1,
      durationMs: expect.any(Number),
      endpoint: 'http://tiny.test',
      status: 200,
      requestId: 'r-77',
      headers: { 'x-tiny-request': 'r-77', date: 'today', 'content-type': 'application/json' },
      context,
    });
    expect(result.meta.context).toBe(context);
  });

  it('says how long it took, all attempts and waits together', async () => {
    const clock = fakeClock();
    const slowly = (reply: typeof done) => async () => {
      clock.advance(200);
      return reply;
    };
    const { sender } = script(slowly(unavailable), slowly(done));
    const result = await run(tiny({ sender, clock, random: () => 0.5 }), look, found);
    expect([result.meta.durationMs, clock.slept]).toEqual([550, [150]]);
  });

  it('has an id of its own', async () => {
    const { sender } = script(done, done);
    const connection = tiny({ sender });
    const [one, two] = [await run(connection, look, found), await run(connection, look, found)];
    expect(one.meta.callId).not.toBe(two.meta.callId);
  });

  it('shows a request id of the vendor’s only if there is no room for more in it', async () => {
    const headers = { 'x-tiny-request': 'see https://canary.test/?token=canary' };
    const { sender } = script(answer({ code: 10 }, { headers }));
    const result = await run(tiny({ sender }), look, found);
    expect(errorOf(result, 'api').requestId).toBeUndefined();
    expect(JSON.stringify(result)).not.toContain('canary');
  });
});

describe('input that is wrong', () => {
  it('is said before anything is sent, all of it, also what is wrong with the options', async () => {
    const { sender, requests } = script();
    const wrong = { ticket: '', more: 1 } as { ticket: string };
    const result = await run(tiny({ sender }), look, wrong, {
      attemptTimeoutMs: 0,
      totalTimeoutMs: Infinity,
      retry: { limit: 1.5, maxRetryAfterMs: -1 },
      headers: { 'x-key': 'canary\r\n' },
    });
    const error = errorOf(result, 'input');
    expect(error.issues.map(({ path }) => path)).toEqual([
      'more',
      'ticket',
      'options.attemptTimeoutMs',
      'options.totalTimeoutMs',
      'options.retry.limit',
      'options.retry.maxRetryAfterMs',
      'options.headers.x-key',
    ]);
    expect(error).toMatchObject({ category: 'invalid_request', outcome: 'not_sent', retry: 'after_fix', attempts: 0 });
    expect(requests).toHaveLength(0);
  });

  it('may be wrong across fields, where each is right by itself', async () => {
    const check = ({ ticket }: { ticket: string }) =>
      ticket === 'T0' ? [{ path: 'ticket', expected: 'a ticket that is open' }] : [];
    const { sender, requests } = script(done);
    const connection = tiny({ sender });
    const error = errorOf(await run(connection, { ...look, check }, { ticket: 'T0' }), 'input');
    expect(error.issues).toEqual([{ path: 'ticket', expected: 'a ticket that is open' }]);
    expect((await run(connection, { ...look, check }, found)).ok).toBe(true);
    expect(requests).toHaveLength(1);
  });

  it.each([[null], [7], ['x'], [{}], [new Date()], [{ addEventListener: 1 }]])(
    'may be a signal that is none: %j',
    async (signal) => {
      const { sender, requests } = script();
      const result = await run(tiny({ sender }), look, found, { signal: signal as unknown as AbortSignal });
      expect(errorOf(result, 'input').issues).toEqual([{ path: 'options.signal', expected: 'an AbortSignal' }]);
      expect(requests).toHaveLength(0);
    },
  );
});
