import type { Notice } from '../codes/entry.ts';
import type { AnyFacts, TrunklineError } from '../errors/error.ts';
import { isTrunklineError, makeError } from '../errors/make.ts';
import { err, ok, type Meta, type Result } from './result.ts';

/** A Result as plain data, for workers, queues and logs. */
export type PlainResult<T> =
  | { readonly ok: true; readonly value: T; readonly meta: Meta; readonly notice?: Notice }
  | { readonly ok: false; readonly error: AnyFacts; readonly meta: Meta };

/** The Result as plain data that survives `structuredClone`, `postMessage` and JSON (as far as the value and `context` do). */
export function toPlain<T, E extends TrunklineError>(result: Result<T, E>): PlainResult<T> {
  if (!result.ok) return { ok: false, error: result.error.toJSON() as AnyFacts, meta: { ...result.meta } };
  const { value, meta, notice } = result;
  return notice === undefined ? { ok: true, value, meta: { ...meta } } : { ok: true, value, meta: { ...meta }, notice };
}

/** The Result again: its error is a real, branded `Error`. */
export function fromPlain<T, E extends TrunklineError = TrunklineError>(plain: PlainResult<T>): Result<T, E> {
  if (plain.ok) return ok(plain.value, plain.meta, plain.notice);
  const error: unknown = isTrunklineError(plain.error) ? plain.error : makeError(plain.error);
  return err(error as E, plain.meta);
}
