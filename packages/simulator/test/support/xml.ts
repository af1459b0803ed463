import { createRequire } from 'node:module';

export interface Node {
  readonly tag: string;
  text: string;
  readonly children: Node[];
}

interface Parser {
  on(event: 'error', handler: (error: Error) => void): void;
  on(event: 'opentag' | 'closetag', handler: (tag: { readonly name: string }) => void): void;
  on(event: 'text', handler: (text: string) => void): void;
  write(text: string): { close(): void };
}
const { SaxesParser } = createRequire(import.meta.url)('saxes') as { SaxesParser: new () => Parser };

/** Reads a document strictly; throws at the first mistake. */
export const parse = (text: string): Node => {
  const root: Node = { tag: '', text: '', children: [] };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw new SyntaxError(error.message);
  });
  parser.on('opentag', ({ name }) => {
    const node = { tag: name, text: '', children: [] };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('text', (part) => {
    const node = open.at(-1);
    if (node !== undefined) node.text += part;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(text).close();
  return root.children[0] ?? root;
};

/** The children of a node by their tags. */
export const valuesIn = (node: Node | undefined): Record<string, string> =>
  Object.fromEntries((node?.children ?? []).map(({ tag, text }) => [tag, text]));

export const child = (node: Node | undefined, tag: string): Node | undefined =>
  node?.children.find((one) => one.tag === tag);
