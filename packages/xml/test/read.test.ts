import { integer, optional, output, required, rowsOf, text, type Issue } from '@trunkline/core';
import { describe, expect, it } from 'vitest';
import { toRecord } from '../src/index.ts';
import { value } from './say.ts';

describe('a document', () => {
  it('E61: has its references decoded, once', () => {
    expect(value('<a b="&#1055;&#x440;">&#1055;&#x440;&lt;&gt;&amp;&quot;&apos;&#x1F600;</a>')).toEqual({
      name: 'a',
      attributes: expect.objectContaining({ b: 'Пр' }),
      children: {},
      text: 'Пр<>&"\'😀',
    });
    expect(value('<a>&amp;lt;&amp;#60;&#38;amp;</a>').text).toBe('&lt;&#60;&amp;');
    expect(value('<a><![CDATA[&lt;<b>]]></a>').text).toBe('&lt;<b>');
  });

  it('E67: has its values as they were sent', () => {
    const texts = [
      '007',
      '+74951234567',
      '1e5',
      '0x1F',
      'true',
      ' pad ',
      '12345678901234567890',
      '\n',
      ' ',
      '-0',
      '1.0',
    ];
    for (const sent of texts) {
      expect(value(`<a>${sent}</a>`).text).toBe(sent);
      expect(value(`<a><b>${sent}</b></a>`).children['b']?.[0]?.text).toBe(sent);
      expect(value(`<a b="${sent}"/>`).attributes['b']).toBe(sent.replace('\n', ' '));
    }
  });

  it('loses the space between elements, and no other', () => {
    const element = value('<a>\n  <b> x </b>\n  y \n<c/><![CDATA[ ]]>&#32;</a>');
    expect(element.text).toBe('\n  y \n  ');
    expect(element.children['b']?.[0]?.text).toBe(' x ');
    expect(value('<a>1<!-- c -->2<?pi "?>3<![CDATA[4]]></a>').text).toBe('1234');
    expect(value('<a>\r\n1\r2</a>').text).toBe('\n1\n2');
  });

  it('keeps elements of one name in their order', () => {
    const element = value('<a><b>1</b><c/><b>2</b></a>');
    expect(element.children['b']?.map((child) => child.text)).toEqual(['1', '2']);
    expect(Object.keys(element.children)).toEqual(['b', 'c']);
  });

  it('E66: has lists, whether none, one or many rows came', () => {
    const lists = ['R.ROWS.ROW'];
    const counts = { '<R/>': 0, '<R><ROWS/></R>': 0, '<R><ROWS></ROWS></R>': 0, '<R><ROWS>\n</ROWS></R>': 0 };
    const rows = { '<R><ROWS><ROW/></ROWS></R>': 1, '<R><ROWS><ROW>1</ROW> <ROW>2</ROW></ROWS></R>': 2 };
    for (const [document, count] of Object.entries({ ...counts, ...rows })) {
      const record = toRecord(value(document, { lists }), { lists }) as { ROWS: { ROW: unknown[] } };
      expect(record.ROWS.ROW).toHaveLength(count);
      expect(Object.keys(record.ROWS)).toEqual(['ROW']);
    }
    expect(value('<ROWS/>', { lists: ['ROWS.ROW'] }).children['ROW']).toEqual([]);
  });

  it('E69: is the same with any prefix', () => {
    const soap = (s: string, uri: string): string =>
      `<${s}:Envelope xmlns:${s}="${uri}"><${s}:Body><${s}:Fault ${s}:id="1"/></${s}:Body></${s}:Envelope>`;
    for (const document of [
      soap('s', 'http://schemas.xmlsoap.org/soap/envelope/'),
      soap('env', 'http://www.w3.org/2003/05/soap-envelope'),
    ]) {
      const element = value(document, { root: 'Envelope', lists: ['Envelope.Body.Fault'] });
      expect(element.attributes).toEqual(Object.create(null));
      expect(element.children['Body']?.[0]?.children['Fault']?.[0]?.attributes['id']).toBe('1');
    }
    const kept = value('<s:a xmlns:s="u"><s:b/></s:a>', { namespaces: 'keep', root: 's:a' });
    expect([kept.name, Object.keys(kept.attributes), Object.keys(kept.children)]).toEqual([
      's:a',
      ['xmlns:s'],
      ['s:b'],
    ]);
    expect(value('<a x:id="1" id="2"/>').attributes['id']).toBe('2');
    expect(value('<a id="2" x:id="1"/>').attributes['id']).toBe('2');
  });
});

describe('a record', () => {
  it('is read by a field table', () => {
    interface User {
      readonly id: number;
      readonly name?: string;
    }
    const user = output<User>({ id: required('ID', integer()), name: optional('NAME', text()) });
    const table = output<{ readonly users: readonly User[] }>({ users: required('USER', rowsOf(user)) });
    const lists = ['USERS.USER'];
    const issues: Issue[] = [];
    const element = value('<USERS><USER><ID type="n">007</ID><NAME> x </NAME></USER></USERS>', { lists });
    expect(table.read(toRecord(element, { lists }), '', issues)).toEqual({ users: [{ id: 7, name: ' x ' }] });
    expect(issues).toEqual([]);
  });

  it('has attributes if asked', () => {
    const element = value('<a b="1"><c d="2">x</c><e>y</e><e/>z</a>');
    expect(toRecord(element)).toEqual({ c: 'x', e: ['y', ''], '#text': 'z' });
    const full = { '@b': '1', c: { '@d': '2', '#text': 'x' }, e: ['y', ''], '#text': 'z' };
    expect(toRecord(element, { attributes: true })).toEqual(full);
  });

  it('keeps two line ends apart that a comment stands between', () => {
    expect(value('<a>x\r<!-- -->\ny\r\nz</a>').text).toBe('x\n\ny\nz');
  });
});
