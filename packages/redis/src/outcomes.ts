import { memoryAwaitedOutcomes, type AwaitedOutcomes, type Expectation } from '@trunkline/core';
import type { RedisClient } from './client.ts';
import { openLink, type Link } from './link.ts';
import type { Names } from './names.ts';
import { runScript, script } from './script.ts';

/** Outcomes that reach whoever waits, in whichever process. */
export interface SharedOutcomes extends AwaitedOutcomes {
  /** Hands in again what this process was given: Redis may have lost it. */
  restore(): void;
  close(): void;
}

export interface OutcomeRules {
  readonly client: RedisClient;
  readonly timeoutMs: number;
  /** How often Redis is asked for outcomes of which nobody told. */
  readonly lookMs?: number;
}

/** Keeps an outcome for those who ask later, and tells those who wait. */
const deliver = script(`
  if tonumber(ARGV[2]) > 0 then redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2]) end
  redis.call('PUBLISH', ARGV[3], KEYS[1] .. ' ' .. ARGV[1])
`);

interface Given {
  readonly text: string;
  readonly until: number;
}

const mostGiven = 10_000;

/** An outcome as text: nothing but plain data crosses, not even the lack of it. */
const toText = (outcome: unknown): string => JSON.stringify({ outcome });

function fromText(text: string): unknown {
  try {
    return (JSON.parse(text) as { readonly outcome?: unknown }).outcome;
  } catch {
    return undefined;
  }
}

export function redisOutcomes(link: Link, names: Names, rules: OutcomeRules): SharedOutcomes {
  const { client, timeoutMs, lookMs = 2_000 } = rules;
  const here = memoryAwaitedOutcomes();
  const channel = names.plain('outcomes');
  /** How many wait for what, here. */
  const awaited = new Map<string, number>();
  /** What this process was given and others may still ask for. */
  const given = new Map<string, Given>();
  let listening: Link | undefined;
  let timer: ReturnType<typeof setInterval> | undefined;
  let closed = false;

  const tell = (name: string, text: string): void => void here.deliver(name, fromText(text));

  function hear(message: string): void {
    const space = message.indexOf(' ');
    const name = message.slice(0, space);
    if (awaited.has(name)) tell(name, message.slice(space + 1));
  }

  /** Telling can fail without a trace, keeping can't: so it is also looked up, at first and now and then. */
  async function look(wanted: readonly string[]): Promise<void> {
    if (wanted.length === 0) return;
    try {
      const found = await link.ask((redis) => redis.mGet([...wanted]));
      for (const [index, text] of found.entries()) {
        const name = wanted[index];
        if (text !== null && name !== undefined) tell(name, text);
      }
    } catch {
      // looked up again soon
    }
  }
  const lookForAll = (): void => void look([...awaited.keys()]);

  function listen(): void {
    if (closed) return;
    const ears = (listening ??= openLink(client, {
      timeoutMs,
      prepare: (redis) => redis.subscribe(channel, hear),
      onUp: lookForAll,
    }));
    timer ??= setInterval(() => {
      lookForAll();
      ears.ask((redis) => redis.ping()).catch(() => undefined); // a connection that is dead is found out, and made anew
    }, lookMs);
    timer.unref();
  }

  function leave(name: string): void {
    const left = (awaited.get(name) ?? 1) - 1;
    if (left > 0) return void awaited.set(name, left);
    awaited.delete(name);
    if (awaited.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  }

  function remember(name: string, text: string, keepForMs: number): void {
    given.delete(name);
    given.set(name, { text, until: performance.now() + keepForMs });
    for (const [oldest, { until }] of given) {
      if (given.size <= mostGiven && until > performance.now()) return;
      given.delete(oldest);
    }
  }

  const write = (name: string, text: string, keepForMs: number): Promise<unknown> =>
    link.ask((redis) => runScript(redis, deliver, [name], [text, Math.ceil(keepForMs), channel]));

  return {
    expect<T>(key: string, wanted?: (outcome: T) => boolean): Expectation<T> {
      const name = names.hashed('outcome', key);
      const expectation = here.expect<T>(name, wanted);
      awaited.set(name, (awaited.get(name) ?? 0) + 1);
      listen();
      void look([name]);
      let waiting = true;
      const cancel = (): void => {
        expectation.cancel();
        if (waiting) leave(name);
        waiting = false;
      };
      void expectation.outcome.then(cancel);
      return { outcome: expectation.outcome, cancel };
    },
    async deliver(key, outcome, keepForMs = 0) {
      const name = names.hashed('outcome', key);
      const text = toText(outcome);
      const taken = await here.deliver(name, fromText(text));
      if (keepForMs > 0) remember(name, text, keepForMs);
      await write(name, text, keepForMs);
      return taken;
    },
    restore() {
      const now = performance.now();
      for (const [name, { text, until }] of given) {
        if (until > now) write(name, text, until - now).catch(() => undefined);
      }
    },
    close() {
      closed = true;
      clearInterval(timer);
      listening?.close();
    },
  };
}
