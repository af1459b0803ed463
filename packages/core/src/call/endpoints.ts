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

  /** A class, since every call makes one: an object with a getter of its own is dear to make. */
  class Walk implements EndpointWalk {
    #index = preferred;
    #steps = 0;
    get current(): Endpoint {
      return list[this.#index] ?? list[0];
    }
    next(): Endpoint | undefined {
      if (this.#steps + 1 >= list.length) return undefined;
      this.turn();
      return this.current;
    }
    turn(): void {
      this.#steps += 1;
      this.#index = (this.#index + 1) % list.length;
    }
    answered(): void {
      preferred = this.#index;
    }
  }

  return { walk: () => new Walk() };
}
