import {
  openJson,
  type Answer,
  type CodeReading,
  type Dialect,
  type EncodeContext,
  type Issue,
  type JudgeContext,
  type Notice,
  type Opened,
  type StampContext,
  type StampedRequest,
  type Verdict,
} from '@trunkline/core';
import { vatsCodes, type VatsCode } from './codes.ts';
import type { VatsWire } from './operation.ts';
import { signJson } from './sign.ts';

/** A request whose ids are fixed: the `json` text is made once, signed and sent as it is. */
export interface VatsPrepared {
  readonly path: string;
  readonly json: string;
  readonly commandId: string | undefined;
}

type Body = Readonly<Record<string, unknown>>;
type Context = JudgeContext<VatsWire, VatsPrepared>;

/** After a wrong request (3xxx) the next one is answered by 401 and a block that lasts this long from the first on. */
export const wrongRequestHoldMs = 120_000;

export interface VatsWireOptions {
  /** How long nothing is sent after the PBX has blocked us; 0 switches the hold off. */
  readonly wrongRequestHoldMs: number;
}

/** The dialect of the VPBX: signed form posts, JSON back. */
export function vatsDialect(options: VatsWireOptions): Dialect<VatsWire, VatsPrepared, Body, VatsCode> {
  let firstWrongAt: number | undefined;

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

  function judge(body: Body, context: Context): Verdict<VatsCode> {
    const blocked = judgeForeign(context, body);
    if (blocked !== undefined) return blocked;
    const code = body['result'] ?? body['Result'] ?? body['code'];
    const failing = isFailure(context.answer.status);
    if (code === undefined || code === null || (failing && Number(code) < 1000)) {
      return failing ? { verdict: 'foreign' } : accept(body, context);
    }
    if (Array.isArray(code)) return judgeItems(code, body, context);
    if (typeof code !== 'number' && typeof code !== 'string') {
      return { verdict: 'foreign', issues: [{ path: 'result', expected: 'a result code' }] };
    }
    return judgeCode(read(code, context), body, context);
  }

  function judgeCode(reading: CodeReading<VatsCode>, body: Body, context: Context): Verdict<VatsCode> {
    switch (reading.effect) {
      case 'success':
        return isFailure(context.answer.status) ? { verdict: 'foreign' } : accept(body, context);
      case 'warning':
      case 'partial':
        return accept(body, context, reading);
      case 'outcome':
        return accept({ ...body, outcome: reading }, context);
      default:
        return refuse(reading, body, context);
    }
  }

  function refuse(reading: CodeReading<VatsCode>, body: Body, context: Context): Verdict<VatsCode> {
    if (Number(reading.asked) >= 3000 && Number(reading.asked) < 4000) noteWrongRequest(context.now);
    return {
      verdict: 'refused',
      reading,
      payload: body,
      vendorText: vendorWords(body),
      issues: fieldIssues(body, context),
    };
  }

  /** One code per item: done if all are, done in part if some are. */
  function judgeItems(codes: readonly unknown[], body: Body, context: Context): Verdict<VatsCode> {
    const items = codes.map((code) => read(code, context));
    const failed = items.find((item) => item.effect === 'failure');
    if (failed === undefined) return accept(body, context);
    if (items.every((item) => item.effect === 'failure')) return refuse(failed, body, context);
    return accept(body, context, { ...failed, effect: 'partial', items });
  }

  function noteWrongRequest(now: number): void {
    const past = firstWrongAt === undefined || now - firstWrongAt >= wrongRequestHoldMs;
    if (past) firstWrongAt = now;
  }

  /** Refusals that the PBX speaks by HTTP status: its rate limit (429, formerly 503), and the block after wrong requests. */
  function judgeForeign({ answer, now }: Context, body: Body = {}): Verdict<VatsCode> | undefined {
    const { status } = answer;
    if (status === 429 || (status === 503 && isRateLimitText(body['message']))) return { verdict: 'limited' };
    if (status !== 401 || firstWrongAt === undefined || options.wrongRequestHoldMs === 0) return undefined;
    const untilMs = firstWrongAt + options.wrongRequestHoldMs;
    return untilMs > now ? { verdict: 'held', untilMs } : undefined;
  }

  return {
    vendor: 'vats',
    requestIdHeader: 'x-uuid',
    holdKey: 'vats.wrongRequests',
    encode,
    stamp,
    open,
    judge,
    judgeForeign: (context) => judgeForeign(context),
  };
}

function isRateLimitText(message: unknown): boolean {
  return typeof message === 'string' && /rate limit/i.test(message);
}

function isFailure(status: number | undefined): boolean {
  return status === undefined || status < 200 || status > 299;
}

function read(code: unknown, { operation }: Context): CodeReading<VatsCode> {
  return vatsCodes.find(code, { operation: operation.name });
}

function accept(body: Body, { prepared }: Context, notice?: Notice<VatsCode>): Verdict<VatsCode> {
  const payload = prepared.commandId === undefined ? body : { ...body, command_id: prepared.commandId };
  return { verdict: 'accepted', payload, notice };
}

/** `"fields": {"to_number": 3104}`: which inputs the PBX complains about. */
function fieldIssues(body: Body, { operation }: Context): Issue[] | undefined {
  const fields = body['fields'];
  if (typeof fields !== 'object' || fields === null) return undefined;
  const publicNames = new Map(Object.entries(operation.input.fields).map(([name, field]) => [field.wire[0], name]));
  const issues = Object.entries(fields).flatMap(([wire, code]: [string, unknown]) => {
    const path = publicNames.get(wire);
    return path === undefined ? [] : [{ path, expected: `right (${vatsCodes.find(code).description})` }];
  });
  return issues.length === 0 ? undefined : issues;
}

/** What the PBX said in words: `message`, `error` and the map of `fields`. */
function vendorWords(body: Body): string | undefined {
  const words = [body['message'], body['error'], body['fields']].filter((part) => part !== undefined && part !== null);
  if (words.length === 0) return undefined;
  return words.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join('; ');
}
