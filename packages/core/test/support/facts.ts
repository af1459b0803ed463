import type { AnyFacts, ErrorKind } from '../../src/index.ts';

const common = {
  vendor: 'tiny',
  operation: 'calls.dial',
  category: 'network',
  outcome: 'unknown',
  retry: 'poll',
  attempts: 2,
} as const;

/** One error of every kind, with every optional field filled in. */
export const factsOf: { readonly [K in ErrorKind]: Extract<AnyFacts, { kind: K }> } = {
  input: { ...common, kind: 'input', issues: [{ path: 'toNumber', expected: 'a telephone number' }] },
  refused: { ...common, kind: 'refused', reason: 'limit', retryAfterMs: 900 },
  network: {
    ...common,
    kind: 'network',
    reason: 'tls',
    networkCode: 'CERT_HAS_EXPIRED',
    tlsReason: 'expired',
    phase: 'request',
  },
  timeout: { ...common, kind: 'timeout', scope: 'attempt', phase: 'body', status: 200, requestId: 'r-1' },
  aborted: { ...common, kind: 'aborted', reason: 'the page was left', phase: 'backoff' },
  http: { ...common, kind: 'http', reason: 'redirect', status: 307, redirectHost: 'elsewhere.test' },
  decode: {
    ...common,
    kind: 'decode',
    reason: 'syntax',
    issues: [{ path: '', expected: 'a JSON document', offset: 17 }],
    contentType: 'text/html',
    bytes: 512,
  },
  api: {
    ...common,
    kind: 'api',
    code: 2215,
    readAs: 2211,
    codeName: 'DailyLimitReached',
    description: 'The daily usage limit of the service is reached.',
    match: 'fallback',
    issues: [{ path: 'from.extension', expected: 'an extension' }],
  },
  unexpected: { ...common, kind: 'unexpected', participant: 'store', phase: 'limit' },
};

export const everyKind: readonly AnyFacts[] = Object.values(factsOf);
