import { SaxesParser } from 'saxes';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeXml, type XmlContent } from '../src/index.ts';
import { value } from './say.ts';

function written(element: XmlContent): string {
  const result = writeXml(element);
  return result.ok ? result.xml : JSON.stringify(result.issues);
}
function issues(element: XmlContent): string[] {
  const result = writeXml(element);
  return result.ok ? [] : result.issues.map((issue) => issue.path);
}
/** The texts another parser finds. */
function seen(xml: string): { names: string[]; text: string; attributes: unknown[] } {
  const parser = new SaxesParser();
  const found = { names: [] as string[], text: '', attributes: [] as unknown[] };
  parser.on('opentag', (tag) => {
    found.names.push(tag.name);
    found.attributes.push(tag.attributes);
  });
  parser.on('text', (text) => (found.text += text));
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return found;
}

const carried = fc
  .string({ unit: 'binary' })
  .filter((text) => !/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(text));
const awkward = fc.oneof(
  carried,
  fc.constantFrom(' ', '\r\n', '\t', ']]>', '<![CDATA[', '&amp;', '&#60;', '<!--', '"', "'"),
);
const name = fc.oneof(fc.stringMatching(/^[A-Za-z_][\w.-]{0,6}$/), fc.constantFrom('__proto__', 'constructor', 'имя'));
const attributes = fc.dictionary(name, awkward, { maxKeys: 3, noNullPrototype: false });
const element: fc.Arbitrary<XmlContent> = fc.letrec<{ element: XmlContent }>((tie) => ({
  element: fc.record({
    name,
    attributes,
    text: awkward,
    children: fc.oneof({ maxDepth: 3 }, fc.constant<XmlContent[]>([]), fc.array(tie('element'), { maxLength: 3 })),
  }),
})).element;

describe('a written document', () => {
  it('D51: carries markup as text', () => {
    for (const text of ['</P><ADMIN>1</ADMIN><P>', '&', '<', '>', '"', "'", ']]>', '<!-- -->', '<![CDATA[x]]>']) {
      const xml = written({ name: 'P', text, attributes: { a: text } });
      expect(seen(xml)).toEqual({ names: ['P'], text, attributes: [{ a: text }] });
      expect(value(xml)).toMatchObject({ text, attributes: { a: text } });
    }
  });

  it('D52: is none where XML cannot carry a character', () => {
    for (const bad of ['\0', '\u0001', '\u0008', '\u000B', '\u001F', '\uFFFE', '\uFFFF', '\uD800', '\uDC00x']) {
      expect(issues({ name: 'P', text: `canary${bad}` })).toEqual(['text']);
      expect(issues({ name: 'P', attributes: { a: bad } })).toEqual(['attributes.a']);
      expect(issues({ name: 'P', children: [{ name: 'Q', text: bad }] })).toEqual(['children[0].text']);
      expect(JSON.stringify(writeXml({ name: 'P', text: `canary${bad}` }))).not.toContain('canary');
    }
    expect(written({ name: 'P', text: '\t\n\r', attributes: { a: '\t\n\r' } })).toBe(
      '<P a="&#9;&#10;&#13;">\t\n&#13;</P>',
    );
  });

  it('D53: takes no name that is none', () => {
    for (const bad of ['a><evil/><b', '', ' ', '1a', 'a b', 'a=', '-a', 'a/', 'a\n', '<', '?xml', '!--', 'a\0']) {
      expect(issues({ name: bad })).toEqual(['name']);
      expect(issues({ name: 'P', attributes: { [bad]: '1' } })).toEqual(['attributes']);
      expect(issues({ name: 'P', children: [{ name: 'Q' }, { name: bad }] })).toEqual(['children[1].name']);
    }
  });

  it('starts with a declaration if asked', () => {
    expect(writeXml({ name: 'a' })).toEqual({ ok: true, xml: '<a/>' });
    expect(writeXml({ name: 'a' }, { declaration: true })).toEqual({
      ok: true,
      xml: '<?xml version="1.0" encoding="UTF-8"?><a/>',
    });
  });

  it('is none where values are not text, or the tree has no end', () => {
    expect(issues({ name: 'a', text: 7 as unknown as string })).toEqual(['text']);
    const round = { name: 'a', children: [] as XmlContent[] };
    round.children.push(round);
    expect(issues(round)).toEqual(['']);
  });

  it('is read back as it was, whatever the strings', () => {
    fc.assert(
      fc.property(element, (content) => {
        const xml = written(content);
        const back = value(xml, { namespaces: 'keep' });
        const same = (given: XmlContent, found: typeof back): void => {
          expect([found.name, found.text]).toEqual([given.name, given.text]);
          expect(Object.entries(found.attributes)).toEqual(Object.entries(given.attributes ?? {}));
          const children = given.children as XmlContent[];
          for (const key of Object.keys(found.children)) {
            const expected = children.filter((child) => child.name === key);
            expect(found.children[key]).toHaveLength(expected.length);
            found.children[key]?.forEach((child, index) => same(expected[index] as XmlContent, child));
          }
          expect(Object.values(found.children).flat()).toHaveLength(children.length);
        };
        same(content, back);
        expect(seen(xml).names[0]).toBe(content.name);
        expect(value(written(back), { namespaces: 'keep' })).toEqual(back);
      }),
      { numRuns: 300 },
    );
  });
});
