import { phoneDigits } from '../fields/phone.ts';
import type { Operation, Reach } from '../operations/operation.ts';
import type { Call } from './call.ts';

/** What a guard learns of the operation it may refuse. */
export interface GuardedOperation {
  readonly vendor: string;
  readonly name: string;
  readonly repeat: Operation<unknown, unknown>['repeat'];
  /** Does it ring a telephone, send a message or cost money? `undefined` if none of these. */
  readonly reaches?: 'ring' | 'message' | 'cost';
  /** The numbers and extensions it would reach, as the caller wrote them. */
  readonly numbers: readonly string[];
}

/**
 * Asked before anything is sent. `true` lets it pass, `false` refuses: the call is then `refused` (guard). A guard that
 * throws refuses too, as `unexpected`.
 */
export type Guard = (operation: GuardedOperation, input: unknown) => boolean | Promise<boolean>;

/** Whom a call reaches, and how, as the caller wrote it; `undefined` if nobody. */
export function reachOf({ operation, input }: Call): { how: Reach<unknown>['how']; numbers: string[] } | undefined {
  const { reach } = operation;
  if (reach === undefined || reach.when?.(input) === false) return undefined;
  return { how: reach.how, numbers: reach.numbers(input).filter((number) => number !== undefined) };
}

function comparable(number: string): string {
  return phoneDigits(number) ?? number.toLowerCase();
}

/** A bare `*`, or one behind signs only, would allow everyone. */
function isPattern(pattern: unknown): boolean {
  return (
    typeof pattern === 'string' && comparable(pattern.trim().replace(/\*$/, '')).replace(/[^\p{L}\d]/gu, '') !== ''
  );
}

/** `7495*` stands for every number that begins so; anything else is one number. */
function matcher(pattern: string): (number: string) => boolean {
  const open = pattern.endsWith('*');
  const wanted = comparable(open ? pattern.slice(0, -1) : pattern);
  return (number) => (open ? comparable(number).startsWith(wanted) : comparable(number) === wanted);
}

/**
 * A guard for staging: whatever rings, messages or costs reaches only the numbers named here. Operations that reach
 * nobody pass; one that reaches somebody without naming a number is refused.
 *
 * ```ts
 * createVatsClient({ guard: allowDialTo(['101', '+7 495 540-44-44', '7900555*']) })
 * ```
 */
export function allowDialTo(patterns: readonly string[]): Guard {
  if (!Array.isArray(patterns) || !patterns.every(isPattern)) {
    throw new TypeError('allowDialTo takes a list of numbers, extensions and prefixes like 7495*, none of them empty');
  }
  const matchers = patterns.map((pattern) => matcher(pattern.trim()));
  return ({ reaches, numbers }) =>
    reaches === undefined ||
    (numbers.length > 0 && numbers.every((number) => matchers.some((matches) => matches(number))));
}
