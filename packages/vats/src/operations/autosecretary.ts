import { flag, input, listOf, noOutput, optional, required, text, within } from '@trunkline/core';
import { numericId } from '../fields.ts';
import { change, query, type VatsOperation } from '../operation.ts';
import { rulesOfUser, type AutosecretaryRule } from './autosecretary-rule.ts';

export interface AutosecretaryFilter {
  /** Whose rules; a text of digits. Wire: `user_id`, a number. */
  readonly userId: string;
  /** Only these. Wire: `rules`. */
  readonly ruleIds?: readonly string[];
}

/**
 * What an employee's autosecretary does with calls.
 *
 * Wire: `POST autosecretary/rules`. Source: manual 2026 §3.7.15.
 */
export const rules: VatsOperation<AutosecretaryFilter, readonly AutosecretaryRule[]> = query(
  'autosecretary.rules',
  'autosecretary/rules',
  {
    input: input<AutosecretaryFilter>({
      userId: required('user_id', numericId()),
      ruleIds: optional('rules', listOf(text())),
    }),
    output: within('rules', rulesOfUser),
  },
);

export interface AutosecretarySwitch {
  /** Whose rule; a text of digits. Wire: `user_id`, a number. */
  readonly userId: string;
  /** Wire: `rule_id`. */
  readonly ruleId: string;
  /** Wire: `active`, 0 or 1. */
  readonly active: boolean;
}

/**
 * Puts a rule in force or out of it.
 *
 * Wire: `POST autosecretary/status/change`. Codes: 1000, 2230, 3000, 3100, 31xx, 3300, 5xxx. Source: manual 2026 §3.7.16.
 */
export const setStatus: VatsOperation<AutosecretarySwitch, void> = change(
  'autosecretary.setStatus',
  'autosecretary/status/change',
  'idempotent',
  {
    input: input<AutosecretarySwitch>({
      userId: required('user_id', numericId()),
      ruleId: required('rule_id', text()),
      active: required('active', flag([0, 1])),
    }),
    output: noOutput,
  },
);
