import { randomUUID } from 'node:crypto';
import type { Freshness, SeenEvents } from '@trunkline/core';
import type { Link } from './link.ts';
import type { Names } from './names.ts';
import { runScript, script, takeBack } from './script.ts';

/** A memory of seen events that all processes share. */
export interface SharedSeen extends SeenEvents {
  /** Takes notes back of which nobody knows whether they were made. */
  settleDoubts(): void;
}

/**
 * The mark says whose note it is: the same question, asked again after a broken connection, is no duplicate, nor is a note
 * that this process doubts.
 */
const note = script(`
  local known = redis.call('GET', KEYS[1])
  local own = not known or known == ARGV[1]
  for index = 4, #ARGV do own = own or known == ARGV[index] end
  if not own then return 'duplicate' end
  redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
  if #KEYS == 1 then return 'fresh' end
  local last = tonumber(redis.call('GET', KEYS[2]))
  if last and tonumber(ARGV[3]) < last then return 'stale' end
  redis.call('SET', KEYS[2], ARGV[3], 'PX', ARGV[2])
  return 'fresh'
`);

const mostDoubts = 10_000;

export function redisSeen(link: Link, names: Names, keepForMs: number): SharedSeen {
  /** The marks of notes that may have been made though nobody was told. */
  const doubted = new Map<string, readonly string[]>();

  const settleDoubt = async (name: string): Promise<void> => {
    const marks = doubted.get(name) ?? [];
    try {
      await Promise.all(marks.map((mark) => link.ask((redis) => runScript(redis, takeBack, [name], [mark]))));
      if (doubted.get(name) === marks) doubted.delete(name);
    } catch {
      // tried again when Redis is back
    }
  };

  return {
    async note({ id, sequence, number }) {
      const name = names.hashed('seen', id);
      const mark = randomUUID();
      const numbered = sequence !== undefined && number !== undefined;
      const keys = numbered ? [name, names.hashed('sequence', sequence)] : [name];
      const values = [mark, keepForMs, numbered ? number : '', ...(doubted.get(name) ?? [])];
      try {
        return (await link.ask((redis) => runScript(redis, note, keys, values))) as Freshness;
      } catch (thrown) {
        if (doubted.size < mostDoubts) doubted.set(name, [...(doubted.get(name) ?? []), mark]);
        void settleDoubt(name);
        throw thrown;
      }
    },
    async forget(id) {
      await link.ask((redis) => redis.del(names.hashed('seen', id)));
    },
    settleDoubts() {
      for (const name of doubted.keys()) void settleDoubt(name);
    },
  };
}
