import type { Category } from '@trunkline/core';

export const done = 0;
/** Something was looked at and is not as it should be: a code nobody knows, a check that failed. */
export const notFine = 1;
/** The command line, its input or the environment is wrong; nothing was sent. */
export const usage = 2;

/** What a script learns of a call that failed: one number per category. */
export const exitCodes: Readonly<Record<Category, number>> = {
  unknown: 1,
  invalid_request: 10,
  authentication: 11,
  permission: 12,
  not_found: 13,
  conflict: 14,
  invalid_state: 15,
  rate_limited: 16,
  quota_exceeded: 17,
  unavailable: 18,
  timeout: 19,
  network: 20,
  unsupported: 21,
  policy: 22,
  telephony: 23,
  server: 24,
  cancelled: 130,
};
