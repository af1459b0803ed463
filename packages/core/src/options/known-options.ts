import { under } from '../fields/kind.ts';

/** The names of an interface's options: a table that the type system keeps complete. */
export type OptionNames<Options> = { readonly [Name in keyof Options]-?: true };

/** The first name that is none of these. What is `undefined` isn't given. */
export function unknownOption(given: object, known: OptionNames<unknown>): string | undefined {
  return Object.keys(given).find(
    (name) => !Object.hasOwn(known, name) && (given as Record<string, unknown>)[name] !== undefined,
  );
}

/** A misspelt option would silently be none: `gaurd` guards nothing. */
export function refuseUnknownOptions(given: object, known: OptionNames<unknown>, path = ''): void {
  const name = unknownOption(given, known);
  if (name === undefined) return;
  throw new TypeError(`${under(path, name)} is no option (known: ${Object.keys(known).join(', ')})`);
}
