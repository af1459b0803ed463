/** `option must be expected`, without the value: it may hold a secret. */
export function optionError(option: string, expected: string): TypeError {
  return new TypeError(`${option} must be ${expected}`);
}
