import type { SubjectCallOptions, SubjectOptions } from '../conformance.ts';
import type { CaseContext } from '../run/context.ts';
import type { HostilePlan } from '../server/hostile.ts';
import type { Script } from '../server/script.ts';
import type { Stage } from './stage.ts';
import type {
  Category,
  DecodeReason,
  ErrorKind,
  HttpReason,
  NetworkReason,
  Outcome,
  Participant,
  Phase,
  RefusedReason,
  TimeoutScope,
  TlsReason,
} from '../types.ts';

/** A value, or any one of several. */
export type OneOf<T> = T | readonly T[];

/** A number, or a range with both ends included. */
export type Count = number | readonly [least: number, most: number];

/** What must come back. What isn't named isn't looked at; the general contract is checked anyway. */
export interface Expectation {
  readonly ok?: true;
  /** The value must equal the one of the vendor's good answer, sent without any trick. */
  readonly sameValue?: true;
  readonly kind?: OneOf<ErrorKind>;
  readonly reason?: OneOf<NetworkReason | DecodeReason | HttpReason | RefusedReason>;
  readonly category?: OneOf<Category>;
  readonly outcome?: OneOf<Outcome>;
  readonly phase?: OneOf<Phase>;
  readonly scope?: OneOf<TimeoutScope>;
  readonly participant?: OneOf<Participant>;
  readonly status?: number;
  readonly tlsReason?: OneOf<TlsReason>;
  readonly networkCode?: OneOf<string>;
  readonly redirectHost?: OneOf<string>;
  readonly retryAfterMs?: Count;
  /** The error names at least one place; `offset`: and where in the text. */
  readonly issues?: 'path' | 'offset';
  /** Bytes read of the answer. */
  readonly bytes?: Count;
  /** Requests the server must have seen. Default 1. */
  readonly requests?: Count;
  readonly connections?: Count;
  /** Default: the call's total time-out. 250 ms are granted on top. */
  readonly withinMs?: number;
  readonly atLeastMs?: number;
}

/** What the hostile server does, before vendor and addresses are known. */
export interface RowPlan extends Omit<HostilePlan, 'script'> {
  readonly script: (stage: Stage) => Script;
}

/** What a case is made with. `either`: the read, and the command of a vendor that has no read. */
export type RowCall = 'read' | 'command' | 'either';

interface RowBase {
  /** `A5`, or `A5.read` where there are several. */
  readonly id: string;
  readonly title: string;
  /** What the family of cases is about, where each vendor brings its own: they share a line of the table. */
  readonly family?: string;
  /** Applies to vendors of this format only. */
  readonly format?: 'json' | 'xml';
  /** Applies to vendors of this kind of transport only. `http`: status, headers, or a body whose end HTTP tells. */
  readonly about?: 'http' | 'stream';
  /** Measures memory or floods the server, so nothing may run beside it. */
  readonly alone?: true;
  /** Needs certificates of the suite's own authority to be trusted. */
  readonly trust?: true;
  readonly plan?: RowPlan;
  readonly with?: SubjectOptions;
  /** What stands in the case and must come out nowhere, beside the vendor's own secrets. */
  readonly hidden?: readonly string[];
}

/** A case that is one call: pure data. */
export interface CallRow extends RowBase {
  readonly call: RowCall;
  readonly callWith?: SubjectCallOptions;
  /** Several: any one of them will do. */
  readonly expect: OneOf<Expectation>;
}

/** A case that needs hands: aborts, many calls, construction. */
export interface RunRow extends RowBase {
  /** What `context.call` does, and so which of the vendor's good answers the server has. Default `either`. */
  readonly call?: RowCall;
  /** Needs a vendor whose credentials can come from a function. */
  readonly credentials?: true;
  /** Says what is wrong; an empty list means all is well. */
  readonly run: (context: CaseContext) => Promise<readonly string[]>;
}

export type CaseRow = CallRow | RunRow;
