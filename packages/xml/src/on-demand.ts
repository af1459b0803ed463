/**
 * The same without the parser, which takes longer to load than ky and core: it comes when somebody is going to read.
 */
import type { readXml } from './read/read-xml.ts';

export { isXmlText, isName as isXmlName } from './grammar.ts';
export type { XmlElement } from './element.ts';
export type { ReadXmlOptions } from './read/read-xml.ts';
export { toRecord, type ToRecordOptions, type XmlRecord, type XmlValue } from './read/to-record.ts';
export { writeXml, type WrittenXml, type WriteXmlOptions, type XmlContent } from './write/write-xml.ts';

export type ReadXml = typeof readXml;

/** Loads the reader, once. */
export async function loadReadXml(): Promise<ReadXml> {
  return (await import('./read/read-xml.ts')).readXml;
}

/** A reader that is being loaded. */
export interface XmlReader {
  /** A promise only while it isn't there: then `read` may be called. It rejects where the parser can't be loaded. */
  ready(): Promise<void> | undefined;
  readonly read: ReadXml;
}

/** Begins to load the reader. Whoever waits for it hears of it if that fails. */
export function startXmlReader(): XmlReader {
  let loaded: ReadXml | undefined;
  const load = async (): Promise<void> => void (loaded = await loadReadXml());
  load().catch(() => undefined);
  return {
    ready: () => (loaded === undefined ? load() : undefined),
    read(text, options) {
      if (loaded === undefined) throw new TypeError('the parser is not there yet: wait for `ready`');
      return loaded(text, options);
    },
  };
}
