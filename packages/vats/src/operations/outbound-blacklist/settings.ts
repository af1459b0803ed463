import { input, noInput, noOutput, required, text, type NoInput } from '@trunkline/core';
import { change, type VatsOperation } from '../../operation.ts';
import { mode, number, type BlockMode } from './get.ts';

export interface DescribeBlockedInput {
  /** Wire: `number`. */
  readonly number: string;
  /** Wire: `description`. */
  readonly description: string;
}

/**
 * Changes the description of a number.
 *
 * Wire: `POST outbound_blacklist/update_description`. Source: manual 2026 §3.8.3.3.
 */
export const updateDescription: VatsOperation<DescribeBlockedInput, void> = change(
  'outboundBlacklist.updateDescription',
  'outbound_blacklist/update_description',
  'idempotent',
  {
    input: input<DescribeBlockedInput>({
      number: required('number', number),
      description: required('description', text({ min: 0 })),
    }),
    output: noOutput,
  },
);

export interface BlockModeInput {
  /** Wire: `number`. */
  readonly number: string;
  /** Wire: `mode`. */
  readonly mode: BlockMode;
}

const blockMode = input<BlockModeInput>({ number: required('number', number), mode: required('mode', mode) });

/**
 * Keeps a number that is on the list from more calls. With `campaigns` or `both`, the PBX also **takes it out of the call
 * lists of campaigns that exist**.
 *
 * Wire: `POST outbound_blacklist/enable_mode`. Codes: 1000, 3100, 3103, 3104, 3136, 31xx, 3300 (not on the list), 5000, 5004,
 * 5008, 5xxx. Source: manual 2026 §3.8.3.4.
 */
export const enableMode: VatsOperation<BlockModeInput, void> = change(
  'outboundBlacklist.enableMode',
  'outbound_blacklist/enable_mode',
  'idempotent',
  { input: blockMode, output: noOutput },
);

/**
 * Lets a number be called again, in one way or in both. Not repeated after a doubt: whether a number without a mode stays on
 * the list isn't said, and one that isn't there counts as a wrong request.
 *
 * Wire: `POST outbound_blacklist/disable_mode`. Source: manual 2026 §3.8.3.5.
 */
export const disableMode: VatsOperation<BlockModeInput, void> = change(
  'outboundBlacklist.disableMode',
  'outbound_blacklist/disable_mode',
  'unsafe',
  { input: blockMode, output: noOutput },
);

/**
 * Puts the black list of outgoing calls in force.
 *
 * Wire: `POST outbound_blacklist/enable`. Codes: 1000, 5000, 5008. Source: manual 2026 §3.8.3.7.
 */
export const enable: VatsOperation<NoInput, void> = change(
  'outboundBlacklist.enable',
  'outbound_blacklist/enable',
  'idempotent',
  { input: noInput, output: noOutput },
);

/**
 * Puts the black list of outgoing calls out of force: **every number on it can be called again**.
 *
 * Wire: `POST outbound_blacklist/disable`. Codes: 1000, 5000, 5008. Source: manual 2026 §3.8.3.8.
 */
export const disable: VatsOperation<NoInput, void> = change(
  'outboundBlacklist.disable',
  'outbound_blacklist/disable',
  'idempotent',
  { input: noInput, output: noOutput },
);
