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

/** A record without a prototype, so that `__proto__` and `constructor` are names like any other. */
export function bare<T>(): Record<string, T> {
  return Object.create(null) as Record<string, T>;
}
