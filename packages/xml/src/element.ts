/** An element as it was read. The two records have no prototype: any name is an ordinary key. */
export interface XmlElement {
  /** Without its prefix, unless `namespaces: 'keep'`. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The elements inside by name, each list in the order of the document. */
  readonly children: Readonly<Record<string, readonly XmlElement[]>>;
  /** All text directly inside, exactly as sent but for white space that only separates elements. */
  readonly text: string;
}

/** Nothing, for the many elements that hold only text. */
export const none: Readonly<Record<string, never>> = Object.freeze(bare<never>());

/** Whether there is nothing in it. */
export function isEmpty(record: Readonly<Record<string, unknown>>): boolean {
  for (const _name in record) return false;
  return true;
}

/** A record without a prototype, so that `__proto__` and `constructor` are names like any other. */
export function bare<T>(): Record<string, T> {
  return Object.create(null) as Record<string, T>;
}
