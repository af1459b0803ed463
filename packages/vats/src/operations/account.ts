import { decimal, noInput, optional, output, required, text, type NoInput } from '@trunkline/core';
import { query, type VatsOperation } from '../operation.ts';

export interface Balance {
  /** Wire: `balance`. */
  readonly balance: number;
  /** `RUB`. Wire: `currency`. */
  readonly currency?: string;
  /** `YYYY-MM-DD HH:MM:SS`; the manual states no zone. Wire: `response_at`. */
  readonly responseAt?: string;
}

/**
 * The money on the account.
 *
 * Wire: `POST account/balance`. Limit: 2 per second. Source: manual 2026 §3.7.6.
 */
export const balance: VatsOperation<NoInput, Balance> = query('account.balance', 'account/balance', {
  input: noInput,
  output: output<Balance>({
    balance: required('balance', decimal()),
    currency: optional('currency', text()),
    responseAt: optional('response_at', text()),
  }),
  limit: 'balance',
});
