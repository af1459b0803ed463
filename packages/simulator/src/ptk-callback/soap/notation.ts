import { json, type Notation } from '../../frame/notation.ts';
import { nameOn, type PtkCallbackWire } from '../wire/wire.ts';

const isJson = (text: string): boolean => text.startsWith('{');

/** How answers are spoilt: XML with prefixes from the SOAP side, JSON from the REST side. */
export const createNotation = (wire: PtkCallbackWire): Notation => {
  const description = nameOn(wire, 'answers', 'Description');
  const endOfWords = new RegExp(`(?=</(?:[\\w.-]+:)?(?:${description}|faultstring)>)`);
  return {
    contentType: 'text/xml',
    badSyntax: (text) => (isJson(text) ? json.badSyntax(text) : text.replace(/<\/[\w.:-]+>(?=.)/s, '')),
    withCyrillic: (text) => (isJson(text) ? json.withCyrillic(text) : text.replace(endOfWords, ' Привет')),
    declare: (text, charset) => text.replace(/(?<=^<\?xml [^>]*encoding=")[^"]*/, charset),
  };
};
