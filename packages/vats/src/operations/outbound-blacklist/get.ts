import {
  input,
  integer,
  listOf,
  named,
  nullable,
  optional,
  output,
  phone,
  required,
  text,
  within,
  type Reader,
  type Writer,
} from '@trunkline/core';
import { query, type VatsOperation } from '../../operation.ts';
import { items, maybe } from '../../webhooks/kinds.ts';

/** Which calls a number is kept from: those that employees make, those of campaigns. Wire: 1, 2, 3. */
export type BlockMode = 'direct' | 'campaigns' | 'both';

export const mode: Writer<BlockMode> & Reader<BlockMode | (string & {})> = named({ direct: 1, campaigns: 2, both: 3 });
export const number: Writer<string> = phone({ min: 2 });

/** A number that may not be called. Source: manual 2026 §3.8.3.1. */
export interface BlockedNumber {
  /** Wire: `number`. */
  readonly number: string;
  /** Wire: `description`. */
  readonly description?: string;
  /** Wire: `mode`. */
  readonly mode?: BlockMode | (string & {});
  /** Who has put it there; `null`: nobody in particular (inferred). Wire: `user_id`. */
  readonly userId?: string | null;
  /** `YYYY-MM-DD HH:MM:SS`; the manual states no zone. Wire: `created`. */
  readonly created?: string;
}

export interface BlockedFilter {
  /** Only these, if they are on it. Wire: `numbers`. */
  readonly numbers?: readonly string[];
  /** From where. Default 1. How it counts is not said. Wire: `cursor`. */
  readonly cursor?: number;
  /** Numbers at most. Default 100. Wire: `limit`. */
  readonly limit?: number;
}

const blockedNumber: Reader<BlockedNumber> = output<BlockedNumber>({
  number: required('number', text()),
  description: optional('description', text()),
  mode: maybe('mode', mode),
  userId: optional('user_id', nullable(text())),
  created: maybe('created', text()),
});

/**
 * The numbers that may not be called.
 *
 * Wire: `POST outbound_blacklist/get`. Codes: 1000, 3100, 3104, 3108, 31xx, 3300, 5000, 5004, 5008. Source: manual 2026
 * §3.8.3.1.
 */
export const get: VatsOperation<BlockedFilter, readonly BlockedNumber[]> = query(
  'outboundBlacklist.get',
  'outbound_blacklist/get',
  {
    input: input<BlockedFilter>({
      numbers: optional('numbers', listOf(number)),
      cursor: optional('cursor', integer({ min: 1 })),
      limit: optional('limit', integer({ min: 1 })),
    }),
    output: within('numbers', items(blockedNumber)),
  },
);
