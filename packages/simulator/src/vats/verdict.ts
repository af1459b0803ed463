import type { Remarks } from './answers.ts';

export type Body = Readonly<Record<string, unknown>>;

/** A request that isn't served: the code that says why, and what is said beside it. */
export interface Refusal {
  readonly code: number;
  readonly remarks?: Remarks;
}

/** What a request comes to: a body to answer with, a refusal, or something that is no JSON envelope at all. */
export type Verdict = { readonly body: Body } | Refusal | { readonly response: Response };

/** Success, with what is told beside it. */
export const ok = (body: Body = {}): Verdict => ({ body: { result: 1000, ...body } });

export const refused = (code: number, remarks?: Remarks): Refusal => ({
  code,
  ...(remarks === undefined ? {} : { remarks }),
});
