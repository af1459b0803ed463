import type { XmlElement } from '@trunkline/xml/on-demand';

/** The name behind the prefix. */
export function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** All children with this local name, or all. */
export function inside({ children }: XmlElement, name?: string): readonly XmlElement[] {
  return Object.entries(children).flatMap(([key, elements]) =>
    name === undefined || local(key) === name ? elements : [],
  );
}

/** A name as a schema means it. */
export interface QualifiedName {
  readonly namespace: string;
  readonly name: string;
}

/** What prefixes stand for at some place of a document. */
export type Prefixes = Readonly<Record<string, string>>;

/** The prefixes that hold inside an element: its own, and those from around it. */
export function prefixesOf({ attributes }: XmlElement, around: Prefixes = {}): Prefixes {
  const own = Object.entries(attributes).flatMap(([name, value]): [string, string][] => {
    if (name === 'xmlns') return [['', value]];
    return name.startsWith('xmlns:') ? [[name.slice('xmlns:'.length), value]] : [];
  });
  return { ...around, ...Object.fromEntries(own) };
}

/** `tns:Thing` with what `tns` stands for. */
export function qualified(text: string, prefixes: Prefixes): QualifiedName {
  const at = text.indexOf(':');
  const prefix = at === -1 ? '' : text.slice(0, at);
  return { namespace: prefixes[prefix] ?? '', name: local(text) };
}
