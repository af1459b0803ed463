import type { CallOptions, Issue } from '@trunkline/core';
import type { GcCode } from './codes.ts';

interface VerbOptions {
  readonly replyTimeoutMs: number | undefined;
  readonly options: CallOptions<GcCode>;
  readonly issues: readonly Issue[];
}

const longestTimer = 2 ** 31 - 1;

/** Reads what a verb takes beside the options of every call. Whatever is given, a call answers with a Result. */
export function readVerbOptions(given: unknown = {}): VerbOptions {
  try {
    if (typeof given !== 'object' || given === null) throw new TypeError('no options');
    const { replyTimeoutMs, ...options } = given as CallOptions<GcCode> & { readonly replyTimeoutMs?: unknown };
    if (replyTimeoutMs === undefined) return { replyTimeoutMs, options, issues: [] };
    const fits = typeof replyTimeoutMs === 'number' && replyTimeoutMs > 0 && replyTimeoutMs <= longestTimer;
    if (fits) return { replyTimeoutMs, options, issues: [] };
    return wrong({ path: 'options.replyTimeoutMs', expected: 'a number of milliseconds above 0' });
  } catch {
    return wrong({ path: 'options', expected: 'an object with call options' });
  }
}

function wrong(issue: Issue): VerbOptions {
  return { replyTimeoutMs: undefined, options: {}, issues: [issue] };
}
