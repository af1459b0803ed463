import { createXmlParser } from '../../frame/xml-parser.ts';

/** An element of a request, with its prefix resolved. */
export interface Node {
  /** The name without its prefix. */
  readonly name: string;
  /** Empty for none. */
  readonly namespace: string;
  readonly children: readonly Node[];
  readonly text: string;
}

type OpenNode = Omit<Node, 'children' | 'text'> & { readonly children: OpenNode[]; text: string };

/** Reads a document; undefined for one that isn't well-formed to the last character, or that has a DOCTYPE. */
export const readTree = (document: string): Node | undefined => {
  const root: OpenNode = { name: '', namespace: '', children: [], text: '' };
  const open = [root];
  let isRight = true;
  const spoil = (): void => void (isRight = false);

  const parser = createXmlParser({ xmlns: true });
  parser.on('error', spoil);
  parser.on('doctype', spoil);
  parser.on('opentag', ({ local = '', uri = '' }) => {
    const node: OpenNode = { name: local, namespace: uri, children: [], text: '' };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  const addText = (part: string): void => {
    const node = open.at(-1);
    if (node !== undefined) node.text += part;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => void open.pop());
  parser.write(document.replace(/^\uFEFF/, '')).close();
  return isRight ? root.children[0] : undefined;
};
