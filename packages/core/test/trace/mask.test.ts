import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskBody, maskPath, type VendorWords } from '../../src/trace/mask-body.ts';
import { createMask } from '../../src/trace/mask.ts';

const vendor: VendorWords = {
  fields: new Set(['state', 'code', 'resultcode']),
  words: new Set(['calls', 'dial', 'MakeCall']),
};
const masked = (text: string): string => maskBody(text, createMask(), vendor);
const path = (text: string): string => maskPath(text, createMask(), vendor);

const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,12}$/).filter((one) => !vendor.fields.has(one.toLowerCase()));
/** Long enough that it can't come up by chance. */
const secret = fc.stringMatching(/^[A-Za-zА-Яа-я0-9]{12,20}$/);
/** Nor can it be taken for the name of something. */
const unnamed = secret.map((word) => `7${word}`);
const leaf = fc.oneof(
  secret,
  fc.integer({ min: 10 ** 11, max: 10 ** 12 }),
  secret.map((word) => `+7 ${word}, "${word}" & <${word}>`),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(name, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

const holder = fc.dictionary(name, value, { maxKeys: 3, noNullPrototype: true });

function leaves(found: unknown): readonly string[] {
  if (typeof found !== 'object' || found === null) return String(found).match(/[\p{L}\p{N}]{12,}/gu) ?? [];
  return Object.values(found).flatMap(leaves);
}

function shapeOf(found: unknown): unknown {
  if (typeof found === 'string') return 'text';
  if (typeof found !== 'object' || found === null) return typeof found;
  if (Array.isArray(found)) return found.map(shapeOf);
  return Object.fromEntries(Object.entries(found).map(([key, inner]) => [key, shapeOf(inner)]));
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

function xmlOf(found: unknown, tag: string): string {
  if (typeof found !== 'object' || found === null)
    return `<${tag} kind="${escaped(String(found))}">${escaped(String(found))}</${tag}>`;
  const inside = Object.entries(found).map(([key, inner]) => xmlOf(inner, Array.isArray(found) ? 'item' : key));
  return `<${tag}>${inside.join('')}</${tag}>`;
}

describe('what a trace shows of a body', () => {
  it('is its structure and none of its values: JSON', () => {
    fc.assert(
      fc.property(holder, fc.boolean(), (found, isWide) => {
        const shown = masked(JSON.stringify(found, null, isWide ? 2 : 0));
        for (const word of leaves(found)) expect(shown).not.toContain(word);
        expect(shapeOf(JSON.parse(shown))).toEqual(shapeOf(found));
      }),
    );
  });

  it('is its structure and none of its values: XML', () => {
    fc.assert(
      fc.property(value, (found) => {
        const text = xmlOf(found, 'root');
        const shown = masked(text);
        for (const word of leaves(found)) expect(shown).not.toContain(word);
        const tags = (one: string): readonly string[] => one.match(/<\/?[\w]+/g) ?? [];
        expect(tags(shown)).toEqual(tags(text));
        expect(shown).toHaveLength(text.length);
      }),
    );
  });

  it('is its structure and none of its values: forms with JSON in them', () => {
    fc.assert(
      fc.property(name, value, secret, (key, found, sign) => {
        const form = new URLSearchParams({ sign, [key]: JSON.stringify({ found }) }).toString();
        const shown = masked(form);
        for (const word of [...leaves(found), sign]) expect(decodeURIComponent(shown)).not.toContain(word);
        expect([...new URLSearchParams(shown).keys()]).toEqual([...new URLSearchParams(form).keys()]);
      }),
    );
  });

  it('is no value, whatever the text is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(unnamed, fc.constantFrom('{', '"', '<', '>', ':', '=', '&', '%', '\\', '[', ' '))),
        (parts) => {
          const shown = masked(parts.join(''));
          for (const word of leaves(parts)) expect(shown).not.toContain(word);
        },
      ),
    );
  });

  it.each([
    ['a code', '{"code": 2211, "state":"OnHold"}', '{"code": 2211, "state":"OnHold"}'],
    ['a time', '{"at":"2026-11-23 10:00:00","on":"2026-11-23T10:00:00+03:00"}', undefined],
    ['an element of the vendor’s', '<r><ResultCode>20</ResultCode></r>', undefined],
    ['a namespace', '<a:r xmlns:a="urn:x" version="1.0"/>', undefined],
    ['a verb', 'MakeCall', undefined],
    ['nothing', '', ''],
  ])('keeps %s', (_what, text, shown = text) => {
    expect(masked(text)).toBe(shown);
  });

  it.each([
    ['a number where a word is due', '{"state":"79995551234"}', /79995551234/],
    ['a value in a list behind a word', '{"x":[{"state":"OnHold"},"Aleksandrov"]}', /Aleksandrov/],
    ['a number used as a key', '{"79995551234":1}', /79995551234/],
    ['a comment', '<r><!-- Aleksandrov --></r>', /Aleksandrov/],
    ['CDATA', '<r><![CDATA[Aleksandrov <b>]]></r>', /Aleksandrov/],
    ['an agent behind a verb', '{"type":"MakeCall#10017","body":"79995551234"}', /10017|79995551234/],
    ['an escaped letter', '{"x":"\\u0041leksandrov"}', /leksandrov/],
  ])('hides %s', (_what, text, secretly) => {
    expect(masked(text)).not.toMatch(secretly);
  });

  it('is alike for alike, in one trace, and keeps kind and length', () => {
    const mask = createMask();
    const first = maskBody('{"id":"Ab12яЖ","number":74955404444}', mask, vendor);
    const second = maskBody('<id>Ab12яЖ</id><number>74955404444</number>', mask, vendor);
    const { id, number } = JSON.parse(first) as { id: string; number: number };
    expect(second).toBe(`<id>${id}</id><number>${number}</number>`);
    expect(id).toMatch(/^[A-Z][a-z]\d\d[а-я][А-Я]$/);
    expect(String(number)).toMatch(/^[1-9]\d{10}$/);
    expect(maskBody('74955404444', createMask(), vendor)).not.toBe(String(number));
  });

  it('is of a path: the vendor’s words, and the names of the query', () => {
    expect(path('calls/dial')).toBe('calls/dial');
    expect(path('calls/Z7Xy81kQ0abc/dial?number=79995551234')).toMatch(/^calls\/[^/]{12}\/dial\?number=\d{11}$/);
    expect(path('calls/Z7Xy81kQ0abc?token=Z7Xy81kQ0abc')).not.toContain('Z7Xy81kQ0abc');
  });
});
