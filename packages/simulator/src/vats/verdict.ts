import type { Remarks } from './answers.ts';

/** A request that isn't served: the code that says why, and what is said beside it. */
export interface Refusal {
  readonly code: number;
  readonly remarks?: Remarks;
}

/** What a request comes to: a body to answer with, or a refusal. */
export type Verdict = { readonly body: Readonly<Record<string, unknown>> } | Refusal;
