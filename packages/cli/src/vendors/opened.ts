import { bindClient, type Connection } from '@trunkline/core';
import type { OpenClient } from './vendor.ts';

/** The client of a tree of operations, with the connection that dry runs need. */
export function opened<Code extends string | number>(
  connection: Connection<Code, never> | Connection<Code>,
  tree: object,
): OpenClient {
  const plain = connection as Connection;
  return { methods: bindClient(plain, tree), connection: plain, close: () => plain.close() };
}
