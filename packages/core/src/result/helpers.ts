import { err, ok, type Err, type Ok, type Result } from './result.ts';

export function isOk<T, E>(result: Result<T, E>): result is Ok<T> {
  return result.ok;
}

export function isErr<T, E>(result: Result<T, E>): result is Err<E> {
  return !result.ok;
}

/** Changes the value of a success; a failure passes. */
export function map<T, U, E>(result: Result<T, E>, change: (value: T) => U): Result<U, E> {
  return result.ok ? ok(change(result.value), result.meta, result.notice) : result;
}

/** Changes the error of a failure; a success passes. */
export function mapError<T, E, F>(result: Result<T, E>, change: (error: E) => F): Result<T, F> {
  return result.ok ? result : err(change(result.error), result.meta);
}

/** Goes on with the value of a success; a failure passes. */
export function andThen<T, U, E, F>(result: Result<T, E>, next: (value: T) => Result<U, F>): Result<U, E | F>;
export function andThen<T, U, E, F>(
  result: Result<T, E>,
  next: (value: T) => Promise<Result<U, F>>,
): Promise<Result<U, E | F>> | Result<U, E | F>;
export function andThen<T, U, E, F>(
  result: Result<T, E>,
  next: (value: T) => Result<U, F> | Promise<Result<U, F>>,
): Promise<Result<U, E | F>> | Result<U, E | F> {
  return result.ok ? next(result.value) : result;
}

/** Answers with one of two functions. */
export function match<T, E, A, B>(
  result: Result<T, E>,
  arms: { ok: (value: T, success: Ok<T>) => A; err: (error: E, failure: Err<E>) => B },
): A | B {
  return result.ok ? arms.ok(result.value, result) : arms.err(result.error, result);
}

/** The value, or throws the error: the way out for those who like to throw. */
export function unwrap<T, E>(result: Result<T, E>): T {
  if (result.ok) return result.value;
  throw result.error;
}

/** The value, or what you have instead. */
export function unwrapOr<T, E, U>(result: Result<T, E>, instead: U): T | U {
  return result.ok ? result.value : instead;
}

type ValuesOf<R extends readonly Result<unknown, unknown>[]> = {
  -readonly [K in keyof R]: R[K] extends Result<infer T, unknown> ? T : never;
};
type ErrorOf<R> = R extends Err<infer E> ? E : never;

/** All values in order, or the first failure. `meta` is the last one's. */
export function all<const R extends readonly Result<unknown, unknown>[]>(
  results: R,
): Result<ValuesOf<R>, ErrorOf<R[number]>> {
  for (const result of results) if (!result.ok) return result as Err<ErrorOf<R[number]>>;
  return ok(results.map((result) => result.value) as ValuesOf<R>, results.at(-1)?.meta);
}

/** Values on one side, errors on the other, each in order. */
export function partition<T, E>(results: Iterable<Result<T, E>>): { values: T[]; errors: E[] } {
  const values: T[] = [];
  const errors: E[] = [];
  for (const result of results) {
    if (result.ok) values.push(result.value);
    else errors.push(result.error);
  }
  return { values, errors };
}
