import { run } from '../call/line.ts';
import type { Connection } from '../connection.ts';
import type { Operation } from '../operations/operation.ts';
import type { Result } from '../result/result.ts';
import type { SendAnswer, Sender, SendFailure } from '../send/sender.ts';
import type { WireExchange, WireSent } from './exchange.ts';
import { structureOf, type Structured } from './structure.ts';

/** Whose client a trace is played to. */
export interface ReplaySubject {
  /** A connection with this sender in the network's place; its credentials may be anything. */
  readonly connect: (options: ReplayOptions) => Connection;
  /** The tree of operations that the package exports. */
  readonly operations: object;
}

export interface ReplayOptions {
  readonly sender: Sender;
  readonly random: () => number;
}

/** A call of the trace, made once more. */
export interface Replayed {
  readonly operation: string;
  readonly callId: string;
  /** What the client made of the recorded answers. */
  readonly result?: Result<unknown>;
  /** Where the client is at odds with the trace; empty if it isn't. */
  readonly problems: readonly string[];
  /** Why it wasn't made. */
  readonly skipped?: string;
}

/** The exchanges in the text of a trace file: one per line, as JSON. Throws an `Error` that names the line if one is no such thing. */
export function readTrace(text: string): readonly WireExchange[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, index) => {
    const exchange = parsed(line);
    if (exchange?.trace !== 1) throw new Error(`line ${index + 1} is no exchange of a trace`);
    return exchange;
  });
}

function parsed(line: string): WireExchange | null {
  try {
    return JSON.parse(line) as WireExchange | null;
  } catch {
    return null;
  }
}

/**
 * Plays the recorded answers to a client that makes the recorded calls again. A client that asks in another way, or that
 * can't read what the vendor answered, is at odds with the trace. Nothing is sent.
 *
 * ```ts
 * const replayed = await replayTrace(readTrace(text), { operations, connect: (options) => connectVats({ apiKey, apiSalt, ...options }) });
 * ```
 */
export async function replayTrace(
  exchanges: readonly WireExchange[],
  subject: ReplaySubject,
): Promise<readonly Replayed[]> {
  const sent = exchanges.filter((exchange) => exchange.direction === 'sent');
  const calls = new Map<string, WireSent[]>();
  for (const exchange of sent) {
    const key = `${exchange.callId} ${exchange.operation}`;
    calls.set(key, [...(calls.get(key) ?? []), exchange]);
  }
  const replayed: Replayed[] = [];
  for (const attempts of calls.values()) replayed.push(await replayCall(attempts, sent, subject));
  return replayed;
}

async function replayCall(
  attempts: readonly WireSent[],
  all: readonly WireSent[],
  { connect, operations }: ReplaySubject,
): Promise<Replayed> {
  const [{ callId, operation: name, input }] = attempts as readonly [WireSent];
  const operation = find(operations, name);
  if (operation === undefined) return { operation: name, callId, problems: [], skipped: 'a part of another method' };
  const waiting = [...attempts];
  const strange: string[] = [];

  function answerTo(request: Structured): SendAnswer | SendFailure {
    const wanted = structureOf(request);
    const index = waiting.findIndex((one) => structureOf(one.request) === wanted);
    // A login, say: it belongs to no call in particular.
    const found = index === -1 ? all.find((one) => structureOf(one.request) === wanted) : waiting.splice(index, 1)[0];
    if (found === undefined) strange.push(wanted);
    return played(found, request);
  }

  const connection = connect({ random: () => 0, sender: (request) => Promise.resolve(answerTo(request)) });
  // The input stands in the vendor's words already.
  const again = {
    ...operation,
    input: { expected: '', fields: {}, write: () => input },
    check: () => [],
    onceOnly: () => false,
    reach: { how: 'ring', numbers: () => [] } as const,
  };
  const result = await run(connection, again, undefined);
  await connection.close({ drainMs: 0 });
  return { operation: name, callId, result, problems: [...strange.map(atOdds), ...misread(result)] };
}

const atOdds = (structure: string): string => `asks in a way that the trace doesn't know: ${structure}`;

function misread(result: Result<unknown>): readonly string[] {
  if (result.ok || !['decode', 'unexpected', 'input'].includes(result.error.kind)) return [];
  return [`${result.error.message}`];
}

/** What the vendor answered, as if it came once more. */
function played(recorded: WireSent | undefined, request: Structured): SendAnswer | SendFailure {
  const { answer } = recorded ?? {};
  if (answer === undefined)
    return { answered: false, kind: 'network', reason: 'reset', notSent: false, thrown: undefined };
  const { status, headers, body } = answer;
  const text = recorded === undefined || body === undefined ? body : repeated(body, recorded.request, request);
  const bytes = text === undefined ? null : new TextEncoder().encode(text);
  return { answered: true, ...(status === undefined ? {} : { status }), headers: withoutCharset(headers), body: bytes };
}

const wordsOf = ({ path, body }: Structured): readonly string[] =>
  `${path} ${typeof body === 'string' ? body : ''}`.match(/[\p{L}\p{N}]+/gu) ?? [];

/** Where the answer repeats what was asked, an id say, it repeats what was asked this time. */
function repeated(answer: string, recorded: Structured, request: Structured): string {
  const now = wordsOf(request);
  const before = wordsOf(recorded);
  if (now.length !== before.length) return answer;
  const pairs = before.map((word, index) => [word, now[index] ?? word] as const).filter(([word]) => word.length > 5);
  const instead = new Map(pairs);
  return answer.replace(/[\p{L}\p{N}]+/gu, (word) => instead.get(word) ?? word);
}

/** The trace is UTF-8, whatever the answer was. */
function withoutCharset(headers: Readonly<Record<string, string>>): Record<string, string> {
  const { 'content-encoding': _encoding, 'content-length': _length, ...rest } = headers;
  const type = rest['content-type']?.replace(/;.*/, '');
  return type === undefined ? rest : { ...rest, 'content-type': `${type}; charset=utf-8` };
}

function find(tree: object, name: string): Operation<unknown, unknown> | undefined {
  for (const leaf of Object.values(tree) as readonly { leaf?: string; name?: string }[]) {
    if (typeof leaf !== 'object' || leaf === null) continue;
    if (leaf.leaf === 'operation' && leaf.name === name) return leaf as Operation<unknown, unknown>;
    const within = leaf.leaf === undefined ? find(leaf, name) : undefined;
    if (within !== undefined) return within;
  }
  return undefined;
}
