import { noInput, type NoInput } from '@trunkline/core';
import { command, reply, type UptivityOperation, type UptivityReply } from '../operation.ts';

/**
 * Asks whether the API Server answers. Changes nothing; `health()` uses it.
 *
 * Wire: `TEST`. Code: 20. Source: API Overview 17.3–21.1.
 */
export const test: UptivityOperation<NoInput, UptivityReply> = command(
  'system.test',
  { type: 'TEST' },
  {
    input: noInput,
    output: reply,
    repeat: 'safe',
    evidence: 'documented',
  },
);
