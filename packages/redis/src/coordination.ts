import type { Coordination } from '@trunkline/core';
import type { RedisClient } from './client.ts';
import { redisHolds } from './holds.ts';
import { redisLimits } from './limits.ts';
import { openLink } from './link.ts';
import { createNames } from './names.ts';
import { readOptions, type RedisCoordinationOptions } from './options.ts';
import { redisOutcomes } from './outcomes.ts';
import { createSeal } from './seal.ts';
import { redisSeen } from './seen.ts';
import { redisTokens } from './tokens.ts';

/** What several processes share, kept in Redis; without `limits` none are kept. */
export interface RedisCoordination extends Required<Omit<Coordination, 'limits'>>, Pick<Coordination, 'limits'> {
  /** Ends its connections to Redis. After that, limits and holds answer as the rule for an outage says. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Shares the state of one tenant between processes: request limits, blocks and licence windows, seen webhooks, outcomes of
 * commands, logins. It makes connections of its own with the settings of the client it is given, one for questions and, once
 * an outcome is awaited, one for listening; the given client needn't be connected. Redis 7 or newer, `redis` 5 or newer. Throws
 * a `TypeError` that names the option if one is wrong.
 *
 * ```ts
 * const coordination = createRedisCoordination(createClient({ url: process.env.REDIS_URL }), { limits: vatsLimits });
 * const vats = createVatsClient({ ...vatsOptionsFromEnv(), coordination });
 * ```
 */
export function createRedisCoordination(
  client: RedisClient,
  options: RedisCoordinationOptions = {},
): RedisCoordination {
  const { namespace, secret, timeoutMs, onOutage, onState, ...read } = readOptions(client, options);
  const names = createNames(namespace, secret);
  const tell = (state: 'up' | 'down'): void => {
    try {
      onState?.(state);
    } catch {
      // an observer never affects what it observes
    }
  };
  const link = openLink(client, {
    timeoutMs,
    prepare: async (redis) => limits?.arrive(redis),
    onUp() {
      holds.restore();
      outcomes.restore();
      seen.settleDoubts();
      tell('up');
    },
    onDown: () => tell('down'),
  });
  const limits = read.limits && redisLimits(link, names, { ...read, limits: read.limits, onOutage });
  const holds = redisHolds(link, names, onOutage);
  const seen = redisSeen(link, names, read.seenForMs);
  const outcomes = redisOutcomes(link, names, { client, timeoutMs });
  const rules = { seal: createSeal(secret), keepForMs: read.tokensForMs, loginMs: read.loginForMs };
  const close = async (): Promise<void> => {
    outcomes.close();
    link.close();
  };
  return {
    ...(limits === undefined ? {} : { limits }),
    holds,
    seen,
    outcomes,
    tokens: redisTokens(link, names, rules),
    close,
    [Symbol.asyncDispose]: close,
  };
}
