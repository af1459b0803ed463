import type { Category, Effect, Outcome, RetryAdvice } from '../errors/words.ts';

/** One row of a vendor's code table. */
export interface CodeEntry<Code extends string | number = string | number> {
  readonly code: Code;
  /** PascalCase, ours: `DailyLimitReached`. */
  readonly name: string;
  /** One sentence in our own words. */
  readonly description: string;
  readonly effect: Effect;
  /** Absent for effects that are not failures. */
  readonly category?: Category;
  readonly retry: RetryAdvice;
  /** What is known of the work when this code comes back as a failure. Default: `rejected`. */
  readonly outcome?: Outcome;
  /** Since which version or edition the vendor lists it. */
  readonly since?: string;
  /** What a reader should know beside the description. */
  readonly remark?: string;
}

/** An answer of `find`: the entry that answers, and how it was found. */
export interface CodeReading<Code extends string | number = string | number> extends Omit<CodeEntry<Code>, 'code'> {
  /** The entry that answers; `undefined` if the vendor's rule names none. */
  readonly code: Code | undefined;
  /** What came: a number, or a short text. `undefined` if it was neither. */
  readonly asked: string | number | undefined;
  readonly match: 'exact' | 'fallback' | 'unknown';
}

/** A remark on a success: the vendor did it, but has something to say. */
export interface Notice<Code extends string | number = string | number> extends CodeReading<Code> {
  /** One reading per item of the request, where the vendor judges items one by one. */
  readonly items?: readonly CodeReading<Code>[];
}
