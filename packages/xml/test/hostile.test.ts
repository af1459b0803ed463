import { describe, expect, it } from 'vitest';
import { readXml } from '../src/index.ts';
import { reason, refusal, value } from './say.ts';

const lol = `<!DOCTYPE l [<!ENTITY a "lol">${Array.from('bcdefgh', (name) => `<!ENTITY ${name} "${'&a;'.repeat(10)}">`).join('')}]>`;

describe('a hostile document', () => {
  it('E59: is refused with its entities before they are read', () => {
    const bombs = [
      `${lol}<l>&h;</l>`,
      `<!DOCTYPE l [<!ENTITY a "${'x'.repeat(9000)}">]><l>${'&a;'.repeat(2000)}</l>`,
      `${lol}<l a="&h;"/>`,
      `<!DOCTYPE l [${'<!ENTITY a "b">'.repeat(100_000)}]><l/>`,
    ];
    for (const bomb of bombs) expect(refusal(bomb)).toBe('syntax at 0');
  });

  it('E60: fetches nothing, whatever DOCTYPE, case and place', () => {
    const documents = [
      '<!DOCTYPE l SYSTEM "file:///etc/passwd"><l/>',
      '<!DOCTYPE l [<!ENTITY x SYSTEM "http://127.0.0.1:1/x">]><l>&x;</l>',
      '<!DOCTYPE l [<!ENTITY % x SYSTEM "http://127.0.0.1:1/x">%x;]><l/>',
      '<!doctype l><l/>',
      '<!DocType l><l/>',
      '\uFEFF<?xml version="1.0"?><!-- c --><!DOCTYPE l><l/>',
      '<l><!DOCTYPE l></l>',
      '<l/><!DOCTYPE l>',
      '<l>&x;<!ENTITY x "y"></l>',
      '<l><![cdata[x]]></l>',
    ];
    for (const document of documents) expect(reason(document)).toBe('syntax');
    expect(refusal(' <a/><!DOCTYPE a>')).toBe('syntax at 5');
    expect(value('<a><!-- <!DOCTYPE a> --><![CDATA[<!DOCTYPE a>]]></a>').text).toBe('<!DOCTYPE a>');
  });

  it('E62: is refused for references that XML does not know', () => {
    const broken = ['&#0;', '&#1;', '&#xD800;', '&#xDFFF;', '&#xFFFE;', '&#x110000;', `&#${'9'.repeat(400)};`];
    broken.push(
      '&nope;',
      '&',
      '& ',
      '&amp',
      '&#;',
      '&#x;',
      '&#X41;',
      '&AMP;',
      '&constructor;',
      '&__proto__;',
      '&nbsp;',
    );
    for (const one of broken) {
      expect(refusal(`<a>ok${one}</a>`)).toBe('syntax at 5');
      expect(refusal(`<a b="c${one}"/>`)).toMatch(/^syntax at [3-8]$/);
    }
    for (const one of ['\0', '\u0001', '\u001F', '\uFFFE', '\uFFFF', '\uD800', '\uDC00']) {
      expect(refusal(`<a>ok${one}</a>`)).toBe('syntax at 5');
    }
  });

  it('is refused for names that begin or end in what JavaScript takes for white space', () => {
    for (const sign of ['\uFEFF', '\u1680']) {
      expect(reason(`<a><${sign}b/></a>`)).toBe('syntax');
      expect(reason(`<a><b${sign}></b${sign}></a>`)).toBe('syntax');
      expect(reason(`<a ${sign}b="1"/>`)).toBe('syntax');
    }
  });

  it('E64: is refused when it nests too deep, at once', () => {
    const nested = (depth: number): string => '<a>'.repeat(depth) + '</a>'.repeat(depth);
    expect(reason(nested(64))).toBe('opened');
    expect(refusal(nested(65))).toBe(`syntax at ${64 * 3}`);
    expect(reason(nested(1000), { maxDepth: Infinity })).toBe('opened');
    for (const depth of [101, 10_000, 200_000]) {
      expect(reason(nested(depth))).toBe('syntax');
      expect(reason('<a>'.repeat(depth))).toBe('syntax');
    }
    expect(reason(nested(200_000), { maxDepth: Infinity })).toBe('syntax');
  });

  it('E65: is refused when it is cut, crossed, doubled or no XML', () => {
    const wrong: Record<string, number> = {
      '<a><b></a>': 6,
      '<a><b></b>': 10,
      '<a></b>': 3,
      '<a></ab>': 3,
      '</a>': 0,
      '<a': 2,
      '<a b="c': 2,
      '<a b=c/>': 2,
      '<a b/>': 2,
      '<a b="1" b="2"/>': 8,
      '<a b="1"c="2"/>': 8,
      '<a b="<"/>': 2,
      '<a/><b/>': 4,
      '<a></a><b></b>': 7,
      '<a/>text': 4,
      'text<a/>': 0,
      '<a/>&#32;': 4,
      '<a/><![CDATA[x]]>': 4,
      'plain text': 0,
      '{"a":1}': 0,
      '<': 0,
      '< a/>': 0,
      '<1/>': 0,
      '<a>]]></a>': 3,
      '<a><![CDATA[x</a>': 3,
      '<a><!-- x</a>': 3,
      '<a><!-- x -- y --></a>': 10,
      '<a><?x</a>': 3,
      '<a><?xml version="1.0"?></a>': 3,
      ' <?xml version="1.0"?><a/>': 1,
      '<?xml version="1.1"?><a/>': 0,
      '<?xml?><a/>': 0,
      '<!-- only -->': 13,
    };
    for (const [text, offset] of Object.entries(wrong))
      expect([text, refusal(text)]).toEqual([text, `syntax at ${offset}`]);
    const whole = '<?xml version="1.0"?><A x="1"><B>&amp;<![CDATA[c]]></B><!-- d --><C/></A>';
    expect(reason(whole)).toBe('opened');
    for (let cut = 1; cut < whole.length; cut++) expect(reason(whole.slice(0, cut))).toBe('syntax');
    for (const empty of ['', ' \r\n\t', '\uFEFF', '\uFEFF ']) expect(refusal(empty)).toBe('empty at 0');
  });

  it('E65: is told from a page', () => {
    const pages = ['<!DOCTYPE html><html><br></html>', '<!doctype HTML PUBLIC "-//W3C"><p>', '<html><body/></html>'];
    for (const page of [...pages, '<HTML lang=en>', '\n<!-- x --><html>']) expect(reason(page)).toBe('content_type');
    expect(value('<html/>', { root: 'html' }).name).toBe('html');
    expect(reason('<htmlish/>')).toBe('opened');
    expect(reason('<!DOCTYPE html [<!ENTITY a "b">]><html/>')).toBe('syntax');
  });

  it('E65: is refused with another root or too many characters', () => {
    expect(refusal('<!-- --><B/>', { root: 'A' })).toBe('syntax at 8');
    expect(reason('<B/>', { root: ['A', 'B'] })).toBe('opened');
    expect(reason('<a/>', { maxChars: 4 })).toBe('opened');
    expect(refusal('<a/> ', { maxChars: 4 })).toBe('too_large at 4');
  });

  it('E68: cannot reach a prototype by a name', () => {
    const names = [
      '__proto__',
      'constructor',
      'prototype',
      'toString',
      'hasOwnProperty',
      '__defineGetter__',
      'valueOf',
    ];
    for (const name of names) {
      const element = value(`<a ${name}="1"><${name}>x<${name} polluted="2"/></${name}></a>`, { lists: [`a.${name}`] });
      expect(Object.keys(element.attributes)).toEqual([name]);
      expect(Object.keys(element.children)).toEqual([name]);
      expect(element.children[name]?.[0]?.text).toBe('x');
      expect(value(`<${name}/>`).name).toBe(name);
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(value('<a/>').children['toString']).toBeUndefined();
  });

  it('is never quoted', () => {
    for (const text of [
      '<a>canary',
      'canary',
      '<canary></b>',
      '<a canary/>',
      '<a>&canary;</a>',
      '<canary/><canary/>',
    ]) {
      expect(JSON.stringify(readXml(text, { root: 'A' }))).not.toContain('canary');
    }
  });
});

/** A reader whose time grows faster than the document would need many minutes; a busy machine needs some seconds. */
const inTime = 60_000;

describe('a large document', () => {
  it(
    'E63: with 200 000 references is read at once',
    () => {
      const text = '&#1055;'.repeat(200_000);
      expect(value(`<a>${text}</a>`).text).toHaveLength(200_000);
    },
    inTime,
  );

  it(
    'of 1 MB is read in time that grows with its length only',
    () => {
      const rows = '<R i="1" j="x y"><N>007</N>\n</R>'.repeat(32_000);
      expect(value(`<A>${rows}</A>`).children['R']).toHaveLength(32_000);
      const hostile = [
        `<a>${'<b/>'.repeat(250_000)}&amp;]]&gt;</a>`,
        `<a ${Array.from({ length: 60_000 }, (_, index) => `a${index}="&lt;"`).join(' ')}/>`,
        `<a${' '.repeat(1_000_000)}`,
        `<a>${'<!---->'.repeat(150_000)}</a>`,
        '<'.repeat(1_000_000),
        `<a>${'&'.repeat(1_000_000)}`,
        `<a>${']'.repeat(1_000_000)}</a>`,
        `<a b="${'>'.repeat(1_000_000)}"/>`,
      ];
      for (const text of hostile) expect(typeof readXml(text).opened).toBe('boolean');
    },
    inTime,
  );
});
