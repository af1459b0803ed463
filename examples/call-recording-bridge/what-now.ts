/** The one switch over everything that can go wrong, at either vendor. */
import type { TrunklineError } from '@trunkline/gc';

/** What a failed command asks for. */
export type Remedy =
  | 'lookUp' // it may have been carried out: look, don't repeat
  | 'tryAgain' // it was not carried out, and later it may be
  | 'letItBe' // the other side has moved on: nothing is left to do
  | 'callSomebody'; // it stays wrong until somebody mends it

export function whatNow({ outcome, category }: TrunklineError): Remedy {
  if (outcome === 'unknown') return 'lookUp';
  switch (category) {
    case 'rate_limited':
    case 'unavailable':
    case 'network':
    case 'timeout':
    case 'server':
      return 'tryAgain';
    case 'not_found':
    case 'conflict':
    case 'invalid_state':
    case 'cancelled':
      return 'letItBe';
    case 'invalid_request':
    case 'authentication':
    case 'permission':
    case 'quota_exceeded':
    case 'unsupported':
    case 'policy':
    case 'telephony':
    case 'unknown':
      return 'callSomebody';
    default:
      return category satisfies never;
  }
}
