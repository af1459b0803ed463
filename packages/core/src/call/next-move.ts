import type { Problem } from './problem.ts';
import type { Repeat } from '../operations/operation.ts';

/** How a failed attempt may be followed up. */
export interface Follow {
  readonly problem: Problem;
  /** Nothing was done, for sure: the request didn't leave, or was refused for its rate. */
  readonly harmless: boolean;
  /** A passing failure, worth another try where a second time does no harm. */
  readonly passing: boolean;
}

const passingStatus: ReadonlySet<number> = new Set([408, 425, 500, 502, 503, 504]);

/** Could another try end better? TLS is a matter for an administrator; an answer that nobody can read stays unreadable. */
export function isPassing(problem: Problem): boolean {
  if (problem.kind === 'network') return problem.reason !== 'tls';
  if (problem.kind === 'timeout') return problem.scope === 'attempt';
  if (problem.kind === 'http') return passingStatus.has(problem.status);
  return false;
}

/** Was nothing done, for sure? The request didn't leave, or it was refused for its rate before anybody looked at it. */
export function isHarmless(problem: Problem, limited: boolean): boolean {
  if (problem.kind === 'network') return problem.outcome === 'not_sent' && problem.reason !== 'tls';
  return limited || (problem.kind === 'http' && problem.status === 429);
}

/** May it be repeated at all? */
export function mayRepeat({ harmless, passing }: Follow, repeat: Repeat): boolean {
  return harmless || (passing && repeat !== 'unsafe');
}

const firstBackoffMs = 300;
const longestBackoffMs = 8_000;

/** The caller's source of chance may throw, or give what is no share. */
function share(random: () => number): number {
  try {
    const given = random();
    if (given >= 0 && given <= 1) return given;
  } catch {
    // told below
  }
  return Math.random();
}

/** Full jitter: anywhere between nothing and the doubled step, so that many clients don't come back together. */
export function backoffMs(retry: number, random: () => number): number {
  return Math.round(share(random) * Math.min(longestBackoffMs, firstBackoffMs * 2 ** retry));
}

/** Of all calls, the share that may be repeated: every call saves up, every repeat spends. */
export interface RetryBudget {
  earn(): void;
  spend(): boolean;
}

const mostSaved = 100;

export function retryBudget(share: number | undefined): RetryBudget {
  let saved = 0;
  return {
    earn() {
      if (share !== undefined) saved = Math.min(mostSaved, saved + share);
    },
    spend() {
      if (share === undefined) return true;
      if (saved < 1) return false;
      saved -= 1;
      return true;
    },
  };
}
