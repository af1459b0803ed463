import type { OpenConnection } from '../connection.ts';
import type { EndpointWalk } from './endpoints.ts';
import type { Problem } from './problem.ts';

/** What the loop of a call remembers from one attempt to the next. */
export interface Tries {
  readonly walk: EndpointWalk;
  retries: number;
  /** The token of the last attempt. */
  usedToken: string | undefined;
  /** The token that the vendor has just refused. */
  refusedToken: string | undefined;
  loggedInAgain: boolean;
  /** Under which key a block by the vendor is kept. */
  blockKey: string | undefined;
  /** How the attempt before ended. */
  failed: Problem | undefined;
}

export function firstTry({ endpoints }: OpenConnection): Tries {
  return {
    walk: endpoints.walk(),
    retries: 0,
    usedToken: undefined,
    refusedToken: undefined,
    loggedInAgain: false,
    blockKey: undefined,
    failed: undefined,
  };
}

/** A repeat that a rule of ours refuses ends with what really failed: that says what is known of the work. */
export function afterFailure({ failed }: Tries, problem: Problem): Problem {
  if (failed === undefined || problem.kind !== 'refused') return problem;
  const { retryAfterMs } = problem;
  return retryAfterMs === undefined ? failed : { ...failed, retryAfterMs };
}
