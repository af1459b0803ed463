import { randomUUID } from 'node:crypto';
import type { Tokens, TokenWish } from '@trunkline/core';
import type { Link } from './link.ts';
import type { Names } from './names.ts';
import { runScript, script, takeBack } from './script.ts';
import type { Seal } from './seal.ts';

export interface TokenRules {
  readonly seal: Seal;
  readonly keepForMs: number;
  /** How long one process has to log in before another may. */
  readonly loginMs: number;
}

/** Gives the right to log in to whoever comes first, for some time. Who has it may ask again. */
const lease = script(`
  local owner = redis.call('GET', KEYS[1])
  if owner and owner ~= ARGV[1] then return 0 end
  redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
  return 1
`);

/** Keeps a token, and wakes those who wait for it by ending the lease. */
const keep = script(`
  redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
  if redis.call('GET', KEYS[2]) == ARGV[3] then redis.call('DEL', KEYS[2]) end
`);

const lookMs = 50;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Logins that all processes share: one logs in, the others wait for its token. */
export function redisTokens(link: Link, names: Names, { seal, keepForMs, loginMs }: TokenRules): Tokens {
  /** Whose right to log in is ours. */
  const leases = new Map<string, string>();

  async function kept(name: string): Promise<string | undefined> {
    const sealed = await link.ask((redis) => redis.get(name));
    return sealed === null ? undefined : seal.open(sealed, name);
  }

  async function mayLogIn(key: string, owner: string): Promise<boolean> {
    const asked = await link.ask((redis) => runScript(redis, lease, [names.hashed('login', key)], [owner, loginMs]));
    return asked === 1;
  }

  async function giveUp(key: string): Promise<void> {
    const owner = leases.get(key);
    leases.delete(key);
    if (owner === undefined) return;
    await link.ask((redis) => runScript(redis, takeBack, [names.hashed('login', key)], [owner]));
  }

  /** The token of somebody else, or nothing and with it the right to log in. */
  async function tokenOrLease(key: string, { refused, signal }: Partial<TokenWish> = {}): Promise<string | undefined> {
    const name = names.hashed('token', key);
    const owner = randomUUID();
    const good = async (): Promise<string | undefined> => {
      const token = await kept(name);
      return token === refused ? undefined : token;
    };
    for (;;) {
      const token = await good();
      if (token !== undefined || signal?.aborted === true) return token;
      if (await mayLogIn(key, owner)) {
        leases.set(key, owner);
        // Somebody may have logged in between the question and the lease.
        const meanwhile = await good();
        if (meanwhile !== undefined) await giveUp(key);
        return meanwhile;
      }
      await pause(lookMs);
    }
  }

  return {
    async read(key, wish) {
      try {
        return await tokenOrLease(key, wish);
      } catch {
        return undefined; // without Redis everyone logs in, as if there were none
      }
    },
    async write(key, token) {
      const name = names.hashed('token', key);
      if (token === undefined) return void (await link.ask((redis) => redis.del(name)));
      const owner = leases.get(key) ?? '';
      leases.delete(key);
      const keys = [name, names.hashed('login', key)];
      const values = [seal.close(token, name), keepForMs, owner];
      await link.ask((redis) => runScript(redis, keep, keys, values));
    },
    giveUp,
  };
}
