/** How often a call may be repeated. Fail-over and re-login are not retries and don't count. */
export interface RetryOptions {
  /** Repeats after the first attempt. Default 2; 0 switches repeating off. */
  readonly limit?: number;
  /** The longest `Retry-After` that is waited for, in milliseconds. Default 30 000. A longer one ends the call at once with `retryAfterMs`. */
  readonly maxRetryAfterMs?: number;
  /** Of all calls of this client, the share that may be repeated: `0.1` allows one repeat per ten calls. Default: no budget. */
  readonly budget?: number;
}
