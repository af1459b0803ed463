import { optionError } from './option-error.ts';

/** A secret: the value, or where to get it. A function is asked once per attempt, so a rotated value is used at once. */
export type Credential = string | (() => string | Promise<string>);

/** What a secret must be. A mounted file often ends in a line break, and a wrong key may be counted and punished by a block. */
export const secretText = 'a text that is not empty, without line breaks and other control characters';

// oxlint-disable-next-line no-control-regex -- the control characters are what is looked for
const controls = /[\x00-\x1f\x7f]/;

/** Can it be a secret? */
export function isSecretText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && !controls.test(value);
}

/** Reads an option that is a secret; what a function gives is looked at when it is asked. */
export function readCredential(value: unknown, option: string): Credential {
  if (typeof value === 'function' || isSecretText(value)) return value as Credential;
  throw optionError(option, `${secretText}, or a function that gives one`);
}
