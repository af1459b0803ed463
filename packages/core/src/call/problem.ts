import type { AnyFacts, ErrorFacts, Issue, TrunklineError } from '../errors/error.ts';
import { rawOf, vendorText } from '../errors/hidden.ts';
import type {
  Category,
  DecodeReason,
  NetworkReason,
  Outcome,
  Participant,
  Phase,
  RefusedReason,
  RetryAdvice,
  TimeoutScope,
} from '../errors/words.ts';
import type { CodeReading } from '../codes/entry.ts';
import type { SendFailure } from '../send/sender.ts';

type FilledIn = 'vendor' | 'operation' | 'attempts' | 'requestId';
type WithoutFilledIn<F> = F extends ErrorFacts ? Omit<F, FilledIn> : never;

/** An error before the line adds what it knows of the call. */
export type Problem = WithoutFilledIn<AnyFacts> & {
  /** What was thrown, if something was: made clean before anyone sees it. */
  readonly thrown?: unknown;
  readonly vendorText?: string;
  /** The undecoded answer, where it isn't the call's own. */
  readonly raw?: unknown;
};

type Doubt = Extract<Outcome, 'not_sent' | 'unknown'>;

export function inputProblem(issues: readonly Issue[]): Problem {
  return { kind: 'input', category: 'invalid_request', outcome: 'not_sent', retry: 'after_fix', issues };
}

const refusals: Readonly<Record<RefusedReason, readonly [Category, RetryAdvice]>> = {
  limit: ['rate_limited', 'later'],
  guard: ['policy', 'never'],
  window: ['rate_limited', 'later'],
  closed: ['invalid_state', 'never'],
  session: ['authentication', 'after_login'],
  queue_full: ['unavailable', 'later'],
  no_endpoint: ['unavailable', 'later'],
  unsupported: ['unsupported', 'never'],
};

export function refusedProblem(reason: RefusedReason, retryAfterMs?: number): Problem {
  const [category, retry] = refusals[reason];
  const facts = { kind: 'refused', reason, category, outcome: 'not_sent', retry } as const;
  return retryAfterMs === undefined ? facts : { ...facts, retryAfterMs };
}

export function timeoutProblem(scope: TimeoutScope, phase: Phase, outcome: Outcome): Problem {
  return {
    kind: 'timeout',
    scope,
    phase,
    category: 'timeout',
    outcome,
    retry: outcome === 'unknown' ? 'poll' : 'later',
  };
}

export function abortedProblem(reason: unknown, phase: Phase, outcome: Outcome): Problem {
  return {
    kind: 'aborted',
    reason,
    phase,
    category: 'cancelled',
    outcome,
    retry: outcome === 'unknown' ? 'poll' : 'never',
  };
}

export function unexpectedProblem(
  participant: Participant,
  thrown: unknown,
  outcome: Outcome,
  phase?: Phase,
): Extract<Problem, { kind: 'unexpected' }> {
  const category: Category = participant === 'credentials' ? 'authentication' : 'unknown';
  const facts = { kind: 'unexpected', participant, category, outcome, retry: 'never', thrown } as const;
  return phase === undefined ? facts : { ...facts, phase };
}

/** A body that breaks off is truncated, whatever broke it; one that can't be decompressed or parsed broke a protocol. */
function inBody(reason: NetworkReason, networkCode: string | undefined): NetworkReason {
  return reason === 'protocol' && networkCode !== 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH' ? 'protocol' : 'truncated';
}

export function networkProblem(failure: Extract<SendFailure, { kind: 'network' }>, phase: Phase): Problem {
  const { reason, networkCode, tlsReason, notSent, thrown } = failure;
  const outcome: Doubt = notSent && phase !== 'body' ? 'not_sent' : 'unknown';
  return {
    kind: 'network',
    reason: phase === 'body' ? inBody(reason, networkCode) : reason,
    phase,
    category: 'network',
    outcome,
    retry: reason === 'tls' ? 'after_admin' : outcome === 'unknown' ? 'poll' : 'later',
    thrown,
    ...(networkCode === undefined ? {} : { networkCode }),
    ...(tlsReason === undefined ? {} : { tlsReason }),
  };
}

