import type { Issue } from '@trunkline/core';

/** At least one of the named fields is given. */
export type AtLeastOne<T, Keys extends keyof T = keyof T> = {
  [Key in Keys]-?: Required<Pick<T, Key>> & Omit<T, Key>;
}[Keys];

/** The same rule when the program runs: an issue where none of them is given. */
export function atLeastOne(names: readonly string[]): (input: object) => readonly Issue[] {
  const expected = `at least one of ${names.join(', ')}`;
  return (input) => {
    const given = input as Readonly<Record<string, unknown>>;
    return names.some((name) => given[name] !== undefined) ? [] : [{ path: '', expected }];
  };
}
