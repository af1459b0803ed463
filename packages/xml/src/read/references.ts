import { isCharacter } from '../grammar.ts';

const named: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);
const one = /&(?:#(\d+)|#x([\da-fA-F]+)|([a-z]+));/y;
const every = /&(?:#(\d+)|#x([\da-fA-F]+)|([a-z]+));/g;

function codeOf(decimal: string | undefined, hex: string | undefined): number {
  return decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number.parseInt(decimal, 10);
}

/** Where in a stretch of text the first `&` stands that starts no reference XML knows, or -1. */
export function brokenReference(text: string): number {
  for (let at = text.indexOf('&'); at !== -1; at = text.indexOf('&', one.lastIndex)) {
    one.lastIndex = at;
    const found = one.exec(text);
    if (found === null) return at;
    const [, decimal, hex, name] = found;
    if (name === undefined ? !isCharacter(codeOf(decimal, hex)) : !named.has(name)) return at;
  }
  return -1;
}

/** Decodes once, from left to right: `&amp;lt;` is `&lt;`. The scan has checked the references before. */
export function decodeReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(every, (whole: string, decimal?: string, hex?: string, name?: string) =>
    name === undefined ? String.fromCodePoint(codeOf(decimal, hex)) : (named.get(name) ?? whole),
  );
}
