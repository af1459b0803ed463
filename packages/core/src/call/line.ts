/**
 * One call, left to right:
 *
 * check ─ encode ─┬──────────────────────────── retry loop ────────────────────────────┬─ check shape ─ Result
 *                 │ choose endpoint ─ limit ─ stamp ─ send ─ read ─ open ─ judge ─ move │
 *                 └─────────────────────────────────────────────────────────────────────┘
 *
 * Whatever happens in it, `run` answers with a Result.
 */
import type { Connection } from '../connection.ts';
import type { Notice } from '../codes/entry.ts';
import type { TrunklineError } from '../errors/error.ts';
import { read } from '../fields/kind.ts';
import type { CallOptions } from '../options/call-options.ts';
import type { Operation } from '../operations/operation.ts';
import type { Result } from '../result/result.ts';
import { attemptClock, isFailure, noteHeaders, readAnswer, send } from './attempt.ts';
import { beginCall, emit, endCall, listenToCaller, pause, remainingMs, type Call, type Step } from './call.ts';
import { checkCall } from './check.ts';
import type { EndpointWalk } from './endpoints.ts';
import type { EventFacts } from './events.ts';
import { judge, type Accepted, type Judged } from './judge.ts';
import { backoffMs, isHarmless, isPassing, mayRepeat } from './next-move.ts';
import { abortedProblem, decodeProblem, timeoutProblem, unexpectedProblem, type Problem } from './problem.ts';
import type { SendAnswer } from '../send/sender.ts';
import { downloadOf } from '../streams/download.ts';
import { fail, metaOf, succeed, worse } from './settle.ts';
import { keepHold, waitForPlace } from './limits.ts';
import { stamp } from './stamp.ts';

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
    connection as unknown as Connection,
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
  const checked = await checkCall(call);
  if (!checked.ok) return fail(call, checked.problem);
  const { dialect } = call.connection;
  const prepared = dialect.encode(checked.value, { operation: call.operation, callId: call.id });
  const walk = call.connection.endpoints.walk();
  const tries: Tries = {
    walk,
    retries: 0,
    usedToken: undefined,
    refusedToken: undefined,
    loggedInAgain: false,
    failed: undefined,
  };
  call.connection.budget.earn();
  for (;;) {
    const judged = await attempt(call, prepared, tries);
    if (judged.accepted) return finish(call, judged);
    await keepHold(call, judged.holdUntilMs);
    const next = await nextMove(call, judged, tries);
    if (!next.ok) return fail(call, next.problem);
  }
}

/** What the loop remembers from one attempt to the next. */
interface Tries {
  readonly walk: EndpointWalk;
  retries: number;
  usedToken: string | undefined;
  /** The token that the vendor has just refused. */
  refusedToken: string | undefined;
  loggedInAgain: boolean;
  /** How the attempt before ended. */
  failed: Problem | undefined;
}

/** limit ─ stamp ─ send ─ read ─ open ─ judge */
async function attempt(call: Call, prepared: unknown, tries: Tries): Promise<Judged> {
  const place = await waitForPlace(call);
  if (!place.ok) return { accepted: false, problem: afterFailure(tries, place.problem), final: true };
  const stamped = await stamp(call, prepared, tries.walk.current, tries.refusedToken);
  if (!stamped.ok) return { accepted: false, problem: stamped.problem, final: true };
  tries.usedToken = stamped.value.token;
  tries.refusedToken = undefined;
  if (call.stopped !== undefined) return stopped(call);
  const clock = attemptClock(call);
  if (remainingMs(call) <= 0) {
    return { accepted: false, problem: timeoutProblem('total', 'request', call.outcome), final: true };
  }
  const sentAt = call.connection.clock.monotonic();
  const sent = await send(call, stamped.value.request, clock);
  if (!sent.ok) return { accepted: false, problem: sent.problem };
  noteHeaders(call, sent.value);
  tries.walk.answered();
  const durationMs = (): number => call.connection.clock.monotonic() - sentAt;
  if (isStreamed(call, sent.value)) {
    emit(call, responseEvent(call, durationMs()));
    return { accepted: true, payload: downloadOf(call, sent.value, () => metaOf(call)) };
  }
  const answer = await readAnswer(call, sent.value, call.replayable ? clock : attemptClock(call));
  emit(call, responseEvent(call, durationMs(), answer.ok ? answer.value.bytes.length : undefined));
  if (!answer.ok) return { accepted: false, problem: answer.problem };
  return judge(call, prepared, answer.value, tries.walk.current);
}

