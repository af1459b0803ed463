import type { Sender } from '@trunkline/core';
import { createPool, type Pool, type PoolOptions } from './pool.ts';

/** The sender for `tcp:` and `tls:`, with a pool per server. */
export interface SocketSender {
  readonly send: Sender;
  /** Ends every connection. */
  close(): void;
}

export function socketSender(options: PoolOptions): SocketSender {
  const pools = new Map<string, Pool>();
  return {
    send({ endpoint, body }, limits) {
      const pool = pools.get(endpoint.origin) ?? createPool(endpoint, options);
      pools.set(endpoint.origin, pool);
      return pool.send(body as string, limits);
    },
    close() {
      for (const pool of pools.values()) pool.close();
    },
  };
}
