import type { Pending, Reader } from '@trunkline/core';
import type { CcaWebApiCode } from '../../codes.ts';

/** The server has an answer; in which form is not publicly documented. */
export interface Answered<Payload = unknown> {
  readonly pending: false;
  readonly payload: Payload;
}

/** An answer, or word that there is none yet: code 1 or 104, or HTTP 202. Inferred. */
export type SearchAnswer<Payload = unknown> = Answered<Payload> | Pending<CcaWebApiCode>;

/** Reads what came by a reader of the payload. */
export function answered<Payload>(payload: Reader<Payload>): Reader<SearchAnswer<Payload>> {
  return {
    expected: payload.expected,
    read: (wire, path, issues) => ({ pending: false, payload: payload.read(wire, path, issues) }),
  };
}
