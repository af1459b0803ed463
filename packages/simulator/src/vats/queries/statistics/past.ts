import { pastCalls, type PastCall } from '../../calls/past-call.ts';
import type { Pbx } from '../../pbx.ts';

/** Every call that began in this span and is over: first the seeded ones, then those that were simulated. */
export const callsBetween = (pbx: Pbx, from: number, until: number): Iterable<PastCall> => {
  // What is simulated later doesn't belong to a report that was asked for now.
  const simulated = pastCalls(pbx.exchange.conversations);
  return {
    *[Symbol.iterator]() {
      yield* pbx.seeded.between(from, until);
      for (const call of simulated) if (call.createdAt >= from && call.createdAt <= until) yield call;
    },
  };
};
