import type { OpenCode } from '../errors/error.ts';
import type { RetryOptions } from './retry.ts';

/** How far long work has come. */
export interface Progress {
  readonly operation: string;
  /** What is counted: `bytes`, `rows`, `polls`. */
  readonly unit: string;
  readonly done: number;
  /** Of how many, where it is known. */
  readonly total?: number;
}

/** Options of a single call: always the second argument. */
export interface CallOptions<Code extends string | number = string | number> {
  /** Aborts the call; the Result is `aborted` and keeps the signal's reason. */
  readonly signal?: AbortSignal;
  /** One attempt, headers and body, in milliseconds. Default: the client's. */
  readonly attemptTimeoutMs?: number;
  /** The whole call with all attempts and waits, in milliseconds. Default: the client's. */
  readonly totalTimeoutMs?: number;
  readonly retry?: Omit<RetryOptions, 'budget'>;
  /** Further request headers. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Anything of yours (a ticket, a user, a trace id): comes back in `meta` and in every event. */
  readonly context?: unknown;
  /** Codes of the vendor that count as success here; the reading stands in `notice`. */
  readonly acceptCodes?: readonly OpenCode<Code>[];
  /** Told of the progress of long work. Never affects the call. */
  readonly onProgress?: (progress: Progress) => void;
}
