import type { Endpoint } from '../options/endpoint.ts';

/** The servers of a client in order of preference; the one that answered last is asked first. */
export interface Endpoints {
  /** A fresh walk over them for one call: each at most once. */
  walk(): EndpointWalk;
}
export interface EndpointWalk {
  readonly current: Endpoint;
  /** Moves on after a request that provably was not sent; `undefined` when none is left. */
  next(): Endpoint | undefined;
}

export function orderedEndpoints(list: readonly [Endpoint, ...Endpoint[]]): Endpoints {
  let preferred = 0;
  return {
    walk() {
      const first = preferred;
      let steps = 0;
      const at = (): Endpoint => list[(first + steps) % list.length] ?? list[0];
      return {
        get current() {
          return at();
        },
        next() {
          if (steps + 1 >= list.length) return undefined;
          steps += 1;
          preferred = (first + steps) % list.length;
          return at();
        },
      };
    },
  };
}
