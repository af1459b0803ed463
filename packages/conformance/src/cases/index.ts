import type { Conformance } from '../conformance.ts';
import { abortCases } from './abort.ts';
import { bodyCases } from './body.ts';
import { charsetCases } from './charset.ts';
import { connectionCases } from './connection.ts';
import { lifetimeCases } from './lifetime.ts';
import { participantCases } from './participants.ts';
import { protocolCases } from './protocol.ts';
import { redirectCases } from './redirect.ts';
import { retryCases } from './retry.ts';
import type { CaseRow } from './row.ts';
import { sampleCases } from './samples.ts';
import { secrecyCases } from './secrecy.ts';
import { stallCases } from './stall.ts';
import { syntaxCases } from './syntax.ts';
import { tlsCases } from './tls.ts';

/** The cases that apply to a vendor. */
export function cases(conformance: Conformance): readonly CaseRow[] {
  const every = [
    ...sampleCases,
    ...connectionCases,
    ...stallCases,
    ...protocolCases,
    ...tlsCases,
    ...bodyCases,
    ...syntaxCases(conformance),
    ...charsetCases,
    ...retryCases,
    ...redirectCases,
    ...abortCases,
    ...lifetimeCases,
    ...participantCases(conformance),
    ...secrecyCases,
  ];
  return every.filter(({ format }) => format === undefined || format === conformance.format);
}
