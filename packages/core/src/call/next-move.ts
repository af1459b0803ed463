import type { Repeat } from '../operations/operation.ts';
import { emit, pause, remainingMs, type Call, type Step } from './call.ts';
import { backoffMs } from './backoff.ts';
import type { Failed } from './judge.ts';
import type { Problem } from './problem.ts';
import { worse } from './settle.ts';
import type { Tries } from './tries.ts';

/** How a failed attempt may be followed up. */
interface Follow {
  readonly problem: Problem;
  /** Nothing was done, for sure: the request didn't leave, or was refused for its rate. */
  readonly harmless: boolean;
  /** A passing failure, worth another try where a second time does no harm. */
  readonly passing: boolean;
}

const passingStatus: ReadonlySet<number> = new Set([408, 425, 500, 502, 503, 504]);

/** Could another try end better? TLS is a matter for an administrator; an answer that nobody can read stays unreadable. */
function isPassing(problem: Problem): boolean {
  if (problem.kind === 'network') return problem.reason !== 'tls';
  if (problem.kind === 'timeout') return problem.scope === 'attempt';
  if (problem.kind === 'http') return passingStatus.has(problem.status);
  return false;
}

/** Was nothing done, for sure? The request didn't leave, or it was refused for its rate before anybody looked at it. */
function isHarmless(problem: Problem, limited: boolean): boolean {
  if (problem.kind === 'network') return problem.outcome === 'not_sent' && problem.reason !== 'tls';
  if (problem.kind === 'timeout') return problem.outcome === 'not_sent' && problem.scope === 'attempt';
  return limited || (problem.kind === 'http' && problem.status === 429);
}

/** May it be repeated at all? */
function mayRepeat({ harmless, passing }: Follow, repeat: Repeat): boolean {
  return harmless || (passing && repeat !== 'unsafe');
}

/** A stream that is made anew goes out again where nobody has taken the first one: it never left, or the session had ended. */
function mayGoOutAgain({ remade }: Call, { login, problem }: Failed): boolean {
  return remade && (login === true || problem.outcome === 'not_sent');
}

/** Another server, another login, another try, or the end. */
export async function nextMove(call: Call, failed: Failed, tries: Tries): Promise<Step<void>> {
  const { problem } = failed;
  const end = { ok: false, problem } as const;
  if (failed.final === true || call.stopped !== undefined) return end;
  if (!call.replayable && !mayGoOutAgain(call, failed)) return end;
  const before = call.outcome;
  call.outcome = worse(call.outcome, problem.outcome);
  tries.failed = problem;
  if (failed.login === true) {
    if (tries.loggedInAgain || tries.usedToken === undefined) return end;
    call.letGo?.(); // an upload that was answered before it was read to its end
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

async function repeat(call: Call, failed: Failed, tries: Tries): Promise<Step<void>> {
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
