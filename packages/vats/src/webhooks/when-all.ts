import type { MaybePromise } from '@trunkline/core';

/**
 * Goes on when all are there: at once where none has to be waited for, which is how it mostly is. A promise for each, and a timer over
 * them, would take a third of the time that a webhook takes.
 */
export function whenAll<T, U>(
  values: readonly MaybePromise<T>[],
  next: (values: readonly T[]) => MaybePromise<U>,
): MaybePromise<U> {
  return values.some((value) => value instanceof Promise)
    ? Promise.all(values).then(next)
    : next(values as readonly T[]);
}
