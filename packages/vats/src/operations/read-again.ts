import { compose, type Connection, type Result, type TrunklineError } from '@trunkline/core';
import type { VatsCode } from '../codes.ts';

/** What is said to who reads the rows of a method a second time. */
export function readAgain(
  connection: Connection<VatsCode>,
  method: string,
): () => Promise<Result<never, TrunklineError<VatsCode>>> {
  return () =>
    compose<never, VatsCode>(connection, method, { timeoutMs: 1_000 }, async (own) =>
      own.wrong([{ path: 'rows', expected: 'read once: they are gone' }]),
    );
}
