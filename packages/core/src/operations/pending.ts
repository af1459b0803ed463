import type { CodeReading } from '../codes/entry.ts';

/** The arm of a value that says: taken, and not done yet. */
export interface Pending<Code extends string | number = string | number> {
  readonly pending: true;
  readonly code: CodeReading<Code>;
  /** What else the vendor sent: a ticket to ask with, say. As it came. */
  readonly payload: unknown;
}
