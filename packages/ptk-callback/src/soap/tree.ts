import type { XmlElement } from '@trunkline/xml/on-demand';

/** Two names of elements are one whatever their case, prefix, hyphens and underscores are. */
export function plainName(name: string): string {
  return name
    .replace(/^.*:/, '')
    .replace(/[^\p{L}\d]/gu, '')
    .toLowerCase();
}

/** The elements directly inside, in the order in which each name came first. */
export function childrenOf({ children }: XmlElement): readonly XmlElement[] {
  return Object.values(children).flat();
}

/** The element and everything inside it, from the outside in. */
export function* everything(element: XmlElement): Generator<XmlElement, void, undefined> {
  yield element;
  for (const child of childrenOf(element)) yield* everything(child);
}

/** Whether it is called one of these, which are plain names. */
export function isCalled({ name }: XmlElement, names: ReadonlySet<string>): boolean {
  return names.has(plainName(name));
}

/** The first element that is called so, however deep it stands. */
export function findElement(root: XmlElement, names: ReadonlySet<string>): XmlElement | undefined {
  for (const element of everything(root)) if (isCalled(element, names)) return element;
  return undefined;
}

/** The text of the first element that is called so and holds text only. */
export function findText(root: XmlElement, names: ReadonlySet<string>): string | undefined {
  for (const element of everything(root)) {
    if (isCalled(element, names) && childrenOf(element).length === 0) return element.text.trim();
  }
  return undefined;
}
