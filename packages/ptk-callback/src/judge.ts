import { isFailureStatus, type CodeReading, type JudgeContext, type Verdict } from '@trunkline/core';
import { ptkCallbackCodes, type PtkCallbackCode } from './codes.ts';
import type { PtkWire } from './operation.ts';
import type { PtkAnswer } from './soap/answer.ts';

/** A request that is written; ids and times in it are fixed. */
export interface PtkPrepared {
  readonly method: 'POST' | 'PUT';
  /** Relative to the endpoint, or a whole URL. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** How the server calls the operation. */
  readonly wireName: string;
}

export type PtkContext = JudgeContext<PtkWire, PtkPrepared>;
type PtkVerdict = Verdict<PtkCallbackCode>;
type Reading = CodeReading<PtkCallbackCode>;

export interface JudgeRules {
  /** Of the toolkit, for the code that meant two things up to version 4. */
  readonly version: string | undefined;
  /** Until when the licence's window lasts, seen from this moment. */
  readonly windowEnds: (now: number) => number;
}

/** What a value is read from: the answer, and what its code says. */
export interface PtkPayload {
  readonly answer: PtkAnswer;
  readonly reading: Reading;
  /** A repeated request was told that it had been there before: this call's own first try. */
  readonly alreadyThere: boolean;
}

const exceeded = 109035;
const duplicateTrackingId = 108042;
const notImplemented = 109001;

/** What the toolkit means: the number decides. */
export function judgeAnswer(answer: PtkAnswer, context: PtkContext, rules: JudgeRules): PtkVerdict {
  const { code, description } = answer;
  if (code === undefined) return withoutCode(answer, context.answer.status);
  const reading = ptkCallbackCodes.find(code, {
    operation: context.operation.name,
    ...(rules.version === undefined ? {} : { version: rules.version }),
    ...(description === undefined ? {} : { description }),
  });
  const payload: PtkPayload = { answer, reading, alreadyThere: false };
  if (reading.code === exceeded) return { verdict: 'held', reading, untilMs: rules.windowEnds(context.now) };
  // Only if the first try may have been carried out: otherwise somebody else has used the id.
  if (reading.code === duplicateTrackingId && context.doubtful) {
    return { verdict: 'accepted', payload: { ...payload, alreadyThere: true }, notice: reading };
  }
  if (reading.effect === 'failure') return refuse(reading, payload, context);
  // A failure status above a code of success is somebody else's: a proxy's.
  if (isFailureStatus(context.answer.status)) return { verdict: 'foreign' };
  return {
    verdict: 'accepted',
    payload,
    notice: reading.effect === 'success' || reading.effect === 'outcome' ? undefined : reading,
  };
}

function refuse(reading: Reading, payload: PtkPayload, { prepared, operation }: PtkContext): PtkVerdict {
  const passing = (reading as { readonly passing?: boolean }).passing === true;
  const issues = [
    { path: '', expected: `an operation that this server has: the profile calls it ${prepared.wireName}` },
  ];
  return {
    verdict: 'refused',
    reading: operation.repeat === 'safe' || reading.outcome !== 'unknown' ? reading : { ...reading, retry: 'poll' },
    payload,
    vendorText: payload.answer.description,
    repeat: passing,
    ...(reading.code === notImplemented ? { issues } : {}),
  };
}

/** A fault of SOAP's own is a failure, whatever the HTTP status; anything else without a code is no answer of the toolkit's. */
function withoutCode({ fault }: PtkAnswer, status: number | undefined): PtkVerdict {
  if (fault !== undefined) {
    const failing = isFailureStatus(status) ? status : 500;
    return { verdict: 'foreign', status: failing, vendorText: fault === '' ? undefined : fault };
  }
  return { verdict: 'foreign', issues: [{ path: '', expected: 'a status code of six digits' }] };
}
