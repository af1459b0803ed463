import {
  openJson,
  type Answer,
  type Dialect,
  type EncodeContext,
  type Opened,
  type StampContext,
  type StampedRequest,
  type Verdict,
} from '@trunkline/core';
import type { VatsCode } from './codes.ts';
import { judgeBody, type Body, type VatsContext, type VatsPrepared } from './judge.ts';
import type { VatsWire } from './operation.ts';
import { sha256Hex } from '#digest';
import { signJson } from './sign.ts';

/** After a wrong request (3xxx) the next one is answered by 401 and a block that lasts this long from the first on. */
export const wrongRequestHoldMs = 120_000;

export interface VatsWireOptions {
  /** How long nothing is sent after the PBX has blocked us; 0 switches the hold off. */
  readonly wrongRequestHoldMs: number;
}

/** The dialect of the VPBX: signed form posts, JSON back. */
export function vatsDialect({
  wrongRequestHoldMs: holdMs,
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
    return wrong ? { ...verdict, mistakeForMs: holdMs } : verdict;
  }

  return {
    vendor: 'vats',
    requestIdHeader: 'x-uuid',
    // The PBX blocks a key, whoever sends with it; its digest may stand in a store that others can read.
    holdKey: async ({ apiKey = '' }) => `vats:${(await sha256Hex(apiKey)).slice(0, 16)}`,
    encode,
    stamp,
    open,
    judge,
    judgeForeign: (context) => judgeStatus(context, context.answer.text),
  };
}

function encode(wire: Record<string, unknown>, { operation }: EncodeContext<VatsWire>): VatsPrepared {
  const { path, command } = operation.wire;
  if (command !== true) return { path, json: JSON.stringify(wire), commandId: undefined };
  const { command_id: given, ...fields } = wire;
  const commandId = typeof given === 'string' ? given : globalThis.crypto.randomUUID();
  return { path, json: JSON.stringify({ command_id: commandId, ...fields }), commandId };
}

async function stamp({ path, json }: VatsPrepared, { credentials }: StampContext): Promise<StampedRequest> {
  const { apiKey = '', apiSalt = '' } = credentials;
  const sign = await signJson({ apiKey, apiSalt }, json);
  const body = new URLSearchParams({ vpbx_api_key: apiKey, sign, json }).toString();
  return { method: 'POST', path, headers: { 'content-type': 'application/x-www-form-urlencoded' }, body };
}

function open({ text, contentType }: Answer): Opened<Body> {
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
