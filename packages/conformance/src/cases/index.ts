import type { Conformance } from '../conformance.ts';
import { abortCases } from './abort.ts';
import { bodyCases } from './body.ts';
import { charsetCases } from './charset.ts';
import { connectionCases } from './connection.ts';
import { healthCases } from './health.ts';
import { lifetimeCases } from './lifetime.ts';
import { networkCases } from './network.ts';
import { participantCases } from './participants.ts';
import { protocolCases } from './protocol.ts';
import { redirectCases } from './redirect.ts';
import { retryCases } from './retry.ts';
import type { CaseRow } from './row.ts';
import { sampleCases } from './samples.ts';
import { secrecyCases } from './secrecy.ts';
import { stallCases } from './stall.ts';
import { streamCases } from './stream.ts';
import { syntaxCases } from './syntax.ts';
import { tlsCases } from './tls.ts';

/** Every case there is, with the vendor's own samples in it. Whether it applies is another question. */
export function cases(conformance: Conformance): readonly CaseRow[] {
  return [
    ...sampleCases,
    ...connectionCases,
    ...stallCases,
    ...streamCases,
    ...protocolCases,
    ...tlsCases,
    ...networkCases,
    ...bodyCases,
    ...syntaxCases(conformance),
    ...charsetCases,
    ...retryCases,
    ...redirectCases,
    ...abortCases,
    ...lifetimeCases,
    ...participantCases,
    ...secrecyCases,
    ...healthCases(conformance),
  ];
}
