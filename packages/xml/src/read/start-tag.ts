import { nameSource } from '../grammar.ts';
import { fault, type Fault } from './fault.ts';
import { brokenReference } from './references.ts';

const opening = new RegExp(`<(${nameSource})`, 'uy');
const attribute = new RegExp(`[ \\t\\r\\n]+(${nameSource})[ \\t\\r\\n]*=[ \\t\\r\\n]*(?:"[^"<]*"|'[^'<]*')`, 'uy');
const closing = /[ \t\r\n]*(\/?)>/y;

export interface StartTag {
  readonly name: string;
  /** `<a/>` */
  readonly empty: boolean;
  /** Where the text goes on. */
  readonly end: number;
}

/** Checks the start tag at `at`, attributes and all. */
export function startTag(text: string, at: number): StartTag | Fault {
  opening.lastIndex = at;
  const name = opening.exec(text)?.[1];
  if (name === undefined) return fault('a tag, a comment or CDATA after <', at);
  let end = opening.lastIndex;
  const seen = new Set<string>();
  for (;;) {
    attribute.lastIndex = end;
    const found = attribute.exec(text)?.[1];
    if (found === undefined) break;
    if (seen.has(found)) return fault('each attribute once', end);
    seen.add(found);
    const broken = brokenReference(text.slice(end, attribute.lastIndex));
    if (broken !== -1) return fault('a character reference or one of the five named ones', end + broken);
    end = attribute.lastIndex;
  }
  closing.lastIndex = end;
  const close = closing.exec(text);
  if (close === null) return fault('an attribute with a quoted value, > or />', end);
  return { name, empty: close[1] === '/', end: closing.lastIndex };
}
