import { input, listOf, noOutput, optional, output, required, text, type Reader } from '@trunkline/core';
import { numericId } from '../../fields.ts';
import { change, type VatsOperation } from '../../operation.ts';
import { items, maybe } from '../../webhooks/kinds.ts';
import { mode, number, type BlockMode } from './get.ts';

/** A number to block. */
export interface NumberToBlock {
  /** Wire: `number`. */
  readonly number: string;
  /** Wire: `mode`. */
  readonly mode: BlockMode;
  /** Wire: `description`. */
  readonly description?: string;
  /** On whose behalf; a text of digits. Wire: `user_id`, a number. */
  readonly userId?: string;
}

export interface BlockInput {
  /** Wire: `numbers`; for some months of 2025 the manual called it `rules`. */
  readonly numbers: readonly NumberToBlock[];
}

export interface Blocked {
  /**
   * Those that were there already, and were left as they were (inferred). If there are any, the notice is `partial`. Wire:
   * `existed_numbers`.
   */
  readonly existingNumbers: readonly string[];
}

const blocked: Reader<Blocked> = {
  expected: 'a result',
  read: (wire, path, issues) => ({ existingNumbers: [], ...sentBlocked.read(wire, path, issues) }),
};

const sentBlocked: Reader<Partial<Blocked>> = output<Partial<Blocked>>({
  existingNumbers: maybe('existed_numbers', items(text())),
});

/**
 * Puts numbers on the black list of outgoing calls. With `campaigns` or `both`, the PBX also **takes them out of the call
 * lists of campaigns that exist**, and doesn't take them into new ones.
 *
 * Wire: `POST outbound_blacklist/add`. Codes: 1000, 3100, 3103, 3104, 3136, 31xx, 3300 (blocking is switched off, or an
 * object is missing), 4100 (they are there already), 5000, 5004, 5008 (not subscribed), 5222. Source: manual 2026 §3.8.3.2.
 */
export const add: VatsOperation<BlockInput, Blocked> = change(
  'outboundBlacklist.add',
  'outbound_blacklist/add',
  'unsafe',
  {
    input: input<BlockInput>({
      numbers: required(
        'numbers',
        listOf(
          input<NumberToBlock>({
            number: required('number', number),
            mode: required('mode', mode),
            description: optional('description', text({ min: 0 })),
            userId: optional('user_id', numericId()),
          }),
          { min: 1 },
        ),
      ),
    }),
    output: blocked,
    wire: { perItem: { leftOut: 'existed_numbers' } },
  },
);

export interface UnblockInput {
  /** Wire: `numbers`. */
  readonly numbers: readonly string[];
}

/**
 * Takes numbers off the list. Not repeated after a doubt: what is gone already would count as a wrong request.
 *
 * Wire: `POST outbound_blacklist/delete`. Codes: 1000, 3100, 3103, 3104, 3136, 3300, 5000, 5004, 5008. Source: manual 2026
 * §3.8.3.6.
 */
export const remove: VatsOperation<UnblockInput, void> = change(
  'outboundBlacklist.remove',
  'outbound_blacklist/delete',
  'unsafe',
  {
    input: input<UnblockInput>({ numbers: required('numbers', listOf(number, { min: 1 })) }),
    output: noOutput,
  },
);
