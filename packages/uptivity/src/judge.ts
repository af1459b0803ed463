import { isFailureStatus, type JudgeContext, type Verdict } from '@trunkline/core';
import { readResult, type UptivityCode, type UptivityCodeReading } from './codes.ts';
import type { UptivityReply, UptivityWire } from './operation.ts';
import type { ResultDocument } from './result.ts';

/** A request whose id is fixed. */
export interface UptivityPrepared {
  readonly requestId: string;
  /** Tag and text, the type first. */
  readonly fields: readonly (readonly [string, string])[];
}

export type UptivityContext = JudgeContext<UptivityWire, UptivityPrepared>;
type UptivityVerdict = Verdict<UptivityCode>;
type Reading = UptivityCodeReading;

/** Refused since too much is going on: the command was not taken. */
const notTaken: ReadonlySet<unknown> = new Set([47, 48]);

/** What the server means: `RESULTTYPE` decides whether it is an error, the code says which. */
export function judgeResult(found: ResultDocument, context: UptivityContext): UptivityVerdict {
  const { requestId, type, code, message, data } = found;
  if (requestId !== undefined && requestId !== context.prepared.requestId) {
    return { verdict: 'foreign', issues: [{ path: 'REQUESTID', expected: 'the id of this request' }] };
  }
  const reading = withDoubt(readResult(code, message), context);
  const saysError = type.toUpperCase() === 'ERROR';
  if (notTaken.has(reading.code)) {
    return { verdict: 'limited', reading, payload: { outcome: reading, data }, vendorText: message };
  }
  if (saysError || (reading.effect === 'failure' && reading.match !== 'unknown')) {
    const refusal = saysError ? asFailure(reading) : reading;
    const payload: UptivityReply = { outcome: refusal, data };
    return { verdict: 'refused', reading: refusal, payload, vendorText: message };
  }
  // A failure status above an answer that is no error is somebody else's: a proxy's.
  if (isFailureStatus(context.answer.status)) return { verdict: 'foreign' };
  const outcome = reading.match === 'unknown' ? asWarning(reading) : reading;
  const payload: UptivityReply = { outcome, data };
  return { verdict: 'accepted', payload, notice: outcome.effect === 'success' ? undefined : outcome };
}

/** What may have been done is looked for before it is asked for again; a question may simply be asked again. */
function withDoubt(reading: Reading, { operation }: UptivityContext): Reading {
  return reading.outcome === 'unknown' && operation.repeat !== 'safe' ? { ...reading, retry: 'poll' } : reading;
}

/** Says `ERROR` with a code of success or of a part: then nobody can tell how much was done. */
function asFailure(reading: Reading): Reading {
  if (reading.effect === 'failure') return reading;
  const description = 'An error, though its code is none: nobody can tell how much was done.';
  return { ...reading, description, effect: 'failure', category: 'server', retry: 'poll', outcome: 'unknown' };
}

/** No error, with a code that nobody knows. */
function asWarning({ category: _category, outcome: _outcome, ...reading }: Reading): Reading {
  const description = 'A code that is not in the table, on an answer that the server does not call an error.';
  return { ...reading, effect: 'warning', description };
}
