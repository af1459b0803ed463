export { isXmlText, isName as isXmlName } from './grammar.ts';
export type { XmlElement } from './element.ts';
export { readXml, type ReadXmlOptions } from './read/read-xml.ts';
export { toRecord, type ToRecordOptions, type XmlRecord, type XmlValue } from './read/to-record.ts';
export { writeXml, type WrittenXml, type WriteXmlOptions, type XmlContent } from './write/write-xml.ts';
