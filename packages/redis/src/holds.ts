import type { Holds } from '@trunkline/core';
import type { Link } from './link.ts';
import type { Names } from './names.ts';
import { runScript, script } from './script.ts';

/** Holds that all processes heed. */
export interface SharedHolds extends Holds {
  /** Writes again what this process knows: Redis may have lost it. */
  restore(): void;
}

/** A hold is never shortened: of two that say until when, the later one counts. */
const hold = script(`
  if tonumber(ARGV[1]) > tonumber(redis.call('GET', KEYS[1]) or 0) then
    redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
  end
`);

const later = (one: number | undefined, other: number | undefined): number | undefined =>
  one === undefined || other === undefined ? (one ?? other) : Math.max(one, other);

export function redisHolds(link: Link, names: Names, onOutage: 'closed' | 'open'): SharedHolds {
  const own = new Map<string, number>();

  const write = (key: string, untilMs: number): Promise<unknown> => {
    const forMs = Math.ceil(Math.max(1, untilMs - Date.now()));
    return link.ask((redis) => runScript(redis, hold, [names.hashed('hold', key)], [untilMs, forMs]));
  };

  const dropOver = (): void => {
    for (const [key, untilMs] of own) if (untilMs <= Date.now()) own.delete(key);
  };

  return {
    async until(key) {
      if (onOutage === 'open' && !link.isUp()) return own.get(key);
      try {
        const kept = await link.ask((redis) => redis.get(names.hashed('hold', key)));
        return later(kept === null ? undefined : Number(kept), own.get(key));
      } catch (thrown) {
        if (onOutage === 'closed') throw thrown;
        return own.get(key);
      }
    },
    async hold(key, untilMs) {
      dropOver();
      own.set(key, later(untilMs, own.get(key)) ?? untilMs);
      await write(key, untilMs);
    },
    restore() {
      dropOver();
      for (const [key, untilMs] of own) write(key, untilMs).catch(() => undefined);
    },
  };
}
