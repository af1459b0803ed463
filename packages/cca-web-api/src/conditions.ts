import { epochMilliseconds, expect, under, wallClock, type Instant, type Issue, type Writer } from '@trunkline/core';

/**
 * Which contacts or calls to find. The numbers that the server knows for relations and parameters are not publicly
 * documented; seen with calls: `param: 2`, the time of the call, with `relation: 2` for "from" and `relation: 1` for "until".
 */
export interface NestedCondition {
  /** How the conditions are joined. Seen: 0 with contacts, `'AND'` with calls. Wire: `Operator`. */
  readonly operator: number | string;
  /** Wire: `Conditions`. */
  readonly conditions: readonly Condition[];
  /** Conditions of conditions, up to 32 deep. Wire: `NestedConditions`, `[]` without any. */
  readonly nestedConditions?: readonly NestedCondition[];
}

export interface Condition {
  /** Wire: `Relation`. */
  readonly relation: number | string;
  /** What is compared. Wire: `Param`. */
  readonly param: number | string;
  /** With what. Times as {@link serverTime} writes them. Wire: `Value`. */
  readonly value: string | number | boolean;
}

const mostNested = 32;

/** Writes a condition, however deep; one that holds itself is told. */
export function nestedCondition(depth = 1): Writer<NestedCondition> {
  const expected = 'a condition: { operator, conditions, nestedConditions }';
  return {
    expected,
    write(value, path, issues) {
      if (depth > mostNested) return expect(`at most ${mostNested} deep`, path, issues);
      if (typeof value !== 'object' || value === null) return expect(expected, path, issues);
      const { operator, conditions, nestedConditions = [], ...others } = value as Partial<NestedCondition>;
      refuseOthers(others, path, issues);
      return {
        Operator: wordOrNumber(operator, under(path, 'operator'), issues),
        Conditions: each(conditions, under(path, 'conditions'), issues, condition),
        NestedConditions: each(nestedConditions, under(path, 'nestedConditions'), issues, (item, place) =>
          nestedCondition(depth + 1).write(item, place, issues),
        ),
      };
    },
  };

  function condition(item: unknown, path: string, issues: Issue[]): unknown {
    if (typeof item !== 'object' || item === null) return expect('a condition', path, issues);
    const { relation, param, value, ...others } = item as Partial<Condition>;
    refuseOthers(others, path, issues);
    return {
      Relation: wordOrNumber(relation, under(path, 'relation'), issues),
      Param: wordOrNumber(param, under(path, 'param'), issues),
      Value: isPlain(value) ? value : expect('a text, a number, or true or false', under(path, 'value'), issues),
    };
  }
}

function each(
  items: unknown,
  path: string,
  issues: Issue[],
  write: (item: unknown, path: string, issues: Issue[]) => unknown,
): unknown {
  if (!Array.isArray(items)) return expect('a list', path, issues);
  return Array.from(items, (item, index) => write(item, `${path}[${index}]`, issues));
}

function wordOrNumber(value: unknown, path: string, issues: Issue[]): unknown {
  const isWord = typeof value === 'string' && value !== '';
  return isWord || Number.isSafeInteger(value) ? value : expect('a number or a word of the server', path, issues);
}

function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}

function refuseOthers(others: object, path: string, issues: Issue[]): void {
  for (const name of Object.keys(others)) expect('left out: not known here', under(path, name), issues);
}

/**
 * A point in time as the server's own clock shows it, which is how it wants times: `2026-11-01T01:00:00.000`, without a zone.
 * The zone is that of your server (`Europe/Paris`); that the server means its own clock is inferred. Throws a `TypeError` for
 * what is no point in time, a `RangeError` for what is no zone.
 */
export function serverTime(instant: Instant, timeZone: string): string {
  const milliseconds = epochMilliseconds(instant);
  if (milliseconds === undefined) {
    throw new TypeError('instant must be a Date, or a date and time with Z or an offset');
  }
  const fraction = String(((milliseconds % 1000) + 1000) % 1000).padStart(3, '0');
  return `${wallClock(timeZone)(milliseconds).replace(' ', 'T')}.${fraction}`;
}