export interface DecodeDetails {
  readonly reason: DecodeReason;
  readonly issues?: readonly Issue[];
  readonly contentType?: string | undefined;
  readonly bytes?: number | undefined;
}

/** An answer that nobody can read says nothing about the work: its outcome is unknown. */
export function decodeProblem({ reason, issues = [], contentType, bytes }: DecodeDetails): Problem {
  return {
    kind: 'decode',
    reason,
    issues,
    category: 'server',
    outcome: 'unknown',
    retry: 'poll',
    ...(contentType === undefined ? {} : { contentType }),
    ...(bytes === undefined ? {} : { bytes }),
  };
}

const byStatus: Readonly<Record<number, readonly [Category, RetryAdvice]>> = {
  400: ['invalid_request', 'after_fix'],
  401: ['authentication', 'after_admin'],
  403: ['permission', 'after_admin'],
  404: ['not_found', 'after_fix'],
  405: ['unsupported', 'after_fix'],
  407: ['authentication', 'after_admin'],
  408: ['timeout', 'later'],
  409: ['conflict', 'after_fix'],
  410: ['not_found', 'never'],
  413: ['invalid_request', 'after_fix'],
  415: ['invalid_request', 'after_fix'],
  422: ['invalid_request', 'after_fix'],
  425: ['unavailable', 'later'],
  429: ['rate_limited', 'later'],
  501: ['unsupported', 'never'],
  502: ['unavailable', 'later'],
  503: ['unavailable', 'later'],
  504: ['unavailable', 'later'],
};

export function httpProblem(status: number, retryAfterMs?: number): Problem {
  const [category, retry] =
    byStatus[status] ?? (status >= 500 ? ['server', 'later'] : ['invalid_request', 'after_fix']);
  const outcome: Outcome = status >= 500 || status === 408 ? 'unknown' : 'rejected';
  const facts = { kind: 'http', reason: 'status', status, category, outcome, retry } as const;
  return retryAfterMs === undefined ? facts : { ...facts, retryAfterMs };
}

export function redirectProblem(status: number, location: string | undefined, base: string): Problem {
  const target = location !== undefined && URL.canParse(location, base) ? new URL(location, base) : undefined;
  const facts = {
    kind: 'http',
    reason: 'redirect',
    status,
    category: 'policy',
    outcome: 'rejected',
    retry: 'after_fix',
  } as const;
  return target === undefined || target.host === '' ? facts : { ...facts, redirectHost: target.host };
}

export interface ApiDetails {
  readonly status?: number | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly issues?: readonly Issue[] | undefined;
  readonly vendorText?: string | undefined;
  readonly category?: Category | undefined;
}

export function apiProblem(reading: CodeReading, details: ApiDetails = {}): Problem {
  const { status, retryAfterMs, issues, vendorText } = details;
  return {
    kind: 'api',
    code: reading.asked ?? 'unknown',
    codeName: reading.name,
    description: reading.description,
    match: reading.match,
    category: details.category ?? reading.category ?? 'unknown',
    outcome: reading.outcome ?? 'rejected',
    retry: reading.retry,
    ...(reading.code === undefined ? {} : { readAs: reading.code }),
    ...(status === undefined ? {} : { status }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(issues === undefined ? {} : { issues }),
    ...(vendorText === undefined ? {} : { vendorText }),
  };
}

/** The problem of an error that another call has made: its facts, its cause, and what the vendor said. */
export function problemOf(error: TrunklineError): Problem {
  const {
    vendor: _vendor,
    operation: _operation,
    attempts: _attempts,
    requestId: _requestId,
    ...facts
  } = error.toJSON();
  const words = vendorText(error);
  const raw = rawOf(error);
  return {
    ...facts,
    ...(error.kind === 'aborted' ? { reason: error.reason } : {}),
    ...(words === undefined ? {} : { vendorText: words }),
    ...(raw === undefined ? {} : { raw }),
    ...(error.cause === undefined ? {} : { thrown: error.cause }),
  } as Problem;
}
