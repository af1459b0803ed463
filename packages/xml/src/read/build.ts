import { bare, type XmlElement } from '../element.ts';
import type { Lists } from './lists.ts';
import { attributePrefix, attributesKey, cdataKey, elementKey, nameIn, textKey, type ParsedNode } from './parse.ts';
import { decodeReferences } from './references.ts';

const blank = /^[ \t\r\n]*$/;

/** The name without its prefix. A colon that separates nothing stays. */
export function local(name: string): string {
  const after = name.slice(name.indexOf(':') + 1);
  return after === '' ? name : after;
}

function attributesOf(node: ParsedNode, strip: boolean): Record<string, string> {
  const attributes = bare<string>();
  for (const [key, value] of Object.entries((node[attributesKey] ?? {}) as Record<string, string>)) {
    const full = key.slice(attributePrefix.length);
    if (strip && (full === 'xmlns' || full.startsWith('xmlns:'))) continue;
    const name = strip ? local(full) : full;
    // `id` is the element's own; `x:id` beside it doesn't take its place.
    if (name !== full && name in attributes) continue;
    // XML makes a line break or tab in an attribute a space, unless it is a reference.
    attributes[name] = decodeReferences(value.replace(/[\t\n\r]/g, ' '));
  }
  return attributes;
}

interface Piece {
  readonly text: string;
  readonly separates: boolean;
}

function pieceOf(node: ParsedNode): Piece {
  const cdata = node[cdataKey] as readonly { readonly [textKey]: string }[] | undefined;
  if (cdata !== undefined) return { text: cdata[0]?.[textKey] ?? '', separates: false };
  const text = (node[textKey] ?? '') as string;
  return { text: decodeReferences(text), separates: blank.test(text) };
}

/** The parser's node as ours. As deep as the document, whose depth the scan has checked. */
export function build(node: ParsedNode, strip: boolean, lists: Lists | undefined): XmlElement {
  const key = elementKey(node) ?? '';
  const children = bare<XmlElement[]>();
  const pieces: Piece[] = [];
  for (const item of (node[key] ?? []) as readonly ParsedNode[]) {
    const childKey = elementKey(item);
    if (childKey === undefined) {
      pieces.push(pieceOf(item));
      continue;
    }
    const childName = strip ? local(nameIn(childKey)) : nameIn(childKey);
    const child = build(item, strip, lists?.below.get(childName));
    (children[childName] ??= []).push(child);
  }
  for (const [name, place] of lists?.below ?? []) if (place.isList) children[name] ??= [];
  const holdsElements = Object.keys(children).length > 0;
  const text = pieces.map((piece) => (holdsElements && piece.separates ? '' : piece.text)).join('');
  const name = nameIn(key);
  return { name: strip ? local(name) : name, attributes: attributesOf(node, strip), children, text };
}
