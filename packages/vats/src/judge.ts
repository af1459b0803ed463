import type { CodeReading, Issue, JudgeContext, Notice, UploadFile, Verdict } from '@trunkline/core';
import { tooFastOrUnavailable } from './codes/overrides.ts';
import { vatsCodes, type VatsCode } from './codes.ts';
import type { VatsWire } from './operation.ts';

/** A request whose ids are fixed: the `json` text is made once, signed and sent as it is. */
export interface VatsPrepared {
  readonly wire: VatsWire;
  readonly json: string;
  readonly commandId: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** Goes beside the signed fields, unsigned. */
  readonly file: UploadFile | undefined;
  /** Where a file of the vendor's waits. */
  readonly url: string | undefined;
}

/** The JSON object that the PBX answers with. */
export type Body = Readonly<Record<string, unknown>>;
export type VatsContext = JudgeContext<VatsWire, VatsPrepared>;
type VatsVerdict = Verdict<VatsCode>;
type Reading = CodeReading<VatsCode>;

/** What the PBX means by a body: the code stands in `result`, `Result` or `code`; some look-ups answer without one. */
export function judgeBody(body: Body, context: VatsContext): VatsVerdict {
  const code = codeOf(body);
  const failing = isFailure(context.answer.status);
  if (code === undefined || code === null) return withoutCode(body, context);
  if (failing && Number(code) < 1000) return foreign;
  const codes = Array.isArray(code) ? (code as readonly unknown[]) : [code];
  if (codes.length === 0 || !codes.every(isCode)) {
    return { verdict: 'foreign', issues: [{ path: 'result', expected: 'a result code' }] };
  }
  const told = codes.map((one) => vatsCodes.find(one, { operation: context.operation.name }));
  const rows = told.some(isFailed) ? [] : codesOfRows(body, context);
  const readings = [...told, ...rows];
  const [failed] = allFailed(rows) ?? allFailed(told) ?? [];
  if (failed !== undefined) return refuse(failed, body, context);
  // A failure status above a code of success is somebody else's: a proxy's, or a block's.
  if (failing) return foreign;
  return accept(readings, body, context);
}

const foreign: VatsVerdict = { verdict: 'foreign' };

function isFailed({ effect }: Reading): boolean {
  return effect === 'failure';
}

function allFailed(readings: readonly Reading[]): readonly Reading[] | undefined {
  return readings.length > 0 && readings.every(isFailed) ? readings : undefined;
}

/** One method answers with its data in `result` and its code in `status`, where 200 is a success. */
function codeOf(body: Body): unknown {
  const code = body['result'] ?? body['Result'] ?? body['code'];
  if (!Array.isArray(code) || code.some(isCode) || body['status'] === undefined) return code;
  return Number(body['status']) === 200 ? 1000 : body['status'];
}

function isCode(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'string';
}

/** A code of success outside may hold items that failed. */
function codesOfRows(body: Body, { operation: { name, wire } }: VatsContext): Reading[] {
  const rows = wire.perItem?.rows === undefined ? undefined : body[wire.perItem.rows];
  if (!Array.isArray(rows)) return [];
  return rows.map((row: unknown) => vatsCodes.find((row as Body | null)?.['result'], { operation: name }));
}

/** A command without a code in its answer may not have been heard at all. */
function withoutCode(body: Body, context: VatsContext): VatsVerdict {
  if (isFailure(context.answer.status)) return foreign;
  if (context.operation.wire.command !== true) return { verdict: 'accepted', payload: body };
  return { verdict: 'foreign', issues: [{ path: 'result', expected: 'a result code' }] };
}

