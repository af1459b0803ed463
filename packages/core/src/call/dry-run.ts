import { opened, type Connection } from '../connection.ts';
import type { TrunklineError } from '../errors/error.ts';
import { phoneDigits } from '../fields/phone.ts';
import type { CallOptions } from '../options/call-options.ts';
import type { Operation, Repeat } from '../operations/operation.ts';
import type { Result } from '../result/result.ts';
import { ask, beginCall, endCall, listenToCaller, type Call } from './call.ts';
import { checkCall } from './check.ts';
import { reachOf } from './guard.ts';
import { inputProblem, unexpectedProblem } from './problem.ts';
import { redactNumber, type NumberRedaction } from './redact-numbers.ts';
import { fail, succeed } from './settle.ts';

/** What a call would send. Secrets stand as their names in brackets; numbers as the option `redaction` says. */
export interface DryRun {
  readonly repeat: Repeat;
  /** Does it ring, message or cost? */
  readonly reaches?: 'ring' | 'message' | 'cost';
  readonly method: string;
  /** Scheme, host and port. */
  readonly endpoint: string;
  readonly path: string;
  /** Lower-case names. Of headers that the caller adds, only the names show. */
  readonly headers: Readonly<Record<string, string>>;
  /** Absent where there is none; `[stream]` for an upload. */
  readonly body?: string;
}

/**
 * Goes through a call up to the moment before it would be sent, and answers with what would have been: input checked, guard
 * asked, request written. Nothing leaves, nobody logs in, no limit counts it, and no secret is asked for: the signature is
 * one of placeholders.
 *
 * ```ts
 * const seen = await dryRun(connectVats(options), operations.calls.callback, input);
 * if (seen.ok) console.log(seen.value.path, seen.value.body);
 * ```
 */
export async function dryRun<Input, Code extends string | number>(
  connection: Connection<Code>,
  operation: Operation<Input, unknown>,
  input: Input,
  options?: CallOptions<Code>,
): Promise<Result<DryRun, TrunklineError<Code>>> {
  const named = operation as unknown as Operation<unknown, unknown>;
  const call = beginCall(opened(connection as unknown as Connection), named, input, options);
  try {
    listenToCaller(call);
    return (await written(call)) as Result<DryRun, TrunklineError<Code>>;
  } catch (thrown) {
    return fail(call, unexpectedProblem('trunkline', thrown, 'not_sent')) as Result<never, TrunklineError<Code>>;
  } finally {
    endCall(call);
  }
}

async function written(call: Call): Promise<Result<DryRun, TrunklineError>> {
  const { connection, operation, options } = call;
  const checked = await checkCall(call);
  if (!checked.ok) return fail(call, checked.problem);
  const prepared = connection.dialect.encode(checked.value, { operation, callId: call.id });
  const endpoint = connection.endpoints.walk().current;
  const credentials = Object.fromEntries(Object.keys(connection.credentials).map((name) => [name, `[${name}]`]));
  const token = connection.dialect.session === undefined || operation.sessionless === true ? undefined : '[token]';
  const context = { endpoint, credentials, token, attempt: 1, now: connection.clock.now() };
  const stamped = await ask(call, 'trunkline', 'request', () => connection.dialect.stamp(prepared, context));
  if (!stamped.ok) return fail(call, stamped.problem);
  if ('unwritable' in stamped.value) return fail(call, inputProblem(stamped.value.unwritable));
  const { method = '', path = '', body, headers = {}, endpoint: place = endpoint } = stamped.value;
  const reached = reachOf(call);
  const hide = await hider(reached?.numbers ?? [], connection.redaction);
  const own = Object.keys({ ...connection.headers, ...options.headers });
  const named = Object.fromEntries(own.map((name) => [name.toLowerCase(), `[${name.toLowerCase()}]`]));
  return succeed(call, {
    repeat: operation.repeat,
    ...(reached === undefined ? {} : { reaches: reached.how }),
    method,
    endpoint: place.origin,
    path: hide(path),
    headers: { ...named, ...headers },
    ...(body === undefined ? {} : { body: hide(textOf(body)) }),
  });
}

function textOf(body: NonNullable<unknown>): string {
  if (typeof body === 'string') return body;
  return body instanceof Uint8Array ? new TextDecoder().decode(body) : '[stream]';
}

/** Puts what may show of a number in its place, however the wire spells it. */
async function hider(numbers: readonly string[], redaction: NumberRedaction): Promise<(text: string) => string> {
  const shown = await Promise.all(numbers.map((number) => redactNumber(number, redaction)));
  const spellings = numbers.flatMap((number, index) => {
    const forms = new Set([number, phoneDigits(number) ?? number].filter((form) => form !== ''));
    const written = [...forms].flatMap((form) => [form, encodeURIComponent(form)]);
    return written.map((form) => [form, shown[index] ?? '[number]'] as const);
  });
  const longestFirst = spellings.toSorted(([one], [other]) => other.length - one.length);
  const patterns = longestFirst.map(([form, instead]) => [wholeWord(form), instead] as const);
  return (text) => patterns.reduce((hidden, [form, instead]) => hidden.replaceAll(form, () => instead), text);
}

/** An extension of two digits must not take pieces out of other words. In a form, the quote before it is `%22`: no word. */
function wholeWord(form: string): RegExp {
  const literal = form.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  return new RegExp(`(?<=^|[^\\p{L}\\p{N}]|%[\\dA-F]{2})${literal}(?![\\p{L}\\p{N}])`, 'gu');
}
