import { inspect } from 'node:util';
import { assert } from 'vitest';
import type { ErrorKind, Result, TrunklineError } from '../../src/index.ts';

/** The value of a Result that must be a success. */
export function valueOf<T>(result: Result<T, TrunklineError>): T {
  assert(result.ok, `expected a success, got: ${result.ok ? '' : result.error.message}`);
  return result.value;
}

/** The error of a Result that must be a failure of this kind. */
export function errorOf<K extends ErrorKind>(
  result: Result<unknown, TrunklineError>,
  kind: K,
): Extract<TrunklineError, { kind: K }> {
  assert(!result.ok, 'expected a failure, got a success');
  assert(result.error.kind === kind, `expected ${kind}, got: ${result.error.message}`);
  return result.error as Extract<TrunklineError, { kind: K }>;
}

/** Everything an error tells to someone who prints it in any usual way. */
export function everythingSaid(error: unknown): string {
  const said: unknown[] = [String(error), JSON.stringify(error), inspect(error, { depth: 9 })];
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 9; at = at.cause, depth += 1) {
    said.push(at.message, at.stack, JSON.stringify(at), inspect(at, { depth: 9 }));
  }
  return said.join('\n');
}

/** Where a secret shows in what an error tells, with what stands around it; `undefined` where it doesn't. */
export function leakIn(told: string, secret: RegExp = /canary/i): string | undefined {
  const at = told.search(secret);
  return at < 0 ? undefined : told.slice(Math.max(0, at - 60), at + 60);
}
