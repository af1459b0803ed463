import type { Endpoint, SchemeSender } from '@trunkline/core';
import { createPool, type Pool, type PoolOptions } from './pool.ts';

/** The sender for `tcp:` and `tls:`, with a pool per server. */
export interface SocketSender extends SchemeSender {
  /** Ends every connection. */
  readonly close: () => void;
}

export function socketSender(options: PoolOptions): SocketSender {
  const pools = new Map<string, Pool>();

  function poolOf(endpoint: Endpoint): Pool {
    const pool = pools.get(endpoint.origin) ?? createPool(endpoint, options);
    pools.set(endpoint.origin, pool);
    return pool;
  }

  return {
    place: (endpoint, signal) => poolOf(endpoint).place(signal),
    send: ({ endpoint, body }, limits) => poolOf(endpoint).send(body as string, limits),
    close() {
      for (const pool of pools.values()) pool.close();
    },
  };
}
