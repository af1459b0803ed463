import { describe, expect, it } from 'vitest';
import { run, vendorText, type SchemeSender, type SendAnswer, type Verdict } from '../src/index.ts';
import { dial, look } from './support/operations.ts';
import { errorOf, valueOf } from './support/say.ts';
import { answer, done, script, tick, watchProcess } from './support/script.ts';
import { tiny, tinyDialect } from './support/tiny.ts';
import { tinyCodes, type TinyCode } from './support/tiny-codes.ts';

const call = { toNumber: '74955404444' };

/** A way of sending with one place; each answer takes `ms`. */
function onePlace(ms: number): { sender: SchemeSender; readonly left: number; readonly sent: number } {
  let free: Promise<void> = Promise.resolve();
  const seen = { left: 0, sent: 0 };
  return {
    sender: {
      async place() {
        const before = free;
        const { promise, resolve } = Promise.withResolvers<void>();
        free = promise;
        await before;
        return {
          leave() {
            seen.left += 1;
            resolve();
          },
        };
      },
      async send(_request, { place }): Promise<SendAnswer> {
        seen.sent += 1;
        await tick(ms);
        place?.leave();
        return done;
      },
    },
    get left() {
      return seen.left;
    },
    get sent() {
      return seen.sent;
    },
  };
}

const over = (sender: SchemeSender, options = {}): ReturnType<typeof tiny> =>
  tiny({ baseUrl: 'tiny://box:1', ...options }, { senders: { 'tiny:': sender } });

describe('a way of sending with so many places', () => {
  it('is waited for under the clock of the whole call: a command has its whole attempt once it is its turn', async () => {
    const places = onePlace(60);
    const connection = over(places.sender, { attemptTimeoutMs: 1_500, totalTimeoutMs: 20_000 });
    const given = await Promise.all(Array.from({ length: 5 }, () => run(connection, dial, call)));
    expect(given.map(({ ok, meta }) => [ok, meta.attempts])).toEqual(Array.from({ length: 5 }, () => [true, 1]));
    expect(places.left).toBe(5);
  });

  it('that has no place in time is a time-out in phase limit: nothing was sent, and the place goes to the next', async () => {
    const places = onePlace(150);
    const connection = over(places.sender);
    const first = run(connection, dial, call);
    await tick(5);
    const late = await run(connection, dial, call, { totalTimeoutMs: 40 });
    expect(errorOf(late, 'timeout')).toMatchObject({
      scope: 'total',
      phase: 'limit',
      outcome: 'not_sent',
      attempts: 0,
    });
    valueOf(await first);
    valueOf(await run(connection, dial, call));
    expect(places.sent).toBe(2);
  });
});

it('a way of sending that fails to find a place is an error, and ends no process', async () => {
  const complaints = watchProcess();
  const sender = { ...onePlace(0).sender, place: () => Promise.reject(new Error('no place')) };
  const { error } = await run(over(sender), dial, call);
  expect(error).toMatchObject({ kind: 'unexpected', participant: 'sender', outcome: 'not_sent' });
  await tick(5);
  expect(complaints).toEqual([]);
});

describe('a sender that is cut off before anything left', () => {
  it('says so, and even a command is tried again', async () => {
    let tried = 0;
    const send: SchemeSender['send'] = (_request, { signal }) => {
      tried += 1;
      if (tried > 1) return Promise.resolve(done);
      return new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve({ answered: false, kind: 'aborted', notSent: true }));
      });
    };
    const result = await run(over({ send }, { attemptTimeoutMs: 30, random: () => 0 }), dial, call);
    valueOf(result);
    expect(result.meta.attempts).toBe(2);
  });

  it('leaves the caller’s abort without a doubt', async () => {
    const send: SchemeSender['send'] = (_request, { signal }) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve({ answered: false, kind: 'aborted', notSent: true }));
      });
    const given = await run(over({ send }), dial, call, { signal: AbortSignal.timeout(20) });
    expect(errorOf(given, 'aborted').outcome).toBe('not_sent');
  });

  it('and that says nothing is in doubt, and a command is not tried again', async () => {
    const send: SchemeSender['send'] = () => new Promise(() => undefined);
    const given = await run(over({ send }, { attemptTimeoutMs: 20, random: () => 0 }), dial, call);
    expect(errorOf(given, 'timeout')).toMatchObject({ outcome: 'unknown', attempts: 1 });
  });
});

describe('a refusal for rate', () => {
  const busy: Verdict<TinyCode> = {
    verdict: 'limited',
    reading: tinyCodes.find(30),
    payload: { id: 'T1', title: 'A ticket' },
    vendorText: 'come back later',
  };
  const connection = (): ReturnType<typeof tiny> => {
    const { sender } = script(answer({ code: 30 }));
    return tiny({ sender, retry: { limit: 0 } }, { dialect: tinyDialect({ judge: () => busy }) });
  };

  it('has the vendor’s words, by asking', async () => {
    expect(vendorText(errorOf(await run(connection(), look, { ticket: 'T1' }), 'api'))).toBe('come back later');
  });

  it('may be what the caller expects', async () => {
    const given = await run(connection(), look, { ticket: 'T1' }, { acceptCodes: [30] });
    expect(given.notice).toMatchObject({ asked: 30 });
  });
});

describe('a client that is closed', () => {
  it('says so in the error of a call that it ended, and not that the caller had aborted', async () => {
    const connection = over({ send: () => new Promise(() => undefined) });
    const waiting = run(connection, look, { ticket: 'T1' });
    await tick(5);
    await connection.close({ drainMs: 0 });
    const error = errorOf(await waiting, 'aborted');
    expect(error.message).toContain('the client was closed in phase request');
    expect(error.message).not.toContain('caller');
  });
});
