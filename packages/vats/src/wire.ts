import {
  multipart,
  openJson,
  type Answer,
  type Dialect,
  type EncodeContext,
  type MaybePromise,
  type Opened,
  type StampContext,
  type StampedRequest,
  type UploadFile,
  type Verdict,
} from '@trunkline/core';
import type { VatsCode } from './codes.ts';
import { judgeBody, type Body, type VatsContext, type VatsPrepared } from './judge.ts';
import type { VatsWire } from './operation.ts';
import { placeOf, rootOf, type VatsRoots } from './roots.ts';
import { shownFields } from './shown-fields.ts';
import { sha256Hex } from '#digest';
import { signJson } from './sign.ts';

/** After a wrong request (3xxx) the next one is answered by 401 and a block that lasts this long from the first on. */
export const wrongRequestHoldMs = 120_000;

export interface VatsWireOptions {
  /** How long nothing is sent after the PBX has blocked us; 0 switches the hold off. */
  readonly wrongRequestHoldMs: number;
  /** Is nothing sent after the first wrong request already, until it is forgotten? */
  readonly holdAfterWrongRequest: boolean;
  /** Seconds added to the Unix times that are sent. */
  readonly timestampOffsetSeconds: number;
  /** Roots that don't stand beside the PBX's. */
  readonly roots: VatsRoots;
}

/** The dialect of the VPBX: signed form posts, JSON back. */
export function vatsDialect({
  wrongRequestHoldMs: holdMs,
  holdAfterWrongRequest: holdMeanwhile,
  timestampOffsetSeconds,
  roots,
}: VatsWireOptions): Dialect<VatsWire, VatsPrepared, Body, VatsCode> {
  /** Refusals that the PBX speaks by HTTP status: its rate limit (429, formerly 503), and the block after wrong requests. */
  function judgeStatus({ answer: { status } }: VatsContext, message: unknown): Verdict<VatsCode> | undefined {
    if (status === 429 || (status === 503 && isRateLimitText(message))) return { verdict: 'limited' };
    return status === 401 && holdMs > 0 ? { verdict: 'held' } : undefined;
  }

  function judge(body: Body, context: VatsContext): Verdict<VatsCode> {
    const byStatus = judgeStatus(context, body['message']);
    if (byStatus?.verdict === 'limited') return byStatus;
    const verdict = judgeBody(body, context);
    if (byStatus !== undefined) return { verdict: 'held', otherwise: verdict };
    const wrong = verdict.verdict === 'refused' && isWrongRequest(verdict.reading.asked) && holdMs > 0;
    return wrong ? { ...verdict, mistakeForMs: holdMs, holdMeanwhile } : verdict;
  }

  return {
    vendor: 'vats',
    requestIdHeader: 'x-uuid',
    shownFields,
    // The PBX blocks a key, whoever sends with it; its digest may stand in a store that others can read.
    holdKey: holdKeys(),
    encode: (wire, context) => encode(shift(wire, context, timestampOffsetSeconds), context),
    stamp: (prepared, context) => stamp(prepared, context, roots),
    secretsOf: ({ wire }) => (wire.sends === 'nothing' ? [] : ['apiKey', 'apiSalt']),
    // What isn't ready has no body, failures come as JSON, and a page is a proxy's.
    streams: ({ status, headers }) => status === 200 && !/json|html/i.test(headers['content-type'] ?? ''),
    open,
    judge,
    judgeForeign: (context) => judgeStatus(context, context.answer.text),
  };
}

/** Asked for every attempt, and the key seldom changes. */
function holdKeys(): (credentials: Readonly<Record<string, string>>) => MaybePromise<string> {
  let last = { apiKey: '', key: '' };
  return ({ apiKey = '' }) => {
    if (apiKey === last.apiKey && last.key !== '') return last.key;
    const remember = (digest: string): string => {
      last = { apiKey, key: `vats:${digest.slice(0, 16)}` };
      return last.key;
    };
    const digest = sha256Hex(apiKey);
    return typeof digest === 'string' ? remember(digest) : digest.then(remember);
  };
}

/** Seconds that a tenant's clocks are off, as the option says: the manuals disagree about the zone of Unix times. */
function shift(wire: Record<string, unknown>, { operation }: EncodeContext<VatsWire>, seconds: number): typeof wire {
  const names = seconds === 0 ? [] : (operation.wire.shifted ?? []).filter((name) => Object.hasOwn(wire, name));
  return { ...wire, ...Object.fromEntries(names.map((name) => [name, Number(wire[name]) + seconds])) };
}

function encode(given: Record<string, unknown>, { operation: { wire } }: EncodeContext<VatsWire>): VatsPrepared {
  const nothing = { wire, json: '', commandId: undefined, headers: {}, file: undefined, url: undefined };
  if (wire.sends === 'nothing') return { ...nothing, url: String(given['url']) };
  if (wire.sends === 'json') return { ...nothing, json: JSON.stringify(given['json']) };
  const { [wire.sends === 'upload' ? 'file' : '']: file, ...fields } = { ...wire.defaults, ...given };
  if (wire.command === true) {
    const { command_id: id, ...rest } = fields;
    const commandId = typeof id === 'string' ? id : globalThis.crypto.randomUUID();
    return { ...nothing, json: JSON.stringify({ command_id: commandId, ...rest }), commandId };
  }
  const inHeaders = Object.entries(wire.headers ?? {});
  const headers = Object.fromEntries(inHeaders.map(([name, header]) => [header, String(fields[name])]));
  for (const [name] of inHeaders) delete fields[name];
  return { ...nothing, json: JSON.stringify(fields), headers, file: file as UploadFile | undefined };
}

function stamp(prepared: VatsPrepared, context: StampContext, roots: VatsRoots): MaybePromise<StampedRequest> {
  const { json, url } = prepared;
  if (url !== undefined) return { method: 'GET', ...placeOf(url), bare: true };
  const { apiKey = '', apiSalt = '' } = context.credentials;
  const form = (sign: string): StampedRequest => signed(prepared, { vpbx_api_key: apiKey, sign, json }, context, roots);
  const sign = signJson({ apiKey, apiSalt }, json);
  // Where it is there at once, as on Node, nobody waits.
  return typeof sign === 'string' ? form(sign) : sign.then(form);
}

function signed(
  { wire, headers, file }: VatsPrepared,
  form: Readonly<Record<string, string>>,
  context: StampContext,
  roots: VatsRoots,
): StampedRequest {
  const place = rootOf(wire.root, context.endpoint, roots);
  if (file === undefined) {
    const body = new URLSearchParams(form).toString();
    const type = 'application/x-www-form-urlencoded';
    return { method: 'POST', ...place, path: wire.path, headers: { ...headers, 'content-type': type }, body };
  }
  const { contentType, body } = multipart(form, { file });
  return { method: 'POST', ...place, path: wire.path, headers: { ...headers, 'content-type': contentType }, body };
}

function open({ status, text, contentType }: Answer, { operation }: VatsContext): Opened<Body> {
  if (status === 204 && operation.wire.later === true) return { opened: true, value: {} };
  const opened = openJson(text, contentType);
  if (!opened.opened) return opened;
  const { value } = opened;
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? { opened: true, value: value as Body }
    : { opened: false, reason: 'shape', issues: [{ path: '', expected: 'a JSON object' }] };
}

function isWrongRequest(code: string | number | undefined): boolean {
  return Number(code) >= 3000 && Number(code) < 4000;
}

function isRateLimitText(message: unknown): boolean {
  return typeof message === 'string' && /rate limit/i.test(message);
}
