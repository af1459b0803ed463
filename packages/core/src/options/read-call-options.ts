import type { Issue } from '../errors/error.ts';
import { expect, under } from '../fields/kind.ts';
import type { CallOptions } from './call-options.ts';
import { headerIssues } from './headers.ts';
import { unknownOption, type OptionNames } from './known-options.ts';
import { longestTimer } from './timers.ts';

/** Can a timer hold it? */
export function isMilliseconds(value: unknown): boolean {
  return typeof value === 'number' && value > 0 && value <= longestTimer;
}

/** By shape, since a polyfill's signal is as good; but a broken one must not break the call. */
export function isSignal(value: unknown): boolean {
  const { aborted, addEventListener, removeEventListener } = (value ?? {}) as Partial<AbortSignal>;
  const hears = typeof addEventListener === 'function' && typeof removeEventListener === 'function';
  return typeof aborted === 'boolean' && hears;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** A misspelt clock would be none. */
function noteUnknown(given: object, known: OptionNames<unknown>, path: string, issues: Issue[]): void {
  const name = unknownOption(given, known);
  if (name !== undefined) expect(`left out (known: ${Object.keys(known).join(', ')})`, under(path, name), issues);
}

const ofRetry: OptionNames<NonNullable<CallOptions['retry']>> = { limit: true, maxRetryAfterMs: true };

function retryIssues(value: unknown): Issue[] {
  const issues: Issue[] = [];
  noteUnknown(value as object, ofRetry, 'options.retry', issues);
  const { limit, maxRetryAfterMs } = value as NonNullable<CallOptions['retry']>;
  if (limit !== undefined && !(Number.isInteger(limit) && limit >= 0)) {
    expect('a whole number of at least 0', 'options.retry.limit', issues);
  }
  if (maxRetryAfterMs !== undefined && !(maxRetryAfterMs >= 0)) {
    expect('a number of milliseconds', 'options.retry.maxRetryAfterMs', issues);
  }
  return issues;
}

interface Rule {
  readonly fits: (value: unknown) => boolean;
  readonly expected: string;
  /** What is wrong inside it. */
  readonly inside?: (value: unknown) => readonly Issue[];
}

const milliseconds: Rule = { fits: isMilliseconds, expected: 'a number of milliseconds above 0' };

/** What each option must be. Those that aren't here may be anything. */
const rules: { readonly [Name in keyof CallOptions]?: Rule } = {
  signal: { fits: isSignal, expected: 'an AbortSignal' },
  attemptTimeoutMs: milliseconds,
  totalTimeoutMs: milliseconds,
  retry: { fits: isObject, expected: 'an object with limit and maxRetryAfterMs', inside: retryIssues },
  headers: {
    fits: isObject,
    expected: 'an object of header names and values',
    inside: (value) => headerIssues(value, 'options.headers'),
  },
  acceptCodes: { fits: Array.isArray, expected: 'a list of codes' },
  onProgress: { fits: (value) => typeof value === 'function', expected: 'a function' },
};

function wrongWith(value: unknown, rule: Rule | undefined, path: string): readonly Issue[] {
  if (rule === undefined) return [];
  return rule.fits(value) ? (rule.inside?.(value) ?? []) : [{ path, expected: rule.expected }];
}

const known: OptionNames<CallOptions> = {
  signal: true,
  attemptTimeoutMs: true,
  totalTimeoutMs: true,
  retry: true,
  headers: true,
  context: true,
  acceptCodes: true,
  onProgress: true,
};
const names = Object.keys(known) as (keyof CallOptions)[];

/** The options of a call, each read once, and everything that is wrong with them. What is wrong is left out. */
export function readCallOptions(given: unknown): { readonly options: CallOptions; readonly issues: Issue[] } {
  const options: Record<string, unknown> = {};
  const issues: Issue[] = [];
  if (given === undefined || given === null) return { options, issues };
  try {
    if (isObject(given)) noteUnknown(given, known, 'options', issues);
    else expect('an object', 'options', issues);
  } catch {
    expect('readable', 'options', issues); // a proxy that throws
  }
  for (const name of names) {
    const path = `options.${name}`;
    try {
      const value: unknown = (given as CallOptions)[name];
      if (value === undefined) continue;
      const wrong = wrongWith(value, rules[name], path);
      issues.push(...wrong);
      if (wrong.length === 0) options[name] = value;
    } catch {
      expect('readable', path, issues); // a getter or a proxy that throws
    }
  }
  return { options: options as CallOptions, issues };
}
