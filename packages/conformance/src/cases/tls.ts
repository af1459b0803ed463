import type { CertificateName } from '../server/certificates.ts';
import type { CaseRow, RowPlan } from './row.ts';
import type { TlsReason } from '../types.ts';

const plan = (tls: CertificateName): RowPlan => ({ tls, script: ({ reply }) => reply() });

const faults: readonly (readonly [CertificateName, TlsReason, string])[] = [
  ['self-signed', 'self_signed', 'signed by itself'],
  ['unknown-issuer', 'unknown_issuer', 'of an unknown issuer'],
  ['expired', 'expired', 'that has expired'],
  ['wrong-host', 'host_mismatch', 'for another host'],
];

/** Certificates that must not be accepted (A19), beside one that may be. */
export const tlsCases: readonly CaseRow[] = [
  {
    id: 'A19.trusted',
    title: 'a certificate of a trusted authority is accepted',
    trust: true,
    plan: plan('trusted'),
    call: 'either',
    expect: { ok: true, sameValue: true },
  },
  ...faults.map(([name, tlsReason, words]): CaseRow => ({
    id: `A19.${name}`,
    title: `a certificate ${words} is network (tls), ${tlsReason}, and not tried again`,
    trust: true,
    plan: plan(name),
    call: 'either',
    expect: { kind: 'network', reason: 'tls', tlsReason, outcome: 'not_sent', requests: 0, connections: 1 },
  })),
];
