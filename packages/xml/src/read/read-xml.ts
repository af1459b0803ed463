import type { DecodeReason, Opened } from '@trunkline/core';
import type { XmlElement } from '../element.ts';
import { build, local } from './build.ts';
import { listTree } from './lists.ts';
import { parse, type ParsedNode } from './parse.ts';
import { scan } from './scan.ts';

/** How a document is read. */
export interface ReadXmlOptions {
  /** The name the root must have, or one of several. */
  readonly root?: string | readonly string[];
  /** Elements that are always a list in `children`, also when none came: `['RESULT.USERS.USER']`. */
  readonly lists?: readonly string[];
  /** `strip` (the default) drops prefixes and `xmlns`: `<s:Body>` is `Body`. */
  readonly namespaces?: 'strip' | 'keep';
  /** How deep elements may nest. Default 64, at most 1000. */
  readonly maxDepth?: number;
  /** Characters at most. Default 8 Mi. */
  readonly maxChars?: number;
}

const deepest = 1000;

function refused(reason: DecodeReason, expected: string, offset: number): Opened<never> {
  return { opened: false, reason, issues: [{ path: '', expected, offset }] };
}

/**
 * Reads an XML document: the whole of it, or why not and where. It never throws, guesses no numbers, and gives nothing of
 * a document that is cut, doubled, or brings a DOCTYPE.
 */
export function readXml(text: string, options: ReadXmlOptions = {}): Opened<XmlElement> {
  const { root, lists, namespaces = 'strip', maxChars = 8 * 1024 * 1024 } = options;
  const maxDepth = Math.min(options.maxDepth ?? 64, deepest);
  const strip = namespaces === 'strip';
  const roots = typeof root === 'string' ? [root] : root;
  if (text.length > maxChars) return refused('too_large', `at most ${maxChars} characters`, maxChars);
  if (/^\uFEFF?[ \t\r\n]*$/.test(text)) return refused('empty', 'an XML document', 0);

  const pageIsWelcome = roots?.some((name) => name.toLowerCase() === 'html') ?? false;
  const scanned = scan(text, { maxDepth, pageIsWelcome });
  if ('offset' in scanned) return refused(scanned.reason, scanned.expected, scanned.offset);
  const name = strip ? local(scanned.root) : scanned.root;
  if (roots !== undefined && !roots.includes(name)) {
    return refused('syntax', `the root element ${roots.join(' or ')}`, scanned.rootOffset);
  }
  const node = parsed(scanned.document, maxDepth);
  if (node === undefined) return refused('syntax', 'an XML document', scanned.rootOffset);
  return { opened: true, value: build(node, strip, listTree(lists).below.get(name)) };
}

/** Nothing for what the library dislikes and the scan didn't find; its message would quote the document. */
function parsed(document: string, maxDepth: number): ParsedNode | undefined {
  try {
    return parse(document, maxDepth)[0];
  } catch {
    return undefined;
  }
}
