import { isFailureStatus, type JudgeContext, type Verdict } from '@trunkline/core';
import { ccaWebApiCodes, type CcaWebApiCode, type CcaWebApiCodeReading } from './codes.ts';
import { fieldOf, isFields, wholeNumber, type Envelope } from './envelope.ts';
import type { CcaWebApiWire } from './operation.ts';
import { hideToken } from './secrets.ts';
import type { CcaWebApiPrepared } from './encode.ts';

type Context = JudgeContext<CcaWebApiWire, CcaWebApiPrepared>;
type CcaVerdict = Verdict<CcaWebApiCode>;

/**
 * What the server means. Three words count, and the worst of them decides: the status of HTTP, `StatusCode` in the envelope,
 * and `ResultCode` in the answer. The last says what went wrong.
 */
export function judgeAnswer(envelope: Envelope, context: Context, serverVersion: string | undefined): CcaVerdict {
  const { response } = envelope;
  const status = worstStatus(context.answer.status, envelope.statusCode);
  const failing = isFailureStatus(status);
  const told = isFields(response) ? (fieldOf(response, 'ResultCode') ?? undefined) : undefined;
  const code = wholeNumber(told);
  if (code === undefined) {
    if (failing) return noCode(status, context, words(response));
    if (told === undefined) return accept(envelope, context, status);
    return { verdict: 'foreign', issues: [{ path: 'Response.ResultCode', expected: 'a result code' }] };
  }
  const version = serverVersion ?? envelope.version;
  const facts = { operation: context.operation.name, ...(version === undefined ? {} : { version }) };
  const reading = ccaWebApiCodes.find(code, facts);
  if (failing || reading.effect === 'failure') return refuse(reading, response, context, status);
  return accept(envelope, context, status, reading);
}

/** What is no envelope at all: a proxy's page, or the web server's own. Where it says 401, the session may be the reason. */
export function judgePage(context: Context): CcaVerdict | undefined {
  return context.answer.status === 401 ? noCode(401, context, undefined) : undefined;
}

/** A failure counts before a success, and of two failures the higher: 5xx leaves more in doubt than 4xx. */
function worstStatus(http: number | undefined, envelope: number | undefined): number | undefined {
  const told = [http, envelope].filter((status) => status !== undefined);
  const failures = told.filter((status) => isFailureStatus(status));
  return told.length === 0 ? undefined : Math.max(...(failures.length === 0 ? told : failures));
}

/** May this 102 or 401 be about the session? Not where a login was refused, and not where another token was asked for. */
function isAboutSession({ operation: { wire } }: Context): boolean {
  return wire.login !== true && wire.byToken !== true && wire.asksAbout !== 'given';
}

function noCode(status: number | undefined, context: Context, vendorText: string | undefined): CcaVerdict {
  if (status === 401 && isAboutSession(context)) return { verdict: 'login', vendorText };
  return { verdict: 'foreign', status, ...(vendorText === undefined ? {} : { vendorText }) };
}

function refuse(
  reading: CcaWebApiCodeReading,
  response: unknown,
  context: Context,
  status: number | undefined,
): CcaVerdict {
  const { wire, repeat, pending } = context.operation;
  const vendorText = words(response);
  if (reading.code === 102) {
    if (wire.asksAbout !== undefined) return { verdict: 'accepted', payload: { Valid: false } };
    if (isAboutSession(context)) return { verdict: 'login', reading, vendorText };
  }
  if (reading.code === 104 && pending === true) return { verdict: 'pending', reading, payload: response };
  // A failure status above a code of success is somebody else's: a proxy's, say.
  if (isSuccess(reading)) return { verdict: 'foreign', status, ...(vendorText === undefined ? {} : { vendorText }) };
  const failure = asFailure(reading);
  const again = reading.passing === true && repeat === 'safe';
  return { verdict: 'refused', reading: failure, payload: response, vendorText, repeat: again };
}

function isSuccess({ effect, match }: CcaWebApiCodeReading): boolean {
  return match === 'exact' && (effect === 'success' || effect === 'warning' || effect === 'pending');
}

/** With a failure status, word of how a call stands, or a code nobody knows, is an error. */
function asFailure(reading: CcaWebApiCodeReading): CcaWebApiCodeReading {
  if (reading.effect === 'failure') return reading;
  const aboutCalls = reading.group === 'listenIn' || reading.group === 'manualDial';
  const category = aboutCalls ? 'telephony' : reading.effect === 'outcome' ? 'server' : 'unknown';
  return { ...reading, effect: 'failure', category };
}

function accept(
  { response }: Envelope,
  { operation }: Context,
  status: number | undefined,
  reading?: CcaWebApiCodeReading,
): CcaVerdict {
  const isPending = reading?.effect === 'pending' || (status === 202 && operation.pending === true);
  if (isPending && operation.wire.promisesNothing !== true) {
    return { verdict: 'pending', reading: reading ?? ccaWebApiCodes.find(1), payload: response };
  }
  if (operation.answer === 'stream') return { verdict: 'foreign', issues: [{ path: '', expected: 'a file' }] };
  return { verdict: 'accepted', payload: response, notice: reading?.effect === 'success' ? undefined : reading };
}

/** What the server said in words. An echoed URL may hold a token. */
function words(response: unknown): string | undefined {
  const said = isFields(response) ? fieldOf(response, 'Error') : undefined;
  return typeof said === 'string' && said !== '' ? hideToken(said) : undefined;
}
