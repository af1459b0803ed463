/**
 * What kind of thing went wrong. Closed: a `switch` over it ends in `never`.
 *
 * | kind | what happened | was it sent? |
 * | --- | --- | --- |
 * | `input` | the caller's input is wrong | no |
 * | `refused` | good input, refused here by our own rule | no |
 * | `network` | the connection failed | maybe |
 * | `timeout` | one of the clocks ran out | maybe |
 * | `aborted` | the caller's signal | maybe |
 * | `http` | an HTTP failure without a vendor envelope | yes |
 * | `decode` | not the vendor's format, or less than the operation promises | yes |
 * | `api` | the vendor's own code says no | yes |
 * | `unexpected` | a defect, or a participant that threw | maybe |
 */
export type ErrorKind = (typeof errorKinds)[number];
export const errorKinds = [
  'input',
  'refused',
  'network',
  'timeout',
  'aborted',
  'http',
  'decode',
  'api',
  'unexpected',
] as const;

/** What a failure means for the application; one list for all vendors, so that one `switch` serves five of them. */
export type Category = (typeof categories)[number];
export const categories = [
  'invalid_request',
  'authentication',
  'permission',
  'not_found',
  'conflict',
  'invalid_state',
  'rate_limited',
  'quota_exceeded',
  'unavailable',
  'timeout',
  'network',
  'cancelled',
  'unsupported',
  'policy',
  'telephony',
  'server',
  'unknown',
] as const;

/** What to do about a failure. `poll` asks again for the outcome; the `after_*` words say who must act first. */
export type RetryAdvice = (typeof retryAdvice)[number];
export const retryAdvice = ['never', 'now', 'later', 'poll', 'after_login', 'after_fix', 'after_admin'] as const;

/**
 * What is known of the work that was asked for: nothing left this process (`not_sent`), the vendor said no
 * (`rejected`), or nobody can tell (`unknown`): then ask before you repeat.
 */
export type Outcome = (typeof outcomes)[number];
export const outcomes = ['not_sent', 'rejected', 'unknown'] as const;

/** Where in a call it happened: waiting for a slot, logging in, up to the headers, in the body, waiting for an event, backing off. */
export type Phase = 'limit' | 'login' | 'request' | 'body' | 'reply' | 'backoff';

/** Which rule of ours refused: the request limit, the guard, a time window, a closed client, the session, a full queue, no endpoint left. */
export type RefusedReason =
  | 'limit'
  | 'guard'
  | 'window'
  | 'closed'
  | 'session'
  | 'queue_full'
  | 'no_endpoint'
  | 'unsupported';

export type NetworkReason = 'refused' | 'dns' | 'tls' | 'reset' | 'protocol' | 'truncated' | 'other';

export type TlsReason = 'self_signed' | 'expired' | 'host_mismatch' | 'unknown_issuer' | 'client_certificate';

/** Which clock ran out: one attempt's, the whole call's, or the one between two chunks of a stream. */
export type TimeoutScope = 'attempt' | 'total' | 'idle';

/** Why an answer could not be read. */
export type DecodeReason = 'empty' | 'content_type' | 'charset' | 'syntax' | 'shape' | 'too_large';

/** Why an HTTP answer without a vendor envelope is a failure. */
export type HttpReason = 'status' | 'redirect';

/** Who threw, where the error is `unexpected`. */
export type Participant =
  | 'trunkline'
  | 'fetch'
  | 'sender'
  | 'store'
  | 'clock'
  | 'credentials'
  | 'guard'
  | 'schema'
  | 'handler'
  | 'file';

/** What a code means for the call it came with. */
export type Effect = (typeof effects)[number];
export const effects = ['success', 'partial', 'pending', 'warning', 'outcome', 'failure'] as const;

/** Why a call or a stream ended that its caller did not end. */
export const closedReason = 'the client was closed';
