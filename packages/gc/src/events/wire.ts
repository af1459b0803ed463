/** An object as it came: nothing is known of its members. */
export type Wire = Readonly<Record<string, unknown>>;

export function isWire(value: unknown): value is Wire {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A text, or a number or boolean as its text, so that an id is never rounded. The vendor writes `""`, `null` and even `{}`
 * where there is nothing to say: all of them are nothing.
 */
export function text(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint'
    ? String(value)
    : undefined;
}

/** A state, which the vendor writes as `ACTIVE` here and as `Active` there. */
export function state(value: unknown): string | undefined {
  return text(value)?.toUpperCase();
}

const wholeNumber = /^\d{1,15}$/;

/** How many there are of something. Finesse's -1 says that it cannot tell, and is nothing. */
export function count(value: unknown): number | undefined {
  const digits = text(value);
  return digits !== undefined && wholeNumber.test(digits) ? Number(digits) : undefined;
}

/** Sets a field if there is something to set, so that what did not come is absent and not `undefined`. */
export function put<T extends object, K extends keyof T>(target: T, field: K, value: T[K] | undefined): void {
  if (value !== undefined) target[field] = value;
}
