import { decodeText } from '../send/charset.ts';
import type { SendAnswer, SendFailure, SendRequest } from '../send/sender.ts';
import type { WireAnswer, WireExchange, WireMessage, WireRequest } from './exchange.ts';
import { maskBody, maskPath, type VendorWords } from './mask-body.ts';
import { createMask, type Mask } from './mask.ts';
import { mostSeen, type Seen } from './watch.ts';

interface Facts {
  readonly vendor: string;
  readonly at: number;
  /** The words of the vendor's in this exchange: the operation's wire facts, for instance. */
  readonly wire?: unknown;
  readonly fields: readonly string[];
}

export interface SentFacts extends Facts {
  readonly operation: string;
  readonly callId: string;
  readonly attempt: number;
  readonly input: unknown;
  readonly request: SendRequest;
  readonly durationMs: number;
  readonly answer?: Pick<SendAnswer, 'status' | 'headers'>;
  readonly body?: Seen;
  readonly failure?: SendFailure;
}

export interface ReceivedFacts extends Facts {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly status: number;
}

/** Makes traces for one client: alike for alike in all of them. */
export interface Recorder {
  sent(facts: SentFacts): WireExchange;
  received(facts: ReceivedFacts): WireExchange;
}

/** Headers that say how things are sent, and never what. */
const shownHeaders: ReadonlySet<string> = new Set([
  'accept',
  'allow',
  'cache-control',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'date',
  'keep-alive',
  'retry-after',
  'server',
  'soapaction',
  'transfer-encoding',
]);

function maskHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return Object.fromEntries(named.map(([name, value]) => [name, shownHeaders.has(name) ? value : `[${name}]`]));
}

/** All words in a value, however deep. */
function wordsIn(value: unknown): readonly string[] {
  return JSON.stringify(value ?? '').match(/[\p{L}\p{N}_]+/gu) ?? [];
}

function wordsOf({ wire, fields }: Facts): VendorWords {
  return { fields: new Set(fields.map((field) => field.toLowerCase())), words: new Set(wordsIn(wire)) };
}

/** A body that is text, in full; of any other only its length is told. */
function maskSeen(
  seen: Seen | undefined,
  contentType: string | undefined,
  mask: Mask,
  words: VendorWords,
): Pick<WireMessage, 'body' | 'bytes'> {
  if (seen === undefined) return {};
  const isWhole = seen.length === seen.bytes.length && seen.length <= mostSeen;
  const decoded =
    isWhole && seen.length > 0 ? decodeText(seen.bytes, contentType, 'strict') : { decoded: false as const };
  const body = decoded.decoded && !isBinary(decoded.text) ? { body: maskBody(decoded.text, mask, words) } : {};
  return { ...body, bytes: seen.length };
}

// oxlint-disable-next-line no-control-regex -- control characters are what tells bytes from text
const isBinary = (text: string): boolean => /[\0-\x08\x0e-\x1f]/.test(text);

function requestBody(body: SendRequest['body']): Seen | undefined {
  if (body === undefined || body instanceof ReadableStream) return undefined;
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return { bytes, length: bytes.length };
}

const failureWord = (failure: SendFailure): string =>
  failure.kind === 'network' ? `network: ${failure.reason}` : failure.kind;

/** What becomes of the input: the same words as in the request that is made of it. */
function maskInput(input: unknown, mask: Mask, words: VendorWords): unknown {
  const text = JSON.stringify(input, (_name, value: unknown) => (isData(value) ? value : '[file]'));
  return text === undefined ? undefined : (JSON.parse(maskBody(text, mask, words)) as unknown);
}

function isData(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return typeof value !== 'function';
  return [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null);
}

export function createRecorder(): Recorder {
  const mask = createMask();
  return {
    sent(facts) {
      const { request, answer, failure } = facts;
      const words = wordsOf(facts);
      const sent: WireRequest = {
        method: request.method,
        path: maskPath(request.path, mask, words),
        headers: maskHeaders(request.headers),
        ...maskSeen(requestBody(request.body), 'text/plain', mask, words),
      };
      const came: WireAnswer | undefined = answer && {
        ...(answer.status === undefined ? {} : { status: answer.status }),
        headers: maskHeaders(answer.headers),
        ...maskSeen(facts.body, answer.headers['content-type'], mask, words),
      };
      return {
        trace: 1,
        vendor: facts.vendor,
        at: facts.at,
        direction: 'sent',
        operation: facts.operation,
        callId: facts.callId,
        attempt: facts.attempt,
        scheme: new URL(request.endpoint.origin).protocol,
        input: maskInput(facts.input, mask, words),
        request: sent,
        durationMs: Math.round(facts.durationMs),
        ...(came === undefined ? {} : { answer: came }),
        ...(failure === undefined ? {} : { failure: failureWord(failure) }),
      };
    },
    received(facts) {
      const { vendor, at, method, status, body } = facts;
      const words = wordsOf(facts);
      const contentType = facts.headers['content-type'];
      const request: WireRequest = {
        method,
        path: maskPath(facts.path, mask, words),
        headers: maskHeaders(facts.headers),
        ...maskSeen({ bytes: body, length: body.length }, contentType, mask, words),
      };
      return { trace: 1, vendor, at, direction: 'received', request, status };
    },
  };
}
