import { noInput, text, within, type NoInput } from '@trunkline/core';
import { query, type VatsOperation } from '../operation.ts';
import { items } from '../webhooks/kinds.ts';

/**
 * The domains in which SIP accounts can be made: `test1.mangosip.ru`.
 *
 * Wire: `POST domains`. Source: manual 2026 §3.7.18.
 */
export const list: VatsOperation<NoInput, readonly string[]> = query('domains.list', 'domains', {
  input: noInput,
  output: within('domains', items(text())),
});
