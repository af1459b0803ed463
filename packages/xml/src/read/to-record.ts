import { bare, isEmpty, none, type XmlElement } from '../element.ts';
import { listTree, type Lists } from './lists.ts';

/** What a record holds under a name. */
export type XmlValue = string | XmlRecord | readonly XmlValue[];

/** An element as a plain object for field tables: elements by name, text under `#text`, attributes under `@name` if asked. */
export interface XmlRecord {
  readonly [name: string]: XmlValue;
}

export interface ToRecordOptions {
  /** The same paths as in {@link ReadXmlOptions}: always an array, for no, one or many. */
  readonly lists?: readonly string[];
  /**
   * Whether attributes come along, as `@name`. Default false: an element with only text is then a string, whatever
   * attributes (`xsi:type`) the vendor adds to it.
   */
  readonly attributes?: boolean;
}

const nothing: XmlElement = { name: '', attributes: none, children: none, text: '' };

function record(element: XmlElement, lists: Lists | undefined, attributes: boolean): XmlRecord {
  const found = bare<XmlValue>();
  if (attributes) for (const [name, value] of Object.entries(element.attributes)) found[`@${name}`] = value;
  for (const [name, children] of Object.entries(element.children)) {
    const below = lists?.below.get(name);
    const [only] = children;
    if (only !== undefined && children.length === 1 && below?.isList !== true) {
      found[name] = valueOf(only, below, attributes);
    } else found[name] = children.map((child) => valueOf(child, below, attributes));
  }
  for (const [name, below] of lists?.below ?? []) {
    // A parent that didn't come holds empty lists as well.
    if (!(name in found)) found[name] = below.isList ? [] : record(nothing, below, attributes);
  }
  const text = lists !== undefined && lists.below.size > 0 ? element.text.trim() : element.text;
  if (text !== '') found['#text'] = element.text;
  return found;
}

function valueOf(element: XmlElement, lists: Lists | undefined, attributes: boolean): XmlValue {
  const isLeaf = (lists?.below.size ?? 0) === 0 && isEmpty(element.children);
  const isPlain = !attributes || isEmpty(element.attributes);
  return isLeaf && isPlain ? element.text : record(element, lists, attributes);
}

/**
 * An element as core's `output()` tables read it: an element with only text is a string, one with elements an object,
 * repeated ones an array. Name those that may repeat in `lists`, or one row will not be a list.
 */
export function toRecord(element: XmlElement, { lists, attributes = false }: ToRecordOptions = {}): XmlRecord {
  return record(element, listTree(lists).below.get(element.name), attributes);
}
