import { nameSource } from '../grammar.ts';
import { fault, type Fault } from './fault.ts';

const declaration =
  /<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(["'])1\.0\1(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(["'])[A-Za-z][\w.-]*\2)?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(["'])(?:yes|no)\3)?[ \t\r\n]*\?>/y;
const target = new RegExp(`<\\?(${nameSource})(?=[ \\t\\r\\n]|\\?>)`, 'uy');

/** The end of the XML declaration at `at`; `at` itself where there is none. */
export function declarationEnd(text: string, at: number): number {
  declaration.lastIndex = at;
  return declaration.test(text) ? declaration.lastIndex : at;
}

/** The end of the processing instruction at `at`. */
export function instructionEnd(text: string, at: number): number | Fault {
  target.lastIndex = at;
  const name = target.exec(text)?.[1];
  if (name === undefined) return fault('a processing instruction with a name', at);
  if (name.toLowerCase() === 'xml') return fault('a declaration of XML 1.0, at the very start only', at);
  const end = text.indexOf('?>', target.lastIndex);
  return end === -1 ? fault('the end of the processing instruction, ?>', at) : end + 2;
}

/** The end of the comment at `at`. */
export function commentEnd(text: string, at: number): number | Fault {
  const end = text.indexOf('--', at + 4);
  if (end === -1) return fault('the end of the comment, -->', at);
  return text[end + 2] === '>' ? end + 3 : fault('no -- inside a comment', end);
}
