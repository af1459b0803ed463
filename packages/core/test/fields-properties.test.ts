import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anything,
  decimal,
  flag,
  input,
  instant,
  instantForms,
  integer,
  listOf,
  mapOf,
  named,
  nullable,
  oneOf,
  openJson,
  optional,
  output,
  phone,
  required,
  rowsOf,
  text,
  within,
  type Kind,
  type Reader,
  type Writer,
} from '../src/index.ts';
import { read, write } from '../src/fields/kind.ts';

interface Everything {
  readonly id: string;
  readonly count?: number;
  readonly ratio?: number;
  readonly open?: boolean;
  readonly mode?: 'serial' | 'random';
}
const sides: { readonly [K in keyof Everything]-?: Kind<NonNullable<Everything[K]>> } = {
  id: text(),
  count: integer(),
  ratio: decimal(),
  open: flag(['n', 'y']),
  mode: named({ serial: 0, random: 3 }) as Kind<'serial' | 'random'>,
};
const table = {
  id: required('the_id', sides.id),
  count: optional('count', sides.count),
  ratio: optional('ratio', sides.ratio),
  open: optional('is_open', sides.open),
  mode: optional('mode_number', sides.mode),
} as const;
const out = input<Everything>(table);
const back = output<Everything>(table);

const readers: readonly Reader<unknown>[] = [
  text(),
  integer(),
  decimal(),
  flag(),
  oneOf(['a', 'b']),
  named({ a: 1 }),
  anything(),
  rowsOf(text()),
  nullable(integer()),
  within('rows', rowsOf(back)),
  back,
];
const writers: readonly Omit<Writer<unknown>, 'takes'>[] = [
  text({ maxBytes: 9, pattern: /^x/ }),
  integer({ min: 1, max: 2 }),
  decimal({ max: 0 }),
  flag(),
  oneOf(['a', 'b']),
  named({ a: 1 }),
  listOf(text({ max: 2 }), { max: 3 }),
  mapOf(integer()),
  phone(),
  instant(instantForms.unixSeconds),
  out,
];
const whatever = fc.anything({
  withBigInt: true,
  withDate: true,
  withNullPrototype: true,
  withMap: true,
  withSet: true,
});

const words = fc.string({ minLength: 1, unit: 'grapheme' });
const everything: fc.Arbitrary<Everything> = fc.record(
  {
    id: words,
    count: fc.maxSafeInteger(),
    ratio: fc.double({ noNaN: true, noDefaultInfinity: true }),
    open: fc.boolean(),
    mode: fc.constantFrom('serial' as const, 'random' as const),
  },
  { requiredKeys: ['id'], noNullPrototype: true },
);

describe('what is written is read back the same', () => {
  it('as it stands', () => {
    fc.assert(
      fc.property(everything, (value) => {
        const { wire, issues } = write(out, value);
        expect(issues).toEqual([]);
        expect(read(back, wire)).toEqual({ value, issues: [] });
      }),
    );
  });

  it('over JSON', () => {
    fc.assert(
      fc.property(everything, (value) => {
        const opened = openJson(JSON.stringify(write(out, value).wire), 'application/json');
        expect(opened.opened).toBe(true);
        const plain: unknown = JSON.parse(JSON.stringify(value)); // -0 is 0 on the wire
        expect(opened.opened && read(back, opened.value)).toEqual({ value: plain, issues: [] });
      }),
    );
  });

  it('where the vendor sends numbers as texts', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.double({ noNaN: true, noDefaultInfinity: true }), (whole, broken) => {
        expect(read(integer(), String(whole))).toEqual({ value: whole, issues: [] });
        expect(read(decimal(), String(broken)).value).toBe(Number(String(broken)));
      }),
    );
  });
});

describe('an id', () => {
  it('of any length keeps every digit, as number or as text', () => {
    const id = fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 40 })
      .map((digits) => digits.join('').replace(/^0+(?=\d)/, ''));
    fc.assert(
      fc.property(id, fc.boolean(), fc.constantFrom('', ' ', '\n  '), (digits, quoted, space) => {
        const json = `{"the_id":${space}${quoted ? JSON.stringify(digits) : digits},"ids":[${space}${digits}]}`;
        const opened = openJson(json, undefined);
        const { value } = read(back, opened.opened ? opened.value : undefined);
        expect(value.id).toBe(digits);
        const rows = read(within('ids', rowsOf(text())), opened.opened ? opened.value : undefined);
        expect(rows.value).toEqual([digits]);
      }),
    );
  });
});

describe('whatever comes', () => {
  it.each(readers.map((reader) => [reader.expected, reader] as const))('reading %s never throws', (_what, reader) => {
    fc.assert(
      fc.property(fc.oneof(whatever, fc.jsonValue()), (wire) => {
        const { issues } = read(reader, wire, 'at');
        for (const issue of issues) expect(issue.path.startsWith('at')).toBe(true);
      }),
    );
  });

  it.each(writers.map((writer) => [writer.expected, writer] as const))('writing %s never throws', (_what, writer) => {
    fc.assert(
      fc.property(whatever, (value) => {
        expect(Array.isArray(write(writer, value).issues)).toBe(true);
      }),
    );
  });

  it('a number that is read is a finite one', () => {
    fc.assert(
      fc.property(fc.oneof(whatever, fc.stringMatching(/^-?\d{1,310}(\.\d{1,3})?(e\d{1,3})?$/)), (wire) => {
        for (const kind of [integer(), decimal()]) {
          const { value, issues } = read(kind, wire);
          expect(issues.length > 0 || Number.isFinite(value)).toBe(true);
        }
      }),
    );
  });

  it('an issue never holds the value', () => {
    const canary = fc.string({ maxLength: 20, unit: 'grapheme-ascii' }).map((more) => `canary${more}`);
    const hidden = fc.oneof(
      canary,
      fc.record({ id: canary, toNumber: canary }),
      fc.array(canary, { maxLength: 4 }),
      fc.record({ rows: fc.array(fc.record({ the_id: fc.array(canary) })) }),
      fc.record({ the_id: fc.record({ x: canary }), count: canary, ratio: canary, is_open: canary }),
    );
    fc.assert(
      fc.property(hidden, (value) => {
        const issues = [
          ...readers.flatMap((reader) => read(reader, value).issues),
          ...writers.flatMap((writer) => write(writer, value).issues),
        ];
        expect(issues.length).toBeGreaterThan(0);
        expect(JSON.stringify(issues)).not.toContain('canary');
      }),
    );
  });

  it('a key named __proto__ changes nothing', () => {
    const json = fc
      .jsonValue()
      .map((value) => `{"__proto__":{"polluted":1,"nested":${JSON.stringify(value)}},"the_id":"x"}`);
    fc.assert(
      fc.property(json, (source) => {
        const opened = openJson(source, undefined);
        for (const wire of [JSON.parse(source) as unknown, opened.opened && opened.value]) {
          const { value } = read(back, wire);
          expect(value).toEqual({ id: 'x' });
          expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
        }
        expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
      }),
    );
  });
});
