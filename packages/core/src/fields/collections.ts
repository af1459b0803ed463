import type { Issue } from '../errors/error.ts';
import { expect, under, type Reader, type Writer } from './kind.ts';

export interface ListLimits {
  readonly min?: number;
  readonly max?: number;
}

function each<U>(items: readonly unknown[], path: string, change: (item: unknown, path: string) => U): U[] {
  // Not `map`: it would pass over holes.
  return Array.from(items, (item, index) => change(item, `${path}[${index}]`));
}

/** Reads an item as if it stood alone, and spells out its place only if it is not as expected: a list that came is long, and mostly right. */
function readItem<T>(kind: Reader<T>, item: unknown, path: string, index: number, issues: Issue[]): T {
  const before = issues.length;
  const value = kind.read(item, '', issues);
  for (let at = before; at < issues.length; at += 1) {
    const issue = issues[at] as Issue;
    issues[at] = { ...issue, path: below(`${path}[${index}]`, issue.path) };
  }
  return value;
}

function below(place: string, inside: string): string {
  return inside === '' || inside.startsWith('[') ? place + inside : `${place}.${inside}`;
}

/** A list to send. */
export function listOf<T>(kind: Writer<T>, { min = 0, max = Infinity }: ListLimits = {}): Writer<readonly T[]> {
  const expected = max === Infinity ? `a list of ${kind.expected}` : `a list of ${min} to ${max}: ${kind.expected}`;
  return {
    expected,
    write: (value, path, issues) =>
      Array.isArray(value) && value.length >= min && value.length <= max
        ? each(value, path, (item, place) => kind.write(item, place, issues))
        : expect(expected, path, issues),
  };
}

/** A list that came. */
export function rowsOf<T>(kind: Reader<T>): Reader<readonly T[]> {
  return {
    expected: 'a list',
    read: (wire, path, issues) => {
      if (!Array.isArray(wire)) return expect('a list', path, issues);
      const rows: T[] = [];
      for (let index = 0; index < wire.length; index += 1) rows.push(readItem(kind, wire[index], path, index, issues));
      return rows;
    },
  };
}

/** `null` is an answer of its own here. */
export function nullable<T>(kind: Reader<T>): Reader<T | null> & { readonly nullable: true } {
  return {
    expected: `${kind.expected} or null`,
    nullable: true,
    read: (wire, path, issues) => (wire === null ? null : kind.read(wire, path, issues)),
  };
}

/** Names of the caller's own, each with a value of one kind. */
export function mapOf<T>(kind: Writer<T>): Writer<Readonly<Record<string, T>>> {
  const expected = `an object whose values are each ${kind.expected}`;
  return {
    expected,
    write: (value: unknown, path: string, issues: Issue[]) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return expect(expected, path, issues);
      if (Object.hasOwn(value, '__proto__')) return expect('without a key named __proto__', path, issues);
      return Object.fromEntries(
        Object.entries(value).map(([name, item]) => [name, kind.write(item, under(path, name), issues)]),
      );
    },
  };
}

/** What stands under one name of an object: `within('users', rowsOf(user))` reads `{ users: […] }` as the list. */
export function within<T>(name: string, kind: Reader<T>): Reader<T> {
  return {
    expected: `an object with ${name}`,
    read: (wire, path, issues) => {
      const there = typeof wire === 'object' && wire !== null && Object.hasOwn(wire, name);
      const found: unknown = there ? (wire as Record<string, unknown>)[name] : undefined;
      if (found === undefined || found === null) return expect(`there: ${kind.expected}`, under(path, name), issues);
      return kind.read(found, under(path, name), issues);
    },
  };
}
