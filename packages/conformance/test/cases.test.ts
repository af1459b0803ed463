import { describe, expect, it } from 'vitest';
import { byNature, callOf } from '../src/cases/applies.ts';
import { cases } from '../src/cases/index.ts';
import { stageOf } from '../src/cases/stage.ts';
import { openSuite, type Answer, type CaseRow, type Conformance, type Stage, type Step } from '../src/index.ts';
import { conformanceOf, obliging } from './subjects.ts';

const xmlAnswer: Answer = {
  contentType: 'text/xml; charset=utf-8',
  body: '<?xml version="1.0" encoding="utf-8"?>\n<r><name>Привет</name></r>\n',
};
const xml: Conformance = { ...conformanceOf(obliging.connect), format: 'xml', goodRead: xmlAnswer };
const stream: Conformance = { ...xml, goodCommand: xmlAnswer, stream: { requestEnd: '\r\n' } };
const place = { origin: 'http://127.0.0.1:1', elsewhere: 'http://127.0.0.1:2', index: 0 };

function stageFor(conformance: Conformance, row?: CaseRow): Stage {
  const { goodRead, goodCommand } = conformance;
  const isRead = callOf(row?.call, conformance) === 'read';
  return stageOf(conformance, (isRead ? goodRead : undefined) ?? goodCommand, place);
}

const applying = (conformance: Conformance): readonly CaseRow[] =>
  cases(conformance).filter((row) => byNature(row, conformance) === undefined);

/** The body a row's script sends in its first step. */
function bodyOf(conformance: Conformance, id: string): Buffer {
  const [first] =
    cases(conformance)
      .find((row) => row.id === id)
      ?.plan?.script(stageFor(conformance)) ?? [];
  const bytes = Buffer.from((first as Step)[0]);
  return bytes.subarray(bytes.indexOf('\r\n\r\n') + 4);
}

describe.each([
  ['json', obliging],
  ['xml', xml],
  ['xml', stream],
] as const)('the cases of a vendor that speaks %s', (format, conformance) => {
  const rows = applying(conformance);

  it('have an id of their own each', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  it('are those of the format', () => {
    expect(rows.some((row) => row.format !== undefined && row.format !== format)).toBe(false);
    expect(rows.some((row) => row.format === format)).toBe(true);
  });

  it.each(rows.map((row) => [row.id, row] as const))('%s has a script that can be played', (_id, row) => {
    const play = (): unknown => row.plan?.script(stageFor(conformance, row));
    expect(play).not.toThrow();
  });
});

describe('bytes of the cases about charsets', () => {
  it.each([
    ['B33.xml', 'windows-1251', '<r>'],
    ['B34', 'windows-1251', '<?xml version="1.0" encoding="windows-1251"?><r>'],
    ['B35.le', 'utf-16le', '<?xml version="1.0" encoding="utf-16"?><r>'],
    ['B35.be', 'utf-16be', '<?xml version="1.0" encoding="utf-16"?><r>'],
  ])('%s is the good answer in %s', (id, charset, begin) => {
    const text = new TextDecoder(charset).decode(bodyOf(xml, id));
    expect(text.startsWith(begin)).toBe(true);
    expect(text).toContain('<name>Привет</name>');
  });

  it.each(['half', 'string', 'number', 'escape', 'nan', 'comma', 'two', 'prefix'])('B26.%s is no JSON', (id) => {
    const body = bodyOf(obliging, `B26.${id}`).toString();
    expect(() => JSON.parse(body)).toThrow(SyntaxError);
  });
});

describe('a case', () => {
  const { goodRead: _goodRead, ...silent } = conformanceOf(obliging.connect);
  const why = (id: string, conformance: Conformance): string | undefined =>
    cases(conformance)
      .filter((row) => row.id === id)
      .map((row) => byNature(row, conformance))[0];

  it('about HTTP says nothing about a stream of bytes, nor the other way round', () => {
    expect(why('C38.command', stream)).toBe('about HTTP, and this is a stream of bytes');
    expect(why('H86.early', xml)).toBe('about streams of bytes, and this is HTTP');
    expect(why('H86.early', stream)).toBeUndefined();
  });

  it('about XML says nothing about JSON', () => {
    expect(why('B34', obliging)).toBe('about XML, and this speaks JSON');
    expect(why('B34', xml)).toBeUndefined();
  });

  it('that needs a read says nothing about a vendor that has none', () => {
    expect(why('A5.read', silent)).toBe('no call that may be repeated, or whose answer holds a value');
    expect(why('A5.command', silent)).toBeUndefined();
    expect(callOf('either', silent)).toBe('command');
    expect(callOf('either', obliging)).toBe('read');
  });

  it('about credentials says nothing about a vendor that knows none', () => {
    expect(why('G84.credentials', obliging)).toBe('no credentials');
    const connectWithCredentials = obliging.connect;
    expect(why('G84.credentials', { ...obliging, connectWithCredentials })).toBeUndefined();
  });

  it('is a good answer whole or begun, with HTTP around it or nothing', () => {
    expect(stageFor(xml).whole('<r/>').toString()).toMatch(/^HTTP\/1.1 200 OK\r\n.*\r\n\r\n<r\/>$/s);
    expect(stageFor(xml).begin(7)).toContain('content-length: 7\r\n');
    expect(stageFor(stream).whole('<r/>').toString()).toBe('<r/>');
    expect(stageFor(stream).begin(7)).toBe('');
  });
});

describe('a vendor that is excused from a case', () => {
  const suite = (more: Partial<Conformance>): readonly string[] => openSuite({ ...xml, ...more }).idleExemptions();
  const differing = { because: 'the manual says so', expect: {} };

  it('must need it', () => {
    expect(suite({ skip: { C38: 'no HTTP 503' }, differences: { 'C44.301.read': differing } })).toEqual([]);
    expect(suite({ skip: { C99: 'gone', 'H86.early': 'no stream anyway' } })).toEqual(['C99', 'H86.early']);
    expect(suite({ skip: { C38: 'no' }, differences: { C38: differing, A1: differing } })).toEqual(['C38', 'A1']);
  });

  it('has the reason in the table, and no test', () => {
    const { rows, inapplicable } = openSuite({ ...xml, skip: { C38: 'no HTTP 503' } });
    expect(rows.some(({ id }) => id.startsWith('C38'))).toBe(false);
    expect(inapplicable.find(({ row }) => row.id === 'C38.read')?.why).toBe('no HTTP 503');
  });
});
