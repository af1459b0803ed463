import { expect, under, type Writer } from '@trunkline/core';
import { isXmlName } from '@trunkline/xml/on-demand';

/** Parameters by the tags of the vendor's manual. Numbers go as they are, `true` and `false` as `Y` and `N`. */
export type Parameters = Readonly<Record<string, string | number | boolean>>;

/** What a command may be called. */
export const commandName: RegExp = /^[A-Za-z]\w{0,63}$/;

/** Whether it can be the name of a command. */
export function isCommandName(name: unknown): name is string {
  return typeof name === 'string' && commandName.test(name);
}

const reserved: ReadonlySet<string> = new Set(['TYPE', 'REQUESTID']);
const expected = 'an object of tags and texts, numbers or booleans';

function textOf(value: unknown): string | undefined {
  if (typeof value === 'boolean') return value ? 'Y' : 'N';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** What is wrong with a tag by itself. */
export function wrongTag(tag: string): string | undefined {
  if (!isXmlName(tag) || tag.includes(':')) return 'a tag: a letter or _, then letters, digits, - . _';
  return reserved.has(tag.toUpperCase()) ? 'left out: the client sets it' : undefined;
}

/** Parameters that no field table knows. */
export function parameters(): Writer<Parameters> {
  return {
    expected,
    write(value: unknown, path: string, issues) {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return expect(expected, path, issues);
      const seen = new Set<string>();
      const written: [string, string][] = [];
      for (const [tag, given] of Object.entries(value as Record<string, unknown>)) {
        if (given === undefined) continue;
        // Over HTTP the server takes names in any case.
        const isGiven = seen.has(tag.toUpperCase());
        const wrong = isGiven ? 'given once, in whatever case' : wrongTag(tag);
        const text = textOf(given);
        seen.add(tag.toUpperCase());
        if (wrong !== undefined) expect(wrong, under(path, tag), issues);
        else if (text === undefined) expect('a text, a number or a boolean', under(path, tag), issues);
        else written.push([tag, text]);
      }
      return written;
    },
  };
}
