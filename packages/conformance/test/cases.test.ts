import { describe, expect, it } from 'vitest';
import { cases } from '../src/cases/index.ts';
import type { Conformance, Stage, Step } from '../src/index.ts';
import { conformanceOf, obliging } from './subjects.ts';

const xml: Conformance = {
  ...conformanceOf(obliging.connect),
  format: 'xml',
  goodRead: {
    contentType: 'text/xml; charset=utf-8',
    body: '<?xml version="1.0" encoding="utf-8"?>\n<r><name>Привет</name></r>\n',
  },
};
const place = { origin: 'http://127.0.0.1:1', elsewhere: 'http://127.0.0.1:2', index: 0 };

/** The body a row's script sends in its first step. */
function bodyOf(conformance: Conformance, id: string): Buffer {
  const stage: Stage = { ...place, good: conformance.goodRead };
  const [first] =
    cases(conformance)
      .find((row) => row.id === id)
      ?.plan?.script(stage) ?? [];
  const bytes = Buffer.from((first as Step)[0]);
  return bytes.subarray(bytes.indexOf('\r\n\r\n') + 4);
}

describe.each([
  ['json', obliging],
  ['xml', xml],
] as const)('the cases of a vendor that speaks %s', (format, conformance) => {
  const rows = cases(conformance);

  it('have an id of their own each', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  it('are those of the format', () => {
    expect(rows.some((row) => row.format !== undefined && row.format !== format)).toBe(false);
    expect(rows.some((row) => row.format === format)).toBe(true);
  });

  it.each(rows.map((row) => [row.id, row] as const))('%s has a script that can be played', (_id, row) => {
    const good = row.call === 'command' ? conformance.goodCommand : conformance.goodRead;
    const play = (): unknown => row.plan?.script({ ...place, good });
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
