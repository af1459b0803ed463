import type { PlaceWish, RequestLimits } from '@trunkline/core';
import type { Redis } from './client.ts';
import type { Link } from './link.ts';
import type { Names } from './names.ts';
import { runScript, script } from './script.ts';
import { createServerClock } from './server-clock.ts';

/** So many requests in so many seconds, such as the rows of `vatsLimits`. */
export interface RateLimit {
  readonly requests: number;
  readonly seconds: number;
}

export interface LimitRules {
  readonly limits: Readonly<Record<string, RateLimit>>;
  readonly headroom: number;
  readonly settleMs: number;
  readonly onOutage: 'closed' | 'open';
}

/** Request limits that all processes count together. */
export interface SharedLimits extends RequestLimits {
  /** Tells a Redis that this process has just reached which places it has handed out already. */
  arrive(redis: Redis): Promise<void>;
}

/**
 * The start of both scripts. A Redis that wasn't the one before (started anew, failed over) may have forgotten places that
 * processes still wait for: until all have told theirs, none is handed out. All times are microseconds.
 */
const settling = `
  local time = redis.call('TIME')
  local now = time[1] * 1000000 + time[2]
  local server = redis.call('HMGET', KEYS[1], 'id', 'settled')
  local settled = tonumber(server[2]) or 0
  if server[1] ~= ARGV[1] then
    settled = now + ARGV[2]
    redis.call('HSET', KEYS[1], 'id', ARGV[1], 'settled', string.format('%.0f', settled))
  end
  local function keep(key, free)
    redis.call('SET', key, string.format('%.0f', free), 'PX', math.ceil((free - now) / 1000) + 60000)
  end
`;

/** Reserves the next place: its state, its time, and what time it is. */
const take = script(`${settling}
  if settled > now then return {'settling', settled, now} end
  local at = math.max(now, tonumber(redis.call('GET', KEYS[2]) or 0), now + ARGV[5])
  if at - now >= tonumber(ARGV[4]) then return {'far', at, now} end
  keep(KEYS[2], at + ARGV[3])
  return {'placed', at, now}
`);

/** Raises the next free places of buckets to what a process knows. */
const arrive = script(`${settling}
  for index = 2, #KEYS do
    local free = now + ARGV[index + 1]
    if free > tonumber(redis.call('GET', KEYS[index]) or 0) then keep(KEYS[index], free) end
  end
`);

const microseconds = (ms: number): number => Math.ceil(ms * 1_000);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The id that a Redis gives itself when it starts. Who may not ask for it can't tell one from another. */
async function serverId(redis: Redis): Promise<string> {
  const told = await redis.info('server').catch(() => '');
  return /run_id:(\w+)/.exec(told)?.[1] ?? 'unknown';
}

export function redisLimits(link: Link, names: Names, rules: LimitRules): SharedLimits {
  const { limits, headroom, settleMs, onOutage } = rules;
  const clock = createServerClock();
  /** The next free place of each bucket, as far as this process knows, by its own clock. */
  const free = new Map<string, number>();
  let server = 'unknown';

  const spacingOf = ({ requests, seconds }: RateLimit): number => ((seconds * 1_000) / requests) * (1 + headroom);
  const noteFree = (name: string, at: number): void => void free.set(name, Math.max(at, free.get(name) ?? at));

  async function place(name: string, spacingMs: number, atMostMs: number): Promise<[state: string, at: number]> {
    let askedAt = performance.now();
    const question = (redis: Redis): Promise<unknown> => {
      askedAt = performance.now();
      const known = Math.max(0, (free.get(name) ?? 0) - askedAt);
      const times = [settleMs, spacingMs, atMostMs, known].map(microseconds);
      return runScript(redis, take, [names.plain('server'), names.plain('limit', name)], [server, ...times]);
    };
    const [state, at, now] = (await link.ask(question)) as [string, number, number];
    clock.learn(askedAt, performance.now(), now / 1_000);
    const ours = clock.ours(at / 1_000);
    if (state === 'placed') noteFree(name, ours + spacingMs);
    return [state, ours];
  }

  /** While there is no Redis: this process keeps the limit for itself. */
  function placeAlone(name: string, spacingMs: number, atMostMs: number): number {
    const now = performance.now();
    const at = Math.max(now, free.get(name) ?? now);
    if (at - now < atMostMs) noteFree(name, at + spacingMs);
    return at - now;
  }

  async function takeTogether(name: string, spacingMs: number, atMostMs: number): Promise<number> {
    const until = performance.now() + atMostMs;
    for (;;) {
      const leftMs = until - performance.now();
      const [state, at] = await place(name, spacingMs, Math.max(0, leftMs));
      const waitMs = Math.max(0, at - performance.now());
      if (state !== 'settling' || waitMs >= until - performance.now()) return waitMs;
      await pause(waitMs + 1);
    }
  }

  const nameOf = (bucket: string): string => (Object.hasOwn(limits, bucket) ? bucket : 'default');

  return {
    /** Half of what the headroom of a stretch is good for; the other half is left to the network. */
    mayBeLateMs(bucket: string) {
      const limit = limits[nameOf(bucket)];
      return limit === undefined || headroom === 0 ? Infinity : limit.seconds * 500 * headroom;
    },
    async take(bucket: string, { atMostMs }: PlaceWish) {
      const name = nameOf(bucket);
      const limit = limits[name];
      if (limit === undefined) return 0;
      const spacingMs = spacingOf(limit);
      const open = onOutage === 'open';
      if (open && !link.isUp()) return placeAlone(name, spacingMs, atMostMs);
      try {
        return await takeTogether(name, spacingMs, atMostMs);
      } catch (thrown) {
        if (!open) throw thrown;
        return placeAlone(name, spacingMs, atMostMs);
      }
    },
    async arrive(redis) {
      clock.forget();
      server = await serverId(redis);
      const known = [...free].filter(([, at]) => at > performance.now());
      const keys = known.map(([name]) => names.plain('limit', name));
      const ahead = known.map(([, at]) => microseconds(at - performance.now()));
      await runScript(redis, arrive, [names.plain('server'), ...keys], [server, microseconds(settleMs), ...ahead]);
    },
  };
}
