import type { Issue } from '@trunkline/core';
import { foreignCharacter, isName } from '../grammar.ts';

/** An element to write. What {@link readXml} gives fits too. */
export interface XmlContent {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  /** Elements in order, or by name as they were read. */
  readonly children?: readonly XmlContent[] | Readonly<Record<string, readonly XmlContent[]>>;
  /** Stands before the elements. */
  readonly text?: string;
}

export interface WriteXmlOptions {
  /** Whether `<?xml version="1.0" encoding="UTF-8"?>` stands first. Default false. */
  readonly declaration?: boolean;
}

/** The document, or all that can't be written. Issues name the place, never the value. */
export type WrittenXml =
  | { readonly ok: true; readonly xml: string }
  | { readonly ok: false; readonly issues: readonly Issue[] };

const deepest = 1000;
const nameExpected = 'an XML name: a letter or _, then letters, digits, - . _';
const textExpected = 'text without control characters, U+FFFE, U+FFFF or lone surrogates';

const named: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
]);
const reference = (character: string): string => named.get(character) ?? `&#${character.charCodeAt(0)};`;
const within = (path: string, place: string): string => (path === '' ? place : `${path}.${place}`);

/** `>` too, so that `]]>` can't stand anywhere. A CR would be read as LF, so it is always a reference. */
function escapeText(text: string, hasElements: boolean): string {
  // White space before elements would be read as mere layout.
  if (hasElements && /^[ \t\r\n]+$/.test(text)) return text.replace(/[ \t\r\n]/g, reference);
  return text.replace(/[&<>"'\r]/g, reference);
}

const escapeAttribute = (text: string): string => text.replace(/[&<>"'\t\n\r]/g, reference);

function childrenOf({ children = [] }: XmlContent): readonly XmlContent[] {
  return Array.isArray(children) ? children : Object.values(children).flat();
}

function checked(text: unknown, path: string, issues: Issue[]): string {
  if (typeof text === 'string' && foreignCharacter(text) === -1) return text;
  issues.push({ path, expected: textExpected });
  return '';
}

function write(element: XmlContent, path: string, depth: number, issues: Issue[]): string {
  const { name, attributes = {}, text = '' } = element;
  // A name that isn't one may be a caller's value: it is neither written nor shown.
  if (!isName(name)) issues.push({ path: within(path, 'name'), expected: nameExpected });
  if (depth > deepest) issues.push({ path: '', expected: `elements at most ${deepest} deep` });
  if (depth > deepest || !isName(name)) return '';
  const written = Object.entries(attributes).map(([key, value]) => {
    const shown = isName(key) ? `attributes.${key}` : 'attributes';
    if (!isName(key)) issues.push({ path: within(path, 'attributes'), expected: nameExpected });
    return ` ${key}="${escapeAttribute(checked(value, within(path, shown), issues))}"`;
  });
  const children = childrenOf(element);
  const inside = children.map((child, index) => write(child, within(path, `children[${index}]`), depth + 1, issues));
  const content = escapeText(checked(text, within(path, 'text'), issues), children.length > 0) + inside.join('');
  const start = `<${name}${written.join('')}`;
  return content === '' ? `${start}/>` : `${start}>${content}</${name}>`;
}

/**
 * Writes an element so that nothing in it can become markup: text and attributes are escaped, names are checked, and
 * characters that XML can't carry are issues.
 */
export function writeXml(element: XmlContent, { declaration = false }: WriteXmlOptions = {}): WrittenXml {
  const issues: Issue[] = [];
  const xml = write(element, '', 1, issues);
  if (issues.length > 0) return { ok: false, issues };
  return { ok: true, xml: declaration ? `<?xml version="1.0" encoding="UTF-8"?>${xml}` : xml };
}
