import { duplicateOf, type Redis, type RedisClient } from './client.ts';

/** Our way to Redis: questions are answered in time, or fail. */
export interface Link {
  /** Asks, and asks again after a broken connection, until `timeoutMs` are over. So every question must bear repeating. */
  ask<T>(question: (redis: Redis) => Promise<T>): Promise<T>;
  /** Is there a connection, as far as one can know? */
  isUp(): boolean;
  close(): void;
}

export interface LinkRules {
  readonly timeoutMs: number;
  /** Runs with each new connection, before anything else is asked. */
  readonly prepare?: (redis: Redis) => Promise<unknown>;
  readonly onUp?: () => void;
  readonly onDown?: () => void;
}

/** A connection that has answered nothing for so long, though asked, is taken for dead. */
const silentForMs = 3_000;
const pauseMs = 20;
const redialMs = 250;

/** Replies of a Redis that will answer soon: it starts, fails over, or runs somebody's long script. */
const passing: ReadonlySet<string> = new Set([
  'LOADING', 'READONLY', 'MASTERDOWN', 'BUSY', 'TRYAGAIN', 'CLUSTERDOWN', 'NOREPLICAS',
]); // prettier-ignore

const late: unique symbol = Symbol('late');

/** The answer, or a rejection with `late`. */
function within<T>(ms: number, answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(reject, Math.max(0, ms), late);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The word that a refusal of Redis begins with. What follows it may quote keys. */
function replyCode(thrown: unknown): string | undefined {
  return thrown instanceof Error ? /^[A-Z]{2,}(?= )/.exec(thrown.message)?.[0] : undefined;
}

export function openLink(client: RedisClient, { timeoutMs, prepare, onUp, onDown }: LinkRules): Link {
  let closed = false;
  let up: Redis | undefined;
  let gate = Promise.withResolvers<Redis>();
  /** Since when questions are open and nothing is answered. */
  let silentSince: number | undefined;
  /** Why the newest connection is of no use. */
  let trouble: string | undefined;
  let dialledAt = 0;
  let dialled = dial();

  function dial(): Redis {
    dialledAt = performance.now();
    const redis = duplicateOf(client);
    // An error need not end the connection.
    const lost = (): void => {
      if (redis === dialled && !redis.isReady) goDown();
    };
    redis.on('error', lost);
    redis.on('end', lost);
    redis.on('ready', () => void greet(redis));
    redis.unref();
    redis.connect().catch(() => undefined); // it goes on trying; what went wrong is told as `error`
    return redis;
  }

  async function greet(redis: Redis): Promise<void> {
    silentSince ??= performance.now();
    try {
      await prepare?.(redis);
      trouble = undefined;
    } catch (thrown) {
      trouble = replyCode(thrown);
      await pause(redialMs);
      return redis === dialled && redis.isReady ? redial() : undefined;
    }
    silentSince = undefined;
    if (closed || redis !== dialled || !redis.isReady) return;
    up = redis;
    gate.resolve(redis);
    onUp?.();
  }

  function goDown(): void {
    silentSince = undefined;
    if (up === undefined) return;
    up = undefined;
    gate = Promise.withResolvers();
    onDown?.();
  }

  function redial(): void {
    const old = dialled;
    goDown();
    if (!closed) dialled = dial();
    hangUp(old);
  }

  function noteFailure(thrown: unknown): void {
    const code = replyCode(thrown);
    if (code !== undefined) silentSince = undefined;
    const silentMs = silentSince === undefined ? 0 : performance.now() - silentSince;
    // Who was demoted still answers on this connection; the address may lead to the new one.
    const useless = code === 'READONLY' || silentMs > silentForMs;
    if (useless && performance.now() - dialledAt > redialMs) redial();
  }

  const tooLate = (): Error =>
    new Error(trouble === undefined ? 'Redis did not answer in time' : `Redis refused: ${trouble}`);

  return {
    async ask(question) {
      const until = performance.now() + timeoutMs;
      for (;;) {
        if (closed) throw new Error('the coordination is closed');
        try {
          const redis = up ?? (await within(until - performance.now(), gate.promise));
          silentSince ??= performance.now();
          const answer = await within(until - performance.now(), question(redis));
          silentSince = undefined;
          return answer;
        } catch (thrown) {
          noteFailure(thrown);
          const code = replyCode(thrown);
          if (code !== undefined && !passing.has(code)) throw new Error(`Redis refused: ${code}`);
        }
        if (performance.now() + pauseMs >= until) throw tooLate();
        await pause(pauseMs);
      }
    },
    isUp: () => up !== undefined,
    close() {
      closed = true;
      goDown();
      hangUp(dialled);
    },
  };
}

function hangUp(redis: Redis): void {
  try {
    redis.destroy();
  } catch {
    // it was gone already
  }
}
