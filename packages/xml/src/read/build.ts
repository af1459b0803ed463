import { bare, isEmpty, none, type XmlElement } from '../element.ts';
import type { Lists } from './lists.ts';
import { attributePrefix, attributesKey, cdataKey, elementKey, nameIn, textKey, type ParsedNode } from './parse.ts';
import { decodeReferences } from './references.ts';

const blank = /^[ \t\r\n]*$/;

/** The name without its prefix. A colon that separates nothing stays. */
export function local(name: string): string {
  const after = name.slice(name.indexOf(':') + 1);
  return after === '' ? name : after;
}

function attributesOf(node: ParsedNode, strip: boolean): Readonly<Record<string, string>> {
  const found = node[attributesKey] as Record<string, string> | undefined;
  if (found === undefined) return none;
  const attributes = bare<string>();
  for (const [key, value] of Object.entries(found)) {
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
  const name = strip ? local(nameIn(key)) : nameIn(key);
  const attributes = attributesOf(node, strip);
  const items = (node[key] ?? []) as readonly ParsedNode[];
  const [first] = items;
  if (lists === undefined && (first === undefined || (items.length === 1 && elementKey(first) === undefined))) {
    return { name, attributes, children: none, text: first === undefined ? '' : pieceOf(first).text };
  }
  const children = bare<XmlElement[]>();
  const pieces: Piece[] = [];
  for (const item of items) {
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
  const holdsElements = !isEmpty(children);
  const text = pieces.map((piece) => (holdsElements && piece.separates ? '' : piece.text)).join('');
  return { name, attributes, children, text };
}
