import { inspect } from 'node:util';
import { assert } from 'vitest';
import type { ErrorKind, Result, TrunklineError, CcaWebApiError } from '../../src/index.ts';

/** The value of a Result that must be a success. */
export function valueOf<T>(result: Result<T, TrunklineError>): T {
  assert(result.ok, `expected a success, got: ${result.ok ? '' : result.error.message}`);
  return result.value;
}

/** The error of a Result that must be a failure of this kind. */
export function errorOf<K extends ErrorKind>(
  result: Result<unknown, TrunklineError>,
  kind: K,
): Extract<CcaWebApiError, { kind: K }> {
  assert(!result.ok, 'expected a failure, got a success');
  assert(result.error.kind === kind, `expected ${kind}, got: ${result.error.message}`);
  return result.error as Extract<CcaWebApiError, { kind: K }>;
}

/** Everything that anything tells to someone who prints it in any usual way, its causes and their stacks too. */
export function everythingSaid(anything: unknown): string {
  const said: unknown[] = [];
  for (let at: unknown = anything, depth = 0; at !== undefined && depth < 9; depth += 1) {
    said.push(JSON.stringify(at), inspect(at, { depth: 9, showHidden: true, maxStringLength: null }));
    if (!(at instanceof Error)) break;
    said.push(String(at), at.message, at.stack, JSON.stringify(Object.assign({}, at)));
    at = at.cause;
  }
  return said.join('\n');
}
