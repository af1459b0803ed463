import type { DecodeReason } from '@trunkline/core';

/** Where a document stops being one we read, and what belongs there. */
export interface Fault {
  readonly reason: DecodeReason;
  readonly expected: string;
  readonly offset: number;
}

export function fault(expected: string, offset: number, reason: DecodeReason = 'syntax'): Fault {
  return { reason, expected, offset };
}
