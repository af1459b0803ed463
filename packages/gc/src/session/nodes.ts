import {
  bindClient,
  connect,
  insecureWarning,
  type ClientOf,
  type CloseOptions,
  type Connection,
  type Credential,
} from '@trunkline/core';
import type { GcCode } from '../codes.ts';
import type { AgentFacts } from '../command.ts';
import * as operations from '../operations/index.ts';
import type { GcOptions, ReadGcOptions } from '../options.ts';
import { gcDialect, type CallbackAddress } from '../wire.ts';
import type { GcResult } from '../verb.ts';
import type { SessionState } from './state.ts';

export type Verbs = ClientOf<typeof operations, GcCode>;

/** What is the same on every node. */
export interface NodeFacts {
  readonly agent: AgentFacts;
  readonly password: Credential;
  readonly sessionUrl: string;
  readonly callback: CallbackAddress;
  readonly options: GcOptions;
  readonly read: ReadGcOptions;
}

/** The nodes of GC that a session may be on, one at a time. */
export interface Nodes {
  readonly clock: Connection['clock'];
  readonly count: number;
  /** The verbs, on the node where the session is now. */
  readonly verbs: () => Verbs;
  /** Goes to the next node in order, from the last one to the first. */
  readonly next: () => void;
  readonly close: (options?: CloseOptions) => Promise<void>;
}

/** Opens a connection per node. They share one state: that is what makes them one session. */
export function createNodes(
  { agent, password, sessionUrl, callback, options, read }: NodeFacts,
  inside: { readonly state: SessionState },
): Nodes {
  const { endpoints: _endpoints, ...shared } = options;
  const connections = read.nodes.map(({ baseUrl, page }) =>
    connect({
      dialect: gcDialect({ agent, callback, sessionUrl, profile: read.profile, page }),
      options: { ...shared, baseUrl },
      credentials: { password },
      state: inside,
      warnings: insecureWarning({ baseUrl }),
    }),
  );
  const bound = connections.map((connection) => bindClient(connection, operations));
  let node = 0;
  return {
    clock: (connections[0] as Connection).clock,
    count: connections.length,
    verbs: () => bound[node] as Verbs,
    next: () => void (node = (node + 1) % connections.length),
    close: async ({ drainMs = 0 } = {}) =>
      void (await Promise.all(connections.map((connection) => connection.close({ drainMs })))),
  };
}

/** A session begins with these, on whichever node is there. */
const beginnings: ReadonlySet<string> = new Set(['hello', 'connect']);

/** Every verb as a method that goes to the node where the session is when it is called. */
export function verbsOf(nodes: Nodes): Verbs {
  type Method = (...given: readonly unknown[]) => Promise<GcResult<unknown>>;
  const methods = Object.keys(operations).map((name): [string, Method] => {
    const here: Method = (...given) => (nodes.verbs()[name as keyof Verbs] as Method)(...given);
    return [name, beginnings.has(name) ? (...given) => onAnyNode(nodes, () => here(...given)) : here];
  });
  return Object.fromEntries(methods) as unknown as Verbs;
}

/** Goes on to the next node, once round, while nothing could be sent. */
async function onAnyNode(nodes: Nodes, begin: () => Promise<GcResult<unknown>>): Promise<GcResult<unknown>> {
  let result = await begin();
  for (let tried = 1; tried < nodes.count; tried += 1) {
    if (result.error?.kind !== 'network' || result.error.outcome !== 'not_sent') break;
    nodes.next();
    result = await begin();
  }
  return result;
}
