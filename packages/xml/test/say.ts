import { readXml, type ReadXmlOptions, type XmlElement } from '../src/index.ts';

/** The element of a document that is expected to be fine. */
export function value(text: string, options?: ReadXmlOptions): XmlElement {
  const opened = readXml(text, options);
  if (!opened.opened) throw new Error(`refused: ${JSON.stringify(opened)}`);
  return opened.value;
}

/** Why a document was refused, and where. */
export function refusal(text: string, options?: ReadXmlOptions): string {
  const opened = readXml(text, options);
  if (opened.opened) return 'opened';
  return `${opened.reason} at ${opened.issues[0]?.offset}`;
}

export function reason(text: string, options?: ReadXmlOptions): string {
  return refusal(text, options).replace(/ at .*/, '');
}
