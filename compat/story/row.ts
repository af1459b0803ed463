import type { Result, TrunklineError } from '@trunkline/core';

/** What a runtime told of one line of the story. Plain data: it goes to the driver as a line of JSON. */
export interface Row {
  readonly id: string;
  readonly told: Told;
}

export type Told = Readonly<Record<string, string | number | boolean>>;

type AnyResult = Result<unknown, TrunklineError>;

/** The facts of an error that must not depend on the runtime. */
function factsOf(error: TrunklineError): Told {
  switch (error.kind) {
    case 'api':
      return { kind: error.kind, category: error.category, code: error.code };
    case 'network':
      return {
        kind: error.kind,
        reason: error.reason,
        phase: error.phase,
        outcome: error.outcome,
        ...(error.tlsReason === undefined ? {} : { tlsReason: error.tlsReason }),
      };
    case 'timeout':
      return { kind: error.kind, reason: error.scope, phase: error.phase, outcome: error.outcome };
    default:
      return { kind: error.kind, category: error.category, message: error.message };
  }
}

/** What became of a call. */
export function toldOf(result: AnyResult): Told {
  return result.ok ? { ok: true } : factsOf(result.error);
}
