import type { StatusName } from './codes.ts';
import type { Pair } from './soap/given.ts';

/** What is wrong with the user data of a new interaction. */
export const userDataRefused = (pairs: readonly Pair[] = []): StatusName | undefined =>
  pairs.some(([name, value]) => name.trim() === '' || !isWellWritten(name, value))
    ? 'UserDataFailedValidation'
    : undefined;

/** Avaya's user-to-user information travels in hexadecimal. */
export const isWellWritten = (name: string, value: string): boolean =>
  name !== 'Avaya_UUI' || /^([\da-f]{2})+$/i.test(value);

export const asItems = (pairs: Iterable<Pair>): { readonly Name: string; readonly Value: string }[] =>
  [...pairs].map(([Name, Value]) => ({ Name, Value }));
