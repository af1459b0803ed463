import { inspect } from 'node:util';
import { assert } from 'vitest';
import type { ErrorKind, PtkCallbackError, Result, TrunklineError } from '../../src/index.ts';

/** The value of a Result that must be a success. */
export function valueOf<T>(result: Result<T, TrunklineError>): T {
  assert(result.ok, `expected a success, got: ${result.ok ? '' : result.error.message}`);
  return result.value;
}

/** The error of a Result that must be a failure of this kind. */
export function errorOf<K extends ErrorKind>(
  result: Result<unknown, TrunklineError>,
  kind: K,
): Extract<PtkCallbackError, { kind: K }> {
  assert(!result.ok, 'expected a failure, got a success');
  assert(result.error.kind === kind, `expected ${kind}, got: ${result.error.message}`);
  return result.error as Extract<PtkCallbackError, { kind: K }>;
}

/** Everything that anything tells to someone who prints it in any usual way. */
export function everythingSaid(anything: unknown): string {
  const error = anything instanceof Error ? `${anything.message} ${anything.stack}` : '';
  return [JSON.stringify(anything), inspect(anything, { depth: 9, showHidden: true }), error].join('\n');
}
