import type { CodeReading, Notice } from '../codes/entry.ts';
import type { Endpoint } from '../options/endpoint.ts';
import { emit, type Call } from './call.ts';
import { safeCode } from '../errors/safe.ts';
import { mediaType } from '../send/media-type.ts';
import { isFailure } from '../send/status.ts';
import { failureOf } from './read-answer.ts';
import type { Answer, JudgeContext, Verdict } from './dialect.ts';
import { apiProblem, decodeProblem, httpProblem, type Problem } from './problem.ts';
import type { Pending } from '../operations/pending.ts';

/** How an attempt ended. */
export interface Accepted {
  readonly accepted: true;
  readonly payload: unknown;
  readonly notice?: Notice | undefined;
  /** The payload is the value as it is: taken, and not done yet. */
  readonly pending?: boolean;
}
export interface Failed {
  readonly accepted: false;
  readonly problem: Problem;
  /** Nothing can follow. */
  readonly final?: boolean;
  /** Refused for its rate: nothing was done. */
  readonly limited?: boolean;
  /** The session is no longer good. */
  readonly login?: boolean;
  /** The vendor's word on whether another try may end better. */
  readonly passing?: boolean | undefined;
  /** The vendor counts it, and remembers it so long. */
  readonly mistakeForMs?: number | undefined;
  readonly holdMeanwhile?: boolean | undefined;
  /** The vendor's block, and what it is if it turns out to be none. */
  readonly held?: { readonly untilMs: number | undefined; readonly otherwise: Failed };
}
export type Judged = Accepted | Failed;

const acceptedAsNothing: Judged = { accepted: true, payload: undefined };

/** Opens the envelope and asks the vendor's dialect what it means. */
export function judge(call: Call, prepared: unknown, answer: Answer, endpoint: Endpoint): Judged {
  const { dialect } = call.connection;
  const { operation, options } = call;
  const failing = failureOf(call, answer);
  if (failing === undefined && operation.answer === 'nothing' && answer.bytes.length === 0) return acceptedAsNothing;
  const context: JudgeContext<unknown, unknown> = {
    operation,
    input: call.input,
    prepared,
    answer,
    attempt: call.attempts,
    earlier: call.earlier.slice(0, -1),
    doubtful: call.outcome === 'unknown',
    endpoint,
    options,
    now: call.connection.clock.now(),
  };
  const opened = dialect.open(answer, context);
  const verdict: Verdict | undefined = opened.opened
    ? dialect.judge(opened.value, context)
    : dialect.judgeForeign?.(context);
  if (opened.opened && dialect.requestIdOf !== undefined) {
    const id = safeCode(dialect.requestIdOf(prepared, opened.value));
    if (id !== undefined) call.requestId = String(id);
  }
  if (verdict !== undefined && verdict.verdict !== 'foreign') return obey(call, verdict, failing);
  const words = verdict?.vendorText === undefined ? {} : { vendorText: verdict.vendorText };
  if (verdict?.status !== undefined && isFailure(verdict.status)) {
    return { accepted: false, problem: { ...httpProblem(verdict.status, failing?.retryAfterMs), ...words } };
  }
  if (failing !== undefined) return { accepted: false, problem: { ...failing, ...words } };
  const reason = opened.opened ? 'shape' : opened.reason;
  const issues = verdict?.issues ?? (opened.opened ? [{ path: '', expected: "the vendor's envelope" }] : opened.issues);
  const details = { reason, issues, contentType: mediaType(answer.contentType), bytes: answer.bytes.length } as const;
  return { accepted: false, problem: { ...decodeProblem(details), ...words } };
}

function obey(call: Call, verdict: Exclude<Verdict, { verdict: 'foreign' }>, failing: Problem | undefined): Judged {
  const status = call.status;
  const retryAfterMs = failing?.retryAfterMs;
  switch (verdict.verdict) {
    case 'accepted':
      return { accepted: true, payload: verdict.payload, notice: verdict.notice };
    case 'pending':
      return pending(call, verdict.reading, verdict.payload);
    case 'refused': {
      if (isAccepted(call.options, verdict.reading)) {
        return { accepted: true, payload: verdict.payload ?? {}, notice: verdict.reading };
      }
      const problem = apiProblem(verdict.reading, { ...verdict, status, retryAfterMs });
      const { repeat: passing, mistakeForMs, holdMeanwhile } = verdict;
      return { accepted: false, problem, passing, mistakeForMs, holdMeanwhile };
    }
    case 'login':
      return { accepted: false, problem: sessionOver(verdict, status, failing), login: true };
    case 'limited': {
      const { reading, vendorText } = verdict;
      if (reading !== undefined && isAccepted(call.options, reading)) {
        return { accepted: true, payload: verdict.payload ?? {}, notice: reading };
      }
      const problem = slowDown(reading, status, verdict.retryAfterMs ?? retryAfterMs);
      const words = vendorText === undefined ? {} : { vendorText };
      return { accepted: false, problem: { ...problem, ...words }, limited: true };
    }
    case 'held': {
      const { reading, untilMs } = verdict;
      const problem = slowDown(reading, status, undefined);
      return {
        accepted: false,
        problem,
        held: { untilMs, otherwise: noBlock(call, verdict.otherwise, failing ?? problem) },
      };
    }
  }
}

/** The vendor's code, or the status that stands for one. */
function sessionOver(
  { reading, vendorText }: Extract<Verdict, { verdict: 'login' }>,
  status: number | undefined,
  failing: Problem | undefined,
): Problem {
  if (reading !== undefined) return apiProblem(reading, { status, vendorText });
  const words = vendorText === undefined ? {} : { vendorText };
  return { ...(failing ?? httpProblem(401)), ...words };
}

/** What a block is that turned out to be none. */
function noBlock(call: Call, verdict: Verdict | undefined, failing: Problem): Failed {
  const plain: Failed = { accepted: false, problem: failing };
  if (verdict === undefined || verdict.verdict === 'foreign') return plain;
  const judged = obey(call, verdict, failing);
  return judged.accepted ? plain : judged;
}

/** A refusal for rate keeps the vendor's code if there was one; without one it is the HTTP status that says it. */
function slowDown(
  reading: CodeReading | undefined,
  status: number | undefined,
  retryAfterMs: number | undefined,
): Problem {
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
  if (reading !== undefined) {
    return {
      ...apiProblem(reading, { status, category: 'rate_limited' }),
      outcome: 'rejected',
      retry: 'later',
      ...wait,
    } as Problem;
  }
  const common = { category: 'rate_limited', outcome: 'rejected', retry: 'later' } as const;
  return { kind: 'http', reason: 'status', status: status ?? 429, ...common, ...wait };
}

/** Did the caller say that this code is fine? */
export function isAccepted(
  { acceptCodes }: { readonly acceptCodes?: readonly unknown[] },
  reading: CodeReading,
): boolean {
  return acceptCodes?.some((code) => code === reading.asked || code === reading.code) ?? false;
}

function pending(call: Call, reading: CodeReading, payload: unknown): Judged {
  if (call.operation.pending === true) {
    const value: Pending = { pending: true, code: reading, payload };
    return { accepted: true, payload: value, pending: true };
  }
  emit(call, { type: 'warning', warning: 'the vendor answered "pending" where no operation expects it' });
  const issues = [{ path: '', expected: 'a finished answer: the vendor says it is pending' }];
  return { accepted: false, problem: decodeProblem({ reason: 'shape', issues }), final: true };
}
