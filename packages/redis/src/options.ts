import { optionError } from '@trunkline/core';
import type { RedisClient } from './client.ts';
import type { RateLimit } from './limits.ts';

/** Options of {@link createRedisCoordination}. */
export interface RedisCoordinationOptions {
  /**
   * Whose state it is. One per tenant: limits are counted by the names of their buckets, which all tenants and vendors have in
   * common. Letters, digits, `.`, `-`, `_` and `:`. Default `default`.
   */
  readonly namespace?: string;
  /** What the vendor publishes, such as `vatsLimits`; `default` counts what isn't named. Left out: no limits are kept. */
  readonly limits?: Readonly<Record<string, RateLimit>>;
  /**
   * By how much requests are spaced wider than they must be, so that one that is a little late doesn't meet one that is a
   * little early. Default 0.05: 95 % of what is allowed. 0 to 1.
   */
  readonly headroom?: number;
  /**
   * What limits and holds say while Redis doesn't answer. `closed` (default): nothing is sent, the call ends with
   * `unexpected`, `not_sent`. `open`: each process goes by what it knows; limits are kept per process, so that together they
   * may be exceeded.
   */
  readonly onOutage?: 'closed' | 'open';
  /** How long one question to Redis may take, in milliseconds, a broken connection included. Default 1 000. */
  readonly timeoutMs?: number;
  /**
   * How long no place is handed out after Redis was started anew, or another has taken over, in milliseconds: meanwhile every
   * process tells which places it has. Default 1 000.
   */
  readonly settleMs?: number;
  /** How long events are remembered as seen, in milliseconds. Default 86 400 000, a day. */
  readonly seenForMs?: number;
  /** How long a token is kept, in milliseconds. One that has ended earlier costs a try. Default 3 600 000, an hour. */
  readonly tokensForMs?: number;
  /** How long one process may take to log in before another does, in milliseconds. Default 15 000. */
  readonly loginForMs?: number;
  /**
   * With it, tokens are encrypted (AES-256-GCM), and what keys stand for can't be guessed and compared (HMAC). The same in
   * all processes, at least 16 characters. Left out: tokens stand in Redis as they are.
   */
  readonly secret?: string;
  /** Told when Redis is reached and when it is lost. What it throws is dropped. */
  readonly onState?: (state: 'up' | 'down') => void;
}

export type ReadOptions = Required<Omit<RedisCoordinationOptions, 'limits' | 'secret' | 'onState'>> &
  Pick<RedisCoordinationOptions, 'limits' | 'secret' | 'onState'>;

const defaults: Omit<ReadOptions, 'limits' | 'secret' | 'onState'> = {
  namespace: 'default',
  headroom: 0.05,
  onOutage: 'closed',
  timeoutMs: 1_000,
  settleMs: 1_000,
  seenForMs: 86_400_000,
  tokensForMs: 3_600_000,
  loginForMs: 15_000,
};

type Check = readonly [fits: (value: unknown) => boolean, expected: string];

const aNumber = (least: number, most: number): Check => [
  (value) => typeof value === 'number' && value >= least && value <= most,
  `a number from ${least} to ${most}`,
];
const wholeNumber = (least: number, most: number): Check => [
  (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
  `a whole number from ${least} to ${most}`,
];
const longest = 30 * 86_400_000;

function areLimits(value: unknown): boolean {
  const rates: unknown[] = typeof value === 'object' && value !== null ? Object.values(value) : [undefined];
  return rates.every((rate) => {
    const { requests, seconds } = (rate ?? {}) as Partial<RateLimit>;
    return Number(requests) > 0 && Number(seconds) > 0 && Number.isFinite(Number(seconds) / Number(requests));
  });
}

const checks: { readonly [Name in keyof RedisCoordinationOptions]-?: Check } = {
  namespace: [
    (value) => typeof value === 'string' && /^[\w.:-]{1,100}$/.test(value),
    'letters, digits, and the signs . - _ :',
  ],
  limits: [areLimits, 'an object of { requests, seconds }, both above 0'],
  headroom: aNumber(0, 1),
  onOutage: [(value) => value === 'closed' || value === 'open', "'closed' or 'open'"],
  timeoutMs: aNumber(1, 60_000),
  settleMs: aNumber(0, 60_000),
  seenForMs: wholeNumber(1_000, longest),
  tokensForMs: wholeNumber(1_000, longest),
  loginForMs: wholeNumber(1_000, 600_000),
  secret: [(value) => typeof value === 'string' && value.length >= 16, 'a text of at least 16 characters'],
  onState: [(value) => typeof value === 'function', 'a function'],
};

/** Reads the options; throws a `TypeError` that names the one that is wrong, and never says its value. */
export function readOptions(client: RedisClient, options: RedisCoordinationOptions): ReadOptions {
  if (typeof client?.duplicate !== 'function' || typeof client.unref !== 'function') {
    throw optionError('client', "a client made by redis' createClient");
  }
  if (typeof options !== 'object' || options === null) throw optionError('options', 'an object');
  for (const [name, [fits, expected]] of Object.entries(checks)) {
    const value: unknown = options[name as keyof RedisCoordinationOptions];
    if (value !== undefined && !fits(value)) throw optionError(name, expected);
  }
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  return { ...defaults, ...given };
}
