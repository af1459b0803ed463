import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { readXml, type XmlElement } from '../src/index.ts';

/** The same documents on every run; another seed looks elsewhere. */
fc.configureGlobal({ seed: 20_261_122 });

interface Plain {
  readonly name: string;
  readonly attributes: readonly [string, string][];
  readonly children: Plain[];
  text: string;
}

/** What a strict parser makes of a document; undefined where it refuses it. */
function strictly(xml: string): Plain | undefined {
  const parser = new SaxesParser();
  const open: Plain[] = [{ name: '', attributes: [], children: [], text: '' }];
  let failed = false;
  const add = (text: string): void => {
    const last = open.at(-1);
    if (last !== undefined && open.length > 1) last.text += text;
  };
  parser.on('error', () => (failed = true));
  parser.on('opentag', ({ name, attributes }) => {
    const element: Plain = { name, attributes: Object.entries(attributes), children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', add);
  parser.on('cdata', add);
  try {
    parser.write(xml).close();
  } catch {
    failed = true;
  }
  return failed ? undefined : open[0]?.children[0];
}

const solid = (text: string): string => text.replace(/\s/g, '');

function same(ours: XmlElement, theirs: Plain): void {
  expect(ours.name).toBe(theirs.name);
  expect(Object.entries(ours.attributes)).toEqual(theirs.attributes);
  if (theirs.children.length === 0) expect(ours.text).toBe(theirs.text);
  else expect(solid(ours.text)).toBe(solid(theirs.text));
  expect(Object.values(ours.children).flat()).toHaveLength(theirs.children.length);
  for (const [name, children] of Object.entries(ours.children)) {
    const expected = theirs.children.filter((child) => child.name === name);
    expect(children).toHaveLength(expected.length);
    children.forEach((child, index) => same(child, expected[index] as Plain));
  }
}

/** saxes lets these pass. */
const refusedByUsAlone = /<!DOCTYPE|\p{Surrogate}/u;

let both = 0;
function compare(xml: string): void {
  const opened = readXml(xml, { namespaces: 'keep', maxDepth: 1000 });
  const theirs = strictly(xml);
  if (!opened.opened && refusedByUsAlone.test(xml)) return;
  expect(opened.opened, `only one of us reads: ${xml}`).toBe(theirs !== undefined);
  if (!opened.opened) return;
  same(opened.value, theirs as Plain);
  both++;
}

const parts = [
  '<a>',
  '</a>',
  '<b>',
  '</b>',
  '<a/>',
  '<b />',
  '<b\n>',
  '</a >',
  '<a:b c:d="1">',
  '</a:b>',
  '<имя/>',
  '<__proto__/>',
  '<a b="1">',
  "<b c='\"' d='>'>",
  '<b c="&lt;\t\n" />',
  '<a b="1" b="2">',
  '<a b = "/">',
  '<a b="/"/>',
  '<a a="">',
  'text',
  ' ',
  '\r\n',
  '\t',
  '007',
  '&amp;',
  '&#65;',
  '&#x1F600;',
  '&nope;',
  '&',
  ';',
  ']]>',
  ']]',
  '>',
  '"',
  "'",
  '<!-- c -->',
  '<!-->',
  '<!-- -- -->',
  '<![CDATA[',
  ']]>',
  '<![CDATA[<a>&amp;]]>',
  '<?pi x="?>',
  '<?xml version="1.0"?>',
  '<!DOCTYPE a>',
  '<',
  '</',
  '<?',
  '=',
  '\u0000',
  '\u00A0',
  '😀',
  'constructor',
  '<constructor toString="x"/>',
  '\u0085',
  '\u2028',
];
const soup = fc.array(fc.constantFrom(...parts), { maxLength: 12 }).map((some) => some.join(''));

/** Documents that are mostly fine. */
const tree: fc.Arbitrary<string> = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc
    .tuple(
      fc.constantFrom('a', 'b', 'a:b', 'toString', 'имя'),
      fc.constantFrom('', ' ', ' b="1"', ' b=\'"\' c = ">"', '\n x="&#10;\t/"', ' __proto__="&amp;lt;"'),
      fc.array(
        fc.oneof(
          { maxDepth: 3 },
          fc.constantFrom(
            'x',
            ' ',
            ' y ',
            '\r\n',
            '&lt;',
            '&#1055;',
            '<![CDATA[ ]] ]]>',
            '<!--x-->',
            '<?p "?>',
            '>',
            '/',
          ),
          tie('tree'),
        ),
        { maxLength: 5 },
      ),
    )
    .map(([name, attributes, inside]) =>
      inside.length === 0 ? `<${name}${attributes}/>` : `<${name}${attributes}>${inside.join('')}</${name}>`,
    ),
})).tree;

const mutated = fc
  .tuple(tree, fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.constantFrom(...parts, '')), { maxLength: 3 }))
  .map(([text, edits]) =>
    edits.reduce((now, [place, cut, put]) => {
      const at = place % (now.length + 1);
      return now.slice(0, at) + put + now.slice(at + cut);
    }, text),
  );

describe('beside a strict parser', () => {
  it('reads the same from documents that are fine', () => {
    both = 0;
    fc.assert(fc.property(tree, compare), { numRuns: 1000 });
    expect(both).toBe(1000);
  });

  it('refuses what it refuses, and reads the rest alike, but for DOCTYPE and half characters', () => {
    both = 0;
    fc.assert(fc.property(mutated, compare), { numRuns: 3000 });
    expect(both).toBeGreaterThan(100);
    fc.assert(
      fc.property(soup, (xml) => compare(`<a>${xml}</a>`)),
      { numRuns: 3000 },
    );
    fc.assert(fc.property(soup, compare), { numRuns: 2000 });
  });

  it('never throws', () => {
    const any = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), soup, mutated);
    fc.assert(
      fc.property(any, (text) => {
        expect(typeof readXml(text, { lists: ['a.b'], root: 'a' }).opened).toBe('boolean');
      }),
      { numRuns: 2000 },
    );
  });
});
