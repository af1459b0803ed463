import type { Issue } from '../errors/error.ts';

/**
 * What may stand in a field: how it is checked and written on the way out, how it is read on the way in.
 * The way out is strict, the way in lenient. Problems are added to `issues` and never hold the value.
 */
export interface Writer<T> {
  /** What belongs here, for messages and docs: `a string of 1 to 128 bytes`. */
  readonly expected: string;
  /** Public value → wire value. After an issue the returned value is not used. */
  write(value: unknown, path: string, issues: Issue[]): unknown;
  /** Only for the type system: a table must agree with its interface exactly. */
  readonly takes?: (value: T) => T;
}

export interface Reader<T> {
  readonly expected: string;
  /** Wire value → public value. After an issue the returned value is not used. */
  read(wire: unknown, path: string, issues: Issue[]): T;
}

/** A kind that goes both ways. */
export interface Kind<T> extends Writer<T>, Reader<T> {}

/** Notes what was expected, and stands in for the value that is not there. */
export function expect(expected: string, path: string, issues: Issue[]): never {
  issues.push({ path, expected });
  return undefined as never;
}

const shownName = /^[A-Za-z_$][\w$-]{0,63}$/;

/** A place below another. A name that isn't one (a number used as a key, say) may be personal data and isn't shown. */
export function under(path: string, name: string): string {
  const shown = shownName.test(name) ? name : '(a name that is not shown)';
  return path === '' ? shown : `${path}.${shown}`;
}

/** Runs a writer over a whole value: the wire form, or all that is wrong with it. */
export function write<T>(writer: Writer<T>, value: unknown, path = ''): { wire: unknown; issues: Issue[] } {
  const issues: Issue[] = [];
  try {
    return { wire: writer.write(value, path, issues), issues };
  } catch {
    // A proxy that defends itself against being read.
    return { wire: expect(writer.expected, path, issues), issues };
  }
}

/** Runs a reader over a whole wire value. */
export function read<T>(reader: Reader<T>, wire: unknown, path = ''): { value: T; issues: Issue[] } {
  const issues: Issue[] = [];
  const value = reader.read(wire, path, issues);
  return { value, issues };
}
