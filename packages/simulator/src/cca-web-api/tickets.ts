import type { Ids } from '../frame/ids.ts';

/** Things that a client comes back for with a token that it was given: results of searches, files. */
export interface Tickets<Thing> {
  issue(thing: Thing): string;
  /** Undefined when nobody knows the token, or its time is over. */
  find(token: string): Thing | undefined;
}

export const createTickets = <Thing>(ids: Ids, now: () => number, validMs: number): Tickets<Thing> => {
  const things = new Map<string, { readonly thing: Thing; readonly until: number }>();
  return {
    issue: (thing) => {
      const token = ids.uuid();
      things.set(token, { thing, until: now() + validMs });
      return token;
    },
    find: (token) => {
      const found = things.get(token);
      if (found !== undefined && found.until > now()) return found.thing;
      things.delete(token);
      return undefined;
    },
  };
};
