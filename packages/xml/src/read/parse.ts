import { XMLParser } from 'fast-xml-parser';

/** What the parser gives per node: one key with the content, and `:@` with the attributes. */
export type ParsedNode = Readonly<Record<string, unknown>>;

export const textKey = '#text';
export const cdataKey = '#cdata';
export const attributesKey = ':@';
export const attributePrefix = '@';
const elementPrefix = '@';

/** The element's name in a node of the parser; undefined for text. */
export function elementKey(node: ParsedNode): string | undefined {
  // The parser's nodes are plain objects with one or two keys of their own.
  for (const key in node) if (key.startsWith(elementPrefix)) return key;
  return undefined;
}

export const nameIn = (key: string): string => key.slice(elementPrefix.length);

/**
 * The library, with everything off that guesses or renames. Names get a mark while they are inside it, since it throws at
 * some (`constructor`) and renames others (`toString`); references are decoded by us, once.
 */
export function parse(document: string, maxDepth: number): readonly ParsedNode[] {
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: attributePrefix,
    textNodeName: textKey,
    cdataPropName: cdataKey,
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    processEntities: false,
    maxNestedTags: maxDepth + 1,
    jPath: false,
    // Asked twice for `<a/>`. No name of a document starts with the mark.
    transformTagName: (name) => (name.startsWith(elementPrefix) ? name : elementPrefix + name),
  });
  return parser.parse(document) as readonly ParsedNode[];
}
