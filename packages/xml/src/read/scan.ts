import { foreignCharacter } from '../grammar.ts';
import { fault, type Fault } from './fault.ts';
import { commentEnd, declarationEnd, instructionEnd } from './misc.ts';
import { brokenReference } from './references.ts';
import { startTag } from './start-tag.ts';

/** Before comments go: a carriage return in front of one must not meet the line feed behind it. */
const lineEnds = (stretch: string): string => (stretch.includes('\r') ? stretch.replace(/\r\n?/g, '\n') : stretch);

/** A well-formed document without what carries no data (declaration, comments, instructions). */
export interface Scanned {
  readonly root: string;
  readonly rootOffset: number;
  readonly document: string;
}

export interface ScanRules {
  readonly maxDepth: number;
  /** The root was asked for by this name, so a page is welcome. */
  readonly pageIsWelcome: boolean;
}

const notSpace = /[^ \t\r\n]/;
const page = /<!doctype[ \t\r\n]+html(?![^\s>])[^[>]*>/iy;
const endTag = /[ \t\r\n]*>/y;

function isPage(text: string, at: number): boolean {
  page.lastIndex = at;
  return page.test(text);
}

function textFault(text: string, from: number, to: number, inside: boolean): Fault | undefined {
  // A stretch of its own: a search in the whole text would run to its end for every element.
  const stretch = text.slice(from, to);
  if (!inside) {
    const found = stretch.search(notSpace);
    return found === -1 ? undefined : fault('one root element and nothing beside it', from + found);
  }
  const broken = brokenReference(stretch);
  if (broken !== -1) return fault('a character reference or one of the five named ones', from + broken);
  const end = stretch.indexOf(']]>');
  return end === -1 ? undefined : fault('no ]]> outside CDATA', from + end);
}

/**
 * One pass over the text that refuses what isn't well-formed. The parser behind it accepts a good part of that (cut
 * documents, two roots, unknown references), so it only gets to see what passed here.
 */
export function scan(text: string, { maxDepth, pageIsWelcome }: ScanRules): Scanned | Fault {
  const foreign = foreignCharacter(text);
  if (foreign !== -1) return fault('a character that XML can carry', foreign);
  const open: string[] = [];
  const kept: string[] = [];
  /** What stands from here on is kept as it is, until something is left out. */
  let keepFrom = -1;
  const leaveOut = (from: number, to: number): void => {
    if (keepFrom !== -1) kept.push(lineEnds(text.slice(keepFrom, from)));
    keepFrom = to;
  };
  let root: string | undefined;
  let rootOffset = 0;
  let at = declarationEnd(text, text.startsWith('\uFEFF') ? 1 : 0);
  for (;;) {
    const inside = open.length > 0;
    const next = text.indexOf('<', at);
    const upTo = next === -1 ? text.length : next;
    const wrong = textFault(text, at, upTo, inside);
    if (wrong !== undefined) return wrong;
    if (next === -1) break;

    let end: number | Fault;
    if (text.startsWith('<!--', next) || text.startsWith('<?', next)) {
      end = text[next + 1] === '?' ? instructionEnd(text, next) : commentEnd(text, next);
      if (typeof end === 'number' && inside) leaveOut(next, end);
    } else if (inside && text.startsWith('<![CDATA[', next)) {
      const close = text.indexOf(']]>', next);
      end = close === -1 ? fault('the end of the CDATA, ]]>', next) : close + 3;
    } else if (text.startsWith('<!', next)) {
      if (root === undefined && !pageIsWelcome && isPage(text, next)) {
        return fault('an XML document, not a page', next, 'content_type');
      }
      return fault('a document without DOCTYPE or other declarations', next);
    } else if (text.startsWith('</', next)) {
      const name = open.pop();
      endTag.lastIndex = next + 2 + (name?.length ?? 0);
      if (name === undefined || !text.startsWith(name, next + 2) || !endTag.test(text)) {
        return fault('the end tag of the element that is open', next);
      }
      end = endTag.lastIndex;
      // The parser takes the blanks of `</a >` for a part of the name.
      if (end > next + name.length + 3) leaveOut(next + 2 + name.length, end - 1);
      if (open.length === 0) leaveOut(end, -1);
    } else {
      if (!inside && root !== undefined) return fault('one root element and nothing beside it', next);
      const tag = startTag(text, next);
      if (root === undefined && !pageIsWelcome && /^<html[\s>/]/i.test(text.slice(next, next + 6))) {
        return fault('an XML document, not a page', next, 'content_type');
      }
      if ('offset' in tag) return tag;
      if (open.length >= maxDepth) return fault(`elements at most ${maxDepth} deep`, next);
      if (root === undefined) [root, rootOffset] = [tag.name, next];
      end = tag.end;
      if (!inside) keepFrom = next;
      if (!tag.empty) open.push(tag.name);
      else if (!inside) leaveOut(end, -1);
    }
    if (typeof end !== 'number') return end;
    at = end;
  }
  if (open.length > 0) return fault('the end tags of all elements', text.length);
  return root === undefined ? fault('a root element', text.length) : { root, rootOffset, document: kept.join('') };
}
