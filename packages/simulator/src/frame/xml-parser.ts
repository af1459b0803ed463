import { createRequire } from 'node:module';

/** What is used of the parser. Its own declarations don't hold under strict options, and would come to whoever imports us. */
interface XmlParser {
  on(event: 'error' | 'doctype', handler: () => void): void;
  on(event: 'opentag' | 'closetag', handler: (tag: XmlTag) => void): void;
  on(event: 'text' | 'cdata', handler: (text: string) => void): void;
  write(text: string): { close(): void };
}

interface XmlTag {
  readonly name: string;
  /** The name without its prefix; only with `xmlns`. */
  readonly local?: string;
  /** The namespace, empty for none; only with `xmlns`. */
  readonly uri?: string;
}

const require = createRequire(import.meta.url);
const { SaxesParser } = require('saxes') as {
  readonly SaxesParser: new (options: { readonly xmlns: boolean }) => XmlParser;
};

/** A strict parser. With `xmlns` it also resolves prefixes, and one that isn't declared is an error. */
export const createXmlParser = ({ xmlns = false }: { readonly xmlns?: boolean } = {}): XmlParser =>
  new SaxesParser({ xmlns });
