import type { FailureName } from './places.ts';
import type { Told } from './row.ts';

export interface Failure {
  readonly name: FailureName;
  readonly encrypted?: true;
  /** Until a client gives up, in milliseconds. Short only where giving up is the point. */
  readonly attemptTimeoutMs: number;
  readonly told: Told;
}

const patientMs = 20_000;
const shortMs = 1_000;
const network = { kind: 'network', phase: 'request' } as const;
const timeout = { kind: 'timeout', reason: 'attempt', outcome: 'unknown' } as const;

/** The ways a network fails, and what every client says of each on every runtime. */
export const failures: readonly Failure[] = [
  { name: 'refused', attemptTimeoutMs: patientMs, told: { ...network, reason: 'refused', outcome: 'not_sent' } },
  { name: 'dns', attemptTimeoutMs: patientMs, told: { ...network, reason: 'dns', outcome: 'not_sent' } },
  { name: 'reset', attemptTimeoutMs: patientMs, told: { ...network, reason: 'reset', outcome: 'unknown' } },
  {
    name: 'cut',
    attemptTimeoutMs: patientMs,
    told: { ...network, reason: 'truncated', phase: 'body', outcome: 'unknown' },
  },
  { name: 'stalled', attemptTimeoutMs: shortMs, told: { ...timeout, phase: 'request' } },
  { name: 'stalledBody', attemptTimeoutMs: shortMs, told: { ...timeout, phase: 'body' } },
  {
    name: 'selfSigned',
    encrypted: true,
    attemptTimeoutMs: patientMs,
    told: { ...network, reason: 'tls', outcome: 'not_sent', tlsReason: 'self_signed' },
  },
];