/** A repeat that a rule of ours refuses ends with what really failed: that says what is known of the work. */
function afterFailure({ failed }: Tries, problem: Problem): Problem {
  if (failed === undefined || problem.kind !== 'refused') return problem;
  const { retryAfterMs } = problem;
  return retryAfterMs === undefined ? failed : { ...failed, retryAfterMs };
}

function responseEvent(call: Call, durationMs: number, bytes?: number): EventFacts {
  return {
    type: 'response',
    endpoint: call.endpoint ?? '',
    durationMs,
    ...(call.status === undefined ? {} : { status: call.status }),
    ...(bytes === undefined ? {} : { bytes }),
    ...(call.requestId === undefined ? {} : { requestId: call.requestId }),
  };
}

/** A vendor may tell by the headers that what comes is a refusal of its own and not the body that was asked for. */
function isStreamed({ operation, connection }: Call, { status, headers }: SendAnswer): boolean {
  if (operation.answer !== 'stream' || isFailure(status)) return false;
  return connection.dialect.streams?.({ status, headers }) ?? true;
}

function stopped(call: Call): Judged {
  return { accepted: false, problem: abortedProblem(call.stopped?.reason, 'request', call.outcome), final: true };
}

/** Another server, another login, another try, or the end. */
async function nextMove(call: Call, failed: Extract<Judged, { accepted: false }>, tries: Tries): Promise<Step<void>> {
  const { problem } = failed;
  const end = { ok: false, problem } as const;
  if (failed.final === true || call.stopped !== undefined || !call.replayable) return end;
  const before = call.outcome;
  call.outcome = worse(call.outcome, problem.outcome);
  tries.failed = problem;
  if (failed.login === true) {
    if (tries.loggedInAgain || tries.usedToken === undefined) return end;
    tries.loggedInAgain = true;
    tries.refusedToken = tries.usedToken;
    call.outcome = before;
    return { ok: true, value: undefined };
  }
  if (problem.outcome === 'not_sent') {
    const endpoint = tries.walk.next();
    if (endpoint !== undefined) {
      emit(call, { type: 'failover', because: problem.kind, endpoint: endpoint.origin });
      return { ok: true, value: undefined };
    }
  }
  return repeat(call, failed, tries);
}

async function repeat(call: Call, failed: Extract<Judged, { accepted: false }>, tries: Tries): Promise<Step<void>> {
  const { problem } = failed;
  const { connection, operation, options } = call;
  const limit = options.retry?.limit ?? connection.retryLimit;
  const longest = options.retry?.maxRetryAfterMs ?? connection.maxRetryAfterMs;
  const end = { ok: false, problem } as const;
  const follow = {
    problem,
    harmless: isHarmless(problem, failed.limited === true),
    passing: failed.passing ?? isPassing(problem),
  };
  if (tries.retries >= limit || !mayRepeat(follow, operation.repeat)) return end;
  const told = problem.retryAfterMs;
  const waitMs = told ?? backoffMs(tries.retries, connection.random);
  if (told !== undefined && told > longest) return end;
  if (waitMs >= remainingMs(call)) return { ok: false, problem: { ...problem, retryAfterMs: waitMs } };
  if (!connection.budget.spend()) return end;
  tries.retries += 1;
  if (problem.outcome === 'not_sent') tries.walk.turn();
  emit(call, { type: 'retry', because: problem.kind, waitMs });
  return pause(call, waitMs, 'backoff');
}

/** check shape ─ Result */
function finish(call: Call, { payload, notice, pending }: Accepted): Result<unknown, TrunklineError> {
  if (pending === true) return succeed(call, payload);
  const { value, issues } = read(call.operation.output, payload);
  if (issues.length === 0) return succeed(call, value, notice as Notice | undefined);
  return fail(call, decodeProblem({ reason: 'shape', issues }));
}
