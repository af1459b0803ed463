/**
 * One call, left to right:
 *
 * check ─ encode ─┬──────────────────────────── retry loop ────────────────────────────┬─ check shape ─ Result
 *                 │ choose endpoint ─ limit ─ stamp ─ send ─ read ─ open ─ judge ─ move │
 *                 └─────────────────────────────────────────────────────────────────────┘
 *
 * Whatever happens in it, `run` answers with a Result.
 */
import { opened, type Connection } from '../connection.ts';
import type { TrunklineError } from '../errors/error.ts';
import { read } from '../fields/kind.ts';
import type { CallOptions } from '../options/call-options.ts';
import type { Operation } from '../operations/operation.ts';
import type { Result } from '../result/result.ts';
import { discard } from '../send/body.ts';
import type { SendAnswer, SendRequest } from '../send/sender.ts';
import { isFailure, isRedirect } from '../send/status.ts';
import { downloadOf } from '../streams/download.ts';
import { beginCall, endCall, listenToCaller, remainingMs, type Call, type Step } from './call.ts';
import { noteBlock } from './block.ts';
import { checkCall } from './check.ts';
import { noteHeaders, tellResponse } from './headers.ts';
import { judge, type Accepted, type Failed, type Judged } from './judge.ts';
import { isMissed, waitForPlace, waitForSender } from './limits.ts';
import { nextMove } from './next-move.ts';
import { abortedProblem, decodeProblem, timeoutProblem, unexpectedProblem, type Problem } from './problem.ts';
import { readAnswer } from './read-answer.ts';
import { attemptClock, send } from './send.ts';
import { fail, metaOf, succeed } from './settle.ts';
import { stamp, type Stamped } from './stamp.ts';
import { afterFailure, firstTry, type Tries } from './tries.ts';

/** Runs an operation. Never rejects: every failure is a Result. */
export function run<Input, Output, Code extends string | number>(
  connection: Connection<Code>,
  operation: Operation<Input, Output>,
  input: Input,
  options?: CallOptions<Code>,
): Promise<Result<Output, TrunklineError<Code>>> {
  return runPart(connection, operation, input, options, undefined);
}

/** Runs an operation as a part of a composed method: under its id, and to its end even while the client is closing. */
export async function runPart<Input, Output, Code extends string | number>(
  connection: Connection<Code>,
  operation: Operation<Input, Output>,
  input: Input,
  options: CallOptions<Code> | undefined,
  wholeId: string | undefined,
): Promise<Result<Output, TrunklineError<Code>>> {
  const call = beginCall(
    opened(connection as unknown as Connection),
    operation as unknown as Operation<unknown, unknown>,
    input,
    options,
    wholeId,
  );
  try {
    listenToCaller(call);
    return (await line(call)) as Result<Output, TrunklineError<Code>>;
  } catch (thrown) {
    const outcome = call.attempts === 0 ? 'not_sent' : 'unknown';
    return fail(call, unexpectedProblem('trunkline', thrown, outcome)) as Result<Output, TrunklineError<Code>>;
  } finally {
    endCall(call);
  }
}

async function line(call: Call): Promise<Result<unknown, TrunklineError>> {
  const { connection, operation } = call;
  const checked = await checkCall(call);
  if (!checked.ok) return fail(call, checked.problem);
  const prepared = connection.dialect.encode(checked.value, { operation, callId: call.id });
  const tries = firstTry(connection);
  connection.budget.earn();
  for (;;) {
    const judged = await attempt(call, prepared, tries);
    if (judged.accepted) return finish(call, judged);
    const failed = await noteBlock(call, judged, tries.blockKey);
    const next = await nextMove(call, failed, tries);
    if (!next.ok) return fail(call, next.problem);
  }
}

/** limit ─ stamp ─ send ─ read ─ open ─ judge */
async function attempt(call: Call, prepared: unknown, tries: Tries): Promise<Judged> {
  const stamped = await stampInPlace(call, prepared, tries);
  if (!stamped.ok) return final(afterFailure(tries, stamped.problem));
  tries.blockKey = stamped.value.blockKey;
  tries.usedToken = stamped.value.token;
  tries.refusedToken = undefined;
  if (call.stopped !== undefined) return final(abortedProblem(call.stopped.reason, 'request', call.outcome));
  if (remainingMs(call) <= 0) return final(timeoutProblem('total', 'request', call.outcome));
  const seat = await waitForSender(call, tries.walk.current);
  if (!seat.ok) return final(afterFailure(tries, seat.problem));
  const clock = attemptClock(call);
  const sentAt = call.connection.clock.monotonic();
  const sent = await send(call, stamped.value.request, clock, seat.value);
  if (!sent.ok) return { accepted: false, problem: sent.problem };
  noteHeaders(call, sent.value);
  tries.walk.answered();
  if (isStreamed(call, sent.value)) {
    tellResponse(call, sentAt);
    return { accepted: true, payload: downloadOf(call, sent.value, () => metaOf(call)) };
  }
  const target = redirectTarget(call, stamped.value.request, sent.value);
  if (target !== undefined) {
    tellResponse(call, sentAt);
    return { accepted: true, payload: target };
  }
  const answer = await readAnswer(call, sent.value, call.replayable ? clock : attemptClock(call));
  tellResponse(call, sentAt, answer.ok ? answer.value.bytes.length : undefined);
  if (!answer.ok) return { accepted: false, problem: answer.problem };
  return judge(call, prepared, answer.value, tries.walk.current);
}

/** limit ─ stamp. Whoever was held up until the place was missed takes another, once: late requests would come all together. */
async function stampInPlace(call: Call, prepared: unknown, tries: Tries): Promise<Step<Stamped>> {
  for (let another = true; ; another = false) {
    const place = await waitForPlace(call);
    if (!place.ok) return place;
    const stamped = await stamp(call, prepared, tries.walk.current, tries.refusedToken);
    if (!stamped.ok || !another || !isMissed(call, place.value)) return stamped;
  }
}

/** Nothing was sent in this attempt, and nothing can follow. */
function final(problem: Problem): Failed {
  return { accepted: false, problem, final: true };
}

/** A vendor may tell by the headers that what comes is a refusal of its own and not the body that was asked for. */
function isStreamed({ operation, connection }: Call, { status, headers }: SendAnswer): boolean {
  if (operation.answer !== 'stream' || isFailure(status)) return false;
  return connection.dialect.streams?.({ status, headers }) ?? true;
}

/** Where a redirect leads, for operations that ask for just that. One that can't be read is left to be told as a failure. */
function redirectTarget(
  { operation }: Call,
  { endpoint, path }: SendRequest,
  { status, headers, body }: SendAnswer,
): string | undefined {
  const { location } = headers;
  if (operation.answer !== 'location' || location === undefined || !isRedirect(status)) return undefined;
  if (!URL.canParse(location, endpoint.url + path)) return undefined;
  discard(body);
  return new URL(location, endpoint.url + path).href;
}

/** check shape ─ Result */
function finish(call: Call, { payload, notice, pending }: Accepted): Result<unknown, TrunklineError> {
  if (pending === true) return succeed(call, payload);
  const { value, issues } = read(call.operation.output, payload);
  if (issues.length === 0) return succeed(call, value, notice);
  return fail(call, decodeProblem({ reason: 'shape', issues }));
}
