import { createHash } from 'node:crypto';
import type { Redis } from './client.ts';

/** A Lua script: what it does, Redis does at one go. */
export interface Script {
  readonly source: string;
  readonly sha: string;
}

export function script(source: string): Script {
  return { source, sha: createHash('sha1').update(source).digest('hex') };
}

/** Runs a script by its digest; a Redis that doesn't know it yet gets the whole. */
export async function runScript(
  redis: Redis,
  { source, sha }: Script,
  keys: readonly string[],
  values: readonly (string | number)[],
): Promise<unknown> {
  const given = { keys: [...keys], arguments: values.map(String) };
  try {
    return await redis.evalSha(sha, given);
  } catch (thrown) {
    if (!(thrown instanceof Error) || !thrown.message.startsWith('NOSCRIPT')) throw thrown;
    return redis.eval(source, given);
  }
}

/** Takes a key away if it still holds what we wrote. */
export const takeBack: Script = script(`
  if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
  return 0
`);