/** Done. One code per item: what is no plain success stands in the notice, how a call ended stands in the value. */
function accept(readings: readonly Reading[], body: Body, context: VatsContext): VatsVerdict {
  const outcome = readings.find(({ effect }) => effect === 'outcome');
  const payload = payloadOf(body, context, outcome, readings);
  const remark = readings.find(isFailed) ?? readings.find(({ effect }) => effect === 'warning');
  if (remark === undefined) return { verdict: 'accepted', payload, notice: leftOut(readings[0], body, context) };
  if (readings.length === 1) return { verdict: 'accepted', payload, notice: remark };
  const effect = remark.effect === 'failure' ? 'partial' : remark.effect;
  return { verdict: 'accepted', payload, notice: { ...remark, effect, items: readings } };
}

/** All codes are fine, and yet some items were left out: that is no plain success either. */
function leftOut(reading: Reading | undefined, body: Body, { operation }: VatsContext): Notice<VatsCode> | undefined {
  const name = operation.wire.perItem?.leftOut;
  const items = name === undefined ? undefined : body[name];
  if (reading === undefined || !Array.isArray(items) || items.length === 0) return undefined;
  return { ...reading, effect: 'partial' };
}

function refuse(reading: Reading, body: Body, context: VatsContext): VatsVerdict {
  const said = { payload: payloadOf(body, context, undefined), vendorText: vendorWords(body) };
  if (reading.asked === 5008 && context.operation.wire.root === 'contactCentre') {
    return { verdict: 'limited', reading: { ...reading, ...tooFastOrUnavailable }, ...said };
  }
  return { verdict: 'refused', reading, ...said, issues: fieldIssues(body, context) };
}

function payloadOf(
  body: Body,
  { operation, prepared }: VatsContext,
  outcome: Reading | undefined,
  results: readonly Reading[] = [],
): Body {
  return {
    ...body,
    ...(prepared.commandId === undefined ? {} : { command_id: prepared.commandId }),
    // Ours, whatever the wire may call by this name.
    outcome,
    ...(operation.wire.perItem === undefined ? {} : { results: itemsOf(results, body) }),
  };
}

/** One code for a whole list is no code of an item. */
function itemsOf(readings: readonly Reading[], body: Body): readonly Reading[] {
  return Array.isArray(body['result']) ? readings : readings.slice(1);
}

function isFailure(status: number | undefined): boolean {
  return status === undefined || status < 200 || status > 299;
}

type Fields = Readonly<Record<string, { readonly wire: readonly string[]; readonly kind: unknown }>>;

/** `from.extension` on the wire is `from.extension` in public, `to_number` is `toNumber`; `undefined` for a stranger. */
function publicPath(fields: Fields, [first, ...rest]: readonly string[]): string | undefined {
  const found = Object.entries(fields).find(([, { wire }]) => wire[0] === first);
  if (found === undefined) return undefined;
  const [name, { kind }] = found;
  if (rest.length === 0) return name;
  const inner = publicPath((kind as { readonly fields?: Fields }).fields ?? {}, rest);
  return inner === undefined ? name : `${name}.${inner}`;
}

/** `"fields": {"to_number": 3104}`: which inputs the PBX complains about. */
function fieldIssues(body: Body, { operation }: VatsContext): Issue[] | undefined {
  const fields = body['fields'];
  if (typeof fields !== 'object' || fields === null) return undefined;
  const issues = Object.entries(fields).flatMap(([wire, code]: [string, unknown]) => {
    const path = publicPath(operation.input.fields, wire.split('.'));
    return path === undefined ? [] : [{ path, expected: `right (${vatsCodes.find(code).description})` }];
  });
  return issues.length === 0 ? undefined : issues;
}

/** What the PBX said in words: `message`, `error` and the map of `fields`. */
function vendorWords(body: Body): string | undefined {
  const words = [body['message'], body['error'], body['fields']].filter((part) => part !== undefined && part !== null);
  if (words.length === 0) return undefined;
  return words.map((part) => (typeof part === 'string' ? part : plainText(part))).join('; ');
}

/** Whatever stands there, even nested beyond all sense. */
function plainText(part: unknown): string {
  try {
    return JSON.stringify(part);
  } catch {
    return 'words nested too deep to be read';
  }
}
