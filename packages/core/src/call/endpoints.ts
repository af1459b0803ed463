import type { Endpoint } from '../options/endpoint.ts';

/** The servers of a client in order of preference; the one that answered last is asked first. */
export interface Endpoints {
  /** A fresh walk over them for one call. */
  walk(): EndpointWalk;
}
export interface EndpointWalk {
  readonly current: Endpoint;
  /** Fails over: moves on after a request that provably was not sent, to each server once; `undefined` when none is left. */
  next(): Endpoint | undefined;
  /** For a repeat after all have failed: the next one in turn. */
  turn(): void;
  /** The current one answered: later calls begin with it. */
  answered(): void;
}

export function orderedEndpoints(list: readonly [Endpoint, ...Endpoint[]]): Endpoints {
  let preferred = 0;
  return {
    walk() {
      const first = preferred;
      let steps = 0;
      const index = (): number => (first + steps) % list.length;
      return {
        get current() {
          return list[index()] ?? list[0];
        },
        next() {
          if (steps + 1 >= list.length) return undefined;
          steps += 1;
          return list[index()];
        },
        turn: () => void (steps += 1),
        answered: () => void (preferred = index()),
      };
    },
  };
}
