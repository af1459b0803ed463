import type { Issue } from '../errors/error.ts';
import { expect, under, type Reader, type Writer } from './kind.ts';

/** One row of a field table: the wire spelling (the first is written, all are read), the kind, and whether it must be there. */
export interface Field<K, Required extends boolean = boolean> {
  readonly wire: readonly [string, ...string[]];
  readonly kind: K;
  readonly required: Required;
}

export function required<K>(wire: string | readonly [string, ...string[]], kind: K): Field<K, true> {
  return { wire: typeof wire === 'string' ? [wire] : wire, kind, required: true };
}

export function optional<K>(wire: string | readonly [string, ...string[]], kind: K): Field<K, false> {
  return { wire: typeof wire === 'string' ? [wire] : wire, kind, required: false };
}

type IsOptional<T, K extends keyof T> = Record<never, never> extends Pick<T, K> ? true : false;

/** A table whose rows agree with the interface, field by field: kind, and required or not. */
export type InputFields<T> = {
  readonly [K in keyof T]-?: Field<Writer<Exclude<T[K], undefined>>, IsOptional<T, K> extends true ? false : true>;
};
/** A field that may be absent may also be read as nothing, where the vendor has a word for it. */
export type OutputFields<T> = {
  readonly [K in keyof T]-?: IsOptional<T, K> extends true
    ? Field<Reader<T[K] | undefined>, false>
    : Field<Reader<Exclude<T[K], undefined>>, true>;
};

/** A writer that also knows its table, for docs and vendors that write by position. */
export interface ShapeWriter<T> extends Writer<T> {
  readonly fields: Readonly<Record<string, Field<Writer<never>>>>;
}
export interface ShapeReader<T> extends Reader<T> {
  readonly fields: Readonly<Record<string, Field<Reader<never>>>>;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An input shape: unknown names are refused, so that a misspelt option is not silently ignored. */
export function input<T>(fields: InputFields<T>): ShapeWriter<T> {
  const table = fields as unknown as Record<string, Field<Writer<unknown>>>;
  const names = Object.keys(table);
  const expected = names.length === 0 ? 'an object without fields' : `an object with ${names.join(', ')}`;
  return {
    expected,
    fields: table as unknown as ShapeWriter<T>['fields'],
    write(value: unknown, path: string, issues: Issue[]): Record<string, unknown> {
      if (!isObject(value)) return expect(expected, path, issues);
      for (const name of Object.keys(value)) {
        if (!Object.hasOwn(table, name))
          expect(`left out (known: ${names.join(', ') || 'none'})`, under(path, name), issues);
      }
      const wire: Record<string, unknown> = {};
      for (const name of names) {
        const field = table[name] as Field<Writer<unknown>>;
        try {
          const given = value[name];
          if (given !== undefined) wire[field.wire[0]] = field.kind.write(given, under(path, name), issues);
          else if (field.required) expect(`given: ${field.kind.expected}`, under(path, name), issues);
        } catch {
          // A getter, a proxy or a conversion of the caller's that throws: there is no value of any kind.
          expect(field.kind.expected, under(path, name), issues);
        }
      }
      return wire;
    },
  };
}

function present(wire: Record<string, unknown>, names: readonly string[]): unknown {
  let found: unknown;
  for (const name of names) {
    if (!Object.hasOwn(wire, name)) continue;
    found = wire[name];
    if (found !== undefined && found !== null) return found;
  }
  return found;
}

/** An output shape: unknown names are dropped, `null` counts as absent, and the object is built field by field. */
export function output<T>(fields: OutputFields<T>): ShapeReader<T> {
  const table = fields as unknown as Record<string, Field<Reader<unknown>>>;
  const entries = Object.entries(table).map(([name, field]) => ({
    ...field,
    name,
    nullable: (field.kind as { nullable?: boolean }).nullable === true,
  }));
  const expected = 'an object';
  return {
    expected,
    fields: table as unknown as ShapeReader<T>['fields'],
    read(wire: unknown, path: string, issues: Issue[]): T {
      if (!isObject(wire)) return expect(expected, path, issues);
      const value: Record<string, unknown> = {};
      for (const { name, wire: names, kind, required, nullable } of entries) {
        const found = present(wire, names);
        // The name is the table's own, not one that came: it can be shown as it is.
        const place = path === '' ? name : `${path}.${name}`;
        if (found !== undefined && (found !== null || nullable)) {
          const given = kind.read(found, place, issues);
          if (given !== undefined) value[name] = given;
        } else if (required) expect(`there: ${kind.expected}`, place, issues);
      }
      return value as T;
    },
  };
}
